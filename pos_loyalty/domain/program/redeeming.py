# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What points buy today: which rewards fit, why the others do not, and what they take off."""

from collections.abc import Sequence
from dataclasses import dataclass

from pos_loyalty.domain.errors import RewardUnavailable
from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ledger import MemberState, PointLot, balance_on, take_points
from pos_loyalty.domain.program.basket import Occasion, PricedLine, discounted, net_total
from pos_loyalty.domain.program.document import Program, Reward
from pos_loyalty.domain.program.earning import first_unmet
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.money_off import PointsAsMoney
from pos_loyalty.domain.program.trace import Unmet


@dataclass(frozen=True, slots=True)
class ChosenReward:
    """A reward that the member wants.

    Attributes:
        points: For points as money, how many; ``None`` for a reward with a price of its own.
    """

    reward_id: RewardId
    points: int | None = None


@dataclass(frozen=True, slots=True)
class LineDiscount:
    """What comes off one line; at least 1."""

    line_id: int
    minor: int


@dataclass(frozen=True, slots=True)
class Redemption:
    """Points spent on one reward.

    Attributes:
        points: At least 1.
        discounts: What it took off each line; empty for a reward that is handed over.
        lots: The points taken, by lot, below 0, in the order in which they were taken.
    """

    reward_id: RewardId
    points: int
    discounts: tuple[LineDiscount, ...]
    lots: tuple[PointLot, ...]


@dataclass(frozen=True, slots=True)
class RewardAnswer:
    """Whether a reward can be had now.

    Attributes:
        unmet: Why not; ``None`` when it can.
        points: What it would take; for points as money the most that makes sense now.
    """

    reward: Reward
    unmet: Unmet | None
    points: int


def answer_for_rewards(
    program: Program, state: MemberState, occasion: Occasion, lines: Sequence[PricedLine]
) -> tuple[RewardAnswer, ...]:
    """Return an answer for every reward, in the document's order.

    Args:
        lines: The basket; empty before the amount is known, when rewards that come off a sale
            answer ``needs_sale``.
    """
    spendable = balance_on(occasion.day, state.lots).spendable_points
    return tuple(_answer(reward, spendable, occasion, lines) for reward in program.rewards)


def _answer(
    reward: Reward, spendable: int, occasion: Occasion, lines: Sequence[PricedLine]
) -> RewardAnswer:
    points = reward.cost_points
    if spendable < points:
        facts = (("needed_points", points), ("spendable_points", spendable))
        return RewardAnswer(reward, Unmet("insufficient_points", facts), points)
    unmet = _unmet(reward, points, occasion, lines)
    if unmet is None and isinstance(reward.worth, PointsAsMoney):
        points = reward.worth.points_worth_using(net_total(lines), spendable)
    return RewardAnswer(reward, unmet, points)


def redeem(
    program: Program,
    state: MemberState,
    occasion: Occasion,
    lines: Sequence[PricedLine],
    chosen: Sequence[ChosenReward],
) -> tuple[tuple[Redemption, ...], tuple[PricedLine, ...]]:
    """Return the redemptions, in the order chosen, and the lines at their new prices.

    Raises:
        RewardUnavailable: If a reward does not fit, or is not in the programme.
        InsufficientPoints: If the points do not reach for all of them; then nothing is spent.
    """
    priced = tuple(lines)
    lots = {lot.lot_id: lot for lot in state.lots}
    redemptions = []
    for choice in chosen:
        reward = _known_reward(program, choice)
        points = _points_for(reward, choice)
        if unmet := _unmet(reward, points, occasion, priced):
            raise RewardUnavailable(unmet.code)
        taken = take_points(points, lots.values(), occasion.day)
        for change in taken:
            left = lots[change.lot_id].points + change.points
            lots[change.lot_id] = PointLot(change.lot_id, left, change.vests_on, change.expires_on)
        discounts = reward.worth.discounts(priced, points)
        by_line = tuple(
            LineDiscount(line.line.line_id, minor)
            for line, minor in zip(priced, discounts, strict=True)
            if minor
        )
        redemptions.append(Redemption(reward.reward_id, points, by_line, taken))
        priced = discounted(priced, discounts)
    return tuple(redemptions), priced


def _known_reward(program: Program, choice: ChosenReward) -> Reward:
    reward = program.reward(choice.reward_id)
    if reward is None:
        raise RewardUnavailable("unknown_reward")
    return reward


def _unmet(
    reward: Reward, points: int, occasion: Occasion, lines: Sequence[PricedLine]
) -> Unmet | None:
    """Return why so many points cannot be used on the reward, whoever has them."""
    if not lines and not isinstance(reward.worth, FreeItem):
        return Unmet("needs_sale")
    if unmet := first_unmet(reward.conditions, occasion, lines):
        return unmet
    due_minor = net_total(lines)
    if isinstance(reward.worth, PointsAsMoney):
        is_wasted = reward.worth.points_worth_using(due_minor, points) < points
    elif isinstance(reward.worth, FreeItem):
        is_wasted = False  # what the basket does not hold is handed over
    else:
        is_wasted = not any(reward.worth.discounts(lines, points))
    return Unmet("sale_too_small", (("due_minor", due_minor),)) if is_wasted else None


def _points_for(reward: Reward, choice: ChosenReward) -> int:
    if not isinstance(reward.worth, PointsAsMoney):
        return reward.cost_points
    points = choice.points if choice.points is not None else reward.cost_points
    if points < reward.cost_points or points % reward.worth.points_step:
        raise RewardUnavailable("not_a_step")
    return points
