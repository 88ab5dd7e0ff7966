# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps on the ladder, with a tier on it that is only bought."""

import pytest

from pos_loyalty.domain.ids import TierId
from pos_loyalty.domain.program.tiers import (
    PaidMembership,
    SinceJoining,
    Tier,
    TierBasis,
    TierLadder,
    TierStanding,
)
from pos_loyalty.ui.view_models.tier_steps import has_risen, progress_percent


def tier(tier_id: str, threshold: int | None) -> Tier:
    paid = PaidMembership(sku="year") if threshold is None else None
    return Tier(tier_id=TierId(tier_id), name={}, threshold=threshold, paid=paid)


BRONZE, PATRON, GOLD = tier("bronze", 0), tier("patron", None), tier("gold", 1000)
LADDER = TierLadder(
    basis=TierBasis.POINTS_EARNED, window=SinceJoining(), tiers=(BRONZE, PATRON, GOLD)
)


@pytest.mark.parametrize(
    ("before", "after", "is_up"),
    [
        ("bronze", PATRON, True),
        ("patron", GOLD, True),
        ("gold", PATRON, False),
        ("gold", GOLD, False),
        ("forgotten", GOLD, False),
        (None, GOLD, False),
    ],
)
def test_a_step_up_is_told_by_the_place_on_the_ladder(
    before: str | None, after: Tier, *, is_up: bool
) -> None:
    assert has_risen(LADDER, TierId(before) if before else None, after) is is_up


@pytest.mark.parametrize(
    ("held", "missing", "percent"),
    [(BRONZE, 750, 25), (PATRON, 750, 25), (BRONZE, 1000, 0), (BRONZE, 1200, 0)],
)
def test_the_way_to_the_next_tier_is_measured_between_thresholds(
    held: Tier, missing: int, percent: int
) -> None:
    assert progress_percent(LADDER, TierStanding(held, GOLD, missing)) == percent


def test_at_the_top_the_way_is_done() -> None:
    assert progress_percent(LADDER, TierStanding(GOLD, None, 0)) == 100
