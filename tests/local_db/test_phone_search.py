# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A customer says some digits of a phone, from wherever in the number."""

import random
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import phone_search
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.local_db.phone_search import DIGITS_MIN
from pos_loyalty.local_db.store import SqliteStore

LIMIT = 20
COUNT = 300


def _member(number: int, phone: str) -> Member:
    card = f"{number:018}"
    return Member(MemberId(UUID(int=number)), card, "Ada", phone=phone, joined_on=date(2026, 1, 1))


def _phones() -> list[str]:
    dice = random.Random(9)
    polish = {f"+48{dice.randrange(500_000_000, 900_000_000)}" for _ in range(COUNT // 2)}
    russian = {f"+79{dice.randrange(10**9):09}" for _ in range(COUNT // 2)}
    return sorted(polish | russian)


@pytest.fixture
def phones(store: SqliteStore) -> list[str]:
    phones = _phones()
    import_members(store, (BaseMember(_member(n, phone)) for n, phone in enumerate(phones, 1)))
    return phones


def _found(store: SqliteStore, query: str) -> list[str]:
    with store.reading() as uow:
        return [member.phone for member in uow.members.search(query, LIMIT)]


@given(data=st.data())
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_digits_in_a_row_find_their_number(
    store: SqliteStore, phones: list[str], data: st.DataObject
) -> None:
    phone = data.draw(st.sampled_from(phones))
    first = data.draw(st.integers(1, len(phone) - DIGITS_MIN))
    said = phone[first : data.draw(st.integers(first + DIGITS_MIN, len(phone)))]

    found = _found(store, said)

    assert all(said.lstrip("0") in one for one in found)
    assert phone in found or len(found) == LIMIT
    assert len(set(found)) == len(found)


def test_digits_in_the_middle_are_found_beyond_what_is_read_one_by_one(
    store: SqliteStore, phones: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phone_search, "SCANNED_MAX", 0)

    missed = [one for one in phones[::30] if one not in _found(store, one[-10:-4])]

    assert missed == []


def test_the_last_digits_stand_before_the_same_digits_in_the_middle(store: SqliteStore) -> None:
    numbers = ("+48777712345", "+48612777734", "+48612347777", "+48612377770")
    import_members(store, (BaseMember(_member(n, one)) for n, one in enumerate(numbers, 1)))

    assert _found(store, "7777") == [numbers[2], numbers[3], numbers[1], numbers[0]]


def test_more_who_match_than_are_shown_do_not_hide_the_rest(store: SqliteStore) -> None:
    ends = [f"+48600{n:02}1234" for n in range(15)]
    starts = [f"+481234{n:05}" for n in range(15)]
    numbers = enumerate((*ends, *starts), 1)
    import_members(store, (BaseMember(_member(n, one)) for n, one in numbers))

    found = _found(store, "1234")

    assert (len(found), len(set(found))) == (LIMIT, LIMIT)
    assert set(ends) <= set(found)


def test_zeros_in_front_may_be_digits_or_a_trunk_line(store: SqliteStore) -> None:
    numbers = ("+48600123450", "+48123450000")
    import_members(store, (BaseMember(_member(n, one)) for n, one in enumerate(numbers, 1)))

    assert _found(store, "012345") == list(numbers)


def test_a_number_is_found_however_its_beginning_is_written(store: SqliteStore) -> None:
    polish, russian = "+48501234567", "+79161234567"
    import_members(store, (BaseMember(_member(n, one)) for n, one in enumerate((polish, russian))))
    said = {
        polish: ("+48 501", "0048 501234567", "0501 234 567", "501-23", "(501) 234", "48501"),
        russian: ("+7 916", "8 916 123-45-67", "89161234567", "9161", "007916"),
    }

    missed = [
        one for number, ways in said.items() for one in ways if _found(store, one) != [number]
    ]

    assert missed == []
    assert _found(store, "5013") == []
