# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members: who is enrolled, and what finds them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.ids import MemberId


class MemberStatus(StrEnum):
    """Whether a member's card works. The values are stored and sent: never rename one."""

    ACTIVE = "active"
    BLOCKED = "blocked"


class ConsentPurpose(StrEnum):
    """What a member may agree to, each by itself. Stored and sent: never rename one."""

    NEWS = "news"
    PROFILE = "profile"


class ContactChannel(StrEnum):
    """How a member wants to be contacted. Stored and sent: never rename one."""

    NONE = "none"
    EMAIL = "email"
    SMS = "sms"


@dataclass(frozen=True, slots=True)
class Consent:
    """What a member agreed to when they joined; all off unless they said so.

    Attributes:
        purposes: In the order of ``ConsentPurpose``, no duplicates.
        messages_per_month: At most so many; 0 when the channel is ``NONE``.
    """

    purposes: tuple[ConsentPurpose, ...] = ()
    channel: ContactChannel = ContactChannel.NONE
    messages_per_month: int = 0


NO_CONSENT: Final = Consent()


@dataclass(frozen=True, slots=True)
class Member:
    """An enrolled person, as a till knows them.

    Attributes:
        card_number: The digits on the card; the member's QR carries the same.
        given_name: Empty for who has given a contact alone, until their name is known.
        phone: E.164 (``+48501234567``), or empty.
        email: Lower case, or empty.
        birthday: ``None`` when not given.
        referred_by: The member whose invitation they followed; ``None`` for nobody.
    """

    member_id: MemberId
    card_number: str
    given_name: str
    family_name: str = ""
    phone: str = ""
    email: str = ""
    joined_on: date = date.min
    birthday: date | None = None
    language: str = ""
    status: MemberStatus = MemberStatus.ACTIVE
    consent: Consent = NO_CONSENT
    referred_by: MemberId | None = None

    @property
    def short_name(self) -> str:
        """Return the first name and an initial: all that a screen ever shows. It may be empty."""
        initial = f" {self.family_name[0]}." if self.family_name else ""
        return f"{self.given_name}{initial}"
