# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What other rules would have meant for a shop's past, in words for its owner."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.units import POINTS
from pos_loyalty.domain.what_if import PointValue, Shift, Side, What, WhatIf
from pos_loyalty.wording import counted, formats
from pos_loyalty.wording.language import Language
from pos_loyalty.wording.what_if_names import CauseNames

_LABEL: Final = 54
_NUMBER: Final = 18
_UNDIVIDED: Final = "program"

Row = tuple[str, str, str]


def what_if_lines(
    answer: WhatIf, before: Program, after: Program, language: Language
) -> Iterator[str]:
    """Yield the answer line by line; the last section says how it was counted.

    Args:
        before: The programme that ``answer.before`` is valued by, and names are taken from.
        after: The programme that was tried.
    """
    words = _Words(answer, CauseNames(before, after, language), language)
    yield from words.opening(after)
    yield from words.money_and_points()
    yield from words.causes()
    yield from words.rewards()
    yield from words.tiers()
    yield from words.winners()
    yield from words.how_it_was_counted()


class _Words:
    """One answer in one language."""

    def __init__(self, answer: WhatIf, names: CauseNames, language: Language) -> None:
        self._answer = answer
        self._names = names
        self._language = language

    def opening(self, after: Program) -> Iterator[str]:
        answer, code = self._answer, self._language.code
        name = formats.quoted(self._language.name_in(after.name), code)
        yield self._language.say("What the programme {name} would have meant", name=name)
        yield self._language.say(
            "Purchases looked at: {sales}. Members: {members}. Counted on {day}.",
            sales=formats.number(answer.before.total(What.SALES), code),
            members=formats.number(answer.everybody.members, code),
            day=formats.day_in_full(answer.as_of, code),
        )

    def money_and_points(self) -> Iterator[str]:
        say, was, new = self._language.say, self._answer.before, self._answer.after
        rows = [
            (say("Points given"), *self._both(What.ISSUED, POINTS)),
            (say("Points spent"), *self._both(What.SPENT, POINTS)),
            (say("Points that expired"), *self._points(was.expired_points, new.expired_points)),
            (say("Points left at the end"), *self._points(was.points, new.points)),
            (say("… and what they are worth"), *self._two(_liability)),
            (say("Discounts of tiers and offers"), *self._two(_of_program)),
            (say("Discounts of rewards"), *self._two(_of_rewards)),
            (say("… of these on goods that came back"), *self._two(_returned)),
            (say("Gifts, places and donations"), *self._two(_handed_over)),
            (say("Cost in all"), *self._two(_cost)),
            (say("Paid by members"), *self._two(_takings)),
            (say("Cost, of what was paid"), *self._shares()),
        ]
        yield from self._table(say("Money and points"), rows)
        yield ""
        yield say("A point, as it was: {value}", value=self._worth(was.value))
        yield say("A point, as it would be: {value}", value=self._worth(new.value))

    def causes(self) -> Iterator[str]:
        was, new = self._answer.before, self._answer.after
        points = (was.by_name(What.ISSUED, POINTS), new.by_name(What.ISSUED, POINTS))
        say = self._language.say
        yield from self._table(say("Points, by what gave them"), self._rows(points, self._names.of))
        members = (was.by_name(What.MEMBERS), new.by_name(What.MEMBERS))
        rows = self._rows(members, self._names.of)
        yield from self._table(say("Members who were given something"), rows)

    def rewards(self) -> Iterator[str]:
        say, was, new = self._language.say, self._answer.before, self._answer.after
        taken = (was.by_name(What.REDEEMED), new.by_name(What.REDEEMED))
        yield from self._table(say("Rewards, how often"), self._rows(taken, self._reward))
        refused = (was.by_name(What.REFUSED), new.by_name(What.REFUSED))
        rows = self._rows(refused, self._reward)
        yield from self._table(say("Could not be had any more, how often"), rows)
        discounts = (was.by_name(What.DISCOUNT), new.by_name(What.DISCOUNT))
        rows = [
            (
                self._source(source),
                self._money(discounts[0].get(source, 0)),
                self._money(discounts[1].get(source, 0)),
            )
            for source in sorted({*discounts[0], *discounts[1]})
        ]
        yield from self._table(say("Discounts, by where they come from"), rows)

    def tiers(self) -> Iterator[str]:
        tiers = (self._answer.before.tiers, self._answer.after.tiers)
        rows = self._rows(tiers, lambda tier: self._names.of(f"tier:{tier}"))
        yield from self._table(self._language.say("Members in each tier at the end"), rows)

    def winners(self) -> Iterator[str]:
        say, answer = self._language.say, self._answer
        yield ""
        yield say("Who wins and who loses").upper()
        yield from self._shift(answer.everybody)
        for tier, shift in answer.by_tier.items():
            if tier:
                yield ""
                yield self._names.of(f"tier:{tier}")
                yield from self._shift(shift)
        for segment, shift in answer.by_segment.items():
            yield ""
            yield say("Segment {name}", name=segment)
            yield from self._shift(shift)
        if answer.deciles:
            yield ""
            yield say("Each member's change, by tenths of the members, the worst first:")
            yield "  " + "  ".join(self._change(minor) for minor in answer.deciles)
        if answer.extremes:
            yield ""
            yield say("The largest changes:")
            yield from (f"  {e.card}  {self._change(e.minor)}" for e in answer.extremes)

    def how_it_was_counted(self) -> Iterator[str]:
        say = self._language.say
        yield ""
        yield say("How it was counted").upper()
        yield say(
            "The programme is taken as if it had been in force from the first of these purchases "
            "on. Members buy the same, at the same time."
        )
        yield say(
            "They want the same rewards at the same purchases. Points as money are used in steps "
            "of the new rate, at most as many as were used. What they could not have is counted; "
            "what they might have wanted instead is not."
        )
        yield say(
            "A member's benefit is what was taken off, what was handed to them, and what their "
            "points are worth at the end. Vouchers count when they are used."
        )
        yield say(
            "Budgets and stock for everyone are added up after about every 2,000 entries of the "
            "till: their end may come that much later."
        )

    def _rows(
        self, sides: tuple[Mapping[str, int], Mapping[str, int]], called: Callable[[str], str]
    ) -> list[Row]:
        """Return a row for everything that either side has a number of."""
        before, after = sides
        return [
            (called(name), *self._points(before.get(name, 0), after.get(name, 0)))
            for name in sorted({*before, *after})
        ]

    def _table(self, heading: str, rows: Sequence[Row]) -> Iterator[str]:
        if not rows:
            return
        say = self._language.say
        yield ""
        yield _row(heading.upper(), say("as it was"), say("as it would be"))
        yield from (_row(*row) for row in rows)

    def _shift(self, shift: Shift) -> Iterator[str]:
        language, answer = self._language, self._answer
        threshold = formats.money(answer.threshold_minor, answer.currency, language.code)
        if shift.winners:
            yield "  " + language.say_counted(
                "{count} member gains more than {threshold}: {sum}.",
                "{count} members gain more than {threshold}: {sum} together.",
                shift.winners,
                threshold=threshold,
                sum=self._change(shift.won_minor),
            )
        if shift.losers:
            yield "  " + language.say_counted(
                "{count} member loses more than {threshold}: {sum}.",
                "{count} members lose more than {threshold}: {sum} together.",
                shift.losers,
                threshold=threshold,
                sum=self._change(shift.lost_minor),
            )
        if rest := shift.members - shift.winners - shift.losers:
            yield "  " + language.say_counted(
                "For {count} member hardly anything changes.",
                "For {count} members hardly anything changes.",
                rest,
            )

    def _both(self, what: What, unit: str) -> tuple[str, str]:
        answer = self._answer
        return self._points(answer.before.total(what, unit), answer.after.total(what, unit))

    def _points(self, before: int, after: int) -> tuple[str, str]:
        code = self._language.code
        return formats.number(before, code), formats.number(after, code)

    def _two(self, minor_of: Callable[[Side], Fraction | int]) -> tuple[str, str]:
        return self._money(minor_of(self._answer.before)), self._money(minor_of(self._answer.after))

    def _shares(self) -> tuple[str, str]:
        code, answer = self._language.code, self._answer
        shares = (answer.before.cost_basis_points, answer.after.cost_basis_points)
        return formats.percent(shares[0], code), formats.percent(shares[1], code)

    def _money(self, minor: Fraction | int) -> str:
        return formats.money(_rounded(minor), self._answer.currency, self._language.code)

    def _change(self, minor: Fraction) -> str:
        return f"+{self._money(minor)}" if _rounded(minor) > 0 else self._money(minor)

    def _worth(self, value: PointValue) -> str:
        if not value.minor:
            return self._language.say("no reward turns points into money; they count as nothing")
        return self._language.say(
            "{points} = {money}, as with {reward}",
            points=counted.points(value.points, self._language),
            money=self._money(value.minor),
            reward=formats.quoted(self._reward(value.reward_id), self._language.code),
        )

    def _reward(self, name: str) -> str:
        return self._names.of(f"reward:{name}").removeprefix("reward:")

    def _source(self, source: str) -> str:
        if source == _UNDIVIDED:
            return self._language.say("Tiers and offers, as recorded")
        return self._names.of(source)


def _row(label: str, before: str, after: str) -> str:
    if len(label) > _LABEL:
        label = f"{label[: _LABEL - 1]}…"
    return f"{label:<{_LABEL}}{before:>{_NUMBER}}{after:>{_NUMBER}}"


def _rounded(minor: Fraction | int) -> int:
    """Return whole minor units, halves up."""
    return int((Fraction(minor) * 2 + 1) // 2)


def _liability(side: Side) -> Fraction:
    return side.liability_minor


def _of_rewards(side: Side) -> int:
    return _sum(side, lambda source: source.startswith("reward:"))


def _of_program(side: Side) -> int:
    return _sum(side, lambda source: not source.startswith("reward:"))


def _sum(side: Side, is_taken: Callable[[str], bool]) -> int:
    discounts: Mapping[str, int] = side.by_name(What.DISCOUNT)
    return sum(minor for source, minor in discounts.items() if is_taken(source))


def _returned(side: Side) -> int:
    return -side.total(What.RETURNED)


def _handed_over(side: Side) -> int:
    return side.total(What.HANDED_OVER)


def _cost(side: Side) -> Fraction:
    return side.cost_minor


def _takings(side: Side) -> int:
    return side.total(What.TAKINGS)
