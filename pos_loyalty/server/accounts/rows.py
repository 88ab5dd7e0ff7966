# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads members and accounts as the rows that tills are told of."""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import CounterChange, Lot
from pos_loyalty.domain.members import (
    NO_CONSENT,
    Consent,
    ConsentPurpose,
    ContactChannel,
    Member,
    MemberStatus,
)
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow
from pos_loyalty.server.bulk import Lookup

Stored = tuple[Any, ...]

_NO_CONSENT: Final = "{}"

_MEMBERS: Final = Lookup("SELECT * FROM member WHERE member_id IN {keys}")
_VERSIONS: Final = Lookup(
    "SELECT member_id, version FROM account WHERE member_id IN {keys} AND version > 0"
)
_LOTS: Final = Lookup(
    "SELECT member_id, lot_id, amount, vests_on, expires_on, unit, awaits, earned_on, idle_months"
    " FROM lot WHERE member_id IN {keys} AND amount <> 0"
)
_COUNTERS: Final = Lookup(
    "SELECT member_id, name, day, amount FROM counter WHERE member_id IN {keys} AND amount <> 0"
)


def member_rows(connection: Connection, ids: Iterable[MemberId]) -> tuple[MemberRow, ...]:
    """Return who they are, in the order that was asked; whom nobody knows is left out."""
    wanted = [member_id.bytes for member_id in ids]
    found = {row.member_id: _member_row(row) for row in _MEMBERS.run(connection, wanted)}
    return tuple(found[member_id] for member_id in wanted if member_id in found)


def account_rows(connection: Connection, ids: Iterable[MemberId]) -> tuple[AccountRow, ...]:
    """Return what they have, in the order that was asked; whose never moved is left out.

    Lots are in the order of their ids, counters in that of their names and days: equal accounts
    are equal rows, on any database.
    """
    wanted = [member_id.bytes for member_id in ids]
    versions = {row.member_id: row.version for row in _VERSIONS.run(connection, wanted)}
    lots = _by_member(_LOTS.run(connection, versions))
    counters = _by_member(_COUNTERS.run(connection, versions))
    return tuple(
        AccountRow(
            member_id=MemberId(UUID(bytes=member_id)),
            version=versions[member_id],
            lots=tuple(map(_lot, lots.get(member_id, ()))),
            counters=tuple(map(_counter, counters.get(member_id, ()))),
        )
        for member_id in wanted
        if member_id in versions
    )


@lru_cache(maxsize=4096)
def day_text(day: date | None) -> str:
    """Return a day as it is stored."""
    return "" if day is None else day.isoformat()


@lru_cache(maxsize=4096)
def day_of(stored: str) -> date | None:
    """Return a stored day."""
    return date.fromisoformat(stored) if stored else None


def consent_text(consent: Consent) -> str:
    """Return what somebody agreed to, as it is stored."""
    if consent == NO_CONSENT:
        return _NO_CONSENT
    fields = {
        "purposes": consent.purposes,
        "channel": consent.channel,
        "messages_per_month": consent.messages_per_month,
    }
    return json.dumps(fields, separators=(",", ":"))


def consent_of(stored: str) -> Consent:
    """Return what somebody agreed to."""
    if stored == _NO_CONSENT:
        return NO_CONSENT
    fields = json.loads(stored)
    purposes = tuple(map(ConsentPurpose, fields["purposes"]))
    return Consent(purposes, ContactChannel(fields["channel"]), fields["messages_per_month"])


def _by_member(rows: Iterable[Row[Any]]) -> dict[bytes, list[Stored]]:
    """Return the rows by their first column, sorted by the others."""
    found: dict[bytes, list[Stored]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row[1:])
    for some in found.values():
        some.sort()
    return found


def _member_row(row: Row[Any]) -> MemberRow:
    return MemberRow(
        member=Member(
            MemberId(UUID(bytes=row.member_id)),
            row.card_number,
            row.given_name,
            row.family_name,
            row.phone,
            row.email,
            date.fromisoformat(row.joined_on),
            day_of(row.birthday),
            row.language,
            MemberStatus(row.status),
            consent_of(row.consent),
            _member_id(row.referred_by),
        ),
        version=row.version,
        merged_into=_member_id(row.merged_into),
        is_gone=bool(row.is_gone),
    )


def _member_id(stored: bytes | None) -> MemberId | None:
    return None if stored is None else MemberId(UUID(bytes=stored))


def _lot(stored: Stored) -> Lot:
    lot_id, amount, vests_on, expires_on, unit, awaits, earned_on, idle_months = stored
    return Lot(
        lot_id,
        amount,
        day_of(vests_on),
        day_of(expires_on),
        unit,
        awaits,
        day_of(earned_on),
        idle_months,
    )


def _counter(stored: Stored) -> CounterChange:
    name, day, amount = stored
    return CounterChange(name, day_of(day), amount)
