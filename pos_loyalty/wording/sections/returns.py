# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Returns: what goes back, and what becomes of points that are spent or over already."""

from pos_loyalty.domain.program.refund_policy import RefundPolicy
from pos_loyalty.wording.counted import days
from pos_loyalty.wording.outline import Section, clause
from pos_loyalty.wording.program_words import ProgramWords


def section(words: ProgramWords) -> Section:
    """Return what happens to points when goods come back."""
    return Section(
        words.say("Returned goods"),
        clause(
            "",
            words.say("When goods are returned, exactly what they earned is taken back."),
            policy_sentence(words.program.refund_policy, words),
            words.say("Points that you used for them are given back."),
            _reinstated(words.program.reinstated_days, words),
        ),
    )


def policy_sentence(policy: RefundPolicy, words: ProgramWords) -> str:
    """Return how far a return may reach."""
    match policy:
        case RefundPolicy.ALLOW_NEGATIVE:
            return words.say(
                "If you have used those points, your balance falls below zero; "
                "what you collect next makes up for it."
            )
        case RefundPolicy.PENDING_ONLY:
            return words.say("Only points that cannot be used yet are taken back.")
        case RefundPolicy.NEVER:
            return words.say("Of those points only what you have not used is taken back.")


def _reinstated(reinstated_days: int, words: ProgramWords) -> str:
    if not reinstated_days:
        return words.say("Points that have expired meanwhile do not come back.")
    return words.say(
        "If they have expired meanwhile, they are good for another {days}.",
        days=days(reinstated_days, words.language),
    )
