# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tiers: how one is reached, how long it lasts, what it gives."""

from functools import singledispatch

from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    Downgrade,
    PaidMembership,
    RollingMonths,
    SinceJoining,
    Tier,
    TierBasis,
    TierLadder,
)
from pos_loyalty.wording.counted import months, points, visits
from pos_loyalty.wording.outline import Section, clause
from pos_loyalty.wording.program_words import ProgramWords
from pos_loyalty.wording.sections.gifts import multiplied


def section(words: ProgramWords) -> Section:
    """Return the ladder; nothing where the programme has no tiers."""
    ladder = words.program.tiers
    heading = words.say("Tiers")
    if ladder is None:
        return Section(heading, ())
    general = clause(
        "",
        _basis(ladder.basis, words),
        window_sentence(ladder.window, words),
        _downgrade(ladder, words),
    )
    tiers = tuple(
        part
        for tier in ladder.tiers
        for part in clause(words.language.name_in(tier.name), *_tier(tier, ladder.basis, words))
    )
    return Section(heading, (*general, *tiers))


def _basis(basis: TierBasis, words: ProgramWords) -> str:
    match basis:
        case TierBasis.POINTS_EARNED:
            return words.say("Your tier depends on the points that you collect.")
        case TierBasis.MONEY_SPENT:
            return words.say("Your tier depends on the money that you spend.")
        case TierBasis.VISITS:
            return words.say("Your tier depends on how often you buy.")


@singledispatch
def window_sentence(window: object, words: ProgramWords) -> str:
    """Return over which time a tier is counted, and how long it is held."""
    raise TypeError(f"{type(window).__name__} has no sentence in {words.language.code}")


@window_sentence.register
def _since_joining(_window: SinceJoining, words: ProgramWords) -> str:
    return words.say("All counts since you joined, and a tier once reached is yours for good.")


@window_sentence.register
def _calendar_year(window: CalendarYear, words: ProgramWords) -> str:
    if not window.kept_years:
        return words.say("It is counted by calendar year and held to the end of that year.")
    return words.say_counted(
        "It is counted by calendar year and held to the end of that year and {count} year more.",
        "It is counted by calendar year and held to the end of that year and {count} years more.",
        window.kept_years,
    )


@window_sentence.register
def _rolling_months(window: RollingMonths, words: ProgramWords) -> str:
    return words.say(
        "Time that counts: the last {months}. "
        "You hold a tier for as long, from the day on which you reach it.",
        months=months(window.months, words.language),
    )


def _downgrade(ladder: TierLadder, words: ProgramWords) -> str:
    if isinstance(ladder.window, SinceJoining):
        return ""
    if ladder.downgrade is Downgrade.ONE_STEP:
        return words.say("When its time is over, you go down by one tier at most.")
    return words.say("When its time is over, you get the tier that you have reached meanwhile.")


def _tier(tier: Tier, basis: TierBasis, words: ProgramWords) -> list[str]:
    perks = [words.language.name_in(perk) for perk in tier.perks]
    off = words.percent(tier.discount_basis_points)
    return [
        _threshold(tier.threshold, basis, words),
        _for_sale(tier.paid, words) if tier.paid else "",
        words.say("{percent} off every purchase.", percent=off)
        if tier.discount_basis_points
        else "",
        multiplied(tier.multiplier, words) if tier.multiplier else "",
        words.say("What else you get: {perks}.", perks="; ".join(perks)) if perks else "",
    ]


def _threshold(threshold: int | None, basis: TierBasis, words: ProgramWords) -> str:
    if threshold is None:
        return words.say("It can only be bought.")
    if threshold == 0:
        return words.say("Every member starts here.")
    amount = {
        TierBasis.POINTS_EARNED: points(threshold, words.language),
        TierBasis.MONEY_SPENT: words.money(threshold),
        TierBasis.VISITS: visits(threshold, words.language),
    }[basis]
    return words.say("To reach it you need: {amount}.", amount=amount)


def _for_sale(paid: PaidMembership, words: ProgramWords) -> str:
    return words.say(
        "For sale: article {article}, for {months}. Whoever brings it back gives the tier back.",
        article=words.label(paid.sku),
        months=months(paid.months, words.language),
    )
