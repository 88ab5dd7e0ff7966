# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import random
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.local_db.store import SqliteStore

LIMIT = 20
FIRST_NAMES = ("Anna", "Jan", "Zofia", "Иван", "Ольга", "Emma", "Łukasz")
ENDINGS = ("ska", "ski", "wicz", "czyk", "ak", "ek", "ow", "ова")
SYLLABLES = ("ko", "wal", "no", "wi", "śni", "lew", "mar", "pet", "rut", "zie", "dą", "bro")


def _member(number: int, given_name: str, family_name: str) -> Member:
    return Member(
        MemberId(UUID(int=number)),
        f"{number:018}",
        given_name,
        family_name,
        phone=f"+48{600_000_000 + number}",
        email=f"mail{number}@example.com",
        joined_on=date(2026, 1, 1),
    )


def _crowd(count: int) -> list[Member]:
    dice = random.Random(5)
    return [
        _member(
            number,
            dice.choice(FIRST_NAMES),
            "".join(dice.choices(SYLLABLES, k=2)).capitalize() + dice.choice(ENDINGS),
        )
        for number in range(1_000, 1_000 + count)
    ]


def _found(store: SqliteStore, query: str, limit: int = LIMIT) -> list[str]:
    with store.reading() as uow:
        return [f"{m.given_name} {m.family_name}" for m in uow.members.search(query, limit)]


def _holding(store: SqliteStore, *members: Member) -> None:
    import_members(store, map(BaseMember, members))


def test_common_names_together_find_who_bears_both(store: SqliteStore) -> None:
    crowd = [_member(n, "Anna" if n % 2 else "Jan", "Nowak") for n in range(3_000)]
    _holding(store, *crowd, _member(9_000, "Jan", "Rzadki"))

    assert _found(store, "jan nowak") == ["Jan Nowak"] * LIMIT
    assert _found(store, "jan rzadki") == ["Jan Rzadki"]


def test_the_exact_name_stands_before_beginnings_and_typos(store: SqliteStore) -> None:
    _holding(
        store,
        _member(1, "Ada", "Kowel"),
        _member(2, "Ada", "Kowalska"),
        _member(3, "Ada", "Kowal"),
    )

    assert _found(store, "kowal") == ["Ada Kowal", "Ada Kowalska", "Ada Kowel"]
    assert _found(store, "ada kowal") == ["Ada Kowal", "Ada Kowalska", "Ada Kowel"]


@pytest.mark.parametrize(
    "typed", ["okwalska", "kowalsak", "kowlaska", "kwoalska", "koawlska", "xowalska", "kowalskx"]
)
def test_a_typo_is_found_wherever_it_is(store: SqliteStore, typed: str) -> None:
    _holding(store, _member(1, "Ada", "Kowalska"), *_crowd(500))

    assert "Ada Kowalska" in _found(store, typed)


def test_the_limit_holds_and_nobody_comes_twice(store: SqliteStore) -> None:
    _holding(store, *_crowd(2_000))

    with store.reading() as uow:
        found = uow.members.search("anna", LIMIT)

    assert len(found) == len({member.member_id for member in found}) == LIMIT


@pytest.mark.parametrize(
    "query", ["", "   ", "%", "*", "_", "'", "\0", "x" * 5_000, "+", "--", "🙂"]
)
def test_what_means_nobody_finds_nobody(store: SqliteStore, query: str) -> None:
    _holding(store, *_crowd(50))

    assert _found(store, query) == []


def _typos(word: str) -> Iterator[str]:
    """Yield everything that is one letter away: dropped, added, replaced, two swapped."""
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + "x" + word[place:]
        yield word[:place] + "x" + word[place + 1 :]
        yield word[:place] + word[place : place + 2][::-1] + word[place + 2 :]


@pytest.mark.parametrize("name", ["Kowal", "Petrova", "Dąbrowski"])
def test_every_typo_of_one_letter_is_found_in_a_crowd(store: SqliteStore, name: str) -> None:
    _holding(store, _member(1, "Ada", name), *_crowd(300))

    missed = [typo for typo in _typos(name.lower()) if f"Ada {name}" not in _found(store, typo)]

    assert missed == []


def test_two_typos_are_too_many(store: SqliteStore) -> None:
    _holding(store, _member(1, "Ada", "Dąbrowski"))

    assert _found(store, "dxbrowxki") == []


def test_a_typo_in_the_beginning_of_a_long_name_is_found(store: SqliteStore) -> None:
    _holding(store, _member(1, "Jan", "Kowalska"), *_crowd(300))
    typed = ["kowlas", "kwoals", "kowwals", "koals", "kowqls", "jan kowlas"]

    missed = [one for one in typed if "Jan Kowalska" not in _found(store, one)]

    assert missed == []


def test_a_beginning_with_a_typo_is_asked_only_where_nothing_else_is_meant(
    store: SqliteStore,
) -> None:
    _holding(store, _member(1, "Ada", "Kowalska"), _member(2, "Ada", "Kowarska"))

    assert _found(store, "kowal") == ["Ada Kowalska"]


ADDRESS = "mail1@example.com"


def test_an_address_is_found_with_any_typo_of_one_letter(store: SqliteStore) -> None:
    _holding(store, _member(1, "Ada", "Kowalska"), *_crowd(50))
    typos = [typo for typo in _typos(ADDRESS) if "@" in typo and typo != ADDRESS[:-1]]

    missed = [typo for typo in typos[::9] if "Ada Kowalska" not in _found(store, typo)]

    assert missed == []


def test_an_address_that_somebody_has_is_no_typo(store: SqliteStore) -> None:
    _holding(store, _member(1, "Ada", "Nowak"), _member(2, "Ola", "Nowak"))

    assert _found(store, "mail2@example.com") == ["Ola Nowak"]
    assert _found(store, "mxil2@exxmple.com") == []
    assert _found(store, "mail2@" + "x" * 80) == []
