# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till as an older release left it, with ten operations of all kinds that it had."""

from contextlib import closing
from pathlib import Path

from pos_loyalty.local_db.connection import Role, Row, open_connection, open_for_inspection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import find_key, make_key
from pos_loyalty.local_db.upgrade import migrate

OPERATIONS = 10
ROWS = Path(__file__).with_name("till_0001.sql")


def make_till_of_0001(folder: Path) -> None:
    """Make the closed store of a till that nobody has opened since."""
    folder.mkdir()
    files = StoreFiles(folder)
    key = make_key(files, None)
    migrate(files.database, key, "0001")
    with closing(open_connection(files.database, key, Role.WRITER)) as connection:
        for line in ROWS.read_text("utf-8").splitlines():
            if not line.startswith("--"):
                connection.execute(line)


def rows_of(folder: Path, sql: str) -> list[Row]:
    """Return what the closed file says, left as it is."""
    files = StoreFiles(folder)
    with closing(open_for_inspection(files.database, find_key(files, None))) as connection:
        return connection.execute(sql).fetchall()
