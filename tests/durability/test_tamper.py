# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody, or a failing disk, changes the till's file: ``verify`` names it, whatever it is.

Bits are flipped from outside; rows are deleted, edited and swapped by one who has the key.
"""

import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Concatenate, ParamSpec

import pytest

from pos_loyalty.local_db.connection import Connection, Role, Row, open_connection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.findings import Problem, ProblemKind
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.tables import metadata
from pos_loyalty.local_db.verify import verify_store
from tests.durability.worked_store import open_worked_store

_PAGE_BYTES = 4096
_FRAME_BYTES = 24 + _PAGE_BYTES
_JOURNAL_HEADER_BYTES = 32
_OPERATIONS = 40
_FLIPS = 60
_SEED = 6

_TABLES = sorted({*metadata.tables, "alembic_version"})
_DELETED_ROWS = 5

P = ParamSpec("P")


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stores of the same day: one closed, one as a power cut leaves it."""
    folder = tmp_path_factory.mktemp("tamper")
    store = open_worked_store(folder / "closed", _OPERATIONS)
    shutil.copytree(folder / "closed", folder / "cut", ignore=shutil.ignore_patterns("*-shm"))
    store.close()
    return folder


@pytest.fixture
def closed(originals: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(originals / "closed", tmp_path / "closed"))


@pytest.fixture
def cut(originals: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(originals / "cut", tmp_path / "cut"))


def verify(folder: Path) -> tuple[Problem, ...]:
    return verify_store(folder, keyring=None)


def flip_bit(path: Path, place: int, bit: int) -> None:
    with path.open("rb+") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ (1 << bit)]))


def journal_of(folder: Path) -> Path:
    return folder / "till.db-wal"


def edit(
    folder: Path,
    change: Callable[Concatenate[Connection, P], object],
    *args: P.args,
    **kwargs: P.kwargs,
) -> None:
    """Change the file as one can who has the key."""
    with closing(_writer(folder)) as connection:
        change(connection, *args, **kwargs)


def rows_of(connection: Connection, table: str) -> list[Row]:
    sql = f"SELECT * FROM {table}"  # noqa: S608 - names of our own tables
    return connection.execute(sql).fetchall()


def test_a_store_that_nobody_touched_has_no_problem(closed: Path, cut: Path) -> None:
    assert journal_of(cut).stat().st_size > _FRAME_BYTES

    assert verify(closed) == ()
    assert verify(cut) == ()


def test_verify_leaves_the_files_as_they_are(cut: Path) -> None:
    names = ("till.db", "till.db-wal", "till.key", "till.mark")
    before = {name: (cut / name).read_bytes() for name in names}

    verify(cut)

    assert {name: (cut / name).read_bytes() for name in names} == before


def test_a_flipped_bit_is_named_by_its_page(closed: Path) -> None:
    database, dice = closed / "till.db", random.Random(_SEED)
    whole = database.read_bytes()

    for _ in range(_FLIPS):
        place, bit = dice.randrange(len(whole)), dice.randrange(8)
        flip_bit(database, place, bit)

        page = place // _PAGE_BYTES + 1
        assert f"page {page}" in {problem.place for problem in verify(closed)}

        flip_bit(database, place, bit)
    assert verify(closed) == ()


def test_a_flipped_bit_in_the_journal_is_noticed(cut: Path) -> None:
    journal, dice = journal_of(cut), random.Random(_SEED)
    length = journal.stat().st_size

    for _ in range(_FLIPS):
        place, bit = dice.randrange(length), dice.randrange(8)
        flip_bit(journal, place, bit)

        kinds = {problem.kind for problem in verify(cut)}
        assert kinds & {ProblemKind.JOURNAL_CHANGED, ProblemKind.CONFIRMED_MISSING}, (place, bit)

        flip_bit(journal, place, bit)
    assert verify(cut) == ()


@pytest.mark.parametrize("table", _TABLES)
def test_a_deleted_row_is_named_by_its_table(closed: Path, table: str) -> None:
    dice, place = random.Random(_SEED), "operation" if table == "op" else table
    with closing(_writer(closed)) as connection:
        rows = rows_of(connection, table)

    for victim in dice.sample(rows, min(_DELETED_ROWS, len(rows))):
        edit(closed, _delete, table, victim)

        assert any(problem.place.startswith(place) for problem in verify(closed)), victim

        edit(closed, _insert, table, victim)
    assert verify(closed) == ()


@pytest.mark.parametrize(
    ("table", "column", "wrong"),
    [
        ("op", "payload", b"{}"),
        ("op", "receipt_no", "A-1"),
        ("op", "kind", "gift"),
        ("op", "occurred_at", "2026-01-01T00:00:00+00:00"),
        ("op", "member_id", bytes(16)),
        ("op", "chain", bytes(32)),
        ("op", "payload_sha256", bytes(32)),
        ("till", "next_seq", 17),
        ("till", "head_chain", bytes(32)),
        ("till", "till_id", bytes(16)),
        ("till", "epoch", 9),
        ("till", "earlier", 5),
        ("program_version", "document", b"{}"),
        ("program_version", "program_id", "0" * 64),
        ("ledger_entry", "amount", 1_000_000),
        ("ledger_entry", "account", "issued!"),
        ("ledger_entry", "cause", "a friend"),
        ("lot", "base_amount", 1_000_000),
        ("lot", "local_amount", 1_000_000),
        ("ledger_entry", "unit", "stamp:coffee"),
        ("lot", "expires_on", "2099-01-01"),
        ("lot", "unit", "money:gift"),
        ("lot", "idle_months", 12),
        ("counter", "base_amount", 1_000_000),
        ("counter", "local_amount", 1_000_000),
        ("member", "version", 1_000),
        ("member", "given_name", "Eve"),
        ("member", "card_number", "1"),
        ("member", "status", "golden"),
        ("member", "referred_by", bytes(16)),
        ("identifier", "key", "c1"),
        ("name_word", "reversed", "x"),
    ],
)
def test_an_edited_value_is_noticed(closed: Path, table: str, column: str, wrong: object) -> None:
    with closing(_writer(closed)) as connection:
        rows = rows_of(connection, table)
    victim = random.Random(_SEED).choice(rows)

    edit(closed, _update, table, victim, {column: wrong})

    assert verify(closed)


def test_two_swapped_operations_are_both_named(closed: Path) -> None:
    dice = random.Random(_SEED)

    for _ in range(5):
        one, other = dice.sample(range(1, _OPERATIONS + 1), 2)
        edit(closed, _swap, one, other)

        places = {problem.place for problem in verify(closed)}
        assert {f"operation {one}", f"operation {other}"} <= places

        edit(closed, _swap, one, other)
    assert verify(closed) == ()


@pytest.mark.parametrize("kept_bytes", [0, 100, 2 * _PAGE_BYTES, 5 * _PAGE_BYTES + 7, -100, -4096])
def test_a_file_that_was_cut_short_is_named(closed: Path, kept_bytes: int) -> None:
    database = closed / "till.db"
    length = database.stat().st_size

    os.truncate(database, kept_bytes if kept_bytes >= 0 else length + kept_bytes)

    kinds = {problem.kind for problem in verify(closed)}
    assert kinds & {ProblemKind.FILE_TRUNCATED, ProblemKind.FILE_UNREADABLE}


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.6, 0.99])
def test_a_journal_that_was_cut_short_is_named_by_what_it_held(cut: Path, kept: float) -> None:
    journal = journal_of(cut)

    os.truncate(journal, int(journal.stat().st_size * kept))

    lost = [p.place for p in verify(cut) if p.kind is ProblemKind.CONFIRMED_MISSING]
    assert lost
    assert lost[-1] == f"operation {_OPERATIONS}"


def test_an_older_copy_in_the_files_place_is_named(closed: Path, tmp_path: Path) -> None:
    open_worked_store(tmp_path / "older", _OPERATIONS - 3).close()
    for name in ("till.db", "till.key"):
        shutil.copyfile(tmp_path / "older" / name, closed / name)

    problems = verify(closed)

    assert [problem.text for problem in problems] == [
        f"Operation {seq} was confirmed and is not in the file."
        for seq in range(_OPERATIONS - 2, _OPERATIONS + 1)
    ]


def test_no_problem_tells_what_is_known_of_a_member(closed: Path) -> None:
    edit(closed, lambda c: c.execute("UPDATE member SET given_name = 'Eve', phone = '+48123'"))
    edit(closed, lambda c: c.execute("UPDATE name_word SET reversed = word"))

    text = " ".join(problem.text for problem in verify(closed))

    assert text
    for secret in ("Eve", "48123", "Nowak", "Ирина", "kawon"):
        assert secret not in text


def _writer(folder: Path) -> Connection:
    files = StoreFiles(folder)
    return open_connection(files.database, find_key(files, None), Role.WRITER)


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _same_row(connection: Connection, table: str) -> str:
    return " AND ".join(f"{name} IS ?" for name in _columns(connection, table))


def _delete(connection: Connection, table: str, row: Row) -> None:
    sql = f"DELETE FROM {table} WHERE {_same_row(connection, table)}"  # noqa: S608 - our own names
    assert connection.execute(sql, row).rowcount == 1


def _insert(connection: Connection, table: str, row: Row) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - our own names


def _update(connection: Connection, table: str, row: Row, new: dict[str, object]) -> None:
    values = ", ".join(f"{name} = ?" for name in new)
    sql = f"UPDATE {table} SET {values} WHERE {_same_row(connection, table)}"  # noqa: S608 - our own names
    assert connection.execute(sql, (*new.values(), *row)).rowcount == 1


def _swap(connection: Connection, one: int, other: int) -> None:
    """Give two operations each other's number."""
    for old, new in ((one, -1), (other, one), (-1, other)):
        connection.execute("UPDATE op SET seq = ? WHERE seq = ?", (new, old))
