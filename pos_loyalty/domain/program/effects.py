# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an earning rule, or a completed challenge, gives."""

from dataclasses import dataclass
from typing import Literal

from pos_loyalty.domain.ids import BadgeId, RewardId, StampCardId
from pos_loyalty.domain.units import POINTS, Unit, badges_of, stamps_on, vouchers_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """So many points each time."""

    kind: Literal["add"] = "add"
    points: int

    def __post_init__(self) -> None:
        if self.points < 1:
            raise ValueError("points must be at least 1")

    @property
    def unit(self) -> Unit:
        """Return what is given."""
        return POINTS

    @property
    def amount(self) -> int:
        """Return how much is given each time."""
        return self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiply:
    """Makes the base points (those for money spent) ``numerator / denominator`` as many.

    The bonus is the part beyond the base, on the lines that the rule takes, rounded down.
    Multipliers look at the base only, never at each other, unless their group is compound.
    """

    kind: Literal["multiply"] = "multiply"
    numerator: int
    denominator: int = 1

    def __post_init__(self) -> None:
        if not 0 < self.denominator < self.numerator:
            raise ValueError("a multiplier is more than 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveStamps:
    """So many stamps on a card each time."""

    kind: Literal["stamps"] = "stamps"
    card_id: StampCardId
    stamps: int = 1

    def __post_init__(self) -> None:
        if self.stamps < 1:
            raise ValueError("stamps must be at least 1")

    @property
    def unit(self) -> Unit:
        """Return what is given."""
        return stamps_on(self.card_id)

    @property
    def amount(self) -> int:
        """Return how much is given each time."""
        return self.stamps


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveVoucher:
    """A voucher for a reward each time: the reward for no points."""

    kind: Literal["voucher"] = "voucher"
    reward_id: RewardId

    @property
    def unit(self) -> Unit:
        """Return what is given."""
        return vouchers_for(self.reward_id)

    @property
    def amount(self) -> int:
        """Return how much is given each time."""
        return 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveBadge:
    """A badge each time."""

    kind: Literal["badge"] = "badge"
    badge_id: BadgeId

    @property
    def unit(self) -> Unit:
        """Return what is given."""
        return badges_of(self.badge_id)

    @property
    def amount(self) -> int:
        """Return how much is given each time."""
        return 1


Gift = Add | GiveStamps | GiveVoucher | GiveBadge
"""What can be given outright, so many times."""
