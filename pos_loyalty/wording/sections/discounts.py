# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Discounts: what comes off a purchase, one function per kind."""

from functools import singledispatch

from pos_loyalty.domain.money import BASIS_POINTS
from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOf, PercentOff
from pos_loyalty.domain.program.discounts.multi_buy import (
    BundlePart,
    BundlePrice,
    BuyXGetY,
    NthAtPercent,
)
from pos_loyalty.wording.counted import pieces
from pos_loyalty.wording.program_words import ProgramWords, all_of
from pos_loyalty.wording.sections.goods import included_goods


@singledispatch
def discount_sentence(discount: object, words: ProgramWords) -> str:
    """Return what comes off."""
    raise TypeError(f"{type(discount).__name__} has no sentence in {words.language.code}")


@discount_sentence.register
def _amount_off(discount: AmountOff, words: ProgramWords) -> str:
    return words.say("{money} off your purchase.", money=words.money(discount.minor))


@discount_sentence.register
def _percent_off(discount: PercentOff, words: ProgramWords) -> str:
    percent = words.percent(discount.basis_points)
    if discount.of is PercentOf.SALE:
        off = words.say("{percent} off your purchase.", percent=percent)
    elif discount.basis_points == BASIS_POINTS:
        off = words.say("The cheapest piece for nothing.")
    else:
        off = words.say("{percent} off the cheapest piece.", percent=percent)
    if discount.maximum_minor is None:
        return off
    most = words.say("At most {money} comes off.", money=words.money(discount.maximum_minor))
    return f"{off} {most}"


@discount_sentence.register
def _buy_x_get_y(discount: BuyXGetY, words: ProgramWords) -> str:
    return words.say_counted(
        "Of every {total} pieces the cheapest is free.",
        "Of every {total} pieces the {count} cheapest are free.",
        discount.free,
        total=str(discount.buy + discount.free),
    )


@discount_sentence.register
def _nth_at_percent(discount: NthAtPercent, words: ProgramWords) -> str:
    return words.say(
        "Of every {total} pieces the cheapest costs {percent} less.",
        total=str(discount.nth),
        percent=words.percent(discount.basis_points),
    )


@discount_sentence.register
def _bundle_price(discount: BundlePrice, words: ProgramWords) -> str:
    parts = [_part(part, words) for part in discount.parts]
    return words.say(
        "A set for {money}: {parts}.",
        money=words.money(discount.price_minor),
        parts=all_of(parts, words.language),
    )


def _part(part: BundlePart, words: ProgramWords) -> str:
    amount = pieces(part.pieces, words.language)
    goods = included_goods(part.takes, words)
    return f"{amount} ({goods})" if goods else amount
