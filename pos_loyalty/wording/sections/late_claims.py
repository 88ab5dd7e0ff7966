# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points afterwards, for who came without the card."""

from pos_loyalty.wording.counted import days
from pos_loyalty.wording.outline import Section, clause
from pos_loyalty.wording.program_words import ProgramWords


def section(words: ProgramWords) -> Section:
    """Return how points are had for a purchase without the card."""
    late_claims = words.program.late_claims
    if late_claims is None:
        return Section(words.say("Purchases without your card"), ())
    return Section(
        words.say("Purchases without your card"),
        clause(
            "",
            words.say("Without your card you can have a code for the points when you pay."),
            words.say("Bring it with your card: the points are credited then."),
            words.say(
                "The code is good for {days} from the day of the purchase.",
                days=days(late_claims.days, words.language),
            ),
            words.say("Discounts and rewards are not for such a purchase."),
        ),
    )
