# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why so many points, and why so much off: what became of each rule and discount, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.trace import DiscountTrace, Fact, RuleTrace
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.wording import counted, formats
from pos_loyalty.wording.language import Language, later
from pos_loyalty.wording.reasons import why_not
from pos_loyalty.wording.sections.gifts import amount_of

_FOR_THE_WHOLE: Final[Mapping[str, str]] = {
    "visit": later("For this visit"),
    "welcome": later("For joining"),
    "activity": later("For the activity"),
    "birthday": later("For the birthday"),
    "tenure": later("For the time as a member"),
    "referral": later("For a first purchase on an invitation"),
}
"""By the trigger's kind; those that count money or pieces say how much they counted."""


@dataclass(frozen=True, slots=True)
class Why:
    """What became of one rule or discount.

    Attributes:
        name: What the member knows it by.
        amount: With its sign: ``+37`` points, ``+1 stamp``, an amount of money; empty where it
            gave nothing.
        reason: What it was counted from, or why it gave nothing, or less.
    """

    name: str
    amount: str
    reason: str


def why_points(program: Program, trace: Iterable[RuleTrace], language: Language) -> tuple[Why, ...]:
    """Return what became of every earning rule, in the trace's order."""
    names = _names(program, language)
    triggers = {str(rule.rule_id): rule.trigger.kind for rule in program.earning}
    return tuple(
        Why(
            names.get(f"rule:{one.rule_id}") or names.get(one.rule_id, one.rule_id),
            signed_amount(one.amount, one.unit, language),
            _reason(
                one,
                triggers.get(one.rule_id, ""),
                names,
                currency=program.currency,
                language=language,
            ),
        )
        for one in trace
    )


def why_discounts(
    program: Program, trace: Iterable[DiscountTrace], language: Language
) -> tuple[Why, ...]:
    """Return what became of every discount that was looked at, in the trace's order."""
    names = _names(program, language)
    currency = program.currency
    return tuple(
        Why(
            names.get(one.source) or one.source.partition(":")[2],
            formats.money(-one.minor, currency, language.code) if one.minor else "",
            why_not(one.unmet, currency=currency, language=language) if one.unmet else "",
        )
        for one in trace
    )


def signed_amount(amount: int, unit: Unit, language: Language) -> str:
    """Return what was given, with a plus; points are a bare number; empty for 0."""
    if not amount:
        return ""
    return (
        formats.signed(amount, language.code)
        if unit == POINTS
        else f"+{amount_of(unit, amount, language)}"
    )


def counted_from(trigger: str, facts: Iterable[Fact], *, currency: str, language: Language) -> str:
    """Return what was counted: the money, the pieces, the visit.

    Args:
        trigger: The kind of the rule's trigger.
        facts: Of the trace.
        currency: Of the money among the facts.
        language: To say it in.
    """
    known = {name: int(value) for name, value in facts if isinstance(value, int)}
    if "numerator" in known:
        return _multiplied(known, language)
    if trigger == "spend":
        return _spent(known, currency, language)
    if trigger in _FOR_THE_WHOLE:
        return language.say(_FOR_THE_WHOLE[trigger])
    number = known.get("counted", 0) // max(1, known.get("step", 1))
    return language.say("For {pieces}", pieces=counted.pieces(number, language))


def _reason(
    one: RuleTrace, trigger: str, names: Mapping[str, str], *, currency: str, language: Language
) -> str:
    if one.unmet is None:
        return counted_from(trigger, one.facts, currency=currency, language=language)
    rival = str(dict(one.unmet.facts).get("by", ""))
    return why_not(
        one.unmet,
        currency=currency,
        language=language,
        unit=one.unit,
        rival=names.get(f"rule:{rival}") or names.get(rival, ""),
    )


def _names(program: Program, language: Language) -> dict[str, str]:
    """Return what everything that a trace names is called, by ``kind:id``."""
    named = {
        "rule": {str(rule.rule_id): rule.name for rule in program.earning},
        "offer": {str(offer.offer_id): offer.name for offer in program.offers},
        "reward": {str(reward.reward_id): reward.name for reward in program.rewards},
        "tier": {str(t.tier_id): t.name for t in program.tiers.tiers} if program.tiers else {},
    }
    return {
        f"{kind}:{known_id}": language.name_in(names)
        for kind, by_id in named.items()
        for known_id, names in by_id.items()
    }


def _multiplied(known: Mapping[str, int], language: Language) -> str:
    factor = formats.factor(known["numerator"], known.get("denominator", 1), language.code)
    base = counted.points(known.get("base_points", 0), language)
    return language.say("{base} for the purchase × {factor}", base=base, factor=factor)


def _spent(known: Mapping[str, int], currency: str, language: Language) -> str:
    spent = formats.money(known.get("counted", 0), currency, language.code)
    banked = known.get("banked", 0)
    if banked <= 0:
        return language.say("For {spent}", spent=spent)
    kept = formats.money(banked, currency, language.code)
    return language.say("For {spent}, with {kept} kept from last time", spent=spent, kept=kept)
