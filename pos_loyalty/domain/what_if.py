# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a change of rules would have meant: the figures, once as it was and once as it would be.

Money is in minor units, benefits in exact fractions of them. A member's benefit is what was taken
off their purchases, what was handed to them, and what their points are worth at the end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from pos_loyalty.domain.ids import RewardId, TierId
from pos_loyalty.domain.money import BASIS_POINTS
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney

NO_REWARD: Final = RewardId("")


class What(StrEnum):
    """What is summed. Part of what ``simulate --json`` prints: never rename one.

    ISSUED        by cause and unit: what was given, less what returns took back
    TIMES         by cause: how often something was given
    MEMBERS       by cause: how many members it was given to
    SPENT         by cause and unit: what was spent, less what came back
    REDEEMED      by reward: how often it was taken
    REFUSED       by reward: how often somebody wanted it and could not have it
    WRITTEN_OFF   what returns should have taken and the shop let go
    DISCOUNT      by source, in money
    RETURNED      in money: the discounts on what came back
    HANDED_OVER   by reward, in money: gifts, places, donations
    SALES         how many there were, without those that were undone
    TAKINGS       in money: what was paid, less what was paid back
    """

    ISSUED = "issued"
    TIMES = "times"
    MEMBERS = "members"
    SPENT = "spent"
    REDEEMED = "redeemed"
    REFUSED = "refused"
    WRITTEN_OFF = "written_off"
    DISCOUNT = "discount"
    RETURNED = "returned"
    HANDED_OVER = "handed_over"
    SALES = "sales"
    TAKINGS = "takings"


class Key(NamedTuple):
    """What a sum is of."""

    what: What
    which: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PointValue:
    """What points are worth in money, by the reward that says so.

    Attributes:
        minor: Of so many ``points``; 0 where no reward gives money for points.
        reward_id: Empty where none does.
    """

    minor: int = 0
    points: int = 1
    reward_id: RewardId = NO_REWARD

    def of(self, points: int) -> Fraction:
        """Return the worth of points in minor units."""
        return Fraction(points * self.minor, self.points)


def point_value(program: Program) -> PointValue:
    """Return the rate of points as money, else that of the best reward that takes money off."""
    rated = [
        PointValue(worth.minor_per_step, worth.points_step, reward.reward_id)
        for reward in program.rewards
        if isinstance(worth := reward.worth, PointsAsMoney)
    ]
    rated = rated or [
        PointValue(worth.minor, reward.cost_points, reward.reward_id)
        for reward in program.rewards
        if reward.cost_points and isinstance(worth := reward.worth, AmountOff)
    ]
    return max(rated, key=lambda value: value.of(1), default=PointValue())


@dataclass(frozen=True, slots=True)
class Holding:
    """What a member has at the end, and had of the programme until then.

    Attributes:
        got_minor: Discounts and what was handed over.
        points: That may be spent now or later; below 0 after a return of spent ones.
        expired_points: Nobody can spend them any more.
        tier_id: ``None`` where the programme has no tiers.
    """

    got_minor: int
    points: int
    expired_points: int
    tier_id: TierId | None


@dataclass(frozen=True, slots=True)
class MemberOutcome:
    """One member, once as it was and once as it would be.

    Attributes:
        segments: Those that the member was in at the last purchase.
    """

    card: str
    before: Holding
    after: Holding
    segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The figures of all members together, under one set of rules."""

    value: PointValue
    sums: Mapping[Key, int]
    points: int
    expired_points: int
    tiers: Mapping[str, int]

    def total(self, what: What, unit: str = "") -> int:
        """Return the sum of one kind over all that it is of."""
        return sum(
            amount for key, amount in self.sums.items() if key.what is what and key.unit == unit
        )

    def by_name(self, what: What, unit: str = "") -> Mapping[str, int]:
        """Return the sums of one kind, by what each is of; those that are 0 are left out."""
        named = {k.which: n for k, n in self.sums.items() if k.what is what and k.unit == unit}
        return {name: amount for name, amount in sorted(named.items()) if amount}

    @property
    def liability_minor(self) -> Fraction:
        """Return what the points at the end are worth."""
        return self.value.of(self.points)

    @property
    def discount_minor(self) -> int:
        """Return what was taken off, less what came back with returned goods."""
        return self.total(What.DISCOUNT) - self.total(What.RETURNED)

    @property
    def cost_minor(self) -> Fraction:
        """Return what members got, and what the points that they still have are worth."""
        return self.discount_minor + self.total(What.HANDED_OVER) + self.liability_minor

    @property
    def cost_basis_points(self) -> int:
        """Return the cost as a part of the takings, rounded down; 0 without takings."""
        takings = self.total(What.TAKINGS)
        return int(self.cost_minor * BASIS_POINTS / takings) if takings > 0 else 0


@dataclass(frozen=True, slots=True)
class Shift:
    """How a group of members fares.

    Attributes:
        winners: How many gain more than the threshold.
        losers: How many lose more than it.
        minor: What all of them gain together; below 0 for a loss.
    """

    members: int = 0
    winners: int = 0
    losers: int = 0
    won_minor: Fraction = Fraction(0)
    lost_minor: Fraction = Fraction(0)
    minor: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Extreme:
    """A member whose benefit changes much."""

    card: str
    minor: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The whole answer.

    Attributes:
        as_of: The day on which points and tiers are counted at the end.
        operations: That were lived through again.
        threshold_minor: A smaller change of a member's benefit counts as none.
        deciles: The changes below which 0 %, 10 %, … 100 % of the members are, ascending.
        extremes: The largest changes, the largest first.
        by_tier: By the tier held at the end as it was; empty for none.
    """

    currency: str
    as_of: date
    operations: int
    before: Side
    after: Side
    threshold_minor: int
    everybody: Shift
    by_tier: Mapping[str, Shift]
    by_segment: Mapping[str, Shift]
    deciles: Sequence[Fraction]
    extremes: Sequence[Extreme]
