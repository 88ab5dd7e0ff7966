# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What points buy: each kind of reward, its limits, and how rewards go together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.errors import InsufficientPoints, RewardUnavailable
from pos_loyalty.domain.ids import LotId, RewardId
from pos_loyalty.domain.ledger import Account, Lot
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOf, PercentOff
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.occasions import evaluate_redemption, look_at_member
from pos_loyalty.domain.program.redeeming import ChosenReward, RewardAnswer
from pos_loyalty.domain.program.rewards import Worth
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import vouchers_for
from tests.domain.shopping import (
    MONDAY,
    TODAY,
    Bought,
    Shopper,
    articles,
    basket,
    program_of,
    reward_of,
    spend_rule,
    tier_of,
)

R = ChosenReward(RewardId("r"))


def program_with(worth: Worth, cost_points: int = 100) -> Program:
    return program_of(rewards=[reward_of("r", cost_points, worth)])


def rich(program: Program, points: int = 1000) -> Shopper:
    return Shopper(program, Lot(LotId("all"), points))


def off(bought: Bought) -> dict[int, int]:
    return {discount.line_id: discount.minor for discount in bought.evaluation.discounts}


def answer(bought: Bought) -> RewardAnswer:
    return bought.evaluation.answers[0]


CHEAPEST = PercentOff(basis_points=10_000, of=PercentOf.CHEAPEST_LINE)


@pytest.mark.parametrize(
    ("worth", "amounts_minor", "expected"),
    [
        pytest.param(AmountOff(minor=500), [1000], {1: 500}, id="5.00 off one line"),
        # 5.00 over 10.00 and 20.00: 1.666 and 3.333; the odd cent to the larger rest.
        pytest.param(AmountOff(minor=500), [1000, 2000], {1: 167, 2: 333}, id="shared by price"),
        pytest.param(AmountOff(minor=500), [200, 100], {1: 200, 2: 100}, id="more than the sale"),
        pytest.param(AmountOff(minor=500), [0, 800], {2: 500}, id="nothing off a free line"),
        pytest.param(PercentOff(basis_points=1000), [1000, 999], {1: 100, 2: 99}, id="10 %"),
        # 10 % of 19.99 is 1.999: 1.99.
        pytest.param(PercentOff(basis_points=1000), [1999], {1: 199}, id="rounded down"),
        pytest.param(PercentOff(basis_points=10_000), [70, 30], {1: 70, 2: 30}, id="all of it"),
        pytest.param(
            PercentOff(basis_points=1000, maximum_minor=50), [1000], {1: 50}, id="a maximum"
        ),
        pytest.param(
            PercentOff(basis_points=1000, maximum_minor=100), [1000], {1: 100}, id="just under it"
        ),
        pytest.param(CHEAPEST, [300, 200, 250], {2: 200}, id="the cheapest piece"),
        pytest.param(CHEAPEST, [200, 200, 300], {1: 200}, id="of equal pieces the first"),
        pytest.param(CHEAPEST, [0, 200, 300], {2: 200}, id="a free piece is not the cheapest"),
        pytest.param(replace(CHEAPEST, maximum_minor=150), [300, 200], {2: 150}, id="to a maximum"),
        pytest.param(replace(CHEAPEST, basis_points=5000), [301], {1: 150}, id="half of it"),
    ],
)
def test_a_reward_takes_money_off_the_lines(
    worth: Worth, amounts_minor: list[int], expected: dict[int, int]
) -> None:
    shopper = rich(program_with(worth))

    bought = shopper.buys(articles(*amounts_minor), chosen=[R])

    assert off(bought) == expected
    assert bought.evaluation.due_minor == sum(amounts_minor) - sum(expected.values())
    assert shopper.points == 900


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([SaleLine(1, 900, "tea")], {}, id="not in the basket: handed over"),
        pytest.param([SaleLine(1, 900, "coffee")], {1: 900}, id="one piece"),
        pytest.param([SaleLine(1, 900, "coffee", "", (), 3000)], {1: 300}, id="one of three"),
        # 10.00 for three: 3.33 a piece.
        pytest.param([SaleLine(1, 1000, "coffee", "", (), 3000)], {1: 333}, id="rounded down"),
        pytest.param([SaleLine(1, 90, "coffee", "", (), 300)], {1: 90}, id="less than a piece"),
        pytest.param(
            [SaleLine(1, 500, "coffee"), SaleLine(2, 700, "latte"), SaleLine(3, 999, "tea")],
            {2: 700},
            id="the dearest of those it may be",
        ),
        pytest.param(
            [SaleLine(1, 500, "coffee"), SaleLine(2, 500, "latte")], {1: 500}, id="the first"
        ),
        pytest.param([SaleLine(1, 0, "coffee")], {}, id="it cost nothing anyhow"),
    ],
)
def test_a_free_item_comes_off_the_basket_or_over_the_counter(
    lines: Sequence[SaleLine], expected: dict[int, int]
) -> None:
    shopper = rich(program_with(FreeItem(skus=("coffee", "latte"))))

    bought = shopper.buys(lines, chosen=[R])

    assert off(bought) == expected
    assert shopper.points == 900


POINTS_AS_MONEY = PointsAsMoney(points_step=10, minor_per_step=50)


@pytest.mark.parametrize(
    ("points", "expected_off"),
    [(None, 100), (20, 100), (30, 150), (200, 1000)],
)
def test_points_are_money_at_the_programmes_rate(points: int | None, expected_off: int) -> None:
    shopper = rich(program_with(POINTS_AS_MONEY, cost_points=20))

    bought = shopper.buys(basket(1000), chosen=[ChosenReward(RewardId("r"), points)])

    # 10 points are 0.50; without an amount it is the smallest, 20.
    assert off(bought) == {1: expected_off}
    assert shopper.points == 1000 - (points or 20)


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        pytest.param(25, "not_a_step", id="between two steps"),
        pytest.param(10, "not_a_step", id="less than the smallest amount"),
        pytest.param(0, "not_a_step", id="none"),
        pytest.param(-20, "not_a_step", id="less than none"),
        pytest.param(210, "sale_too_small", id="10.50 for a sale of 10.00"),
    ],
)
def test_points_that_make_no_step_or_no_sense_are_refused(points: int, reason: str) -> None:
    shopper = rich(program_with(POINTS_AS_MONEY, cost_points=20))

    with pytest.raises(RewardUnavailable) as refusal:
        shopper.buys(basket(1000), chosen=[ChosenReward(RewardId("r"), points)])

    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("due_minor", "held_points", "points", "unmet"),
    [
        pytest.param(1000, 1000, 200, None, id="the sale is the bound: 20 steps of 0.50"),
        pytest.param(1049, 1000, 200, None, id="no step is begun that is not used"),
        pytest.param(1000, 119, 110, None, id="the points are the bound: 11 steps of 10"),
        pytest.param(1000, 20, 20, None, id="just enough"),
        pytest.param(1000, 19, 20, "insufficient_points", id="one point short"),
        pytest.param(99, 1000, 20, "sale_too_small", id="smaller than the smallest amount"),
    ],
)
def test_the_till_offers_the_most_points_that_make_sense(
    due_minor: int, held_points: int, points: int, unmet: str | None
) -> None:
    shopper = rich(program_with(POINTS_AS_MONEY, cost_points=20), held_points)

    found = answer(shopper.buys(basket(due_minor)))

    assert found.points == points
    assert (found.unmet and found.unmet.code) == unmet


@pytest.mark.parametrize(
    ("worth", "amount_minor"),
    [
        pytest.param(AmountOff(minor=500), 0, id="5.00 off nothing"),
        pytest.param(PercentOff(basis_points=100), 99, id="1 % of 0.99 is less than a cent"),
        pytest.param(CHEAPEST, 0, id="no line costs anything"),
    ],
)
def test_points_are_not_taken_for_nothing(worth: Worth, amount_minor: int) -> None:
    shopper = rich(program_with(worth))

    with pytest.raises(RewardUnavailable) as refusal:
        shopper.buys(basket(amount_minor), chosen=[R])

    assert refusal.value.reason == "sale_too_small"
    unmet = Unmet("sale_too_small", (("due_minor", amount_minor),))
    assert answer(shopper.buys(basket(amount_minor))).unmet == unmet
    assert shopper.points == 1000


@pytest.mark.parametrize("spendable_points", [0, -5])
def test_no_points_are_worth_using_where_there_are_none(spendable_points: int) -> None:
    assert (
        PointsAsMoney(points_step=1, minor_per_step=1).points_worth_using(9, spendable_points) == 0
    )


def test_a_single_point_is_money_too() -> None:
    shopper = rich(program_with(PointsAsMoney(points_step=1, minor_per_step=1), cost_points=1))

    bought = shopper.buys(basket(100), chosen=[replace(R, points=1)])

    assert off(bought) == {1: 1}


def test_a_voucher_is_worth_no_points() -> None:
    program = program_with(PointsAsMoney(points_step=1, minor_per_step=1), cost_points=1)
    voucher = Lot(LotId("v"), 1, unit=vouchers_for(RewardId("r")))
    shopper = Shopper(program, voucher)

    with pytest.raises(RewardUnavailable) as refusal:
        shopper.buys(basket(100), chosen=[replace(R, by_voucher=True)])
    bought = shopper.buys(basket(100))

    assert refusal.value.reason == "sale_too_small"
    unmet = Unmet("sale_too_small", (("due_minor", 100),))
    assert answer(bought) == RewardAnswer(program.rewards[0], unmet, 0, by_voucher=True)


def test_an_unknown_reward_is_refused() -> None:
    shopper = rich(program_of())

    with pytest.raises(RewardUnavailable) as refusal:
        shopper.buys(basket(1000), chosen=[R])

    assert refusal.value.reason == "unknown_reward"


def test_a_reward_with_a_condition_says_what_it_needs() -> None:
    reward = replace(
        reward_of("r", 100, AmountOff(minor=500)),
        conditions=(MinimumSpend(minor=1500), MinimumQuantity(pieces=2)),
    )
    shopper = rich(program_of(rewards=[reward]))

    small, single = shopper.buys(basket(1499)), shopper.buys(basket(1500))

    assert answer(small).unmet == Unmet(
        "minimum_spend", (("needed_minor", 1500), ("spend_minor", 1499))
    )
    assert answer(single).unmet == Unmet("minimum_quantity", (("needed_pieces", 2), ("pieces", 1)))
    with pytest.raises(RewardUnavailable) as refusal:
        shopper.buys(basket(1500), chosen=[R])
    assert refusal.value.reason == "minimum_quantity"
    assert answer(shopper.buys(basket(700, 800))).unmet is None


def test_a_reward_costs_all_its_points_or_nothing_happens() -> None:
    shopper = rich(program_with(AmountOff(minor=500)), 99)

    with pytest.raises(InsufficientPoints) as refusal:
        shopper.buys(basket(1000), chosen=[R])

    assert (refusal.value.needed_points, refusal.value.spendable_points) == (100, 99)
    assert shopper.points == 99


def test_the_second_reward_is_refused_when_the_first_took_the_points() -> None:
    shopper = rich(program_with(AmountOff(minor=500)), 199)

    with pytest.raises(InsufficientPoints) as refusal:
        shopper.buys(basket(2000), chosen=[R, R])

    assert (refusal.value.needed_points, refusal.value.spendable_points) == (100, 99)


def test_points_that_are_over_buy_nothing() -> None:
    yesterday = TODAY - timedelta(days=1)
    program = program_with(AmountOff(minor=500))
    shopper = Shopper(program, Lot(LotId("old"), 100, None, yesterday))

    with pytest.raises(InsufficientPoints):
        shopper.buys(basket(1000), chosen=[R])


def test_points_are_taken_from_several_lots_and_the_entries_say_what_for() -> None:
    soon = TODAY + timedelta(days=3)
    program = program_with(AmountOff(minor=500))
    shopper = Shopper(program, Lot(LotId("a"), 70), Lot(LotId("b"), 40, None, soon))

    bought = shopper.buys(basket(1000), chosen=[R])

    (redemption,) = bought.evaluation.redemptions
    assert [(lot.lot_id, lot.amount) for lot in redemption.lots] == [("b", -40), ("a", -60)]
    entries = [(e.account, e.amount, e.cause) for e in bought.evaluation.effects.entries]
    assert entries == [
        (Account.MEMBER, -100, "reward:r"),
        (Account.REDEEMED, 100, "reward:r"),
    ]


def test_the_tier_discount_comes_first_then_rewards_in_the_order_chosen() -> None:
    rewards = [
        reward_of("half", 10, PercentOff(basis_points=5000)),
        reward_of("five", 10, AmountOff(minor=500)),
    ]
    ladder = TierLadder(
        basis=TierBasis.VISITS, window=SinceJoining(), tiers=(tier_of("only", 0, off=1000),)
    )
    program = replace(program_of(spend_rule(), rewards=rewards), tiers=ladder)
    half, five = ChosenReward(RewardId("half")), ChosenReward(RewardId("five"))

    half_first = rich(program).buys(basket(4000), chosen=[half, five])
    five_first = rich(program).buys(basket(4000), chosen=[five, half])

    # 40.00 - 10 % = 36.00. Half is 18.00, less 5.00: 13.00. Or 31.00, half: 15.50.
    assert half_first.evaluation.due_minor == 1300
    assert five_first.evaluation.due_minor == 1550
    # Points are for what is paid.
    assert half_first.evaluation.earned_points == 13
    assert five_first.evaluation.earned_points == 15


def test_a_condition_of_the_second_reward_looks_at_what_the_first_left() -> None:
    rewards = [
        reward_of("r", 10, AmountOff(minor=500)),
        replace(reward_of("big", 10, AmountOff(minor=100)), conditions=(MinimumSpend(minor=1000),)),
    ]
    shopper = rich(program_of(rewards=rewards))

    with pytest.raises(RewardUnavailable) as refusal:
        shopper.buys(basket(1400), chosen=[R, ChosenReward(RewardId("big"))])

    assert refusal.value.reason == "minimum_spend"


def test_before_the_sale_only_what_is_handed_over_can_be_had() -> None:
    rewards = [
        reward_of("coffee", 100, FreeItem(skus=("coffee",))),
        reward_of("five", 100, AmountOff(minor=500)),
        reward_of("dear", 1001, FreeItem(skus=("tv",))),
    ]
    shopper = rich(program_of(rewards=rewards))

    before, answers = look_at_member(shopper.program, shopper.state, MONDAY, "waw-1")

    assert before is None
    assert [found.unmet for found in answers] == [
        None,
        Unmet("needs_sale"),
        Unmet("insufficient_points", (("needed_points", 1001), ("spendable_points", 1000))),
    ]


def test_a_reward_is_handed_over_without_a_sale() -> None:
    shopper = rich(program_with(FreeItem(skus=("coffee",))))

    redemptions, effects, _ = evaluate_redemption(
        shopper.program, shopper.state, [R], at=MONDAY, store_id="waw-1"
    )

    assert [(r.reward_id, r.points, r.discounts) for r in redemptions] == [("r", 100, ())]
    assert effects.points == -100
    assert effects.counters == ()


def test_money_off_needs_a_sale() -> None:
    shopper = rich(program_with(AmountOff(minor=500)))

    with pytest.raises(RewardUnavailable) as refusal:
        evaluate_redemption(shopper.program, shopper.state, [R], at=MONDAY, store_id="waw-1")

    assert refusal.value.reason == "needs_sale"
