# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How much of what a member may spend one till is given. Values in, values out.

A store holds its share, so that the member can spend the rest elsewhere; but at least one reward,
for less buys nothing, and at most a few, for nobody takes more while a line is down. Its tills
share it evenly where each part buys what all of it together would, and otherwise the first that
asks has that much.
"""

from typing import Final

from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.server.grants.prices import Prices

REWARDS_MAX: Final = 3
"""Of the dearest kind: what a store holds at most of one member's."""

_PERCENT: Final = 100
_VOUCHER: Final = "voucher:"
_STAMP: Final = "stamp:"


def least_useful(unit: Unit, spendable: int, prices: Prices) -> int | None:
    """Return the least that buys something; ``None`` where nothing does.

    A stamp card is not shared: half of it is never full.
    """
    if unit == POINTS:
        return prices.cheapest
    return spendable if unit.startswith(_STAMP) else 1


def most_useful(unit: Unit, prices: Prices) -> int | None:
    """Return the most that anybody takes while a till is alone; ``None`` for no such limit."""
    if unit == POINTS:
        return None if prices.dearest is None else REWARDS_MAX * prices.dearest
    return REWARDS_MAX if unit.startswith(_VOUCHER) else None


def store_share(unit: Unit, spendable: int, share_percent: int, prices: Prices) -> int:
    """Return how much of what a member may spend one store holds."""
    least = least_useful(unit, spendable, prices)
    if least is None or spendable < least or not share_percent:
        return 0
    share = max(least, spendable * share_percent // _PERCENT)
    most = most_useful(unit, prices)
    return share if most is None else min(share, most)


def till_part(share: int, *, elsewhere: int, tills: int, least: int, lump: int) -> int:
    """Return how much of the store's share one of its tills holds.

    Args:
        elsewhere: What the store's other tills hold.
        tills: Of the store; at least 1.
        least: Less than this buys nothing.
        lump: What is not divided among the tills.
    """
    fair = max(least, lump, -(-share // tills))
    part = min(share - elsewhere, fair)
    return part if part >= least else 0


def lump_of(unit: Unit, share: int, prices: Prices) -> int:
    """Return what is given to one till as a whole: the dearest reward that a share buys."""
    return prices.affordable(share) if unit == POINTS else 1
