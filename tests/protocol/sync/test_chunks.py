# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import random
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, CounterChange, Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.protocol.sync.chunk_tables import (
    PEOPLE_MAX,
    LotLine,
    Person,
    Tables,
    read_tables,
    write_tables,
)
from pos_loyalty.protocol.sync.chunks import Chunk, unpack_chunk
from pos_loyalty.protocol.sync.columns import ColumnWriter
from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow
from tests.fakes.facts import ADA
from tests.fakes.packed_chunks import pack_chunk
from tests.protocol.sync.made_rows import rows

Rows = tuple[tuple[MemberRow, ...], tuple[AccountRow, ...]]

BYTES_PER_MEMBER_MAX = 60
ADA_ROW = MemberRow(member=ADA, version=3)
ADA_ACCOUNT = AccountRow(member_id=ADA.member_id, version=5, lots=(Lot(LotId("a"), 50),))


@given(rows())
def test_a_chunk_holds_what_was_put_in(some: Rows) -> None:
    members, accounts = some

    assert unpack_chunk(pack_chunk(members, accounts)) == Chunk(members=members, accounts=accounts)


@given(rows())
def test_the_same_rows_give_the_same_bytes(some: Rows) -> None:
    assert pack_chunk(*some) == pack_chunk(*some)


@given(rows(), st.data())
def test_a_chunk_with_flipped_bytes_is_read_or_refused(some: Rows, data: st.DataObject) -> None:
    packed = bytearray(pack_chunk(*some))
    for spot in data.draw(st.lists(st.integers(0, len(packed) - 1), min_size=1, max_size=5)):
        packed[spot] ^= data.draw(st.integers(1, 255))

    try:
        chunk = unpack_chunk(bytes(packed))
    except UnreadableMessage:
        return

    assert isinstance(chunk, Chunk)


@given(rows(), st.data())
def test_a_chunk_that_is_cut_off_is_refused(some: Rows, data: st.DataObject) -> None:
    packed = pack_chunk(*some)

    with pytest.raises(UnreadableMessage):
        unpack_chunk(packed[: data.draw(st.integers(0, len(packed) - 1))])


@given(st.binary(max_size=200))
def test_what_is_no_chunk_is_refused_or_holds_something(text: bytes) -> None:
    try:
        unpack_chunk(text)
    except UnreadableMessage:
        return


def test_a_store_takes_the_accounts_that_it_has_seen() -> None:
    bea = replace(ADA, member_id=MemberId(UUID(int=11)))
    members = [ADA_ROW, MemberRow(member=bea, version=1)]
    sums = AccountRow(member_id=PROGRAM_ACCOUNT, version=9)
    accounts = [ADA_ACCOUNT, AccountRow(member_id=bea.member_id, version=1), sums]
    packed = pack_chunk(members, accounts, seen_by={ADA.member_id: ("gda-1", "waw-1")})

    chunk = unpack_chunk(packed, store_id="waw-1")

    assert chunk.members == tuple(members)
    assert chunk.accounts == (ADA_ACCOUNT, sums)
    assert unpack_chunk(packed).accounts == tuple(accounts)


def test_columns_of_a_later_release_are_passed_over() -> None:
    packed = pack_chunk([ADA_ROW], [ADA_ACCOUNT]) + b"more"

    assert unpack_chunk(packed).members == (ADA_ROW,)


def test_a_status_that_nobody_knows_is_refused() -> None:
    person = Person(b"a" * 16, version=1, joined_on=1, status="asleep", channel="none")

    with pytest.raises(UnreadableMessage, match="a value"):
        unpack_chunk(write_tables(Tables([person])))


def test_a_chunk_of_more_people_than_any_is_refused() -> None:
    writer = ColumnWriter()
    writer.count(PEOPLE_MAX + 1)

    with pytest.raises(UnreadableMessage, match="at most"):
        read_tables(writer.finished())


def test_counters_that_do_not_add_up_are_refused() -> None:
    writer = ColumnWriter()
    for many in (0, 0, 3):  # people, lots, counters
        writer.count(many)
    packed = bytearray(write_tables(Tables([])))
    packed[:3] = writer.finished()

    with pytest.raises(UnreadableMessage, match="counters"):
        read_tables(bytes(packed))


def test_an_operation_that_made_several_lots_is_named_once() -> None:
    ids = [UUID(int=n << 64 | n).hex for n in range(1, 401)]
    alone = [LotLine(0, f"{one}-0", "points", 1) for one in ids]
    together = [LotLine(0, f"{one}-{n}", "points", 1) for one in ids for n in range(2)]
    person = [Person(b"a" * 16, account_version=1)]

    one_each = len(write_tables(Tables(person, alone)))
    two_each = len(write_tables(Tables(person, together)))

    assert two_each < one_each * 1.2
    assert [lot.lot_id for lot in read_tables(write_tables(Tables(person, together))).lots] == [
        lot.lot_id for lot in together
    ]


def test_a_member_with_an_account_takes_less_than_sixty_bytes() -> None:
    dice = random.Random(3)
    people = [_made(number, dice) for number in range(5_000)]
    people.sort(key=lambda made: made[0].member.member_id)
    members, accounts = [row for row, _ in people], [row for _, row in people]
    seen_by = {row.member_id: ("waw-1",) for row in accounts}

    packed = pack_chunk(members, accounts, seen_by=seen_by)

    assert len(packed) <= BYTES_PER_MEMBER_MAX * len(people)
    assert unpack_chunk(packed) == Chunk(members=tuple(members), accounts=tuple(accounts))


def _made(number: int, dice: random.Random) -> tuple[MemberRow, AccountRow]:
    """Return somebody with random ids and a random card, a lot and three counters on average."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    given = "".join(dice.choices(syllables[:24], k=2)).capitalize()
    family = "".join(dice.choices(syllables[:27], k=3)).capitalize() + "ska"
    member = Member(
        # Of one chunk out of two hundred, as their ids come in order.
        MemberId(UUID(int=dice.getrandbits(120), version=4)),
        new_card_number(f"{dice.randrange(10**16):016}"),
        given,
        family,
        f"+48{dice.randrange(10**9):09}",
        f"member{dice.randrange(10**6):08}@example.org" if number % 2 else "",
        date(2020 + number % 5, 1 + number % 12, 1 + number % 28),
        language="pl",
    )
    lots, counters = [], []
    for visit in range(number % 3):
        day, points = date(2025, 1 + dice.randrange(12), 1 + number % 28), dice.randrange(5, 400)
        sale = UUID(int=dice.getrandbits(128), version=4).hex
        lots.append(Lot(LotId(f"{sale}-{visit}"), points, None, date(2026, 1 + visit, 28)))
        for name, amount in (("earned", points), ("spent", points * 100), ("visits", 1)):
            counters.append(CounterChange(name, day, amount))
    account = AccountRow(
        member_id=member.member_id,
        version=1 + number % 3,
        lots=tuple(lots),
        counters=tuple(sorted(counters, key=lambda counter: counter.name)),
    )
    return MemberRow(member=member, version=1), account
