# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which discounts go together: their order, and which excludes the rest."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

TIER_GROUP: Final = "tier"
OFFER_GROUP: Final = "offers"
REWARD_GROUP: Final = "rewards"


class Together(StrEnum):
    """Which discounts of one group are given. Stored: never rename one.

    ``BEST`` is the one that takes off most, the first of equals; ``FIRST`` the first that fits.
    What the member chose is never left out by its own group: the till refuses a second choice.
    """

    ALL = "all"
    BEST = "best"
    FIRST = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountGroup:
    """A named group of discounts.

    Attributes:
        group: ``tier``, ``offers``, ``rewards``, or a name that offers and rewards of the
            document give themselves.
        excludes: Groups later in the order that give nothing once this one took something off.
    """

    group: str
    together: Together = Together.ALL
    excludes: tuple[str, ...] = ()


USUAL_ORDER: Final = (
    DiscountGroup(group=TIER_GROUP),
    DiscountGroup(group=OFFER_GROUP),
    DiscountGroup(group=REWARD_GROUP),
)
"""Where a document says nothing: each in turn, on what the one before left to pay."""
