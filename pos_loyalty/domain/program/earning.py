# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What rules that add would give, rule by rule: count, combine, cap, and say why.

Every total is a function of sums over lines, so splitting or reordering lines never changes it;
then each line is told its share, so that returning the line takes exactly that back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from pos_loyalty.domain.ids import NO_LOT, LotId, RuleId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.money import split_by_weight
from pos_loyalty.domain.program.basket import Happening, Measure, Occasion, PricedLine
from pos_loyalty.domain.program.caps import budget_counter, cap_counter
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import Combination
from pos_loyalty.domain.program.rule_book import BookedRule, Places
from pos_loyalty.domain.program.screening import ScreenedRule, Screening
from pos_loyalty.domain.program.shares import NO_SHARES, LineShares, shares_of
from pos_loyalty.domain.program.trace import Fact, RuleTrace, Unmet
from pos_loyalty.domain.program.triggers import LineTrigger
from pos_loyalty.domain.units import POINTS, Unit


@dataclass(slots=True, unsafe_hash=True)
class Accrual:
    """What one rule gave for one sale, enrolment or deed.

    Attributes:
        amount: At least 0; 0 when the sale only moved the remainder bank.
        shares: By line, adding up to ``amount``. Empty when the whole earned it: then it stays
            until the rule's conditions fail or nothing of the sale is left.
        facts: What it was counted from: the trace's facts, kept with the sale.
        unit: What is given.
        lot_id: The lot that it went into; empty where nothing did.
    """

    rule_id: Final[RuleId]
    amount: Final[int]
    shares: Final[LineShares] = NO_SHARES
    facts: Final[tuple[Fact, ...]] = ()
    unit: Final[Unit] = POINTS
    lot_id: Final[LotId] = NO_LOT

    @property
    def points(self) -> int:
        """Return the points among what is given."""
        return self.amount if self.unit == POINTS else 0

    @property
    def remainder(self) -> int:
        """Return the change of the rule's remainder bank."""
        return self.shares.remainder


def remainder_counter(rule_id: str) -> str:
    """Return the name of the counter that banks what did not fill a step."""
    return f"remainder:{rule_id}"


@dataclass(slots=True)
class Claim:
    """What a rule would give; groups, caps and budgets may still change it.

    Attributes:
        allocate: Returns each line's share of ``claimed``: asked for what is given only, since
            most of the work is there.
        amount: What is left of ``claimed`` by now.
    """

    booked: BookedRule
    claimed: int
    facts: tuple[Fact, ...]
    allocate: Callable[[], LineShares]
    amount: int
    unmet: Unmet | None = None

    def shares(self) -> LineShares:
        """Return each line's share of what is given."""
        shares = self.allocate()
        if self.amount == self.claimed or not shares.line_ids:
            return shares
        amounts = split_by_weight(self.amount, shares.amounts)
        return LineShares(shares.line_ids, amounts, shares.remainders)


Outcome = Claim | RuleTrace
"""What a rule claims, or why it claims nothing."""


class Asked:
    """A sale or a deed, as rules are asked about it.

    Attributes:
        state: The account that is given to.
        lines: In canonical order, discounts taken off; empty where nothing is bought.
        line_ids: Of the lines.
        nets: What is paid for each line.
        places: Of the lines that each choice takes.
        screening: What is left of the programme to be asked.
    """

    __slots__ = (
        "_answers", "_pieces", "line_ids", "lines", "nets", "occasion", "places", "screening",
        "state",
    )  # fmt: skip

    def __init__(
        self,
        state: MemberState,
        occasion: Occasion,
        lines: Sequence[PricedLine],
        places: Places,
        screening: Screening,
    ) -> None:
        self.state = state
        self.occasion = occasion
        self.screening = screening
        self.lines = lines
        self.line_ids = [line.line_id for line, _ in lines]
        self.nets = [line.gross_minor - discount_minor for line, discount_minor in lines]
        self.places = places
        self._pieces = [line.quantity_milli for line, _ in lines]
        self._answers: dict[int, Unmet | None] = {}

    def unmet(self, screened: ScreenedRule) -> Unmet | None:
        """Return the first of the rule's conditions that fails; ``None`` when all hold."""
        answers, question = self._answers, screened.booked.question
        if question not in answers:
            taken = self._taken(screened.booked.taken)
            answers[question] = first_unmet(screened.left, self.occasion, taken)
        return answers[question]

    def _taken(self, choice: int) -> Sequence[PricedLine]:
        places = self.places.get(choice, ())
        if len(places) == len(self.lines):
            return self.lines
        return [self.lines[place] for place in places]

    def weights(self, measure: Measure, places: Sequence[int]) -> Sequence[int]:
        """Return how much of the measure is on each of the places."""
        measured = self.nets if measure is Measure.MONEY else self._pieces
        if len(places) == len(measured):
            return measured
        return [measured[place] for place in places]

    def pieces_milli(self, choice: int) -> int:
        """Return the thousandths of a piece on the lines that a choice takes."""
        places = self.places.get(choice, ())
        return sum(self.weights(Measure.PIECES, places)) if places else 0

    def on_account_of(self, other: MemberState) -> "Asked":
        """Return the same, asked for another account."""
        return Asked(other, self.occasion, self.lines, self.places, self.screening)


def first_unmet(
    conditions: Sequence[Condition], occasion: Occasion, lines: Sequence[PricedLine]
) -> Unmet | None:
    """Return the first condition that fails, with its facts; ``None`` when all hold."""
    for condition in conditions:
        if unmet := condition.unmet(occasion, lines):
            return unmet
    return None


def added(screened: ScreenedRule, asked: Asked) -> Outcome:
    """Return what a rule that gives something of its own would give, before caps."""
    booked = screened.booked
    if screened.ready:
        return screened.ready
    if screened.needs not in asked.places:
        return booked.in_vain
    if screened.left and (unmet := asked.unmet(screened)):
        return RuleTrace(booked.rule.rule_id, 0, (), unmet, booked.unit)
    if booked.by_line:
        return _by_line(booked, booked.by_line, asked)
    return _whole(booked, asked)


def _whole(booked: BookedRule, asked: Asked) -> Outcome:
    trigger, is_sale = booked.whole, asked.occasion.happening is Happening.SALE
    if trigger is None or (is_sale and booked.taken not in asked.places):
        return booked.in_vain
    times = trigger.times(asked.occasion, asked.state, booked.given)
    if not times:
        return booked.in_vain
    amount = times * booked.each
    return Claim(booked, amount, (("counted", times),), _by_the_whole, amount)


def _by_the_whole() -> LineShares:
    return NO_SHARES


def _by_line(booked: BookedRule, trigger: LineTrigger, asked: Asked) -> Outcome:
    places = asked.places.get(booked.counted)
    if places is None:
        return booked.in_vain
    step, each, banks = booked.step, booked.each, trigger.carry_remainder
    weights = asked.weights(trigger.measures, places)
    counted = sum(weights)
    banked = asked.state.total(remainder_counter(booked.rule.rule_id)) if banks else 0
    count = max(0, (counted + banked) // step)
    if not count and not (banks and counted):
        return booked.in_vain
    facts = (("counted", counted), ("banked", banked), ("step", step))
    line_ids = [asked.line_ids[place] for place in places]
    allocate = partial(_shares_by_step, line_ids, weights, count, each, step if banks else 0)
    return Claim(booked, count * each, facts, allocate, count * each)


def _shares_by_step(
    line_ids: Sequence[int], weights: Sequence[int], count: int, each: int, banks: int
) -> LineShares:
    """Return the shares of lines that are counted in steps.

    Args:
        each: What a full step gives.
        banks: The step, where what does not fill one is banked; else 0.
    """
    parts = split_by_weight(count, weights)
    amounts = parts if each == 1 else [part * each for part in parts]
    if not banks:
        return shares_of(line_ids, amounts)
    over = [weight - part * banks for weight, part in zip(weights, parts, strict=True)]
    return shares_of(line_ids, amounts, over)


def settle(program: Program, asked: Asked, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
    """Return the outcomes once the groups' policies, the caps and the budgets had their say."""
    if winners := _winners(program, outcomes):
        outcomes = [_outranked(outcome, winners) for outcome in outcomes]
    for outcome in outcomes:
        if isinstance(outcome, Claim) and outcome.booked.is_limited:
            _limit(outcome, asked.state, asked.screening.day)
    return outcomes


def _winners(program: Program, outcomes: Sequence[Outcome]) -> dict[str, Claim]:
    """Return what each group lets through, where it lets through one claim only."""
    winners: dict[str, Claim] = {}
    if not program.groups:
        return winners  # what is in no group, or in one that nothing is said of, adds up
    for claim in outcomes:
        # What only moves a remainder bank gives nothing yet: it wins against nobody.
        if not isinstance(claim, Claim) or not claim.amount or not claim.booked.rule.group:
            continue
        group = claim.booked.rule.group
        policy = program.groups.get(group, Combination.SUM)
        leader = winners.get(group)
        is_better = leader is None or (policy is Combination.BEST and claim.amount > leader.amount)
        if policy in (Combination.BEST, Combination.FIRST) and is_better:
            winners[group] = claim
    return winners


def _outranked(outcome: Outcome, winners: dict[str, Claim]) -> Outcome:
    if not isinstance(outcome, Claim):
        return outcome
    booked, rule = outcome.booked, outcome.booked.rule
    winner = winners.get(rule.group)
    if winner is None or winner is outcome:
        return outcome
    facts = (("by", winner.booked.rule.rule_id), ("amount", outcome.amount))
    return RuleTrace(rule.rule_id, 0, (), Unmet("outranked", facts), booked.unit)


def _limit(claim: Claim, state: MemberState, day: date) -> None:
    rule = claim.booked.rule
    left, code = claim.amount, ""
    for cap in rule.caps:
        if (room := cap.left(cap_counter(rule.rule_id), state, day)) < left:
            left, code = room, "capped"
    if rule.budget:
        room = rule.budget.left(budget_counter(rule.rule_id), state, day)
        if room < left:
            left, code = room, "over_budget"
    if code:
        claim.unmet = Unmet(code, (("amount_max", left), ("uncapped_amount", claim.amount)))
        claim.facts = (*claim.facts, ("uncapped_amount", claim.amount))
        claim.amount = left
