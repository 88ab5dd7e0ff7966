# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What rewards cost on a day: a grant that buys nothing helps nobody."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.server.programs.book import in_force


@dataclass(frozen=True, slots=True)
class Prices:
    """What points buy.

    Attributes:
        costs: Of each reward, in points, ascending.
        is_money: Points are money too, of which any amount can be used.
    """

    costs: tuple[int, ...] = ()
    is_money: bool = False

    @property
    def cheapest(self) -> int | None:
        """Return what the cheapest reward costs; ``None`` where points buy nothing."""
        return self.costs[0] if self.costs else None

    @property
    def dearest(self) -> int | None:
        """Return what the dearest costs; ``None`` where there is no such limit, or nothing."""
        return self.costs[-1] if self.costs and not self.is_money else None

    def affordable(self, points: int) -> int:
        """Return what the dearest reward costs that so many points buy; 0 if they buy none."""
        return max((cost for cost in self.costs if cost <= points), default=0)


NO_PRICES: Final = Prices()


def prices_on(connection: Connection, day: date) -> Prices:
    """Return what points buy on a day; nothing where no programme is in force."""
    try:
        return prices_in(in_force(connection, day).program)
    except NoProgramInForce:
        return NO_PRICES


def prices_in(program: Program) -> Prices:
    """Return what points buy by a programme."""
    costs = [cost for reward in program.rewards if (cost := _cost_of(reward)) is not None]
    is_money = any(isinstance(reward.worth, PointsAsMoney) for reward in program.rewards)
    return Prices(tuple(sorted(costs)), is_money)


def _cost_of(reward: Reward) -> int | None:
    if reward.cost_points is None or not isinstance(reward.worth, PointsAsMoney):
        return reward.cost_points
    return reward.worth.whole_steps(reward.cost_points)
