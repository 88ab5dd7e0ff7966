# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rewards: what points buy, one function per kind, and what all of them have in common."""

from collections.abc import Mapping
from functools import singledispatch

from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.discounts import Discount
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.handed_over import (
    Donation,
    EarlyAccess,
    Experience,
    GiftItem,
)
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.wording import formats
from pos_loyalty.wording.counted import days, points
from pos_loyalty.wording.outline import Clause, Section, clause
from pos_loyalty.wording.program_words import ProgramWords
from pos_loyalty.wording.sections.conditions import condition_sentences
from pos_loyalty.wording.sections.discounts import discount_sentence
from pos_loyalty.wording.sections.goods import article, goods_sentences
from pos_loyalty.wording.sections.limits import limit_sentences


def section(words: ProgramWords) -> Section:
    """Return the catalogue."""
    rewards = tuple(part for reward in words.program.rewards for part in _reward(reward, words))
    return Section(words.say("Rewards"), (*_general(words), *rewards) if rewards else ())


def _general(words: ProgramWords) -> tuple[Clause, ...]:
    hold_days = words.program.hold_days
    held = (
        words.say(
            "Points for a reward that you chose and did not take are set aside for {days}, "
            "then you have them back.",
            days=days(hold_days, words.language),
        )
        if hold_days
        else words.say("Points for a reward that you chose and did not take are yours again.")
    )
    return clause(
        "",
        words.say("A reward costs all of its points or none."),
        words.say("With a voucher for it a reward costs no points."),
        held,
    )


def _reward(reward: Reward, words: ProgramWords) -> tuple[Clause, ...]:
    return clause(
        words.language.name_in(reward.name),
        worth_sentence(reward.worth, words),
        _cost(reward, words),
        *goods_sentences(reward.on_lines, words),
        *condition_sentences(reward.conditions, reward.on_lines, words),
        *limit_sentences(reward.limits, words.language),
        words.say("A manager of the shop has to agree.") if reward.needs_approval else "",
    )


def _cost(reward: Reward, words: ProgramWords) -> str:
    if reward.cost_points is None:
        return words.say("Only for a voucher; it cannot be had for points.")
    cost = points(reward.cost_points, words.language)
    if isinstance(reward.worth, PointsAsMoney):
        return words.say("You choose how many points; the least is {points}.", points=cost)
    return words.say("Cost: {points}.", points=cost)


@singledispatch
def worth_sentence(worth: object, words: ProgramWords) -> str:
    """Return what the points buy."""
    raise TypeError(f"{type(worth).__name__} has no sentence in {words.language.code}")


@worth_sentence.register
def _discount(worth: Discount, words: ProgramWords) -> str:
    return discount_sentence(worth, words)


@worth_sentence.register
def _free_item(worth: FreeItem, words: ProgramWords) -> str:
    return words.say(
        "One piece of the article {article} for nothing.", article=article(worth.skus, words)
    )


@worth_sentence.register
def _points_as_money(worth: PointsAsMoney, words: ProgramWords) -> str:
    return words.say(
        "You pay with points: {points} = {money}, or any multiple of it.",
        points=points(worth.points_step, words.language),
        money=words.money(worth.minor_per_step),
    )


@worth_sentence.register
def _gift(worth: GiftItem, words: ProgramWords) -> str:
    if not worth.sku:
        return words.say("A gift that we hand over.")
    return words.say("A gift that we hand over: article {article}.", article=words.label(worth.sku))


@worth_sentence.register
def _experience(worth: Experience, words: ProgramWords) -> str:
    place = words.say("A place at an event.")
    when = (
        words.say("Day of the event: to be agreed.")
        if worth.held_on is None
        else words.say(
            "Day of the event: {day}.", day=formats.day_in_full(worth.held_on, words.language.code)
        )
    )
    return " ".join(part for part in (place, _details(worth.details, words), when) if part)


@worth_sentence.register
def _donation(worth: Donation, words: ProgramWords) -> str:
    return words.say(
        "In your name we give {money}. Recipient: {recipient}.",
        money=words.money(worth.value_minor),
        recipient=words.language.name_in(worth.recipient),
    )


@worth_sentence.register
def _early_access(worth: EarlyAccess, words: ProgramWords) -> str:
    early = words.say("Earlier than others.")
    opens = (
        ""
        if worth.opens_on is None
        else words.say(
            "For everybody from {day}.",
            day=formats.day_in_full(worth.opens_on, words.language.code),
        )
    )
    return " ".join(part for part in (early, _details(worth.details, words), opens) if part)


def _details(details: Mapping[str, str], words: ProgramWords) -> str:
    """Return what the shop says about it, as one sentence."""
    said = words.language.name_in(details).rstrip(".")
    return words.say("Details: {details}.", details=said) if said else ""
