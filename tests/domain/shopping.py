# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member who shops: drives the engine as the till does, without a store.

A test says what is bought and what comes back, and looks at the account.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from pos_loyalty.domain.balances import Balance, balance_of
from pos_loyalty.domain.ids import MemberId, OpId, ProgramId, RewardId, RuleId, TierId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    AccountEffects,
    Effects,
    Lot,
    MemberState,
    apply_effects,
    combine,
)
from pos_loyalty.domain.ops import sale_fact
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, Multiply
from pos_loyalty.domain.program.evaluation import Choice, Evaluation, evaluate
from pos_loyalty.domain.program.holds import Hold, hold_effects, release_effects
from pos_loyalty.domain.program.redeeming import ChosenReward, held_for
from pos_loyalty.domain.program.rewards import Worth
from pos_loyalty.domain.program.tiers import Tier
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.returns import SoldSale, refund_effects, refund_minor
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.domain.units import POINTS

WARSAW = ZoneInfo("Europe/Warsaw")
MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=WARSAW)
TODAY = MONDAY.date()
ADA = MemberId(UUID(int=1))
NAME: Mapping[str, str] = {"en": "x"}


def moment(text: str) -> datetime:
    """Return ``2026-11-23 12:00`` on the store's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW)


def basket(*amounts_minor: int) -> tuple[SaleLine, ...]:
    """Return one line without an article for each amount."""
    return tuple(SaleLine(number, minor) for number, minor in enumerate(amounts_minor, start=1))


def articles(*amounts_minor: int) -> tuple[SaleLine, ...]:
    """Return one piece of another article for each amount."""
    return tuple(
        SaleLine(number, minor, f"article-{number}")
        for number, minor in enumerate(amounts_minor, start=1)
    )


def sale_of(lines: Sequence[SaleLine], at: datetime = MONDAY, *, receipt_no: str = "R1") -> Sale:
    """Return a sale in the shop of these tests."""
    return Sale(receipt_no, "waw-1", "1", "PLN", at, tuple(lines))


def spend_rule(rule_id: str = "spend", *, step: int = 100, points: int = 1) -> EarningRule:
    """Return points for each full step of money; 1 for each 1.00 unless told otherwise."""
    return EarningRule(
        rule_id=RuleId(rule_id),
        name=NAME,
        trigger=Spend(step_minor=step),
        effect=Add(points=points),
    )


def times_rule(rule_id: str, numerator: int, denominator: int = 1) -> EarningRule:
    """Return a rule that makes the points for money so many times as many."""
    return EarningRule(
        rule_id=RuleId(rule_id),
        name=NAME,
        trigger=Spend(step_minor=100),
        effect=Multiply(numerator=numerator, denominator=denominator),
    )


def reward_of(reward_id: str, cost_points: int, worth: Worth) -> Reward:
    """Return a reward without conditions."""
    return Reward(reward_id=RewardId(reward_id), name=NAME, cost_points=cost_points, worth=worth)


def tier_of(tier_id: str, threshold: int, *, off: int = 0) -> Tier:
    """Return a tier; ``off`` is its discount in basis points."""
    return Tier(tier_id=TierId(tier_id), name=NAME, threshold=threshold, discount_basis_points=off)


def program_of(*earning: EarningRule, rewards: Sequence[Reward] = ()) -> Program:
    """Return a programme of these rules and rewards and nothing else."""
    return Program(
        name=NAME,
        currency="PLN",
        effective_from=date(2026, 1, 1),
        earning=earning,
        rewards=tuple(rewards),
    )


@dataclass
class Bought:
    """A sale, as it was recorded, and what has come back of it."""

    evaluation: Evaluation
    sold: SoldSale
    returned: dict[int, int] = field(default_factory=dict)

    def points_of(self, rule_id: str) -> int:
        """Return what one rule gave; 0 if it gave nothing."""
        return sum(a.points for a in self.evaluation.accruals if a.rule_id == rule_id)


class Shopper:
    """Ada, her account, and the programme of her shop."""

    def __init__(self, program: Program, *lots: Lot) -> None:
        self.program = program
        self.state = MemberState(ADA, date(2026, 1, 1), lots, {})
        self.referrer: MemberState | None = None
        self._gestures = 0

    @property
    def points(self) -> int:
        """Return the sum over the lots, whether they may be spent or not."""
        return self.state.amount_of(POINTS)

    def balance(self, day: date = TODAY) -> Balance:
        """Return the points on a day."""
        return balance_of(self.state, day)

    def buys(
        self,
        lines: Sequence[SaleLine],
        at: datetime = MONDAY,
        chosen: Sequence[Choice] = (),
    ) -> Bought:
        """Buy, and return the recorded sale."""
        return self.pays(sale_of(lines, at), chosen)

    def pays(self, sale: Sale, chosen: Sequence[Choice] = ()) -> Bought:
        """Buy a basket made elsewhere, and return the recorded sale."""
        evaluation = self.quotes(sale, chosen)
        self._gestures += 1
        self.takes(evaluation.effects)
        self.moves(evaluation.others)
        fact = sale_fact(sale, evaluation, ProgramId("p"))
        holds = (redemption.hold for redemption in evaluation.redemptions)
        effects = combine(*(hold_effects(hold) for hold in holds if hold), evaluation.effects)
        return Bought(evaluation, SoldSale(fact, effects, self.program, evaluation.others))

    def quotes(self, sale: Sale, chosen: Sequence[Choice] = ()) -> Evaluation:
        """Return what a sale would mean; nothing is recorded."""
        return evaluate(
            self.program,
            self.state,
            sale,
            chosen,
            op_id=OpId(UUID(int=self._gestures + 1)),
            referrer=self.referrer,
        )

    def sets_aside(self, choice: ChosenReward, at: datetime) -> ChosenReward:
        """Set aside what a reward costs, and return the choice that captures it."""
        held = held_for(self.program, self.state, choice, at)
        last_day = at.date() + timedelta(days=self.program.hold_days)
        hold = replace(held, hold_op_id=self.gesture(), last_day=last_day)
        self.takes(hold_effects(hold))
        return replace(choice, hold=hold)

    def returns(self, bought: Bought, more: Mapping[int, int], day: date = TODAY) -> int:
        """Bring back so much of each line, and return the money for it."""
        before = bought.returned
        after = dict(before)
        for line_id, minor in more.items():
            after[line_id] = after.get(line_id, 0) + minor
        taken = refund_effects(
            bought.sold, before, after, self.state, op_id=self.gesture(), day=day
        )
        self.takes(taken.effects)
        self.moves(taken.others)
        bought.returned = after
        fact = bought.sold.fact
        return refund_minor(fact, after) - refund_minor(fact, before)

    def returns_everything(self, bought: Bought, day: date = TODAY) -> int:
        """Bring back all that is left of a sale, and return the money for it."""
        left = {
            line.line_id: line.gross_minor - bought.returned.get(line.line_id, 0)
            for line in bought.sold.fact.sale.lines
        }
        return self.returns(bought, left, day)

    def releases(self, hold: Hold, at: datetime) -> None:
        """Give back what was set aside."""
        self.takes(
            release_effects(
                hold,
                self.state,
                op_id=self.gesture(),
                day=at.date(),
                reinstated_days=self.program.reinstated_days,
            )
        )

    def takes(self, effects: Effects) -> None:
        """Apply what an operation changes."""
        self.state = apply_effects(self.state, effects)

    def moves(self, others: Sequence[AccountEffects]) -> None:
        """Apply what an operation changes elsewhere: the sums over all members, the referrer."""
        for other in others:
            if other.member_id == PROGRAM_ACCOUNT:
                shared = apply_effects(
                    replace(self.state, counters=self.state.shared), other.effects
                )
                self.state = replace(self.state, shared=shared.counters)
            elif self.referrer is not None:
                self.referrer = apply_effects(self.referrer, other.effects)

    def gesture(self) -> OpId:
        """Return a fresh id."""
        self._gestures += 1
        return OpId(UUID(int=self._gestures))


def account_of(state: MemberState) -> tuple[object, object]:
    """Return what a state holds, without lots and sums that came to nothing."""
    lots = {lot.lot_id: lot.amount for lot in state.lots if lot.amount}
    sums = {
        (name, day): amount
        for name, by_day in state.counters.items()
        for day, amount in by_day.items()
        if amount
    }
    return lots, sums
