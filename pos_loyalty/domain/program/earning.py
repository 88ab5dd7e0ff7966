# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What rules that add would give, rule by rule: count, combine, cap, and say why.

Every total is a function of sums over lines, so splitting or reordering lines never changes it;
then each line is told its share, so that returning the line takes exactly that back.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pos_loyalty.domain.ids import NO_LOT, LotId, RuleId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.money import split_by_weight
from pos_loyalty.domain.program.basket import Measure, Occasion, PricedLine
from pos_loyalty.domain.program.caps import budget_counter, cap_counter
from pos_loyalty.domain.program.conditions import Condition
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
        place: The rule's, among those that are asked.
        allocate: Returns each line's share of ``claimed``.
        amount: What is left of ``claimed`` by now.
        counted: What it was counted from; 0 where the whole earned it.
        banked: The change of the rule's remainder bank.
    """

    booked: BookedRule
    place: int
    claimed: int
    facts: tuple[Fact, ...]
    allocate: Callable[[], LineShares]
    amount: int
    counted: int = 0
    banked: int = 0
    unmet: Unmet | None = None

    def shares(self) -> LineShares:
        """Return each line's share of what is given, to be worked out when it is looked at."""
        return LineShares.when_asked(self._shared_out)

    def _shared_out(self) -> LineShares:
        shares = self.allocate()
        if self.amount == self.claimed or not shares.line_ids:
            return shares
        amounts = split_by_weight(self.amount, shares.amounts)
        return LineShares(shares.line_ids, amounts, shares.remainders)


class Asked:
    """A sale or a deed, as rules are asked about it.

    Attributes:
        state: The account that is given to.
        lines: In canonical order, discounts taken off; empty where nothing is bought.
        nets: What is paid for each line.
        places: Of the lines that each choice takes.
        screening: What is left of the programme to be asked.
        traces: What the trace says of each rule, by its place; what only a trace tells is left out
            where nobody asks for one.
    """

    __slots__ = (
        "_answers", "lines", "nets", "occasion", "places", "screening", "state", "traces",
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
        self.nets = [line.gross_minor - discount_minor for line, discount_minor in lines]
        self.places = places
        self.traces = dict(screening.traces)
        self._answers: dict[int, Unmet | None] = {}

    def trace(self, booked: BookedRule, place: int, unmet: Unmet) -> None:
        """Note why a rule gives nothing."""
        if self.screening.is_traced:
            self.traces[place] = RuleTrace(booked.rule.rule_id, 0, (), unmet, booked.unit)

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
        if measure is Measure.MONEY:
            nets = self.nets
            return nets if len(places) == len(nets) else [nets[place] for place in places]
        return [self.lines[place].line.quantity_milli for place in places]

    def line_ids(self, places: Sequence[int]) -> Sequence[int]:
        """Return the ids of the lines on those places."""
        return [self.lines[place].line.line_id for place in places]

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


def claims_of(rules: Iterable[ScreenedRule], asked: Asked) -> list[Claim]:
    """Return what rules that give something of their own would give, before caps."""
    # Most rules of most programmes are for other goods: they are not even looked at.
    places = asked.places
    found = [_claim(one, asked) for one in rules if one.needs in places]
    return [claim for claim in found if claim]


def _claim(one: ScreenedRule, asked: Asked) -> Claim | None:
    booked = one.booked
    if one.left and (unmet := asked.unmet(one)):
        asked.trace(booked, one.place, unmet)
        return None
    places = asked.places.get(one.counts)
    if places is None:
        return None
    if booked.by_line:
        return _by_line(one, booked.by_line, places, asked)
    return _whole(one, asked)


def _whole(one: ScreenedRule, asked: Asked) -> Claim | None:
    booked, trigger = one.booked, one.booked.whole
    times = trigger.times(asked.occasion, asked.state, booked.given) if trigger else 0
    if not times:
        return None
    amount = times * booked.each
    return Claim(booked, one.place, amount, (("counted", times),), _by_the_whole, amount)


def _by_the_whole() -> LineShares:
    return NO_SHARES


def _by_line(
    one: ScreenedRule, trigger: LineTrigger, places: Sequence[int], asked: Asked
) -> Claim | None:
    booked, banks = one.booked, trigger.carry_remainder
    step, each = booked.step, booked.each
    weights = asked.weights(trigger.measures, places)
    counted = sum(weights)
    banked = asked.state.total(remainder_counter(booked.rule.rule_id)) if banks else 0
    count = max(0, (counted + banked) // step)
    if not count and not (banks and counted):
        return None

    def allocate() -> LineShares:
        line_ids = asked.line_ids(places)
        return _shares_by_step(line_ids, weights, count, each, step if banks else 0)

    facts = (("counted", counted), ("banked", banked), ("step", step))
    over, amount = counted - count * step if banks else 0, count * each
    return Claim(booked, one.place, amount, facts, allocate, amount, counted, over)


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


def settle(asked: Asked, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return what is left of the claims once groups, caps and budgets had their say."""
    if winners := _winners(claims):
        claims = [claim for claim in claims if not _is_outranked(claim, winners, asked)]
    for claim in claims:
        if claim.booked.is_limited:
            _limit(claim, asked.state, asked.screening.day)
    return claims


def _winners(claims: Sequence[Claim]) -> dict[str, Claim]:
    """Return what each group lets through, where it lets through one claim only."""
    winners: dict[str, Claim] = {}
    for claim in claims:
        policy = claim.booked.policy
        # What only moves a remainder bank gives nothing yet: it wins against nobody.
        if policy is None or not claim.amount:
            continue
        leader = winners.get(claim.booked.rule.group)
        if leader is None or (policy is Combination.BEST and claim.amount > leader.amount):
            winners[claim.booked.rule.group] = claim
    return winners


def _is_outranked(claim: Claim, winners: dict[str, Claim], asked: Asked) -> bool:
    """Return whether another claim of its group is let through instead, and tell of it."""
    booked = claim.booked
    winner = winners.get(booked.rule.group)
    if winner is None or winner is claim:
        return False
    facts = (("by", winner.booked.rule.rule_id), ("amount", claim.amount))
    asked.trace(booked, claim.place, Unmet("outranked", facts))
    return True


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
