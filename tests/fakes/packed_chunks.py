# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Packs a chunk from rows, plainly; the server packs its own from what it has stored."""

from collections.abc import Mapping, Sequence
from datetime import date

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.protocol.sync.chunk_tables import (
    CounterLine,
    LotLine,
    Person,
    Tables,
    write_tables,
)
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow


def pack_chunk(
    members: Sequence[MemberRow],
    accounts: Sequence[AccountRow],
    *,
    seen_by: Mapping[MemberId, Sequence[str]] | None = None,
) -> bytes:
    """Return the rows as bytes; the same rows in the same order give the same bytes.

    Args:
        accounts: Of these members or of others; nobody twice.
        seen_by: The stores that have seen each.
    """
    by_id = {row.member_id: row for row in accounts}
    known = {row.member.member_id: row for row in members}
    ids = [*known, *(member_id for member_id in by_id if member_id not in known)]
    stores = seen_by or {}
    people = [_person(i, known.get(i), by_id.get(i), stores.get(i, ())) for i in ids]
    places = {member_id: place for place, member_id in enumerate(ids)}
    owned = [(places[row.member_id], row) for row in accounts]
    owned.sort(key=lambda owner: owner[0])
    lots = [_lot_line(place, lot) for place, row in owned for lot in row.lots]
    counters = [
        CounterLine(place, counter.name, _number_of(counter.day), counter.amount)
        for place, row in owned
        for counter in row.counters
    ]
    counters.sort(key=lambda counter: (counter.name, counter.place))
    return write_tables(Tables(people, lots, counters))


def _person(
    member_id: MemberId, row: MemberRow | None, account: AccountRow | None, stores: Sequence[str]
) -> Person:
    person = Person(
        member_id.bytes,
        account_version=account.version if account else 0,
        segments="\n".join(account.segments) if account else "",
        stores="\n".join(stores),
    )
    if row is None:
        return person
    member = row.member
    return person._replace(
        version=row.version,
        card_number=member.card_number,
        given_name=member.given_name,
        family_name=member.family_name,
        phone=member.phone,
        email=member.email,
        joined_on=member.joined_on.toordinal(),
        birthday=_number_of(member.birthday),
        language=member.language,
        status=member.status.value,
        purposes=" ".join(member.consent.purposes),
        channel=member.consent.channel.value,
        messages_per_month=member.consent.messages_per_month,
        referred_by=member.referred_by.bytes if member.referred_by else b"",
        merged_into=row.merged_into.bytes if row.merged_into else b"",
        is_gone=int(row.is_gone),
    )


def _lot_line(place: int, lot: Lot) -> LotLine:
    return LotLine(
        place,
        lot.lot_id,
        lot.unit,
        lot.amount,
        _number_of(lot.vests_on),
        _number_of(lot.expires_on),
        lot.awaits,
        _number_of(lot.earned_on),
        lot.idle_months,
    )


def _number_of(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
