# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A chunk of a snapshot: members and their accounts, as bytes that anybody may keep and pass on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, CounterChange, Lot
from pos_loyalty.domain.members import (
    Consent,
    ConsentPurpose,
    ContactChannel,
    Member,
    MemberStatus,
)
from pos_loyalty.domain.units import Unit
from pos_loyalty.protocol.sync.chunk_tables import (
    LotLine,
    Person,
    Tables,
    read_tables,
)
from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """What one chunk holds: rows of some members, and of their accounts."""

    members: tuple[MemberRow, ...] = ()
    accounts: tuple[AccountRow, ...] = ()


def unpack_chunk(packed: bytes, *, store_id: str | None = None) -> Chunk:
    """Return what a chunk holds; an account's counters come by their names.

    Args:
        store_id: Leave out accounts that this store has not seen; ``None`` to take them all. The
            sums over all members are always among them.

    Raises:
        UnreadableMessage: If it is torn, holds something else, or more than any chunk may.
    """
    try:
        tables = read_tables(packed)
        members = tuple(_member_row(person) for person in tables.people if person.version)
        return Chunk(members=members, accounts=tuple(_account_rows(tables, store_id)))
    except UnreadableMessage:
        raise
    except ValueError:  # a status, a channel or a purpose of a later release
        raise UnreadableMessage("a value of the chunk is none that is known") from None


def _member_row(person: Person) -> MemberRow:
    purposes = tuple(map(ConsentPurpose, person.purposes.split()))
    consent = Consent(purposes, ContactChannel(person.channel), person.messages_per_month)
    return MemberRow(
        member=Member(
            _id_of(person.member_id),
            person.card_number,
            person.given_name,
            person.family_name,
            person.phone,
            person.email,
            date.fromordinal(person.joined_on),
            _day_of(person.birthday),
            person.language,
            MemberStatus(person.status),
            consent,
            _id_of(person.referred_by) if person.referred_by else None,
        ),
        version=person.version,
        merged_into=_id_of(person.merged_into) if person.merged_into else None,
        is_gone=bool(person.is_gone),
    )


def _account_rows(tables: Tables, store_id: str | None) -> Iterator[AccountRow]:
    lots: dict[int, list[Lot]] = defaultdict(list)
    for line in tables.lots:
        lots[line.place].append(_lot(line))
    counters: dict[int, list[CounterChange]] = defaultdict(list)
    for place, name, day, amount in tables.counters:
        counters[place].append(CounterChange(name, _day_of(day), amount))
    for place, person in enumerate(tables.people):
        if person.account_version and _is_followed(person, store_id):
            yield AccountRow(
                member_id=_id_of(person.member_id),
                version=person.account_version,
                lots=tuple(lots.get(place, ())),
                counters=tuple(counters.get(place, ())),
                segments=tuple(filter(None, person.segments.split("\n"))),
            )


def _is_followed(person: Person, store_id: str | None) -> bool:
    if store_id is None or person.member_id == PROGRAM_ACCOUNT.bytes:
        return True
    return store_id in person.stores.split("\n")


def _lot(line: LotLine) -> Lot:
    return Lot(
        LotId(line.lot_id),
        line.amount,
        _day_of(line.vests_on),
        _day_of(line.expires_on),
        Unit(line.unit),
        line.awaits,
        _day_of(line.earned_on),
        line.idle_months,
    )


def _id_of(stored: bytes) -> MemberId:
    return MemberId(UUID(bytes=stored))


@lru_cache(maxsize=4096)  # a shop lives on few days
def _day_of(number: int) -> date | None:
    return date.fromordinal(number) if number else None
