# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stamp cards."""

from collections.abc import Mapping

from pos_loyalty.domain.program.earning_rules import Effect
from pos_loyalty.domain.program.effects import GiveStamps
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.wording.outline import Clause, Section, clause
from pos_loyalty.wording.program_words import ProgramWords, all_of


def section(words: ProgramWords) -> Section:
    """Return every stamp card."""
    cards = tuple(part for card in words.program.stamp_cards for part in _card(card, words))
    return Section(words.say("Stamp cards"), cards)


def _card(card: StampCard, words: ProgramWords) -> tuple[Clause, ...]:
    sources = _sources(card, words)
    return clause(
        words.language.name_in(card.name),
        words.say("You get stamps for: {rules}.", rules=all_of(sources, words.language))
        if sources
        else "",
        words.say_counted(
            "A full card has {count} stamp.", "A full card has {count} stamps.", card.stamps_needed
        ),
        words.say(
            "For a full card you get a voucher for the reward {reward}, and a new card starts; "
            "stamps that are left over count on it.",
            reward=words.reward(card.reward_id),
        ),
    )


def _sources(card: StampCard, words: ProgramWords) -> list[str]:
    """Return the rules, then the challenges that give stamps on the card."""
    given: list[tuple[Mapping[str, str], tuple[Effect, ...]]]
    given = [(rule.name, (rule.effect,)) for rule in words.program.earning]
    given += [(challenge.name, challenge.gifts) for challenge in words.program.challenges]
    return [
        words.name(name)
        for name, gifts in given
        if any(isinstance(gift, GiveStamps) and gift.card_id == card.card_id for gift in gifts)
    ]
