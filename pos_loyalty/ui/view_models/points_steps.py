# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points as money on MEMBER: a step more, a step less, as many as make sense."""

from collections.abc import Callable
from typing import Protocol

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.panels import PointsStepper
from pos_loyalty.ui.view_models.sale_entry import SaleEntry
from pos_loyalty.ui.view_models.wishes import Wish


class Choose(Protocol):
    """Chooses a reward anew, or takes the choice back."""

    def __call__(self, reward_id: RewardId, *, wanted: Wish | None) -> None:
        """Take the wish; ``None`` for no wish."""
        ...


class PointsSteps:
    """Turns the stepper's buttons into wishes. GUI thread."""

    def __init__(
        self,
        desk: Desk,
        wish: Callable[[RewardId, int | None], Wish | None],
        choose: Choose,
        entry: Callable[[], SaleEntry],
    ) -> None:
        self._desk, self._wish, self._choose = desk, wish, choose
        self._entry = entry

    def more(self) -> None:
        """Pay with one step of points more."""
        if (stepper := self._desk.now.sale.points) and stepper.can_add:
            smallest = self._smallest_money(stepper)
            points = max(smallest, self._points(stepper) + stepper.points_step)
            self._choose(stepper.reward_id, wanted=self._wish(stepper.reward_id, points))

    def fewer(self) -> None:
        """Pay with one step of points less; below the smallest amount with none."""
        if (stepper := self._desk.now.sale.points) and stepper.can_take:
            points = self._points(stepper) - stepper.points_step
            is_enough = points >= self._smallest_money(stepper)
            wish = self._wish(stepper.reward_id, points) if is_enough else None
            self._choose(stepper.reward_id, wanted=wish)

    def most(self) -> None:
        """Pay with as many points as make sense, now and when the amount changes."""
        if stepper := self._desk.now.sale.points:
            self._choose(stepper.reward_id, wanted=self._wish(stepper.reward_id, None))

    def _points(self, stepper: PointsStepper) -> int:
        """Return the points that are wished; the stepper has them when the quote has come."""
        wishes = self._entry().wishes
        wish = next((w for w in wishes if w.reward.reward_id == stepper.reward_id), None)
        if wish is None:
            return 0
        most = stepper.points_max
        return most if wish.points is None else min(wish.points, most)

    def _smallest_money(self, stepper: PointsStepper) -> int:
        wish = self._wish(stepper.reward_id, None)
        worth = wish.reward.worth if wish else None
        if wish is None or not isinstance(worth, PointsAsMoney):
            return stepper.points_step
        return worth.whole_steps(wish.cost_points)
