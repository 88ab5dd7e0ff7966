# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From a member's account to what the screen may show of it."""

from dataclasses import dataclass
from datetime import date

from pos_loyalty.domain.balances import Balance
from pos_loyalty.domain.codes import mask
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.program.document import Program
from pos_loyalty.services.identify import MemberView
from pos_loyalty.ui.view_models.holdings import stamps_held, vouchers_held
from pos_loyalty.ui.view_models.panels import (
    MemberFlag,
    MemberPanel,
    TierView,
)
from pos_loyalty.ui.view_models.tier_steps import progress_percent


@dataclass(frozen=True, slots=True)
class OpenMember:
    """The member on screen, with the programme that they were looked at with."""

    view: MemberView
    program: Program


def panel_of(case: OpenMember, *, today: date, welcome_points: int | None = None) -> MemberPanel:
    """Return the panel of a member.

    Args:
        today: The store's business day.
        welcome_points: What they were given for joining just now; ``None`` for a member of old.
    """
    member, balance, state = case.view.member, case.view.balance, case.view.state
    return MemberPanel(
        member.member_id,
        member.short_name,
        member.given_name,
        member.card_number,
        mask(member.card_number),
        member.language,
        balance.spendable_points,
        balance.vesting_points,
        balance.expiring_points,
        balance.expiring_on,
        case.view.last_visit_on,
        _tier_view(case),
        _flags(case.view, today, is_new=welcome_points is not None),
        welcome_points or 0,
        tuple(stamps_held(case.program, state, today)),
        tuple(vouchers_held(case.program, state, today)),
        case.view.available_points,
    )


def _flags(view: MemberView, today: date, *, is_new: bool) -> tuple[MemberFlag, ...]:
    claims = {
        MemberFlag.NEW: is_new,
        MemberFlag.BIRTHDAY: _has_birthday(view.member, today),
        MemberFlag.DEBT: _has_debt(view.balance),
        MemberFlag.UNSENT: view.has_unsent,
    }
    return tuple(flag for flag, holds in claims.items() if holds)


def _has_birthday(member: Member, today: date) -> bool:
    born = member.birthday
    return born is not None and (born.month, born.day) == (today.month, today.day)


def _has_debt(balance: Balance) -> bool:
    return balance.spendable_points < 0


def _tier_view(case: OpenMember) -> TierView | None:
    standing, ladder = case.view.standing, case.program.tiers
    if standing is None or ladder is None:
        return None
    return TierView(
        standing.tier.tier_id,
        standing.tier.name,
        standing.tier.discount_basis_points,
        standing.next_tier.name if standing.next_tier else None,
        standing.missing,
        ladder.basis.value,
        progress_percent(ladder, standing),
    )
