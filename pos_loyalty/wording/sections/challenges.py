# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Challenges and badges: a goal, the time for it, what is given."""

from functools import singledispatch
from typing import assert_never

from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.goals.counted import Deeds, MoneySpent, Pieces, Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.wording import counted
from pos_loyalty.wording.outline import Clause, Section, clause
from pos_loyalty.wording.program_words import ProgramWords, all_of
from pos_loyalty.wording.sections.days import dates_sentence
from pos_loyalty.wording.sections.gifts import gift_words
from pos_loyalty.wording.sections.goods import goods_sentences


def section(words: ProgramWords) -> Section:
    """Return every challenge, and what a badge is."""
    program = words.program
    clauses = [part for challenge in program.challenges for part in _challenge(challenge, words)]
    if program.badges:
        badges = [words.name(badge.name) for badge in program.badges]
        said = words.say("A badge is an honour: you keep it, and it costs and buys nothing.")
        named = words.say("Our badges: {badges}.", badges=", ".join(badges))
        clauses += clause(words.say("Badges"), said, named)
    return Section(words.say("Challenges and badges"), tuple(clauses))


def _challenge(challenge: Challenge, words: ProgramWords) -> tuple[Clause, ...]:
    gifts = [gift_words(gift, words) for gift in challenge.gifts]
    return clause(
        words.language.name_in(challenge.name),
        goal_sentence(challenge.goal, words),
        words.say("For it you get {gifts}.", gifts=all_of(gifts, words.language)),
        dates_sentence(challenge.first, challenge.last, words),
        _anew(challenge.each, words),
        _how_often(challenge, words),
    )


@singledispatch
def goal_sentence(goal: object, words: ProgramWords) -> str:
    """Return what is to be reached."""
    raise TypeError(f"{type(goal).__name__} has no sentence in {words.language.code}")


@goal_sentence.register
def _visits(goal: Visits, words: ProgramWords) -> str:
    visits = counted.visits(goal.visits, words.language)
    return words.say("Goal: {visits} with a purchase.", visits=visits)


@goal_sentence.register
def _money_spent(goal: MoneySpent, words: ProgramWords) -> str:
    said = words.say("Goal: purchases for {money} in all.", money=words.money(goal.minor))
    return " ".join((said, *goods_sentences(goal.on_lines, words)))


@goal_sentence.register
def _pieces(goal: Pieces, words: ProgramWords) -> str:
    pieces = counted.pieces(goal.pieces, words.language)
    said = words.say("Goal: {pieces} bought.", pieces=pieces)
    return " ".join((said, *goods_sentences(goal.on_lines, words)))


@goal_sentence.register
def _deeds(goal: Deeds, words: ProgramWords) -> str:
    return words.say(
        "Goal: {activity}, {times}.",
        activity=words.activity(goal.activity_id),
        times=counted.times(goal.deeds, words.language),
    )


@goal_sentence.register
def _streak(goal: Streak, words: ProgramWords) -> str:
    language = words.language
    if goal.period is Period.DAY:
        length = counted.days(goal.periods, language)
        return words.say("Goal: a visit every day, for {days} on end.", days=length)
    if goal.period is Period.WEEK:
        length = counted.weeks(goal.periods, language)
        return words.say("Goal: a visit every week, for {weeks} on end.", weeks=length)
    length = counted.months(goal.periods, language)
    return words.say("Goal: a visit every month, for {months} on end.", months=length)


def _anew(each: Period, words: ProgramWords) -> str:
    match each:
        case Period.DAY:
            return words.say("It starts anew every day.")
        case Period.WEEK:
            return words.say("It starts anew every Monday.")
        case Period.MONTH:
            return words.say("It starts anew every month.")
        case Period.YEAR:
            return words.say("It starts anew every year.")
        case Period.MEMBERSHIP | Period.SALE:
            return ""
    assert_never(each)


def _how_often(challenge: Challenge, words: ProgramWords) -> str:
    times = counted.times(challenge.times_max, words.language)
    if challenge.each is Period.MEMBERSHIP:
        return words.say("How often it can be reached: {times}.", times=times)
    if challenge.times_max == 1:
        return ""
    return words.say("How often it can be reached in that time: {times}.", times=times)
