# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Ladders of tiers, and accounts that climb them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from pos_loyalty.domain.ids import MemberId, TierId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.tiers import (
    Downgrade,
    PaidMembership,
    Tier,
    TierBasis,
    TierLadder,
    TierWindow,
)

NAME = {"en": "x"}
JOINED = date(2020, 1, 1)
Days = Mapping[date, int]


def tier(tier_id: str, threshold: int | None, *, paid_months: int = 0) -> Tier:
    paid = PaidMembership(sku=tier_id, months=paid_months) if paid_months else None
    return Tier(tier_id=TierId(tier_id), name=NAME, threshold=threshold, paid=paid)


BRONZE, SILVER, GOLD = tier("bronze", 0), tier("silver", 500), tier("gold", 1000)
BOUGHT_GOLD = tier("gold", 1000, paid_months=12)
CLUB = tier("club", None, paid_months=1)


def ladder(
    window: TierWindow, *tiers: Tier, downgrade: Downgrade = Downgrade.TO_EARNED
) -> TierLadder:
    return TierLadder(
        basis=TierBasis.POINTS_EARNED,
        window=window,
        tiers=tiers or (BRONZE, SILVER, GOLD),
        downgrade=downgrade,
    )


def climber(earned: Days, *, club: Days | None = None, gold: Days | None = None) -> MemberState:
    """Return an account by what was earned, and which tiers were bought, on each day."""
    sums = {"earned": earned, "paid:club": club or {}, "paid:gold": gold or {}}
    counters: dict[str, dict[date | None, int]] = {
        name: dict(by_day.items()) for name, by_day in sums.items()
    }
    return MemberState(MemberId(UUID(int=1)), JOINED, (), counters)
