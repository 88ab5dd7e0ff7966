# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is given: as it stands after "you get", and as an amount of its own."""

from functools import singledispatch

from pos_loyalty.domain.program.effects import (
    Add,
    Gift,
    GiveBadge,
    GiveStamps,
    GiveVoucher,
    Multiply,
)
from pos_loyalty.domain.units import Unit
from pos_loyalty.wording import counted, formats
from pos_loyalty.wording.language import Language
from pos_loyalty.wording.program_words import ProgramWords


@singledispatch
def gift_words(gift: object, words: ProgramWords) -> str:
    """Return what is given each time, as it stands after "you get": in the accusative."""
    raise TypeError(f"{type(gift).__name__} has no words in {words.language.code}")


@gift_words.register
def _points(gift: Add, words: ProgramWords) -> str:
    return counted.points(gift.points, words.language)


@gift_words.register
def _stamps(gift: GiveStamps, words: ProgramWords) -> str:
    return words.say_counted(
        "{count} stamp on the card {card}",
        "{count} stamps on the card {card}",
        gift.stamps,
        card=words.stamp_card(gift.card_id),
    )


@gift_words.register
def _voucher(gift: GiveVoucher, words: ProgramWords) -> str:
    return words.say("a voucher for the reward {reward}", reward=words.reward(gift.reward_id))


@gift_words.register
def _badge(gift: GiveBadge, words: ProgramWords) -> str:
    return words.say("the badge {badge}", badge=words.badge(gift.badge_id))


def multiplied(effect: Multiply, words: ProgramWords) -> str:
    """Return what a multiplier does, as a sentence."""
    factor = formats.factor(effect.numerator, effect.denominator, words.language.code)
    return words.say("Points for money spent are multiplied by {factor}.", factor=factor)


def given_amount(effect: Gift | Multiply, amount: int, language: Language) -> str:
    """Return so much of what a rule gives: ``20 points``, ``6 stamps``."""
    if isinstance(effect, Multiply):
        return counted.points(amount, language)
    return amount_of(effect.unit, amount, language)


def amount_of(unit: Unit, amount: int, language: Language) -> str:
    """Return so much of a unit that is counted in pieces; stored money is none of these."""
    match unit.partition(":")[0]:
        case "stamp":
            return counted.stamps(amount, language)
        case "voucher":
            return counted.vouchers(amount, language)
        case "badge":
            return counted.badges(amount, language)
    return counted.points(amount, language)
