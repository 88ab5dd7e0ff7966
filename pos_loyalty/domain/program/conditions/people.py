# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who buys it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pos_loyalty.domain.ids import TierId
from pos_loyalty.domain.program.basket import Occasion, PricedLine
from pos_loyalty.domain.program.trace import Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """Members who hold one of these tiers."""

    kind: Literal["tiers"] = "tiers"
    tier_ids: tuple[TierId, ...]

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return the tier that is held, when it is another one."""
        if occasion.tier_id in self.tier_ids:
            return None
        return Unmet(self.kind, (("tier_id", occasion.tier_id or ""),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """Members who are in one of these segments."""

    kind: Literal["segments"] = "segments"
    segments: tuple[str, ...]

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return no facts: why a member is in no segment is the segment's to say."""
        if any(segment in self.segments for segment in occasion.segments):
            return None
        return Unmet(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPurchase:
    """Members who buy for the first time."""

    kind: Literal["first_purchase"] = "first_purchase"

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return no facts: there was a purchase before."""
        return None if occasion.is_first_purchase else Unmet(self.kind)
