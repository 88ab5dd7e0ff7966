# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A programme's earning rules, sorted once for all the sales that they are asked about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.ids import RuleId
from pos_loyalty.domain.program.basket import Happening, PricedLine
from pos_loyalty.domain.program.conditions.people import Tiers
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.tiers import TIER_RULE
from pos_loyalty.domain.program.trace import RuleTrace, Unmet
from pos_loyalty.domain.program.triggers import REMEMBERED, LineTrigger
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import Unit

EVERYTHING: Final = 0
"""The choice that takes every line."""

NOTHING_TO_COUNT: Final = Unmet("nothing_to_count")

_BOOKS_MAX: Final = 8
_GOODS_MAX: Final = 50_000

_Goods = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class BookedRule:
    """A rule, and the choices of lines that it makes.

    Attributes:
        taken: The lines that its filter takes; conditions look at these.
        counted: Those of them that its trigger counts.
        by_line: Its trigger, where that counts line by line; else ``None``.
        unit: What it gives.
        cause: Its name in the ledger.
        needs: The choice without which it gives nothing and there is no more to ask.
        is_limited: It has caps or a budget.
        is_remembered: How often it counted is counted.
        in_vain: The trace of the rule where a sale has nothing for it.
    """

    rule: EarningRule
    by_line: LineTrigger | None
    unit: Unit
    cause: str
    taken: int
    counted: int
    needs: int
    is_limited: bool
    is_remembered: bool
    in_vain: RuleTrace


class Choices:
    """Which lines each choice takes, by their goods; a shop sells the same goods all day.

    Choices are numbered; ``EVERYTHING`` is the one that asks nothing.
    """

    def __init__(self) -> None:
        self._asked: list[Callable[[SaleLine], bool]] = []
        self._known: dict[_Goods, tuple[int, ...]] = {}

    def add(self, asked: Callable[[SaleLine], bool]) -> int:
        """Return the number of a new choice."""
        self._asked.append(asked)
        return len(self._asked)

    def of(self, lines: Sequence[PricedLine]) -> dict[int, list[int]]:
        """Return the places of the lines that each choice takes; none for those it does not."""
        taken: dict[int, list[int]] = {EVERYTHING: list(range(len(lines)))}
        known = self._known
        for place, priced in enumerate(lines):
            line = priced.line
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

    def _learn(self, goods: _Goods, line: SaleLine) -> tuple[int, ...]:
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


_books: Final[dict[int, tuple[Program, RuleBook]]] = {}


def rule_book(program: Program) -> RuleBook:
    """Return the programme's rules, sorted; the last few programmes are remembered.

    A programme never changes, so remembering it changes nothing but the time.
    """
    known = _books.get(id(program))
    if known is not None and known[0] is program:
        return known[1]
    book = _sorted(program)
    if len(_books) >= _BOOKS_MAX:
        _books.clear()
    _books[id(program)] = (program, book)
    return book


def _sorted(program: Program) -> RuleBook:
    rules = (*program.earning, *_rules_of_tiers(program))
    choices = Choices()
    numbers: dict[LineFilter, int] = {LineFilter(): EVERYTHING}
    booked = [_booked(rule, choices, numbers) for rule in rules]
    adding = [one for one in booked if one.rule.adds and not _is_for_referrer(one.rule)]
    return RuleBook(
        {h: tuple(one for one in adding if h in _happenings(one.rule)) for h in Happening},
        tuple(one for one in booked if not one.rule.adds),
        tuple(one for one in booked if one.rule.adds and _is_for_referrer(one.rule)),
        {rule.rule_id: rule for rule in rules},
        choices,
    )


def _booked(rule: EarningRule, choices: Choices, numbers: dict[LineFilter, int]) -> BookedRule:
    chosen, trigger = rule.on_lines, rule.trigger
    by_line = trigger if isinstance(trigger, LineTrigger) else None
    if chosen not in numbers:
        numbers[chosen] = choices.add(chosen.takes)
    counted = numbers[chosen]
    if by_line and not isinstance(by_line, Spend):
        counts = by_line.counts
        counted = choices.add(lambda line: chosen.takes(line) and counts(line))
    in_vain = RuleTrace(rule.rule_id, 0, (), NOTHING_TO_COUNT, rule.unit)
    return BookedRule(
        rule=rule,
        by_line=by_line,
        unit=rule.unit,
        cause=f"rule:{rule.rule_id}",
        taken=numbers[chosen],
        counted=counted,
        needs=counted if by_line and not rule.conditions else EVERYTHING,
        is_limited=bool(rule.caps) or rule.budget is not None,
        is_remembered=isinstance(trigger, REMEMBERED),
        in_vain=in_vain,
    )


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
