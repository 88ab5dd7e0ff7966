# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What happens to a member besides a sale: a look, a reward, joining, a deed, a new day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pos_loyalty.domain.ids import NO_ACTIVITY, ActivityId, OpId
from pos_loyalty.domain.ledger import (
    ACTIVITIES,
    AccountEffects,
    CounterChange,
    Effects,
    Lot,
    MemberState,
    arrived_lot_id,
    combine,
)
from pos_loyalty.domain.program.accruing import accrue, shared_effects, sums_of_points
from pos_loyalty.domain.program.basket import Happening, Occasion
from pos_loyalty.domain.program.completions import (
    Completion,
    complete,
    completion_effects,
    earned_points,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import Accrual, Asked
from pos_loyalty.domain.program.evaluation import occasion_of
from pos_loyalty.domain.program.expiry import Vesting
from pos_loyalty.domain.program.lot_terms import LotMaker
from pos_loyalty.domain.program.redeeming import (
    ChosenReward,
    Means,
    Purse,
    Redemption,
    RewardAnswer,
    answer_for,
    redemption_effects,
)
from pos_loyalty.domain.program.screening import screen
from pos_loyalty.domain.program.tiers import TierStanding, standing
from pos_loyalty.domain.program.trace import RuleTrace
from pos_loyalty.domain.program.uses import uses_of_rewards


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens to a member and is no sale.

    Attributes:
        happening: Anything but a sale.
        business_at: In the store's time zone.
        activity_id: What was done; only for an activity.
    """

    happening: Happening
    business_at: datetime
    store_id: str
    activity_id: ActivityId = NO_ACTIVITY


@dataclass(frozen=True, slots=True)
class Awarded:
    """What joining, a deed or a day gives.

    Attributes:
        others: On the sums over all members.
    """

    occasion: Occasion
    accruals: tuple[Accrual, ...]
    completions: tuple[Completion, ...]
    trace: tuple[RuleTrace, ...]
    effects: Effects
    others: tuple[AccountEffects, ...]

    @property
    def points(self) -> int:
        """Return the points that are given."""
        return sum(accrual.points for accrual in self.accruals) + earned_points(self.completions)


def look_at_member(
    program: Program, state: MemberState, at: datetime, store_id: str
) -> tuple[TierStanding | None, tuple[RewardAnswer, ...]]:
    """Return the tier, and an answer for every reward, before anything is bought."""
    before = standing(program.tiers, state, at.date()) if program.tiers else None
    occasion = occasion_of(Happening.SALE, state, before, at=at, store_id=store_id)
    means = Means(state, at)
    return before, tuple(
        answer_for(reward, state, occasion, (), means=means) for reward in program.rewards
    )


def evaluate_redemption(
    program: Program,
    state: MemberState,
    chosen: Sequence[ChosenReward],
    *,
    at: datetime,
    store_id: str,
) -> tuple[tuple[Redemption, ...], Effects, tuple[AccountEffects, ...]]:
    """Return what rewards take that are handed over without a sale: member's, others' effects.

    Raises:
        RewardUnavailable: If a reward needs a sale, or does not fit.
        InsufficientPoints: If the points do not reach.
    """
    before = standing(program.tiers, state, at.date()) if program.tiers else None
    occasion = occasion_of(Happening.SALE, state, before, at=at, store_id=store_id)
    purse = Purse(state)
    redemptions = tuple(purse.redeem(program, choice, occasion, ())[0] for choice in chosen)
    uses = uses_of_rewards(program, redemptions, occasion.day)
    effects = combine(redemption_effects(redemptions), Effects(counters=uses.own))
    return redemptions, effects, shared_effects(uses.shared)


def evaluate_moment(
    program: Program, state: MemberState, moment: Moment, *, op_id: OpId
) -> Awarded:
    """Return what is given for joining, for a deed, or on a day without a purchase.

    Args:
        op_id: Names the lots of what is given.
    """
    at, happening = moment.business_at, moment.happening
    before = standing(program.tiers, state, at.date()) if program.tiers else None
    usual = occasion_of(happening, state, before, at=at, store_id=moment.store_id)
    occasion = replace(usual, activity_id=moment.activity_id)
    screened = screen(program)
    screening, lots = screened.of(occasion), LotMaker(op_id)
    day = screening.day
    asked = Asked(state, occasion, (), screened.places(()), screening)
    earned = accrue(program, asked, lots)
    completions = complete(asked, earned.accruals, lots)
    points = earned.points + earned_points(completions)
    is_deed = happening is Happening.ACTIVITY
    deed = (CounterChange(ACTIVITIES, day, 1),) if is_deed else ()
    effects = combine(
        earned.effects,
        *(completion_effects(completion, day) for completion in completions),
        Effects(lots=lots.lots(), counters=(*deed, *sums_of_points(state, points, day))),
    )
    return Awarded(
        occasion,
        earned.accruals,
        completions,
        tuple(asked.traces.values()),
        effects,
        shared_effects(earned.shared),
    )


def days_after(program: Program, event: str) -> int:
    """Return how many days after an event that may be spent which waited for it.

    The most that any rule says; 0 where nothing in the programme waits for the event any more.
    """
    waits = (program.vesting, *(rule.vesting for rule in program.earning if rule.vesting))
    return max((vesting.days for vesting in waits if vesting.event == event), default=0)


def arrived(state: MemberState, event: str, day: date, days: int) -> Effects:
    """Return what changes when an event comes that points wait for.

    Args:
        event: The event's name, as in the programme's vesting.
        days: They may be spent so many days after the event; 0 for at once.
    """
    waiting = [lot for lot in state.lots if lot.awaits == event and lot.amount]
    first_day = Vesting(days=days).first_day(day)
    moved = [
        replace(lot, lot_id=arrived_lot_id(lot.lot_id), awaits="", vests_on=first_day)
        for lot in sorted(waiting, key=lambda lot: lot.lot_id)
    ]
    gone: list[Lot] = [replace(lot, amount=-lot.amount) for lot in waiting]
    return combine(Effects(lots=(*gone, *moved)))
