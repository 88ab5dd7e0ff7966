# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Households: several people, one account."""

from pos_loyalty.domain.program.households import Leaving
from pos_loyalty.wording.outline import Section, clause
from pos_loyalty.wording.program_words import ProgramWords


def section(words: ProgramWords) -> Section:
    """Return how people share an account; nothing where they do not."""
    policy = words.program.households
    heading = words.say("Households")
    if policy is None:
        return Section(heading, ())
    return Section(
        heading,
        clause(
            "",
            words.say_counted(
                "At most {count} person may collect on one account.",
                "At most {count} people may collect on one account.",
                policy.members_max,
            ),
            _leaving(policy.leaving, words),
        ),
    )


def _leaving(leaving: Leaving, words: ProgramWords) -> str:
    match leaving:
        case Leaving.POINTS_STAY:
            return words.say("When somebody leaves, the points stay with the household.")
        case Leaving.OWN_SHARE:
            return words.say(
                "Whoever leaves takes a share of the points that are left: "
                "as large as their part in all that was collected."
            )
