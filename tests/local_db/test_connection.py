# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlcipher3 import dbapi2

from pos_loyalty.domain.errors import DamagedFile, UnsafeLibrary, WrongKey
from pos_loyalty.local_db.connection import (
    KEY_BYTES,
    Connection,
    Role,
    open_connection,
    require_safe_library,
    translated,
)

KEY = bytes(range(KEY_BYTES))
OTHER_KEY = bytes(KEY_BYTES)


@contextmanager
def opened(path: Path, key: bytes = KEY, role: Role = Role.WRITER) -> Iterator[Connection]:
    connection = open_connection(path, key, role)
    try:
        yield connection
    finally:
        connection.close()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "till.db"
    with opened(path) as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        rows = ((f"Ada Lovelace {uuid4()}",) for _ in range(2_000))
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO t (text) VALUES (?)", rows)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("mmap_size", 0),
        ("wal_autocheckpoint", 0),
        ("query_only", 0),
        ("busy_timeout", 5_000),
        ("cipher_use_hmac", "1"),
        ("cipher_hmac_algorithm", "HMAC_SHA256"),
    ],
)
def test_the_writer_is_as_durable_as_can_be(filled: Path, pragma: str, value: object) -> None:
    with opened(filled) as connection:
        row = connection.execute(f"PRAGMA {pragma}").fetchone()

    assert row == (value,)


def test_a_reader_cannot_write(filled: Path) -> None:
    with (
        opened(filled, role=Role.READER) as connection,
        pytest.raises(dbapi2.OperationalError, match="readonly"),
    ):
        connection.execute("DELETE FROM t")


def test_a_column_takes_no_other_type(filled: Path) -> None:
    with opened(filled) as connection, pytest.raises(dbapi2.IntegrityError):
        connection.execute("INSERT INTO t (id, text) VALUES ('one', 'x')")


def test_the_file_shows_nothing_to_who_has_no_key(filled: Path) -> None:
    content = filled.read_bytes()

    assert b"Lovelace" not in content
    assert b"SQLite format" not in content


def test_another_key_is_refused(filled: Path) -> None:
    with pytest.raises(WrongKey):
        open_connection(filled, OTHER_KEY, Role.WRITER)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "till.db"
    path.write_bytes(b"a letter to the shop" * 1_000)

    with pytest.raises(WrongKey):
        open_connection(path, KEY, Role.WRITER)


def test_a_torn_file_is_damaged(filled: Path) -> None:
    with filled.open("rb+") as file:
        file.truncate(filled.stat().st_size // 2)

    with pytest.raises(DamagedFile), translated(), opened(filled) as connection:
        connection.execute("SELECT count(text) FROM t").fetchone()


def test_a_flipped_bit_is_damage(filled: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[len(content) // 2] ^= 1
    filled.write_bytes(content)

    with pytest.raises(DamagedFile), translated(), opened(filled) as connection:
        connection.execute("SELECT max(text) FROM t").fetchone()


def test_a_key_of_another_length_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_connection(tmp_path / "till.db", b"short", Role.WRITER)


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_a_library_that_loses_work_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(UnsafeLibrary):
        require_safe_library(version)


def test_the_library_that_is_used_is_safe() -> None:
    require_safe_library()


def test_what_no_person_can_help_is_not_translated(filled: Path) -> None:
    with opened(filled) as connection, pytest.raises(dbapi2.OperationalError), translated():
        connection.execute("SELECT * FROM nowhere")
