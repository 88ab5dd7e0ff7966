# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A programme's earning rules, sorted once for all the sales that they are asked about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.ids import RuleId
from pos_loyalty.domain.program.basket import Goods, Happening, PricedLine
from pos_loyalty.domain.program.caps import given_counter
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.people import Tiers
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.program.prepared import PreparedFor
from pos_loyalty.domain.program.tiers import TIER_RULE
from pos_loyalty.domain.program.trace import RuleTrace, Unmet
from pos_loyalty.domain.program.triggers import REMEMBERED, LineTrigger, WholeTrigger
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import POINTS, Unit

EVERYTHING: Final = 0
"""The choice that takes every line."""

NOTHING: Final = -1
"""A choice that takes no line of any sale."""

NOTHING_TO_COUNT: Final = Unmet("nothing_to_count")

_GOODS_MAX: Final = 50_000

Places = Mapping[int, Sequence[int]]
"""The places of the lines that each choice takes; none for those that it does not take."""


@dataclass(frozen=True, slots=True)
class BookedRule:
    """A rule, and all that can be told about it before there is a sale.

    Attributes:
        by_line: Its trigger, where that counts line by line; else ``None``.
        whole: Its trigger, where that looks at the whole; else ``None``.
        given: The counter of how often it counted.
        step: What makes one where it counts line by line; else 0.
        each: What it gives for each one; 0 for a multiplier.
        unit: What it gives.
        cause: Its name in the ledger.
        question: Rules with the same number have the same conditions, of the same lines.
        taken: The choice of lines that its filter makes; conditions look at these.
        counted: The choice of those among them that its trigger counts.
        is_counted: What it gave, or how often, is asked again: by caps, its budget, its trigger.
        policy: Of its group, where that lets through one rule only; else ``None``.
        is_multiplied: It gives points for money, which is what multipliers look at.
        is_limited: It has caps or a budget.
        in_vain: The trace of the rule where a sale has nothing for it.
    """

    rule: EarningRule
    by_line: LineTrigger | None
    whole: WholeTrigger | None
    given: str
    step: int
    each: int
    unit: Unit
    cause: str
    question: int
    taken: int
    counted: int
    is_counted: bool
    policy: Combination | None
    is_multiplied: bool
    is_limited: bool
    in_vain: RuleTrace


class Choices:
    """Which lines each choice takes, by their goods; a shop sells the same goods all day.

    Choices are numbered; ``EVERYTHING`` is the one that asks nothing.
    """

    def __init__(self) -> None:
        self._asked: list[Callable[[SaleLine], bool]] = []
        self._known: dict[Goods, tuple[int, ...]] = {}
        self._numbers: dict[LineFilter, int] = {EVERY_LINE: EVERYTHING}

    def of_filter(self, chosen: LineFilter) -> int:
        """Return the number of the choice that a filter makes; equal filters make the same."""
        if chosen not in self._numbers:
            self._numbers[chosen] = self.add(chosen.takes)
        return self._numbers[chosen]

    def add(self, asked: Callable[[SaleLine], bool]) -> int:
        """Return the number of a new choice."""
        self._asked.append(asked)
        self._known.clear()  # who was asked before was not asked this
        return len(self._asked)

    def of(self, lines: Sequence[PricedLine]) -> Places:
        """Return where each choice finds its lines."""
        taken: dict[int, list[int]] = {EVERYTHING: list(range(len(lines)))}
        known = self._known
        for place, (line, _) in enumerate(lines):
            goods = (line.sku, line.category, line.tags)
            numbers = known.get(goods)
            if numbers is None:
                numbers = self._learn(goods, line)
            for number in numbers:
                if number in taken:
                    taken[number].append(place)
                else:
                    taken[number] = [place]
        return taken

    def _learn(self, goods: Goods, line: SaleLine) -> tuple[int, ...]:
        if len(self._known) >= _GOODS_MAX:
            self._known.clear()
        numbers = tuple(number for number, asked in enumerate(self._asked, start=1) if asked(line))
        self._known[goods] = numbers
        return numbers


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules in the document's order, by what they are asked at.

    Attributes:
        adding: Those that give something of their own, without those for the referrer.
        multiplying: The document's multipliers, then those of the tiers.
        for_referrer: Those that give to the one who invited the buyer.
        by_id: All of them.
    """

    adding: Mapping[Happening, tuple[BookedRule, ...]]
    multiplying: tuple[BookedRule, ...]
    for_referrer: tuple[BookedRule, ...]
    by_id: Mapping[RuleId, EarningRule]
    choices: Choices


def _sorted(program: Program) -> RuleBook:
    rules = (*program.earning, *_rules_of_tiers(program))
    choices, questions = Choices(), _Questions()
    booked = [_booked(rule, program.groups, choices, questions) for rule in rules]
    adding = [one for one in booked if one.rule.adds and not _is_for_referrer(one.rule)]
    return RuleBook(
        {h: tuple(one for one in adding if h in _happenings(one.rule)) for h in Happening},
        tuple(one for one in booked if not one.rule.adds),
        tuple(one for one in booked if one.rule.adds and _is_for_referrer(one.rule)),
        {rule.rule_id: rule for rule in rules},
        choices,
    )


class _Questions:
    """Numbers what rules ask before they give: conditions, and the lines these look at."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[tuple[Condition, ...], int], int] = {}

    def number_of(self, conditions: tuple[Condition, ...], taken: int) -> int:
        looks_at_lines = any(condition.looks_at_lines for condition in conditions)
        question = (conditions, taken if looks_at_lines else EVERYTHING)
        return self._numbers.setdefault(question, len(self._numbers))


def _booked(
    rule: EarningRule, groups: Mapping[str, Combination], choices: Choices, questions: _Questions
) -> BookedRule:
    chosen, trigger = rule.on_lines, rule.trigger
    is_limited = bool(rule.caps) or rule.budget is not None
    by_line = trigger if isinstance(trigger, LineTrigger) else None
    taken = counted = choices.of_filter(chosen)
    if by_line and not isinstance(by_line, Spend):
        counts = by_line.counts
        counted = choices.add(lambda line: chosen.takes(line) and counts(line))
    return BookedRule(
        rule=rule,
        by_line=by_line,
        whole=None if isinstance(trigger, LineTrigger) else trigger,
        given=given_counter(rule.rule_id),
        step=by_line.step if by_line else 0,
        each=0 if isinstance(rule.effect, Multiply) else rule.effect.amount,
        unit=rule.unit,
        cause=f"rule:{rule.rule_id}",
        question=questions.number_of(rule.conditions, taken),
        taken=taken,
        counted=counted,
        is_counted=is_limited or isinstance(trigger, REMEMBERED),
        policy=_policy_of(rule, groups),
        is_multiplied=isinstance(trigger, Spend) and rule.unit == POINTS,
        is_limited=is_limited,
        in_vain=RuleTrace(rule.rule_id, 0, (), NOTHING_TO_COUNT, rule.unit),
    )


def _policy_of(rule: EarningRule, groups: Mapping[str, Combination]) -> Combination | None:
    policy = groups.get(rule.group) if rule.group else None
    return policy if policy in (Combination.BEST, Combination.FIRST) else None


def _rules_of_tiers(program: Program) -> tuple[EarningRule, ...]:
    if program.tiers is None:
        return ()
    return tuple(
        EarningRule(
            rule_id=RuleId(TIER_RULE + tier.tier_id),
            name=tier.name,
            trigger=Spend(step_minor=1),
            effect=tier.multiplier,
            conditions=(Tiers(tier_ids=(tier.tier_id,)),),
            group=program.tiers.multiplier_group,
        )
        for tier in program.tiers.tiers
        if tier.multiplier
    )


def _happenings(rule: EarningRule) -> tuple[Happening, ...]:
    if isinstance(rule.trigger, LineTrigger):
        return (Happening.SALE,)
    return rule.trigger.happenings


def _is_for_referrer(rule: EarningRule) -> bool:
    return isinstance(rule.trigger, Referral) and rule.trigger.side is Side.REFERRER


rule_book: Final = PreparedFor(_sorted)
"""Returns a programme's rules, sorted."""
