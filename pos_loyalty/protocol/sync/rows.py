# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the server confirms, row by row. Each stands for itself: the newest version holds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos_loyalty.domain.ids import GrantId, MemberId, ProgramId
from pos_loyalty.domain.ledger import CounterChange, Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """Who somebody is.

    Attributes:
        version: Of this row; grows with every change of it.
        merged_into: Whose account theirs has become part of; ``None`` for their own.
        is_gone: The row is a tombstone: the till forgets the member.
    """

    member: Member
    version: int
    merged_into: MemberId | None = None
    is_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """What somebody has: every lot and counter that is not 0.

    The account of ``PROGRAM_ACCOUNT`` comes as one of these too: the sums over all members.

    Attributes:
        version: Grows with every operation applied to the account.
        segments: Those that the member is in.
    """

    member_id: MemberId
    version: int
    lots: tuple[Lot, ...] = ()
    counters: tuple[CounterChange, ...] = ()
    segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramRow:
    """A published programme version.

    Attributes:
        document: Canonical JSON, whose hash is the id.
        published_no: Grows; of two in force at the same time the later published one holds.
    """

    program_id: ProgramId
    published_no: int
    effective_from: datetime
    document: str


class GrantEnd(StrEnum):
    """Why a grant is over. Stored and sent: never rename one."""

    RETURNED = "returned"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRow:
    """What the server set aside of a member's account for one till to hand out offline.

    The holder stops using it at ``usable_until``; the server frees it some time after, or when
    the holder has given it back by an operation. Never on what it believes was spent.

    Attributes:
        epoch: The till's: a till that begins another one gives up what it held.
        amount: As issued; the holder knows best what is left.
        usable_until: UTC.
        ended: ``None`` while it is open.
        is_recalled: Somebody needs it elsewhere: give back what is left.
    """

    grant_id: GrantId
    member_id: MemberId
    epoch: int
    unit: Unit
    amount: int
    usable_until: datetime
    ended: GrantEnd | None = None
    is_recalled: bool = False


class OfflineMode(StrEnum):
    """Who may redeem without the server. Stored and sent: never rename one."""

    DENY = "deny"
    ESCROW = "escrow"
    ESCROW_PLUS_FLOOR = "escrow_plus_floor"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineTerms:
    """What the shop allows its tills while they are alone.

    Attributes:
        floor_member_points: Per member, till and outage, beyond any grant; 0 for none.
        floor_till_points: Per till and outage.
        floor_redemptions_max: Per member, till and outage.
        offline_hours_max: Afterwards the floor is off.
        guard_minutes: Before a grant's end the holder stops using it.
        grace_minutes: After its end the server frees it; at least how wrong a clock may be.
        lease_hours: How long a grant of the home store lives.
        share_percent: Of what a member may spend, how much one store holds at most.
    """

    mode: OfflineMode = OfflineMode.ESCROW
    floor_member_points: int = 0
    floor_till_points: int = 0
    floor_redemptions_max: int = 1
    offline_hours_max: int = 24
    guard_minutes: int = 10
    grace_minutes: int = 60
    lease_hours: int = 72
    share_percent: int = 50
