# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Offers: discounts that cost no points."""

from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.wording.outline import Clause, Section, clause
from pos_loyalty.wording.program_words import ProgramWords
from pos_loyalty.wording.sections.conditions import condition_sentences
from pos_loyalty.wording.sections.discounts import discount_sentence
from pos_loyalty.wording.sections.goods import goods_sentences
from pos_loyalty.wording.sections.limits import limit_sentences


def section(words: ProgramWords) -> Section:
    """Return every offer."""
    offers = tuple(part for offer in words.program.offers for part in _offer(offer, words))
    general = clause(
        "",
        words.say("These discounts cost no points and come off by themselves when they fit."),
    )
    return Section(words.say("Offers for members"), (*general, *offers) if offers else ())


def _offer(offer: Offer, words: ProgramWords) -> tuple[Clause, ...]:
    return clause(
        words.language.name_in(offer.name),
        discount_sentence(offer.discount, words),
        *goods_sentences(offer.on_lines, words),
        *condition_sentences(offer.conditions, offer.on_lines, words),
        *limit_sentences(offer.limits, words.language),
    )
