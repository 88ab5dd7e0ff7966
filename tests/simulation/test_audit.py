# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An auditor finds in books that were made by hand who spent what they did not have."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.simulation.audit import overspent, used_after_return, wrong_grants
from pos_loyalty.simulation.books import Books

TABLES = """
    CREATE TABLE lot (member_id, unit, amount);
    CREATE TABLE entry (till_id, epoch, seq, account, original_member_id, unit, amount);
    CREATE TABLE op (till_id, epoch, seq, kind, payload, member_id, is_applied);
    CREATE TABLE flag (till_id, epoch, seq, code);
    CREATE TABLE grant_issued (grant_id, amount, used);
"""
ADA, GRACE, TILL = b"a" * 16, b"g" * 16, b"t" * 16
SERVER = bytes(16)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "server.db"


@pytest.fixture
def books(file: Path) -> Iterator[Books]:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(TABLES)
    books = Books(file)
    yield books
    books.close()


def write(file: Path, table: str, *row: object) -> None:
    places = ", ".join("?" * len(row))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"INSERT INTO {table} VALUES ({places})", row)  # noqa: S608 - our own


def take(file: Path, seq: int, kind: str, points: int, whose: bytes = ADA) -> None:
    write(file, "op", TILL, 1, seq, kind, b"{}", whose, 1)
    write(file, "entry", TILL, 1, seq, "member", whose, "points", -points)


def merge(file: Path, absorbed: bytes, survivor: bytes) -> None:
    payload = json.dumps({"draft": {"fact": {"survivor_id": str(UUID(bytes=survivor))}}})
    write(file, "op", SERVER, 1, 1, "merge", payload.encode(), absorbed, 1)


def test_a_balance_below_nothing_is_found(file: Path, books: Books) -> None:
    write(file, "lot", ADA, "points", 20)
    write(file, "lot", ADA, "points", -50)
    take(file, 1, "redemption", 50)

    found = list(overspent(books, is_excused=False))

    assert len(found) == 1
    assert "has -30 points" in found[0]


def test_what_was_taken_back_explains_it(file: Path, books: Books) -> None:
    write(file, "lot", ADA, "points", -30)
    take(file, 1, "refund", 30)

    assert not list(overspent(books, is_excused=False))


def test_what_a_merged_member_gave_back_explains_the_survivors_balance(
    file: Path, books: Books
) -> None:
    merge(file, GRACE, ADA)
    write(file, "lot", ADA, "points", -30)
    take(file, 1, "undo", 30, whose=GRACE)

    assert not list(overspent(books, is_excused=False))


def test_a_merge_that_was_taken_back_explains_nothing(file: Path, books: Books) -> None:
    merge(file, GRACE, ADA)
    write(file, "lot", ADA, "points", -30)
    write(file, "op", SERVER, 1, 2, "undo", b"{}", GRACE, 1)
    write(file, "entry", SERVER, 1, 2, "member", ADA, "points", -30)

    assert len(list(overspent(books, is_excused=False))) == 1


@pytest.mark.parametrize(("bound", "count"), [(29, 1), (30, 0)])
def test_the_shops_own_terms_allow_so_much_and_no_more(
    file: Path, books: Books, bound: int, count: int
) -> None:
    write(file, "lot", ADA, "points", -30)
    take(file, 1, "redemption", 30)

    assert len(list(overspent(books, bound=bound, is_excused=False))) == count


def test_no_terms_allow_money_to_be_overdrawn(file: Path, books: Books) -> None:
    write(file, "lot", ADA, "money:gift-card", -1)

    assert list(overspent(books, bound=1000, is_excused=False))


@pytest.mark.parametrize(("is_excused", "count"), [(False, 1), (True, 0)])
def test_what_is_flagged_is_explained_only_by_a_lost_disk(
    file: Path, books: Books, *, is_excused: bool, count: int
) -> None:
    write(file, "lot", ADA, "points", -30)
    take(file, 1, "redemption", 30)
    write(file, "flag", TILL, 1, 1, "grant_over")

    assert len(list(overspent(books, is_excused=is_excused))) == count
    assert len(list(wrong_grants(books, is_excused=is_excused))) == count


def test_a_grant_is_not_used_beyond_its_amount(file: Path, books: Books) -> None:
    write(file, "grant_issued", b"1" * 16, 30, 30)
    write(file, "grant_issued", b"2" * 16, 30, 31)

    found = list(wrong_grants(books, is_excused=False))

    assert len(found) == 1
    assert "of 30 was used for 31" in found[0]


def test_with_a_floor_an_overdraft_is_flagged_and_no_mistake(file: Path, books: Books) -> None:
    write(file, "flag", TILL, 1, 1, "overdraft")
    write(file, "flag", TILL, 1, 2, "grant_over")

    found = list(wrong_grants(books, has_floor=True, is_excused=False))

    assert len(found) == 1
    assert found[0].startswith("grant_over")


@pytest.mark.parametrize(("order", "count"), [((1, 2), 1), ((2, 1), 0)])
def test_what_was_given_back_is_not_handed_out_again(
    file: Path, books: Books, order: tuple[int, int], count: int
) -> None:
    returned = {"fact": {"kind": "grant_return", "grant_id": "g1"}}
    used = {"fact": {"kind": "redemption"}, "uses": [{"grant_id": "g1", "amount": 5}]}
    for seq, draft in zip(order, (returned, used), strict=True):
        write(file, "op", TILL, 1, seq, "any", json.dumps({"draft": draft}).encode(), ADA, 1)
    write(file, "op", TILL, 1, 3, "", b"\xff not ours", ADA, 1)

    assert len(list(used_after_return(books))) == count
