# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Limits: how much or how often, for one member and for all together."""

from collections.abc import Sequence
from typing import assert_never

from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.wording.counted import times
from pos_loyalty.wording.language import Language


def limit_sentences(limits: Sequence[Limit], language: Language) -> tuple[str, ...]:
    """Return how often something may be had."""
    return tuple(limit_sentence(limit, language) for limit in limits)


def limit_sentence(limit: Limit, language: Language) -> str:
    """Return one limit as a sentence."""
    often = times(limit.times_max, language)
    if limit.who is Who.MEMBER or limit.period is Period.SALE:
        return limit_for_a_member(limit.period, often, language)
    return limit_for_everyone(limit.period, often, language)


def limit_for_a_member(period: Period, amount: str, language: Language) -> str:
    """Return how much one member may have in the period."""
    match period:
        case Period.SALE:
            return language.say("Limit for one purchase: {amount}.", amount=amount)
        case Period.DAY:
            return language.say("Limit for a day: {amount}.", amount=amount)
        case Period.WEEK:
            return language.say("Limit for a week, from Monday: {amount}.", amount=amount)
        case Period.MONTH:
            return language.say("Limit for a calendar month: {amount}.", amount=amount)
        case Period.YEAR:
            return language.say("Limit for a calendar year: {amount}.", amount=amount)
        case Period.MEMBERSHIP:
            return language.say("Limit for the whole membership: {amount}.", amount=amount)
    assert_never(period)


def limit_for_everyone(period: Period, amount: str, language: Language) -> str:
    """Return how much all members together may have in the period."""
    match period:
        case Period.DAY:
            return language.say("For all members together: {amount} a day.", amount=amount)
        case Period.WEEK:
            return language.say("For all members together: {amount} a week.", amount=amount)
        case Period.MONTH:
            return language.say("For all members together: {amount} a month.", amount=amount)
        case Period.YEAR:
            return language.say("For all members together: {amount} a year.", amount=amount)
        case Period.SALE | Period.MEMBERSHIP:
            return language.say("For all members together: {amount} in all.", amount=amount)
    assert_never(period)
