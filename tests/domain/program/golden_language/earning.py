# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Earning, as it is said in a golden case: rules, and challenges."""

from dataclasses import replace
from typing import Final

from pos_loyalty.domain.ids import BadgeId, ChallengeId, RewardId, RuleId, StampCardId
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.challenges import Challenge, Goal
from pos_loyalty.domain.program.earning_rules import EarningRule, Effect
from pos_loyalty.domain.program.effects import (
    Add,
    Gift,
    GiveBadge,
    GiveStamps,
    GiveVoucher,
    Multiply,
)
from pos_loyalty.domain.program.goals.counted import Deeds, MoneySpent, Pieces, Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.program.triggers import Trigger
from pos_loyalty.domain.program.triggers.activity import Activity
from pos_loyalty.domain.program.triggers.anniversaries import Birthday, Tenure
from pos_loyalty.domain.program.triggers.goods import Category, Item, Tag
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.program.triggers.welcome import Welcome
from tests.domain.program.golden_language.clauses import (
    CAPS,
    CONDITIONS,
    EXPIRY,
    FILTERS,
    GROUP,
    OPEN_DATES,
    VESTING,
    Clause,
    collect,
)
from tests.domain.program.golden_language.phrases import Phrase, clauses_of, phrase, read

NAME: Final = {"en": "x"}

MULTIPLIER: Final[Phrase[Multiply]] = phrase(
    "points times {factor}", lambda by: Multiply(numerator=by[0], denominator=by[1])
)

GIFTS: Final[tuple[Phrase[Gift], ...]] = (
    phrase("{number} points?", lambda n: Add(points=n)),
    phrase(
        "{number} stamps? on {id}", lambda n, card: GiveStamps(card_id=StampCardId(card), stamps=n)
    ),
    phrase("a voucher {id}", lambda reward: GiveVoucher(reward_id=RewardId(reward))),
    phrase("a badge {id}", lambda badge: GiveBadge(badge_id=BadgeId(badge))),
)

_TRIGGERS: Final[tuple[Phrase[Trigger], ...]] = (
    phrase("each {money} spent", lambda step: Spend(step_minor=step)),
    phrase(
        "each {money} spent in one sale",
        lambda step: Spend(step_minor=step, carry_remainder=False),
    ),
    phrase("each visit", Visit),
    phrase("each piece of {ids}", lambda ids: Item(skus=ids)),
    phrase("each piece in the category {ids}", lambda ids: Category(categories=ids)),
    phrase("each piece tagged {ids}", lambda ids: Tag(tags=ids)),
    phrase("doing {id}", lambda activity: Activity(activity_id=activity)),
    phrase("joining", Welcome),
    phrase("the birthday", Birthday),
    phrase(
        "the birthday and {number} days before and {number} days after",
        lambda a, b: Birthday(days_before=a, days_after=b),
    ),
    phrase("each year as a member", Tenure),
    phrase("bringing a friend", lambda: Referral(side=Side.REFERRER)),
    phrase("coming as a friend", lambda: Referral(side=Side.FRIEND)),
)

_RULE_CLAUSES: Final = (*CONDITIONS, *FILTERS, *CAPS, *GROUP, *EXPIRY, *VESTING)

_GOALS: Final[tuple[Phrase[Goal], ...]] = (
    phrase("{number} visits?", lambda n: Visits(visits=n)),
    phrase("{money} spent", lambda m: MoneySpent(minor=m)),
    phrase("{number} pieces?", lambda n: Pieces(pieces=n, on_lines=EVERY_LINE)),
    phrase("doing {id} {number} times", lambda act, n: Deeds(activity_id=act, deeds=n)),
    phrase(
        "a visit {period} {number} times running",
        lambda period, n: Streak(period=period, periods=n),
    ),
)

_CHALLENGE_CLAUSES: Final = (
    phrase("once {period}", lambda each: Clause("each", each)),
    phrase("{number} times {period}", lambda n, each: Clause("often", (n, each))),
    *FILTERS,
    *OPEN_DATES,
)


def rule(rule_id: str, text: str) -> EarningRule:
    """Return the rule of a sentence like ``1 point for each 1.00 spent, on Tue``."""
    head, clauses = clauses_of(text)
    fields = collect(clauses, _RULE_CLAUSES)
    effect, trigger = _given_for(head)
    return EarningRule(rule_id=RuleId(rule_id), name=NAME, trigger=trigger, effect=effect, **fields)


def _given_for(head: str) -> tuple[Effect, Trigger]:
    if times := MULTIPLIER.said_by(head):
        return times[0], Spend(step_minor=1)
    words = head.split(" for ")
    if len(words) != 2:
        raise ValueError(f"not something for something: {head!r}")
    return read(words[0], GIFTS, "a gift"), read(words[1], _TRIGGERS, "a reason to give")


def _on(lines: LineFilter, goal: Goal) -> Goal:
    if lines == EVERY_LINE:
        return goal
    if not isinstance(goal, MoneySpent | Pieces):
        raise ValueError("only what is bought can be on some lines")  # noqa: TRY004 - a writer's mistake
    return replace(goal, on_lines=lines)


def challenge(challenge_id: str, text: str) -> Challenge:
    """Return the challenge of a sentence like ``50 points and a badge fan for 5 visits``."""
    head, clauses = clauses_of(text)
    gifts, _, goal = head.partition(" for ")
    fields = collect(clauses, _CHALLENGE_CLAUSES)
    times, each = fields.pop("often", (1, fields.pop("each", Period.MEMBERSHIP)))
    on_lines = fields.pop("on_lines", EVERY_LINE)
    return Challenge(
        challenge_id=ChallengeId(challenge_id),
        name=NAME,
        goal=_on(on_lines, read(goal, _GOALS, "a goal")),
        gifts=tuple(read(gift, GIFTS, "a gift") for gift in gifts.split(" and ")),
        each=each,
        times_max=times,
        **fields,
    )
