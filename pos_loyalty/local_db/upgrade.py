# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Bringing the file of an older release up to date, with a copy of it kept before each time."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from pos_loyalty.domain.errors import DamagedFile, NewerFile
from pos_loyalty.local_db.connection import (
    Connection,
    Role,
    open_connection,
    translated,
    translation_of,
)
from pos_loyalty.local_db.files import OWNER_ONLY, StoreFiles, sync_file

NEWEST_REVISION: Final = "0006"
"""Known here too, so that a file that is up to date opens without loading Alembic."""

SCRIPTS: Final = Path(__file__).parent / "migrations"
"""One file for each step from release to release; a released one never changes."""


def bring_up_to_date(files: StoreFiles, key: bytes) -> None:
    """Upgrade the file if it is older than this release; nobody else may have it open.

    Raises:
        NewerFile: If a newer release has upgraded it.
        DamagedFile: If it is no till's file.
    """
    if revision := older_revision(files.database, key):
        keep_copy(files, revision)
        migrate(files.database, key)


def older_revision(database: Path, key: bytes) -> str:
    """Return the revision of a file that is to be upgraded; empty if it is of this release.

    What was committed is in the file itself then: the closed file can be copied.

    Raises:
        NewerFile: If a newer release has upgraded it.
        DamagedFile: If it is no till's file.
    """
    with closing(open_connection(database, key, Role.WRITER)) as connection:
        revision = _revision(connection)
        if revision == NEWEST_REVISION:
            return ""
        if revision not in known_revisions():
            raise NewerFile(f"revision {revision}")
        with translated():
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return revision


def keep_copy(files: StoreFiles, revision: str) -> Path:
    """Copy the closed database to where ``revision`` of it is kept; durable on return."""
    files.backups.mkdir(mode=0o700, exist_ok=True)
    copy = files.backups / f"till-before-upgrade-from-{revision}.db"
    shutil.copyfile(files.database, copy)
    copy.chmod(OWNER_ONLY)
    sync_file(copy)
    return copy


def migrate(database: Path, key: bytes, revision: str = "head") -> None:
    """Run the migrations up to ``revision`` in one transaction; makes an empty file's tables.

    Raises:
        DamagedFile: If a part of the file cannot be read; nothing has changed then.
        DiskFull: If there is no room for it; nothing has changed then.
    """
    from alembic import command
    from alembic.config import Config

    from pos_loyalty.local_db.cold import cold_engine

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    engine = cold_engine(database, key)
    try:
        with translated(), engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    except DBAPIError as error:  # SQLAlchemy's wrapping of the driver's own
        raise (translation_of(error.orig) if error.orig else error) from error
    finally:
        engine.dispose()


def known_revisions() -> frozenset[str]:
    """Return all revisions that this release can upgrade from, and its own."""
    from alembic.script import ScriptDirectory

    return frozenset(script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions())


def _revision(connection: Connection) -> str:
    sql = "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    with translated():
        if connection.execute(sql).fetchone() is None:
            raise DamagedFile("the file is no till's")
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return "" if row is None else str(row[0])
