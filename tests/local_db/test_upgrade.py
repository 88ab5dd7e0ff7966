# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import DamagedFile, NewerFile
from pos_loyalty.local_db import upgrade
from pos_loyalty.local_db.connection import Role, open_connection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.upgrade import NEWEST_REVISION, known_revisions
from tests.fakes.facts import ADA, enrolment

NEXT_MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{parent}"


def upgrade() -> None:
    op.add_column("till", sa.Column("motto", sa.Text(), server_default="good coffee"))
    {then}
"""


def _execute(files: StoreFiles, sql: str, database: Path | None = None) -> list[tuple[object, ...]]:
    connection = open_connection(database or files.database, find_key(files, None), Role.WRITER)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.fixture
def files(data_dir: Path) -> StoreFiles:
    store = open_store(data_dir, keyring=None)
    with store.writing() as uow:
        uow.log.record(enrolment(), expected_version=None)
        uow.commit()
    store.close()
    return StoreFiles(data_dir)


@pytest.fixture
def next_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes this the next release, whose migration ends with the statement that is given."""

    def release(then: str) -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(upgrade.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        text = NEXT_MIGRATION.format(parent=NEWEST_REVISION, then=then)
        (scripts / "versions" / "9001_a_motto.py").write_text(text)
        monkeypatch.setattr(upgrade, "SCRIPTS", scripts)
        monkeypatch.setattr(upgrade, "NEWEST_REVISION", "9001")

    return release


def test_the_newest_revision_is_the_last_migration() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(str(upgrade.SCRIPTS)).get_heads() == [NEWEST_REVISION]
    assert NEWEST_REVISION in known_revisions()


def test_a_file_that_is_up_to_date_is_left_alone(
    files: StoreFiles, open_till: Callable[[], SqliteStore]
) -> None:
    open_till()

    assert not files.backups.exists()


def test_an_older_file_is_upgraded_and_keeps_its_work(
    files: StoreFiles,
    next_release: Callable[[str], None],
    open_till: Callable[[], SqliteStore],
) -> None:
    next_release("pass")

    store = open_till()

    with store.reading() as uow:
        assert uow.members.get(ADA.member_id) == ADA
        motto = uow.connection.execute("SELECT motto FROM till").fetchone()
    assert motto == ("good coffee",)


def test_before_an_upgrade_a_copy_is_kept(
    files: StoreFiles,
    next_release: Callable[[str], None],
    open_till: Callable[[], SqliteStore],
) -> None:
    next_release("pass")

    open_till()

    (copy,) = files.backups.iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert NEWEST_REVISION in copy.name
    assert _execute(files, "SELECT version_num FROM alembic_version", copy) == [(NEWEST_REVISION,)]
    assert _execute(files, "SELECT count(*) FROM op", copy) == [(1,)]


def test_an_upgrade_that_breaks_off_changes_nothing(
    files: StoreFiles, next_release: Callable[[str], None]
) -> None:
    next_release('raise ConnectionError("the power is gone")')

    with pytest.raises(ConnectionError):
        open_store(files.data_dir, keyring=None)

    assert _execute(files, "SELECT version_num FROM alembic_version") == [(NEWEST_REVISION,)]
    columns = [row[1] for row in _execute(files, "PRAGMA table_info(till)")]
    assert "motto" not in columns


def test_a_file_of_a_newer_release_is_refused_and_left_alone(files: StoreFiles) -> None:
    _execute(files, "UPDATE alembic_version SET version_num = '9002'")
    before = files.database.read_bytes()

    with pytest.raises(NewerFile, match="9002"):
        open_store(files.data_dir, keyring=None)

    assert files.database.read_bytes() == before
    assert not files.backups.exists()


def test_a_database_without_our_tables_is_no_tills(data_dir: Path) -> None:
    files = StoreFiles(data_dir)
    files.database.unlink()
    _execute(files, "CREATE TABLE letters (id INTEGER PRIMARY KEY)")

    with pytest.raises(DamagedFile):
        open_store(data_dir, keyring=None)


def test_a_missing_database_is_said_to_be_missing(data_dir: Path) -> None:
    StoreFiles(data_dir).database.unlink()

    with pytest.raises(DamagedFile, match=r"till\.db"):
        open_store(data_dir, keyring=None)
