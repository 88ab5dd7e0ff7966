# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Coupons: what each unlocks. Their codes are not printed: they are for those who hold them."""

from pos_loyalty.domain.ids import CouponId
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.wording.outline import Clause, Section, clause
from pos_loyalty.wording.program_words import ProgramWords, all_of
from pos_loyalty.wording.sections.days import dates_sentence
from pos_loyalty.wording.sections.limits import limit_sentences


def section(words: ProgramWords) -> Section:
    """Return every coupon."""
    coupons = tuple(part for coupon in words.program.coupons for part in _coupon(coupon, words))
    general = clause("", words.say("A coupon counts when its code is shown at the till."))
    return Section(words.say("Coupons"), (*general, *coupons) if coupons else ())


def _coupon(coupon: Coupon, words: ProgramWords) -> tuple[Clause, ...]:
    unlocked = _unlocked(coupon.coupon_id, words)
    limits = limit_sentences(coupon.limits, words.language)
    is_apart = bool(limits) and len(coupon.codes) > 1
    return clause(
        words.language.name_in(coupon.name),
        words.say("It is for: {names}.", names=all_of(unlocked, words.language))
        if unlocked
        else words.say("It is for nothing at present."),
        dates_sentence(coupon.first, coupon.last, words),
        *limits,
        words.say("The limits count for each code by itself.") if is_apart else "",
    )


def _unlocked(coupon_id: CouponId, words: ProgramWords) -> list[str]:
    program = words.program
    opened: list[EarningRule | Offer | Reward] = [
        *program.earning,
        *program.offers,
        *program.rewards,
    ]
    return [words.name(one.name) for one in opened if _asks_for(coupon_id, one.conditions)]


def _asks_for(coupon_id: CouponId, conditions: tuple[Condition, ...]) -> bool:
    return any(
        isinstance(condition, WithCoupon) and coupon_id in condition.coupon_ids
        for condition in conditions
    )
