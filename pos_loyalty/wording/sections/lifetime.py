# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From when and until when something on an account may be used."""

from functools import singledispatch

from pos_loyalty.domain.program.expiry import (
    FixedDay,
    MonthsAfterEarning,
    MonthsOfIdleness,
    Never,
    Vesting,
)
from pos_loyalty.wording import formats
from pos_loyalty.wording.counted import days, months
from pos_loyalty.wording.outline import Section, clause
from pos_loyalty.wording.program_words import ProgramWords


def section(words: ProgramWords) -> Section:
    """Return what holds for points, unless a rule says otherwise."""
    program = words.program
    first_out = words.say("Points that expire first are used first.")
    never = isinstance(program.expiry, Never)
    return Section(
        words.say("How long points last"),
        clause(
            "",
            vesting_sentence(program.vesting, words),
            expiry_sentence(program.expiry, words),
            "" if never else first_out,
            words.say("Where a rule says otherwise, the rule counts."),
        ),
    )


@singledispatch
def expiry_sentence(expiry: object, words: ProgramWords) -> str:
    """Return until when something can be used: a sentence that names no subject."""
    raise TypeError(f"{type(expiry).__name__} has no sentence in {words.language.code}")


@expiry_sentence.register
def _never(_expiry: Never, words: ProgramWords) -> str:
    return words.say("Validity: without end.")


@expiry_sentence.register
def _months_after_earning(expiry: MonthsAfterEarning, words: ProgramWords) -> str:
    length = months(expiry.months, words.language)
    if not expiry.months:
        return (
            words.say("Validity: to the end of the month of crediting.")
            if expiry.to_month_end
            else words.say("Validity: on the day of crediting only.")
        )
    if expiry.to_month_end:
        return words.say(
            "Validity: {months} from the day of crediting, then to the end of the month.",
            months=length,
        )
    return words.say("Validity: {months} from the day of crediting.", months=length)


@expiry_sentence.register
def _fixed_day(expiry: FixedDay, words: ProgramWords) -> str:
    day = formats.day_of_year(expiry.month, expiry.day, words.language.code)
    if not expiry.months_min:
        return words.say("Validity: to the next {day}.", day=day)
    length = months(expiry.months_min, words.language)
    return words.say("Validity: to a {day}, but at least {months}.", day=day, months=length)


@expiry_sentence.register
def _months_of_idleness(expiry: MonthsOfIdleness, words: ProgramWords) -> str:
    return words.say(
        "Validity: {months} from your last purchase or activity.",
        months=months(expiry.months, words.language),
    )


def vesting_sentence(vesting: Vesting, words: ProgramWords) -> str:
    """Return from when something can be used: a sentence that names no subject."""
    length = days(vesting.days, words.language)
    event = words.label(vesting.event)
    if vesting.event and vesting.days:
        return words.say("To be used {days} after this: {event}.", days=length, event=event)
    if vesting.event:
        return words.say("To be used after this: {event}.", event=event)
    if vesting.days:
        return words.say("To be used {days} after crediting.", days=length)
    return words.say("To be used at once.")
