# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Triggers: what something is given for, one function per kind."""

from functools import singledispatch

from pos_loyalty.domain.program.triggers.activity import Activity
from pos_loyalty.domain.program.triggers.anniversaries import Birthday, Tenure
from pos_loyalty.domain.program.triggers.goods import Category, Item, Tag
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.program.triggers.welcome import Welcome
from pos_loyalty.wording.program_words import ProgramWords, any_of
from pos_loyalty.wording.sections.days import birthday_window, needs_birthday
from pos_loyalty.wording.sections.goods import article


@singledispatch
def trigger_sentence(trigger: object, gift: str, words: ProgramWords) -> str:
    """Return for what the gift is given.

    Args:
        trigger: Of the rule.
        gift: What is given each time, as it stands after "you get".
        words: The programme's.
    """
    raise TypeError(f"{type(trigger).__name__} has no sentence for {gift}, {words.language.code}")


@trigger_sentence.register
def _spend(trigger: Spend, gift: str, words: ProgramWords) -> str:
    money = words.money(trigger.step_minor)
    given = words.say("For every {money} you spend you get {gift}.", money=money, gift=gift)
    rest = (
        words.say("What is left over is kept and counts with your next purchase.")
        if trigger.carry_remainder
        else words.say("What is left over is not kept for the next purchase.")
    )
    return f"{given} {rest}"


@trigger_sentence.register
def _item(trigger: Item, gift: str, words: ProgramWords) -> str:
    return words.say(
        "For every piece of the article {article} you get {gift}.",
        article=article(trigger.skus, words),
        gift=gift,
    )


@trigger_sentence.register
def _category(trigger: Category, gift: str, words: ProgramWords) -> str:
    names = [words.label(category) for category in trigger.categories]
    return words.say(
        "For every piece from the category {categories} you get {gift}.",
        categories=any_of(names, words.language),
        gift=gift,
    )


@trigger_sentence.register
def _tag(trigger: Tag, gift: str, words: ProgramWords) -> str:
    names = [words.label(tag) for tag in trigger.tags]
    return words.say(
        "For every piece marked {tags} you get {gift}.",
        tags=any_of(names, words.language),
        gift=gift,
    )


@trigger_sentence.register
def _visit(_trigger: Visit, gift: str, words: ProgramWords) -> str:
    return words.say("For every purchase you get {gift}.", gift=gift)


@trigger_sentence.register
def _welcome(_trigger: Welcome, gift: str, words: ProgramWords) -> str:
    return words.say("For joining the programme you get {gift}.", gift=gift)


@trigger_sentence.register
def _activity(trigger: Activity, gift: str, words: ProgramWords) -> str:
    return words.say(
        "For the activity {activity} you get {gift} each time.",
        gift=gift,
        activity=words.activity(trigger.activity_id),
    )


@trigger_sentence.register
def _birthday(trigger: Birthday, gift: str, words: ProgramWords) -> str:
    given = words.say("Once a year, for your birthday, you get {gift}.", gift=gift)
    window = birthday_window(trigger.days_before, trigger.days_after, words)
    return f"{given} {window} {needs_birthday(words)}"


@trigger_sentence.register
def _tenure(_trigger: Tenure, gift: str, words: ProgramWords) -> str:
    return words.say("For every full year as a member you get {gift}.", gift=gift)


@trigger_sentence.register
def _referral(trigger: Referral, gift: str, words: ProgramWords) -> str:
    if trigger.side is Side.REFERRER:
        return words.say(
            "For every friend who joins on your invitation you get {gift}, "
            "once the friend buys for the first time.",
            gift=gift,
        )
    return words.say(
        "If you join on a member's invitation, you get {gift} with your first purchase.", gift=gift
    )
