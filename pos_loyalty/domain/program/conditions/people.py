# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who buys it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pos_loyalty.domain.calendar import add_months, full_years, window_around
from pos_loyalty.domain.ids import TierId
from pos_loyalty.domain.program.basket import Occasion, PricedLine
from pos_loyalty.domain.program.trace import Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """Members who hold one of these tiers."""

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = True
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

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = True
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

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = True
    kind: Literal["first_purchase"] = "first_purchase"

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return no facts: there was a purchase before."""
        return None if occasion.is_first_purchase else Unmet(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumAge:
    """Members who are at least so old; those whose birthday is not known are not."""

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = False
    kind: Literal["minimum_age"] = "minimum_age"
    years: int

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return the age that is needed, never the member's own."""
        birthday = occasion.birthday
        if birthday is not None and full_years(birthday, occasion.day) >= self.years:
            return None
        return Unmet(self.kind, (("needed_years", self.years),))


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFor:
    """Members who joined at least so many months ago."""

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = False
    kind: Literal["member_for"] = "member_for"
    months: int

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return how long is needed, when it is less."""
        if add_months(occasion.joined_on, self.months) <= occasion.day:
            return None
        return Unmet(self.kind, (("needed_months", self.months),))


@dataclass(frozen=True, slots=True, kw_only=True)
class NearBirthday:
    """On the member's birthday or the days around it."""

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = False
    kind: Literal["near_birthday"] = "near_birthday"
    days_before: int = 0
    days_after: int = 0

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return no facts: when the birthday is, is the member's own."""
        if occasion.birthday is not None and window_around(
            occasion.birthday, occasion.day, before=self.days_before, after=self.days_after
        ):
            return None
        return Unmet(self.kind)
