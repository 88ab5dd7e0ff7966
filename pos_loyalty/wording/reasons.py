# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why not: the sentence of every code that says why something is not given or not possible."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.wording import counted, formats
from pos_loyalty.wording.language import Language, later
from pos_loyalty.wording.sections.gifts import amount_of
from pos_loyalty.wording.sections.limits import limit_sentence


@dataclass(frozen=True, slots=True)
class Facts:
    """What a reason was decided by, each fact worded when a sentence asks for it.

    A fact that is missing is worded as 0 or as nothing, never refused: a sentence that says too
    little is better on a screen than none.

    Attributes:
        unit: Of the amounts among the facts.
    """

    facts: Mapping[str, int | str]
    currency: str
    language: Language
    unit: Unit = POINTS

    def whole(self, name: str) -> int:
        """Return a number."""
        return int(self.facts.get(name, 0))

    def points(self, name: str) -> str:
        """Return a number of points."""
        return counted.points(self.whole(name), self.language)

    def amount(self, name: str) -> str:
        """Return so much of the unit."""
        return amount_of(self.unit, self.whole(name), self.language)

    def money(self, name: str) -> str:
        """Return an amount of money."""
        return formats.money(self.whole(name), self.currency, self.language.code)

    def pieces(self, name: str) -> str:
        """Return a number of pieces."""
        return counted.pieces(self.whole(name), self.language)

    def day(self, name: str) -> str:
        """Return a day."""
        text = str(self.facts.get(name, ""))
        return formats.day(date.fromisoformat(text), self.language.code) if text else ""


def why_not(
    unmet: Unmet, *, currency: str, language: Language, unit: Unit = POINTS, rival: str = ""
) -> str:
    """Return why something is not given, or only in part: one or two short sentences.

    Args:
        unmet: Whose code decides the sentence; one that is not known says that it cannot be.
        currency: Of the amounts among the facts.
        language: To say it in.
        unit: What the rule gives, where it is a rule's.
        rival: The name of what counts instead, where that is the reason and it is known.
    """
    if rival:
        name = formats.quoted(rival, language.code)
        return language.say("{rule} counts instead.", rule=name)
    if unmet.code in _PLAIN:
        return language.say(_PLAIN[unmet.code])
    if unmet.code in _WITH_FACTS:
        return _WITH_FACTS[unmet.code](Facts(dict(unmet.facts), currency, language, unit))
    return language.say("Not possible now.")


def _insufficient_points(facts: Facts) -> str:
    needed, has = facts.points("needed_points"), facts.points("spendable_points")
    return facts.language.say("Needs {needed}, has {has}.", needed=needed, has=has)


def _insufficient_money(facts: Facts) -> str:
    needed, has = facts.money("needed_minor"), facts.money("stored_minor")
    return facts.language.say("Needs {needed}, has {has}.", needed=needed, has=has)


def _more_than_due(facts: Facts) -> str:
    paid, due = facts.money("paid_minor"), facts.money("due_minor")
    return facts.language.say("Takes {paid}, and only {due} is to be paid.", paid=paid, due=due)


def _not_granted_here(facts: Facts) -> str:
    unit = Unit(str(facts.facts.get("unit", facts.unit)))
    if unit.startswith("money:"):
        granted = facts.money("granted")
    else:
        granted = amount_of(unit, facts.whole("granted"), facts.language)
    return facts.language.say(
        "Available here now: {granted}; the rest when the network is back.", granted=granted
    )


def _minimum_spend(facts: Facts) -> str:
    needed, spend = facts.money("needed_minor"), facts.money("spend_minor")
    return facts.language.say("From {needed}; now {spend}.", needed=needed, spend=spend)


def _minimum_quantity(facts: Facts) -> str:
    needed, has = facts.pieces("needed_pieces"), facts.pieces("pieces")
    return facts.language.say("From {needed}; now {has}.", needed=needed, has=has)


def _weekdays(facts: Facts) -> str:
    weekday = formats.weekday(facts.whole("weekday") or 1, facts.language.code)
    return facts.language.say("Not on this day of the week ({weekday}).", weekday=weekday)


def _hours(facts: Facts) -> str:
    time = formats.time_of_day(facts.whole("minute"))
    return facts.language.say("Not at this hour ({time}).", time=time)


def _dates(facts: Facts) -> str:
    return facts.language.say("Not on this day ({day}).", day=facts.day("day"))


def _minimum_age(facts: Facts) -> str:
    return facts.language.say_counted(
        "From the age of {count} year; the birthday has to be known.",
        "From the age of {count} years; the birthday has to be known.",
        facts.whole("needed_years"),
    )


def _member_for(facts: Facts) -> str:
    return facts.language.say_counted(
        "For those who have been members for {count} month.",
        "For those who have been members for {count} months.",
        facts.whole("needed_months"),
    )


def _used_up(facts: Facts) -> str:
    used = facts.language.say("It has been had as often as it may be.")
    if "period" not in facts.facts:
        return used
    limit = Limit(
        times_max=facts.whole("times_max"),
        period=Period(str(facts.facts["period"])),
        who=Who(str(facts.facts.get("who", Who.MEMBER.value))),
    )
    return f"{used} {limit_sentence(limit, facts.language)}"


def _capped(facts: Facts) -> str:
    most, uncapped = facts.amount("amount_max"), facts.amount("uncapped_amount")
    return facts.language.say(
        "The limit is reached: {most} instead of {uncapped}.", most=most, uncapped=uncapped
    )


def _over_budget(facts: Facts) -> str:
    most, uncapped = facts.amount("amount_max"), facts.amount("uncapped_amount")
    return facts.language.say(
        "What there was for all members is given out: {most} instead of {uncapped}.",
        most=most,
        uncapped=uncapped,
    )


_PLAIN: Final[Mapping[str, str]] = {
    "channels": later("Not for this kind of purchase."),
    "coupon": later("Only with a coupon."),
    "excluded": later("It does not go together with another discount."),
    "first_purchase": later("For the first purchase only."),
    "held_for_another": later("The points are set aside for another reward."),
    "hold_is_over": later("The points were set aside for it too long ago; choose it again."),
    "insufficient_vouchers": later("The member has no more vouchers for it."),
    "near_birthday": later("Only at the time of the birthday."),
    "needs_approval": later("A manager has to agree."),
    "needs_sale": later("Comes off a purchase: type the amount first."),
    "needs_voucher": later("For a voucher only."),
    "not_a_step": later("So many points cannot be used; take the buttons."),
    "nothing_to_count": later("Nothing in this purchase counts for it."),
    "outranked": later("Another rule counts instead."),
    "paid_already": later("It is paid already."),
    "sale_too_small": later("The amount is too small for it."),
    "segments": later("For invited members only."),
    "stores": later("Not in this store."),
    "tiers": later("Not for the member's tier."),
    "unknown_coupon": later("No coupon of this programme has that code."),
    "unknown_reward": later("The programme no longer has this reward."),
}
"""What needs no facts."""

_WITH_FACTS: Final[Mapping[str, Callable[[Facts], str]]] = {
    "capped": _capped,
    "dates": _dates,
    "hours": _hours,
    "insufficient_money": _insufficient_money,
    "insufficient_points": _insufficient_points,
    "member_for": _member_for,
    "minimum_age": _minimum_age,
    "minimum_quantity": _minimum_quantity,
    "minimum_spend": _minimum_spend,
    "more_than_due": _more_than_due,
    "not_granted_here": _not_granted_here,
    "over_budget": _over_budget,
    "used_up": _used_up,
    "weekdays": _weekdays,
}
