# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Conditions: what must hold for a rule, an offer or a reward, one function per kind."""

from collections.abc import Sequence
from functools import singledispatch

from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.calendar import Dates, Hours, Weekdays
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.people import (
    FirstPurchase,
    MemberFor,
    MinimumAge,
    NearBirthday,
    Segments,
    Tiers,
)
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.sale import Channel
from pos_loyalty.wording import formats
from pos_loyalty.wording.program_words import ProgramWords, all_of, any_of
from pos_loyalty.wording.sections.days import birthday_window, dates_sentence, needs_birthday


def condition_sentences(
    conditions: Sequence[Condition], on_lines: LineFilter, words: ProgramWords
) -> tuple[str, ...]:
    """Return a sentence for each condition; an empty one for a condition that always holds."""
    sentences = [condition_sentence(condition, words) for condition in conditions]
    if on_lines != EVERY_LINE and any(condition.looks_at_lines for condition in conditions):
        sentences.append(words.say("What is asked for must be reached with these goods alone."))
    return tuple(sentences)


@singledispatch
def condition_sentence(condition: object, words: ProgramWords) -> str:
    """Return one condition as a sentence that limits what stands before it."""
    raise TypeError(f"{type(condition).__name__} has no sentence, in {words.language.code}")


@condition_sentence.register
def _minimum_spend(condition: MinimumSpend, words: ProgramWords) -> str:
    money = words.money(condition.minor)
    if condition.without_tax:
        return words.say("Only for purchases of {money} or more before tax.", money=money)
    return words.say("Only for purchases of {money} or more.", money=money)


@condition_sentence.register
def _minimum_quantity(condition: MinimumQuantity, words: ProgramWords) -> str:
    return words.say_counted(
        "Only for {count} piece or more.", "Only for {count} pieces or more.", condition.pieces
    )


@condition_sentence.register
def _weekdays(condition: Weekdays, words: ProgramWords) -> str:
    names = (
        words.say("Mondays"),
        words.say("Tuesdays"),
        words.say("Wednesdays"),
        words.say("Thursdays"),
        words.say("Fridays"),
        words.say("Saturdays"),
        words.say("Sundays"),
    )
    named = [names[day - 1] for day in sorted(set(condition.days))]
    return words.say("Only on {days}.", days=all_of(named, words.language))


@condition_sentence.register
def _hours(condition: Hours, words: ProgramWords) -> str:
    start = formats.time_of_day(condition.start_minute)
    end = formats.time_of_day(condition.end_minute)
    if condition.start_minute < condition.end_minute:
        return words.say("Only from {start} to {end}.", start=start, end=end)
    return words.say("Only from {start} to {end} of the next day.", start=start, end=end)


@condition_sentence.register
def _dates(condition: Dates, words: ProgramWords) -> str:
    return dates_sentence(condition.first, condition.last, words)


@condition_sentence.register
def _stores(condition: Stores, words: ProgramWords) -> str:
    stores = [words.label(store_id) for store_id in condition.store_ids]
    named = all_of(stores, words.language)
    if len(stores) == 1:
        return words.say("Only in the store {stores}.", stores=named)
    return words.say("Only in the stores {stores}.", stores=named)


@condition_sentence.register
def _channels(condition: Channels, words: ProgramWords) -> str:
    match set(condition.channels):
        case channels if channels == {Channel.STORE}:
            return words.say("Only in the store, not online.")
        case channels if channels == {Channel.ONLINE}:
            return words.say("Only online, not in the store.")
    return words.say("In the store and online.")


@condition_sentence.register
def _tiers(condition: Tiers, words: ProgramWords) -> str:
    tiers = [words.tier(tier_id) for tier_id in condition.tier_ids]
    named = all_of(tiers, words.language)
    if len(tiers) == 1:
        return words.say("Only for the tier {tiers}.", tiers=named)
    return words.say("Only for the tiers {tiers}.", tiers=named)


@condition_sentence.register
def _segments(_condition: Segments, words: ProgramWords) -> str:
    """Leave the segment's name out: it is the shop's word for people, not a word for them."""
    return words.say("Only for members whom we have invited.")


@condition_sentence.register
def _first_purchase(_condition: FirstPurchase, words: ProgramWords) -> str:
    return words.say("Only for the first purchase as a member.")


@condition_sentence.register
def _minimum_age(condition: MinimumAge, words: ProgramWords) -> str:
    age = words.say_counted(
        "Only from the age of {count} year.", "Only from the age of {count} years.", condition.years
    )
    return f"{age} {needs_birthday(words)}"


@condition_sentence.register
def _member_for(condition: MemberFor, words: ProgramWords) -> str:
    return words.say_counted(
        "Only for those who have been members for at least {count} month.",
        "Only for those who have been members for at least {count} months.",
        condition.months,
    )


@condition_sentence.register
def _near_birthday(condition: NearBirthday, words: ProgramWords) -> str:
    window = birthday_window(condition.days_before, condition.days_after, words)
    about = words.say("Only at the time of your birthday.")
    return f"{about} {window} {needs_birthday(words)}"


@condition_sentence.register
def _with_coupon(condition: WithCoupon, words: ProgramWords) -> str:
    coupons = [words.coupon(coupon_id) for coupon_id in condition.coupon_ids]
    return words.say("Only with the coupon {coupons}.", coupons=any_of(coupons, words.language))
