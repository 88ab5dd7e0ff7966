# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Days and times of a rule: from when to when, and around a birthday."""

from datetime import date

from pos_loyalty.wording import formats
from pos_loyalty.wording.counted import days
from pos_loyalty.wording.program_words import ProgramWords


def dates_sentence(first: date | None, last: date | None, words: ProgramWords) -> str:
    """Return from which day to which; empty where both sides are open."""
    code = words.language.code
    match first, last:
        case date(), date():
            if first == last:
                return words.say("Only on {day}.", day=formats.day_in_full(first, code))
            return words.say(
                "Only from {first} to {last}.",
                first=formats.day_in_full(first, code),
                last=formats.day_in_full(last, code),
            )
        case date(), None:
            return words.say("From {first} on.", first=formats.day_in_full(first, code))
        case None, date():
            return words.say("Until {last}.", last=formats.day_in_full(last, code))
    return ""


def birthday_window(days_before: int, days_after: int, words: ProgramWords) -> str:
    """Return how early and how late, counted from the birthday."""
    before, after = days(days_before, words.language), days(days_after, words.language)
    if days_before and days_after:
        return words.say(
            "Earliest {before} before the birthday, latest {after} after it.",
            before=before,
            after=after,
        )
    if days_before:
        return words.say(
            "Earliest {before} before the birthday, latest on the day itself.", before=before
        )
    if days_after:
        return words.say("Earliest on the birthday itself, latest {after} after it.", after=after)
    return words.say("On the birthday itself.")


def needs_birthday(words: ProgramWords) -> str:
    """Return what a member has to tell for it."""
    return words.say("For this we have to know your birthday.")
