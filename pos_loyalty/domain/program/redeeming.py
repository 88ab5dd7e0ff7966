# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What points and vouchers buy today: which rewards fit, and why the others do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from pos_loyalty.domain.balances import as_kept, lots_of, spendable_of, take_points
from pos_loyalty.domain.errors import NotGrantedHere, RewardUnavailable
from pos_loyalty.domain.grants import granted
from pos_loyalty.domain.handing_out import require_granted
from pos_loyalty.domain.ids import NO_OPERATION, OpId, RewardId
from pos_loyalty.domain.ledger import Account, Effects, LedgerEntry, Lot, MemberState, combine
from pos_loyalty.domain.program.basket import Occasion, PricedLine, net_total
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import first_unmet
from pos_loyalty.domain.program.holds import Hold, capture_effects, hold_counter
from pos_loyalty.domain.program.limits import reward_counter, used_up
from pos_loyalty.domain.program.line_filter import LineFilter, taken_lines
from pos_loyalty.domain.program.rewards import HANDED_OVER, Worth
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.units import POINTS, Unit, vouchers_for


@dataclass(frozen=True, slots=True)
class ChosenReward:
    """A reward that the member wants.

    Attributes:
        points: For points as money, how many; ``None`` for a reward with a price of its own.
        by_voucher: Pay with a voucher instead of points.
        hold: What was set aside for it; ``None`` to take it from the account now.
        approver: Who agreed, for a reward that asks for it; empty for nobody.
    """

    reward_id: RewardId
    points: int | None = None
    by_voucher: bool = False
    hold: Hold | None = None
    approver: str = ""


@dataclass(slots=True, unsafe_hash=True)
class LineDiscount:
    """What comes off one line; at least 1."""

    line_id: Final[int]
    minor: Final[int]


@dataclass(frozen=True, slots=True)
class Redemption:
    """Points or a voucher spent on one reward.

    Attributes:
        amount: Points, or 1 voucher; at least 1.
        discounts: What it took off each line; empty for a reward that is handed over.
        lots: What was taken, by lot, below 0, in the order in which they were taken.
        hold: What it was captured from; ``None`` when it was taken from the account at once.
        approver: Who agreed; empty where nobody had to.
    """

    reward_id: RewardId
    amount: int
    discounts: tuple[LineDiscount, ...]
    lots: tuple[Lot, ...]
    unit: Unit = POINTS
    hold: Hold | None = None
    approver: str = ""

    @property
    def points(self) -> int:
        """Return the points that were spent; 0 for a voucher."""
        return self.amount if self.unit == POINTS else 0


@dataclass(frozen=True, slots=True)
class RewardAnswer:
    """Whether a reward can be had now.

    Attributes:
        unmet: Why not; ``None`` when it can.
        points: What it would take: 0 with a voucher; for points as money the most that makes
            sense now.
        by_voucher: The member has a voucher for it.
    """

    reward: Reward
    unmet: Unmet | None
    points: int
    by_voucher: bool = False


class Means:
    """What a member has to spend, told once for all rewards.

    Attributes:
        units: All that the account holds anything of, or owes.
    """

    def __init__(self, state: MemberState, at: datetime) -> None:
        self.spendable_points = spendable_of(state, at.date())
        self.units = frozenset([lot.unit for lot in state.lots])
        self._grants, self._at = state.grants, at

    def reach(self, unit: Unit, spendable: int) -> int:
        """Return how much of what the member may spend of a unit may be handed out here."""
        if self._grants is None:
            return spendable
        return min(spendable, granted(self._grants, unit, self._at))


def answer_for(
    reward: Reward,
    state: MemberState,
    occasion: Occasion,
    lines: Sequence[PricedLine],
    *,
    means: Means,
) -> RewardAnswer:
    """Return whether a reward can be had for the lines, which may be none yet.

    Approval is not asked for here: the till asks when the reward is chosen.

    Args:
        lines: The basket; empty before the amount is known, when rewards that come off a sale
            answer ``needs_sale``.
        means: What the account holds.
    """
    voucher = vouchers_for(reward.reward_id)
    vouchers = spendable_of(state, occasion.day, voucher) if voucher in means.units else 0
    if means.reach(voucher, vouchers) > 0:
        unmet = unmet_by(reward, 0, state, occasion, lines)
        return RewardAnswer(reward, unmet, 0, by_voucher=True)
    if reward.cost_points is None:
        if vouchers > 0:
            return RewardAnswer(reward, _not_granted(0, vouchers, voucher), 0, by_voucher=True)
        return RewardAnswer(reward, Unmet("needs_voucher"), 0)
    points, spendable = _price_of(reward, reward.cost_points), means.spendable_points
    if spendable < points:
        facts = (("needed_points", points), ("spendable_points", spendable))
        return RewardAnswer(reward, Unmet("insufficient_points", facts), points)
    reach = means.reach(POINTS, spendable)
    if reach < points:
        return RewardAnswer(reward, _not_granted(reach, spendable, POINTS), points)
    unmet = unmet_by(reward, points, state, occasion, lines)
    if unmet is None and isinstance(reward.worth, PointsAsMoney):
        due_minor = net_total(taken_lines(reward.on_lines, lines))
        points = reward.worth.points_worth_using(due_minor, reach)
    return RewardAnswer(reward, unmet, points)


def _not_granted(reach: int, spendable: int, unit: Unit) -> Unmet:
    refusal = NotGrantedHere(granted=reach, spendable=spendable, unit=unit)
    return Unmet(refusal.code, refusal.facts)


def unmet_by(
    reward: Reward,
    points: int,
    state: MemberState,
    occasion: Occasion,
    lines: Sequence[PricedLine],
    *,
    in_this_sale: int = 0,
) -> Unmet | None:
    """Return why so many points cannot be used on the reward, whoever has them."""
    if not lines and reward.needs_sale:
        return Unmet("needs_sale")
    counter = reward_counter(reward.reward_id)
    limits, day = reward.limits, occasion.day
    if unmet := used_up(limits, counter, state, day, in_this_sale=in_this_sale):
        return unmet
    taken = taken_lines(reward.on_lines, lines)
    if unmet := first_unmet(reward.conditions, occasion, taken):
        return unmet
    if _is_wasted(reward.worth, taken, points):
        return Unmet("sale_too_small", (("due_minor", net_total(taken)),))
    return None


def _is_wasted(worth: Worth, lines: Sequence[PricedLine], points: int) -> bool:
    """Return whether it would take less off than the points are worth, or nothing at all."""
    if isinstance(worth, HANDED_OVER):
        return False  # what the basket does not hold is handed over
    if isinstance(worth, PointsAsMoney):
        return points < 1 or worth.points_worth_using(net_total(lines), points) < points
    return not worth.takes_off(lines)


class Purse:
    """What a member has to spend, while several rewards are taken from it."""

    def __init__(self, state: MemberState) -> None:
        self._state = state
        self._used: dict[RewardId, int] = {}
        self._handed_out: dict[Unit, int] = {}
        self._captured: set[OpId] = set()

    @property
    def state(self) -> MemberState:
        """Return the account as it is after what was taken."""
        return self._state

    def redeem(
        self,
        program: Program,
        choice: ChosenReward,
        occasion: Occasion,
        lines: Sequence[PricedLine],
    ) -> tuple[Redemption, tuple[int, ...]]:
        """Return the redemption of one reward, and what it takes off each line.

        Raises:
            RewardUnavailable: If it does not fit, or is not in the programme.
            InsufficientPoints: If the points do not reach; then nothing is spent.
            NotGrantedHere: If they do, but not all of them are for this till to hand out.
        """
        reward = _known_reward(program, choice)
        points = points_for(reward, choice)
        earlier = self._used.get(reward.reward_id, 0)
        if unmet := unmet_by(reward, points, self._state, occasion, lines, in_this_sale=earlier):
            raise RewardUnavailable(unmet.code, unmet.facts)
        if reward.needs_approval and not choice.approver:
            raise RewardUnavailable("needs_approval")
        unit = vouchers_for(reward.reward_id) if choice.by_voucher else POINTS
        amount = 1 if choice.by_voucher else points
        taken = self._take(choice, unit, amount, occasion)
        off = discounts_on(reward.worth, reward.on_lines, lines, points)
        self._used[reward.reward_id] = earlier + 1
        by_line = tuple(
            LineDiscount(line.line.line_id, minor)
            for line, minor in zip(lines, off, strict=True)
            if minor
        )
        hold, approver = choice.hold, choice.approver
        redemption = Redemption(reward.reward_id, amount, by_line, taken, unit, hold, approver)
        return redemption, off

    def _take(
        self, choice: ChosenReward, unit: Unit, amount: int, occasion: Occasion
    ) -> tuple[Lot, ...]:
        if choice.hold:
            hold = choice.hold
            if (hold.reward_id, hold.unit, hold.amount) != (choice.reward_id, unit, amount):
                raise RewardUnavailable("held_for_another")
            is_open = self._state.total(hold_counter(hold.hold_op_id)) == 1
            if not is_open or hold.hold_op_id in self._captured or occasion.day > hold.last_day:
                raise RewardUnavailable("hold_is_over")
            self._captured.add(hold.hold_op_id)
            return hold.lots
        spendable = lots_of(self._state, unit)
        taken = as_kept(take_points(amount, spendable, occasion.day), self._state)
        handed_out = self._handed_out.get(unit, 0) + amount
        require_granted(
            self._state,
            unit,
            handed_out,
            occasion.business_at,
            spendable=spendable_of(self._state, occasion.day, unit),
        )
        self._handed_out[unit] = handed_out
        left = {lot.lot_id: lot for lot in self._state.lots}
        for change in taken:
            held = left[change.lot_id]
            left[change.lot_id] = replace(held, amount=held.amount + change.amount)
        self._state = replace(self._state, lots=tuple(left.values()))
        return taken


def discounts_on(
    worth: Worth, on_lines: LineFilter, lines: Sequence[PricedLine], points: int
) -> tuple[int, ...]:
    """Return what comes off each line, for those that the filter takes."""
    taken = taken_lines(on_lines, lines)
    off = worth.discounts(taken, points)
    if len(taken) == len(lines):
        return off
    by_line = {p.line.line_id: minor for p, minor in zip(taken, off, strict=True)}
    return tuple(by_line.get(priced.line.line_id, 0) for priced in lines)


def redemption_effects(redemptions: Iterable[Redemption]) -> Effects:
    """Return the entries and lot changes of the redemptions, together."""
    return combine(*(_effects_of(redemption) for redemption in redemptions))


def _effects_of(redemption: Redemption) -> Effects:
    if redemption.hold:
        return capture_effects(redemption.hold)
    cause, amount, unit = f"reward:{redemption.reward_id}", redemption.amount, redemption.unit
    entries = (
        LedgerEntry(Account.MEMBER, -amount, cause, unit),
        LedgerEntry(Account.REDEEMED, amount, cause, unit),
    )
    return Effects(entries, redemption.lots)


def held_for(program: Program, state: MemberState, choice: ChosenReward, at: datetime) -> Hold:
    """Return what is to be set aside for a reward, not yet named by its operation.

    Whether the reward fits the sale is asked when it is captured.

    Raises:
        RewardUnavailable: If the programme does not have it, or not for what is offered.
        InsufficientPoints: If less may be spent; then nothing is set aside.
        NotGrantedHere: If more may be spent than is for this till to hand out.
    """
    reward, day = _known_reward(program, choice), at.date()
    unit = vouchers_for(reward.reward_id) if choice.by_voucher else POINTS
    amount = 1 if choice.by_voucher else points_for(reward, choice)
    taken = as_kept(take_points(amount, lots_of(state, unit), day), state)
    require_granted(state, unit, amount, at, spendable=spendable_of(state, day, unit))
    return Hold(NO_OPERATION, reward.reward_id, amount, unit, taken, day)


def _known_reward(program: Program, choice: ChosenReward) -> Reward:
    reward = program.reward(choice.reward_id)
    if reward is None:
        raise RewardUnavailable("unknown_reward")
    return reward


def points_for(reward: Reward, choice: ChosenReward) -> int:
    """Return how many points the choice takes; 0 with a voucher.

    Raises:
        RewardUnavailable: If points do not buy it, or not so many.
    """
    if choice.by_voucher:
        return 0
    if reward.cost_points is None:
        raise RewardUnavailable("needs_voucher")
    price = _price_of(reward, reward.cost_points)
    if not isinstance(reward.worth, PointsAsMoney):
        return price
    points = price if choice.points is None else choice.points
    if points < price or points % reward.worth.points_step:
        raise RewardUnavailable("not_a_step")
    return points


def _price_of(reward: Reward, cost_points: int) -> int:
    """Return the fewest points that buy it: whole steps where points are money."""
    if isinstance(reward.worth, PointsAsMoney):
        return reward.worth.whole_steps(cost_points)
    return cost_points
