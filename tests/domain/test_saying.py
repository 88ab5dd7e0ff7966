# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The next best thing to say: which line, in which order, and which never."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pos_loyalty.domain.ids import LotId, OfferId, RewardId, StampCardId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.conditions.calendar import Weekdays
from pos_loyalty.domain.program.conditions.people import Segments
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.limits import Limit, reward_counter
from pos_loyalty.domain.program.occasions import look_at_member
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards.handed_over import GiftItem
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.saying import Saying, sayings
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.told import SayingKind, Told
from pos_loyalty.domain.units import POINTS, Unit, stamps_on, vouchers_for
from tests.domain.shopping import (
    MONDAY,
    TODAY,
    Shopper,
    basket,
    program_of,
    reward_of,
    sale_of,
    spend_rule,
)
from tests.domain.test_closeness import LADDER

COFFEE = reward_of("coffee", 80, GiftItem())
BAG = reward_of("bag", 150, GiftItem())
CAKE = Reward(reward_id=RewardId("cake"), name={"en": "x"}, cost_points=None, worth=GiftItem())
CARD = StampCard(
    card_id=StampCardId("card"), name={"en": "x"}, stamps_needed=9, reward_id=CAKE.reward_id
)
SEGMENT = Segments(segments=("quiet",))
FOR_THEM = Offer(
    offer_id=OfferId("ours"), name={"en": "x"}, discount=AmountOff(minor=100), conditions=(SEGMENT,)
)
SHOP = replace(
    program_of(spend_rule(), rewards=(COFFEE, BAG, CAKE)),
    stamp_cards=(CARD,),
    tiers=LADDER,
    offers=(FOR_THEM,),
)


def held(amount: int, unit: Unit = POINTS, *, ends_in: int | None = None) -> Lot:
    end = None if ends_in is None else TODAY + timedelta(days=ends_in)
    return Lot(LotId(f"{unit}-{amount}-{ends_in}"), amount, expires_on=end, unit=unit)


def said(
    shopper: Shopper, *amounts: int, chosen: tuple[ChosenReward, ...] = ()
) -> tuple[Saying, ...]:
    """Return what is worth saying to somebody who buys for these amounts, or for none yet."""
    program, state = shopper.program, shopper.state
    _, answers = look_at_member(program, state, MONDAY, "waw-1")
    evaluation = shopper.quotes(sale_of(basket(*amounts)), chosen) if amounts else None
    return sayings(program, state, answers, at=MONDAY, store_id="waw-1", evaluation=evaluation)


def brief(lines: tuple[Saying, ...]) -> list[tuple[str, str, int]]:
    return [(line.kind.value, line.about, line.amount) for line in lines]


def somebody(*lots: Lot, program: Program = SHOP, born: date | None = None) -> Shopper:
    shopper = Shopper(program, *lots)
    shopper.state = replace(shopper.state, birthday=born)
    return shopper


def with_rewards(*rewards: Reward) -> Program:
    return program_of(spend_rule(), rewards=rewards)


def test_the_lines_come_in_the_order_of_their_worth() -> None:
    lots = (held(60, ends_in=9), held(8, stamps_on(CARD.card_id)))
    shopper = somebody(*lots, born=date(1990, 11, 23))
    shopper.state = replace(shopper.state, segments=("quiet",), counters={"earned": {TODAY: 400}})

    lines = said(shopper, 2_100)

    kinds = [line.kind for line in lines]
    assert kinds == sorted(kinds, key=list(SayingKind).index)
    assert brief(lines) == [
        ("reward_reached", "coffee", 80),
        ("points_ending", "", 60),
        ("birthday", "", 0),
        ("stamps_close", "card", 1),
        ("tier_close", "silver", 80),
    ]


@pytest.mark.parametrize(
    ("points", "amount", "expected"),
    [
        (60, None, [("reward_close", "coffee", 20)]),
        (59, None, []),
        (60, 1_000, [("reward_close", "coffee", 10)]),
        (60, 2_000, [("reward_reached", "coffee", 80)]),
        (60, 10_000, [("reward_reached", "bag", 150)]),
        (80, None, [("reward_now", "coffee", 80)]),
        (140, None, [("reward_now", "coffee", 80), ("reward_close", "bag", 10)]),
        (200, 1_000, [("reward_now", "bag", 150)]),
        (-10, 1_000, []),
    ],
)
def test_points_and_rewards(
    points: int, amount: int | None, expected: list[tuple[str, str, int]]
) -> None:
    shopper = somebody(held(points), program=with_rewards(COFFEE, BAG, CAKE))

    assert brief(said(shopper, *((amount,) if amount else ()))) == expected


def test_points_that_are_just_spent_are_not_spoken_of() -> None:
    shopper = somebody(held(100, ends_in=9), program=with_rewards(COFFEE))

    lines = said(shopper, 100, chosen=(ChosenReward(COFFEE.reward_id),))

    assert brief(lines) == [("points_ending", "", 20)]


@pytest.mark.parametrize(
    "other",
    [
        replace(COFFEE, worth=PointsAsMoney(points_step=10, minor_per_step=50)),
        replace(COFFEE, needs_approval=True),
        replace(COFFEE, conditions=(Weekdays(days=(7,)),)),
        replace(COFFEE, conditions=(SEGMENT,)),
    ],
    ids=["way-to-pay", "manager's", "sunday", "others'"],
)
@pytest.mark.parametrize("points", [70, 100])
def test_what_they_cannot_have_is_not_promised(other: Reward, points: int) -> None:
    shopper = somebody(held(points), program=with_rewards(other))

    assert said(shopper) == said(shopper, 1_500) == ()


def test_a_reward_that_was_had_often_enough_is_not_promised() -> None:
    once = replace(COFFEE, limits=(Limit(times_max=1, period=Period.YEAR),))
    shopper = somebody(held(70), program=with_rewards(once))
    counters: Mapping[str, Mapping[date | None, int]] = {reward_counter("coffee"): {TODAY: 1}}
    shopper.state = replace(shopper.state, counters=counters)

    assert said(shopper) == ()


def test_a_reward_that_asks_for_a_larger_sale_may_be_spoken_of() -> None:
    large = replace(COFFEE, conditions=(MinimumSpend(minor=5_000),))

    lines = said(somebody(held(70), program=with_rewards(large)))

    assert brief(lines) == [("reward_close", "coffee", 10)]


def test_a_voucher_comes_before_what_points_buy() -> None:
    shopper = somebody(held(100), held(1, vouchers_for(CAKE.reward_id)))

    assert brief(said(shopper)) == [("reward_now", "cake", 0)]


@pytest.mark.parametrize(
    ("ends_in", "is_said"), [(0, True), (30, True), (31, False), (-1, False), (None, False)]
)
def test_points_that_end_within_a_month_are_said(ends_in: int | None, *, is_said: bool) -> None:
    (line, *_) = (*said(somebody(held(10, ends_in=ends_in))), None)

    end = TODAY + timedelta(days=(ends_in or 0) + 1)
    assert line == (Saying(SayingKind.POINTS_ENDING, amount=10, on=end) if is_said else None)


@pytest.mark.parametrize(
    ("born", "away"),
    [
        (date(1990, 11, 23), 0),
        (date(1990, 11, 20), 3),
        (date(1990, 11, 26), 3),
        (date(1990, 11, 19), None),
        (None, None),
    ],
)
def test_a_birthday_is_said_for_a_few_days(born: date | None, away: int | None) -> None:
    lines = said(somebody(born=born))

    assert brief(lines) == ([] if away is None else [("birthday", "", away)])


@pytest.mark.parametrize(("stamps", "missing"), [(0, None), (6, None), (7, 2), (8, 1), (9, None)])
def test_an_almost_full_stamp_card_is_said(stamps: int, missing: int | None) -> None:
    lots = (held(stamps, stamps_on(CARD.card_id)),) if stamps else ()

    lines = said(somebody(*lots))

    assert brief(lines) == ([] if missing is None else [("stamps_close", "card", missing)])


def test_a_card_whose_reward_is_gone_is_named_by_itself() -> None:
    without = replace(SHOP, rewards=())

    (line,) = said(somebody(held(8, stamps_on(CARD.card_id)), program=without))

    assert line.names is CARD.name


def test_an_offer_for_their_segment_is_said_until_it_comes_off() -> None:
    rule = replace(spend_rule("theirs"), conditions=(SEGMENT,))
    shopper = somebody(program=replace(SHOP, earning=(rule,), rewards=()))
    others = said(shopper)
    shopper.state = replace(shopper.state, segments=("quiet",))

    before, after = said(shopper), said(shopper, 1_000)

    assert others == ()
    assert brief(before) == [("offer", "offer:ours", 0), ("offer", "rule:theirs", 0)]
    assert brief(after) == [("offer", "rule:theirs", 0)]


def test_a_challenge_is_said_by_its_name() -> None:
    from pos_loyalty.domain.program.goals.counted import Visits
    from tests.domain.test_closeness import challenge, done

    shopper = somebody(program=replace(SHOP, challenges=(challenge(Visits(visits=10)),)))
    shopper.state = replace(shopper.state, counters=done(7).counters)

    before, keyed = said(shopper), said(shopper, 1_000)

    assert brief(before) == brief(keyed) == [("challenge_close", "c", 2)]


def test_a_line_is_told_apart_by_what_it_is_about() -> None:
    line = Saying(SayingKind.REWARD_CLOSE, "coffee", {"en": "x"}, 20)

    assert line.key == replace(line, amount=10).key == ("reward_close", "coffee")


@pytest.mark.parametrize(("kind", "about"), [("", "x"), ("k" * 41, "x"), ("k", "x" * 201)])
def test_an_answer_is_short(kind: str, about: str) -> None:
    with pytest.raises(ValueError, match="short"):
        Told(kind, about, is_told=True)


def test_a_long_id_is_kept_by_how_it_begins() -> None:
    told = Told.of(SayingKind.OFFER, "o" * 200 + "p", is_told=False)

    assert (told.kind, told.about, told.is_told) == ("offer", "o" * 200, False)
