# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who stands at the till, and who may do what: one table, for every role and every deed.

A deed that somebody's role does not cover is done all the same once another person, whose role
does, has agreed at the till. Nobody agrees to their own wish, and nobody to what their own
member's card gains by.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, NewType

from pos_loyalty.domain.ids import MemberId

StaffId = NewType("StaffId", str)
"""Random, in hex. It stands in operations, so it is never given to another person."""

SHORT_NAME_CHARS_MAX: Final = 40


class Role(StrEnum):
    """What somebody is in the shop; each may do what those before it may. Stored: never renamed."""

    CASHIER = "cashier"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    OWNER = "owner"


class Deed(StrEnum):
    """What not everybody may do alone."""

    LATE_UNDO = "late_undo"
    """To undo after the minute that every cashier has."""
    REASSIGN = "reassign"
    """To give a purchase to another member."""
    ADJUST = "adjust"
    """To change a balance by hand."""
    BLOCK_CARD = "block_card"
    REPLACE_CARD = "replace_card"
    """To give another card, or to let a blocked one work again."""
    REWARD_WITH_APPROVAL = "reward_with_approval"
    """To hand out a reward that the programme wants approval for."""
    LATE_CLAIM = "late_claim"
    """To give the points of a code, where the programme wants approval for it."""
    SETTINGS = "settings"
    TRAINING = "training"


class _Least(NamedTuple):
    """The least role for a deed.

    Attributes:
        alone: Who does it without asking.
        agreeing: Who may agree when another does it.
    """

    alone: Role
    agreeing: Role


_RANKS: Final = tuple(Role)
_LEAST: Final[Mapping[Deed, _Least]] = {
    Deed.LATE_UNDO: _Least(Role.SUPERVISOR, Role.SUPERVISOR),
    Deed.REASSIGN: _Least(Role.SUPERVISOR, Role.SUPERVISOR),
    # Points out of nothing: two people, unless the shop's owner stands there.
    Deed.ADJUST: _Least(Role.OWNER, Role.MANAGER),
    Deed.LATE_CLAIM: _Least(Role.OWNER, Role.SUPERVISOR),
    # Whoever has lost a card cannot wait: to stop it does no harm.
    Deed.BLOCK_CARD: _Least(Role.CASHIER, Role.CASHIER),
    Deed.REPLACE_CARD: _Least(Role.SUPERVISOR, Role.SUPERVISOR),
    Deed.REWARD_WITH_APPROVAL: _Least(Role.SUPERVISOR, Role.SUPERVISOR),
    Deed.SETTINGS: _Least(Role.MANAGER, Role.MANAGER),
    Deed.TRAINING: _Least(Role.CASHIER, Role.CASHIER),
}


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works in the shop.

    Attributes:
        short_name: What colleagues read on the till; 1 to ``SHORT_NAME_CHARS_MAX`` characters.
        member_id: Their own member's account; ``None`` for none, or for one that nobody named.
    """

    staff_id: StaffId
    short_name: str
    role: Role
    member_id: MemberId | None = None

    def __post_init__(self) -> None:
        if not 1 <= len(self.short_name.strip()) <= SHORT_NAME_CHARS_MAX:
            raise ValueError(f"a name has 1 to {SHORT_NAME_CHARS_MAX} characters")


@dataclass(frozen=True, slots=True)
class Approval:
    """That a deed may be done.

    Attributes:
        approver: The ``StaffId`` of who answers for it: another person than the requester, or the
            requester whose own role covers it. Empty where the shop has no staff list.
    """

    approver: str = ""


def may(role: Role, deed: Deed) -> bool:
    """Tell whether the role does this without asking anybody."""
    return _reaches(role, _LEAST[deed].alone)


def may_agree(role: Role, deed: Deed) -> bool:
    """Tell whether the role may agree to it when another does it."""
    return _reaches(role, _LEAST[deed].agreeing)


def may_approve(
    approver: StaffMember, deed: Deed, *, requester: StaffId, gaining: Collection[MemberId]
) -> bool:
    """Tell whether this person may agree to this deed of the requester's.

    Args:
        gaining: The members that it is done for: none of them may be the approver.
    """
    is_other = approver.staff_id != requester
    return is_other and approver.member_id not in gaining and may_agree(approver.role, deed)


def _reaches(role: Role, least: Role) -> bool:
    return _RANKS.index(role) >= _RANKS.index(least)
