# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The next best thing to say to a member: what is worth a sentence now, the best first.

Pure: what is known at the till goes in, lines come out. What the sale on screen gives counts
already, so that nobody is told of points that are just being spent.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.calendar import window_around
from pos_loyalty.domain.ledger import MemberState, apply_effects
from pos_loyalty.domain.program.basket import Happening, Occasion
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.closeness import close_challenge, close_tier, is_close
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.people import Segments
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import first_unmet
from pos_loyalty.domain.program.evaluation import Evaluation, occasion_of
from pos_loyalty.domain.program.limits import offer_counter, reward_counter, used_up
from pos_loyalty.domain.program.redeeming import RewardAnswer
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.tiers import standing
from pos_loyalty.domain.program.told import SayingKind
from pos_loyalty.domain.units import stamps_on

STAMPS_CLOSE_MAX: Final = 2
BIRTHDAY_DAYS: Final = 3
"""Before and after: hardly anybody shops on the very day."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One line for the cashier.

    Attributes:
        about: The id of the reward, stamp card, tier or challenge, or ``offer:<id>`` and
            ``rule:<id>``; empty where there is but one thing of the kind.
        names: Of what it is about, by language code; empty as ``about`` is.
        amount: What is missing, or what ends. For a reward that can be had the points that it
            takes, 0 with a voucher. For a birthday how many days away, 0 for today.
        basis: What is counted for a tier or a challenge: as ``closeness.Missing`` says.
        on: The first day on which points are gone; else ``None``.
    """

    kind: SayingKind
    about: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    amount: int = 0
    basis: str = ""
    on: date | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells lines apart: the figures in one change while an amount is typed."""
        return self.kind.value, self.about


@dataclass(slots=True)
class _Scene:
    """What is known at the till.

    Attributes:
        after: The account once the sale on screen is made; as it is while there is none.
        answers: For the basket, or for none.
    """

    program: Program
    before: MemberState
    after: MemberState
    occasion: Occasion
    answers: Sequence[RewardAnswer]
    evaluation: Evaluation | None

    @property
    def day(self) -> date:
        return self.occasion.day

    @property
    def points_after(self) -> int:
        return balance_of(self.after, self.day).spendable_points

    def offered(self) -> Iterator[RewardAnswer]:
        """Yield the answers for rewards that may be spoken of.

        Not points as money, which is a way to pay; nor what a manager decides about; nor what
        the sale takes already; nor what would not be had with all points of the world.
        """
        redemptions = self.evaluation.redemptions if self.evaluation else ()
        taken = {redemption.reward_id for redemption in redemptions}
        for answer in self.answers:
            reward = answer.reward
            is_usual = not isinstance(reward.worth, PointsAsMoney) and not reward.needs_approval
            if is_usual and reward.reward_id not in taken and self._is_open(reward):
                yield answer

    def _is_open(self, reward: Reward) -> bool:
        counter = reward_counter(reward.reward_id)
        is_left = used_up(reward.limits, counter, self.after, self.day) is None
        return is_left and self.are_met(reward.conditions)

    def are_met(self, conditions: Sequence[Condition]) -> bool:
        """Return whether all hold but those that look at goods: those may be bought yet."""
        about_people = [c for c in conditions if not c.looks_at_lines]
        return first_unmet(about_people, self.occasion, ()) is None


def sayings(
    program: Program,
    state: MemberState,
    answers: Sequence[RewardAnswer],
    *,
    at: datetime,
    store_id: str,
    evaluation: Evaluation | None = None,
) -> tuple[Saying, ...]:
    """Return what is worth saying, the best first; no two have the same key.

    Args:
        state: Before the sale.
        answers: One for each reward, without a basket.
        at: The business time.
        evaluation: Of the sale on screen; ``None`` while there is no amount.
    """
    held = standing(program.tiers, state, at.date()) if program.tiers else None
    scene = _Scene(
        program,
        before=state,
        after=apply_effects(state, evaluation.effects) if evaluation else state,
        occasion=occasion_of(Happening.SALE, state, held, at=at, store_id=store_id),
        answers=evaluation.answers if evaluation else answers,
        evaluation=evaluation,
    )
    return tuple(saying for find in _FINDERS for saying in find(scene))


def _reward_reached(scene: _Scene) -> Iterator[Saying]:
    """Yield the dearest reward that this sale's points reach and those before it did not."""
    had, has = balance_of(scene.before, scene.day).spendable_points, scene.points_after
    reached = [a for a in scene.offered() if _is_for_points(a) and had < _cost(a) <= has]
    if reached:
        best = max(reached, key=_cost)
        yield _of_reward(SayingKind.REWARD_REACHED, best, _cost(best))


def _points_ending(scene: _Scene) -> Iterator[Saying]:
    balance = balance_of(scene.after, scene.day)
    if balance.expiring_points:
        ending, on = balance.expiring_points, balance.expiring_on
        yield Saying(SayingKind.POINTS_ENDING, amount=ending, on=on)


def _birthday(scene: _Scene) -> Iterator[Saying]:
    born, day = scene.before.birthday, scene.day
    if born is None:
        return
    for days in range(BIRTHDAY_DAYS + 1):
        if window_around(born, day, before=days, after=days):
            yield Saying(SayingKind.BIRTHDAY, amount=days)
            return


def _stamps_close(scene: _Scene) -> Iterator[Saying]:
    """Yield the cards that have been begun and lack no more than a stamp or two."""
    for card in scene.program.stamp_cards:
        unit = stamps_on(card.card_id)
        stamps = balance_of(scene.after, scene.day, unit).spendable_points
        missing = card.stamps_needed - stamps
        if stamps > 0 and 0 < missing <= STAMPS_CLOSE_MAX:
            reward = scene.program.reward(card.reward_id)
            names = reward.name if reward else card.name
            yield Saying(SayingKind.STAMPS_CLOSE, card.card_id, names, missing)


def _tier_close(scene: _Scene) -> Iterator[Saying]:
    ladder = scene.program.tiers
    close = close_tier(ladder, scene.after, scene.day) if ladder else None
    if close is not None:
        tier, missing = close
        kind = SayingKind.TIER_CLOSE
        yield Saying(kind, tier.tier_id, tier.name, missing.amount, missing.basis)


def _challenge_close(scene: _Scene) -> Iterator[Saying]:
    is_visit_counted = scene.evaluation is not None
    for challenge in scene.program.challenges:
        missing = close_challenge(
            challenge, scene.after, scene.day, is_visit_counted=is_visit_counted
        )
        if missing is not None:
            kind, about = SayingKind.CHALLENGE_CLOSE, challenge.challenge_id
            yield Saying(kind, about, challenge.name, missing.amount, missing.basis)


def _offers(scene: _Scene) -> Iterator[Saying]:
    """Yield what the member alone is offered, but for what comes off this sale already."""
    trace = scene.evaluation.discount_trace if scene.evaluation else ()
    taken = {step.source for step in trace if step.minor}
    for offer in scene.program.offers:
        about = f"offer:{offer.offer_id}"
        limit = used_up(offer.limits, offer_counter(offer.offer_id), scene.after, scene.day)
        if about not in taken and limit is None and _is_personal(offer.conditions, scene):
            yield Saying(SayingKind.OFFER, about, offer.name)
    for rule in scene.program.earning:
        if _is_personal(rule.conditions, scene):
            yield Saying(SayingKind.OFFER, f"rule:{rule.rule_id}", rule.name)


def _is_personal(conditions: Sequence[Condition], scene: _Scene) -> bool:
    is_for_some = any(isinstance(condition, Segments) for condition in conditions)
    return is_for_some and scene.are_met(conditions)


def _reward_now(scene: _Scene) -> Iterator[Saying]:
    """Yield what a voucher is good for, else the dearest reward that the points reach.

    What comes off a sale only once its goods are known: it may be for others than these.
    """
    at_hand = [answer for answer in scene.offered() if answer.unmet is None]
    by_voucher = next((a for a in at_hand if a.by_voucher), None)
    affordable = [a for a in at_hand if not a.by_voucher and _cost(a) <= scene.points_after]
    best = by_voucher or max(affordable, key=_cost, default=None)
    if best is not None:
        yield _of_reward(SayingKind.REWARD_NOW, best, best.points)


def _reward_close(scene: _Scene) -> Iterator[Saying]:
    """Yield the reward that lacks the fewest points, if they are few beside its cost."""
    has = scene.points_after
    close = [
        answer
        for answer in scene.offered()
        if _is_for_points(answer) and is_close(_cost(answer) - has, _cost(answer))
    ]
    if close:
        nearest = min(close, key=_cost)
        yield _of_reward(SayingKind.REWARD_CLOSE, nearest, _cost(nearest) - has)


def _of_reward(kind: SayingKind, answer: RewardAnswer, amount: int) -> Saying:
    return Saying(kind, answer.reward.reward_id, answer.reward.name, amount)


def _is_for_points(answer: RewardAnswer) -> bool:
    return answer.reward.cost_points is not None and not answer.by_voucher


def _cost(answer: RewardAnswer) -> int:
    return answer.reward.cost_points or 0


_FINDERS: Final[tuple[Callable[[_Scene], Iterator[Saying]], ...]] = (
    _reward_reached,
    _points_ending,
    _birthday,
    _stamps_close,
    _tier_close,
    _challenge_close,
    _offers,
    _reward_now,
    _reward_close,
)
"""In the order of ``SayingKind``."""
