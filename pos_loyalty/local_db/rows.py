# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Domain values as rows of the till's file and back."""

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import (
    Consent,
    ConsentPurpose,
    ContactChannel,
    Member,
    MemberStatus,
)
from pos_loyalty.domain.units import Unit
from pos_loyalty.local_db.connection import Row
from pos_loyalty.local_db.name_folding import fold_words

CARD: Final = "c"
PHONE: Final = "p"
EMAIL: Final = "e"
NAME: Final = "n"
"""The first letter of an identifier's key says what the rest is."""

_NO_CONSENT: Final = "{}"


@lru_cache(maxsize=4096)  # a shop lives on few days
def day_text(day: date | None) -> str | None:
    """Return a day as it is stored where there may be none."""
    return None if day is None else day.isoformat()


@lru_cache(maxsize=4096)
def day_of(stored: str | None) -> date | None:
    """Return a stored day; ``None`` and an empty text are none."""
    return date.fromisoformat(stored) if stored else None


class ConfirmedAs(NamedTuple):
    """How the server has confirmed who a member is.

    Attributes:
        row_version: The server's own; 0 where it has not.
        merged_into: Whose account theirs has become part of.
        era: Of the till's, in which it did (``standing``).
    """

    row_version: int = 0
    merged_into: bytes | None = None
    era: int = 0


NOT_CONFIRMED: Final = ConfirmedAs()


def member_values(
    member: Member, versions: tuple[int, int, int], confirmed: ConfirmedAs = NOT_CONFIRMED
) -> tuple[object, ...]:
    """Return a member as a row of ``member``.

    Args:
        versions: ``is_base``, ``base_version`` and ``version``.
    """
    return (
        member.member_id.bytes,
        member.card_number,
        member.given_name,
        member.family_name,
        member.phone,
        member.email,
        member.joined_on.isoformat(),
        day_text(member.birthday),
        member.language,
        member.status.value,
        _consent_text(member.consent),
        *versions,
        member.referred_by.bytes if member.referred_by else None,
        *confirmed,
    )


def member_of(row: Row) -> Member:
    """Return the member in a row of what ``statements`` selects of one."""
    return Member(
        member_id_of(row[0]),
        row[1],
        row[2],
        row[3],
        row[4],
        row[5],
        date.fromisoformat(row[6]),
        day_of(row[7]),
        row[8],
        MemberStatus(row[9]),
        _consent_of(row[10]),
        member_id_of(row[11]) if row[11] else None,
    )


def member_id_of(stored: bytes) -> MemberId:
    """Return a stored member's id."""
    return MemberId(UUID(bytes=stored))


def lot_values(member_id: bytes, lot: Lot, amounts: tuple[int, int]) -> tuple[object, ...]:
    """Return a lot as a row of ``lot``.

    Args:
        amounts: What the server confirmed, and what was added here since.
    """
    return (
        member_id,
        lot.lot_id,
        *amounts,
        day_text(lot.vests_on),
        day_text(lot.expires_on),
        lot.unit,
        lot.awaits,
        day_text(lot.earned_on),
        lot.idle_months,
    )


def lot_of(row: Row) -> Lot:
    """Return the lot in a row of what ``statements`` selects of one."""
    lot_id, amount, vests_on, expires_on, unit, awaits, earned_on, idle_months = row
    return Lot(
        LotId(lot_id),
        amount,
        day_of(vests_on),
        day_of(expires_on),
        Unit(unit),
        awaits,
        day_of(earned_on),
        idle_months,
    )


def identifier_keys(member: Member) -> Iterator[str]:
    """Yield the keys by which a member is found, no duplicates."""
    yield CARD + member.card_number
    if member.phone:
        yield phone_key(member.phone)
    if member.email:
        yield EMAIL + member.email
    for word in name_words(member):
        yield NAME + word


def phone_key(phone: str) -> str:
    """Return the key of a phone number, or its beginning for some last digits."""
    return PHONE + phone.lstrip("+")[::-1]


def name_words(member: Member) -> tuple[str, ...]:
    """Return the folded words of a member's name."""
    return fold_words(f"{member.given_name} {member.family_name}")


def _consent_text(consent: Consent) -> str:
    if consent == Consent():
        return _NO_CONSENT
    return json.dumps(
        {
            "purposes": consent.purposes,
            "channel": consent.channel,
            "messages_per_month": consent.messages_per_month,
        }
    )


def _consent_of(stored: str) -> Consent:
    if stored == _NO_CONSENT:
        return Consent()
    fields = json.loads(stored)
    purposes = tuple(ConsentPurpose(purpose) for purpose in fields["purposes"])
    return Consent(purposes, ContactChannel(fields["channel"]), fields["messages_per_month"])
