# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One kind, several sentences: each variant is told apart, in each language."""

from collections.abc import Callable
from datetime import date

import pytest

from pos_loyalty.domain.ids import ChallengeId
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.expiry import FixedDay, MonthsAfterEarning, Vesting
from pos_loyalty.domain.program.goals.counted import Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.rewards.handed_over import EarlyAccess, Experience, GiftItem
from pos_loyalty.domain.program.tiers import CalendarYear, TierBasis
from pos_loyalty.domain.sale import Channel
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.wording.language import LANGUAGES
from pos_loyalty.wording.program_words import ProgramWords
from pos_loyalty.wording.sections.challenges import goal_sentence
from pos_loyalty.wording.sections.conditions import condition_sentence
from pos_loyalty.wording.sections.days import birthday_window
from pos_loyalty.wording.sections.gifts import amount_of
from pos_loyalty.wording.sections.lifetime import expiry_sentence, vesting_sentence
from pos_loyalty.wording.sections.limits import limit_for_a_member, limit_for_everyone
from pos_loyalty.wording.sections.rewards import worth_sentence
from pos_loyalty.wording.sections.tiers import window_sentence
from tests.wording.vocabulary import ladder_of, program_of, text_of, words_in


def tiers_by(basis: TierBasis, words: ProgramWords) -> str:
    return text_of(program_of(tiers=ladder_of(basis=basis)), words.language.code)


def lapsing(reinstated_days: int, words: ProgramWords) -> str:
    return text_of(program_of(reinstated_days=reinstated_days), words.language.code)


def starting_anew(each: Period, words: ProgramWords) -> str:
    challenge = Challenge(
        challenge_id=ChallengeId("c"),
        name={"en": "Come"},
        goal=Visits(visits=3),
        gifts=(Add(points=1),),
        each=each,
        times_max=2,
    )
    return text_of(program_of(challenges=(challenge,)), words.language.code)


def amount(unit: str, words: ProgramWords) -> str:
    return amount_of(Unit(unit), 2, words.language)


def for_a_member(period: Period, words: ProgramWords) -> str:
    return limit_for_a_member(period, "2", words.language)


def for_everyone(period: Period, words: ProgramWords) -> str:
    return limit_for_everyone(period, "2", words.language)


def around_the_birthday(window: tuple[int, int], words: ProgramWords) -> str:
    return birthday_window(*window, words)


SPANNING = tuple(period for period in Period if period is not Period.SALE)
VARIANTS: tuple[tuple[Callable[..., str], tuple[object, ...]], ...] = (
    (for_a_member, tuple(Period)),
    (for_everyone, SPANNING),
    (starting_anew, SPANNING),
    (amount, (POINTS, "stamp:a", "voucher:a", "badge:a")),
    (tiers_by, tuple(TierBasis)),
    (lapsing, (0, 1, 30)),
    (around_the_birthday, ((0, 0), (3, 0), (0, 3), (3, 7))),
    (window_sentence, (CalendarYear(), CalendarYear(kept_years=1), CalendarYear(kept_years=2))),
    (
        goal_sentence,
        tuple(Streak(period=p, periods=5) for p in (Period.DAY, Period.WEEK, Period.MONTH)),
    ),
    (
        expiry_sentence,
        (
            MonthsAfterEarning(months=0),
            MonthsAfterEarning(months=0, to_month_end=True),
            MonthsAfterEarning(months=3),
            MonthsAfterEarning(months=3, to_month_end=True),
            FixedDay(month=12, day=31),
            FixedDay(month=12, day=31, months_min=3),
        ),
    ),
    (
        vesting_sentence,
        (Vesting(), Vesting(days=3), Vesting(event="sent"), Vesting(days=3, event="sent")),
    ),
    (
        condition_sentence,
        (
            Stores(store_ids=("a",)),
            Stores(store_ids=("a", "b")),
            Channels(channels=(Channel.STORE,)),
            Channels(channels=(Channel.ONLINE,)),
            Channels(channels=(Channel.STORE, Channel.ONLINE)),
        ),
    ),
    (
        worth_sentence,
        (
            GiftItem(),
            GiftItem(sku="bag"),
            Experience(),
            Experience(held_on=date(2026, 12, 12)),
            EarlyAccess(details={}),
            EarlyAccess(details={"en": "Hampers"}),
        ),
    ),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("said", "variants"), VARIANTS)
def test_each_variant_has_its_own_words(
    said: Callable[[object, ProgramWords], str], variants: tuple[object, ...], language: str
) -> None:
    texts = {said(variant, words_in(language)) for variant in variants}

    assert len(texts) == len(variants)
    assert "" not in texts
