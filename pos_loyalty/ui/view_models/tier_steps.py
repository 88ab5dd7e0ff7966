# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps on the ladder of tiers: up or not, and how far to the next.

A tier stands where the ladder has it: one that is only bought has no threshold to go by.
"""

from pos_loyalty.domain.ids import TierId
from pos_loyalty.domain.program.tiers import Tier, TierLadder, TierStanding


def has_risen(ladder: TierLadder, before_id: TierId | None, after: Tier) -> bool:
    """Tell whether the tier is above the one held before; ``False`` for one that is not known."""
    places = {tier.tier_id: place for place, tier in enumerate(ladder.tiers)}
    if before_id not in places:
        return False
    return places.get(after.tier_id, 0) > places[before_id]


def progress_percent(ladder: TierLadder, standing: TierStanding) -> int:
    """Return how much of the way to the next tier is done: 0 to 100; 100 at the top."""
    if standing.next_tier is None:
        return 100
    goal = standing.next_tier.threshold or 0
    below = [tier.threshold or 0 for tier in ladder.tiers if (tier.threshold or 0) < goal]
    way = goal - max(below, default=0)
    gone = max(0, way - standing.missing)
    return min(100, gone * 100 // way)
