# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till may hand out for rewards and from wallets: no more than it was granted."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import NotGrantedHere
from pos_loyalty.domain.grants import Grant
from pos_loyalty.domain.ids import GrantId, LotId, RewardId, WalletId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.redeeming import ChosenReward, RewardAnswer
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.units import POINTS, Unit, money_in, vouchers_for
from tests.domain.shopping import MONDAY, Shopper, basket, program_of, reward_of, sale_of

R = ChosenReward(RewardId("r"))
BY_VOUCHER = replace(R, by_voucher=True)
VOUCHER = vouchers_for(RewardId("r"))
FIVE_OFF = reward_of("r", 40, AmountOff(minor=500))
GIFT_CARD = WalletId("gift-card")
STORED = money_in(GIFT_CARD)


def granted_of(
    held: dict[Unit, int], granted: dict[Unit, int], reward: Reward = FIVE_OFF, *, hours: int = 1
) -> Shopper:
    """Return somebody who holds more than this till may hand out."""
    lots = [Lot(LotId(unit), amount, unit=unit) for unit, amount in held.items()]
    shopper = Shopper(program_of(rewards=[reward]), *lots)
    grants = [
        Grant(GrantId(UUID(int=number)), unit, amount, MONDAY + timedelta(hours=hours))
        for number, (unit, amount) in enumerate(granted.items(), start=1)
    ]
    shopper.state = replace(shopper.state, grants=tuple(grants))
    return shopper


def answer_for(shopper: Shopper, minor: int = 1000) -> RewardAnswer:
    (answer,) = shopper.quotes(sale_of(basket(minor))).answers
    return answer


def not_granted(granted: int, spendable: int, unit: Unit) -> Unmet:
    facts = (("granted", granted), ("spendable", spendable), ("unit", unit))
    return Unmet("not_granted_here", facts)


def test_a_reward_that_the_grants_do_not_reach_for_says_how_far_they_do() -> None:
    shopper = granted_of({POINTS: 100}, {POINTS: 39, VOUCHER: 9})

    answer = answer_for(shopper)

    assert answer == RewardAnswer(FIVE_OFF, not_granted(39, 100, POINTS), 40)


def test_a_reward_that_the_grants_just_reach_for_can_be_had() -> None:
    shopper = granted_of({POINTS: 100}, {POINTS: 40})

    assert answer_for(shopper) == RewardAnswer(FIVE_OFF, None, 40)
    assert shopper.buys(basket(1000), chosen=[R]).evaluation.due_minor == 500


def test_grants_lend_nobody_points_that_they_do_not_have() -> None:
    shopper = granted_of({POINTS: 39}, {POINTS: 100})

    facts = (("needed_points", 40), ("spendable_points", 39))
    assert answer_for(shopper) == RewardAnswer(FIVE_OFF, Unmet("insufficient_points", facts), 40)


def test_a_voucher_that_is_not_granted_leaves_the_points_to_pay_with() -> None:
    shopper = granted_of({POINTS: 100, VOUCHER: 1}, {POINTS: 40})

    assert answer_for(shopper) == RewardAnswer(FIVE_OFF, None, 40)


@pytest.mark.parametrize(
    ("granted", "unmet"),
    [
        pytest.param({POINTS: 9}, not_granted(0, 1, VOUCHER), id="it is not granted"),
        pytest.param({VOUCHER: 1}, None, id="it is"),
    ],
)
def test_what_only_a_voucher_buys_says_whether_it_is_granted(
    granted: dict[Unit, int], unmet: Unmet | None
) -> None:
    by_voucher = replace(FIVE_OFF, cost_points=None)
    shopper = granted_of({POINTS: 100, VOUCHER: 1}, granted, by_voucher)

    assert answer_for(shopper) == RewardAnswer(by_voucher, unmet, 0, by_voucher=True)


def test_of_points_as_money_no_more_is_offered_than_is_granted() -> None:
    as_money = reward_of("r", 10, PointsAsMoney(points_step=10, minor_per_step=50))
    shopper = granted_of({POINTS: 1000}, {POINTS: 75}, as_money)

    assert answer_for(shopper, 10_000) == RewardAnswer(as_money, None, 70)


def test_two_rewards_at_once_come_out_of_the_same_grants() -> None:
    shopper = granted_of({POINTS: 100}, {POINTS: 79})

    with pytest.raises(NotGrantedHere) as refused:
        shopper.buys(basket(5000), chosen=[R, R])

    # 40 of the 100 are taken by then, and 60 could be spent; but 80 of 79 would be handed out.
    assert refused.value.facts == (("granted", 79), ("spendable", 60), ("unit", POINTS))


def test_two_rewards_at_once_may_take_all_that_is_granted() -> None:
    shopper = granted_of({POINTS: 100}, {POINTS: 80})

    bought = shopper.buys(basket(5000), chosen=[R, R])

    assert bought.evaluation.due_minor == 4000
    assert shopper.points == 20


def test_a_voucher_that_is_not_granted_pays_for_nothing() -> None:
    shopper = granted_of({POINTS: 100, VOUCHER: 3}, {POINTS: 40})

    with pytest.raises(NotGrantedHere) as refused:
        shopper.buys(basket(5000), chosen=[BY_VOUCHER])

    assert refused.value.facts == (("granted", 0), ("spendable", 3), ("unit", VOUCHER))


def test_a_voucher_and_points_each_come_out_of_their_own_grants() -> None:
    shopper = granted_of({POINTS: 100, VOUCHER: 1}, {POINTS: 40, VOUCHER: 1})

    bought = shopper.buys(basket(5000), chosen=[BY_VOUCHER, R])

    assert [taken.unit for taken in bought.evaluation.redemptions] == [VOUCHER, POINTS]


def test_what_is_set_aside_is_granted_too() -> None:
    shopper = granted_of({POINTS: 100}, {POINTS: 40, VOUCHER: 9})
    held = shopper.sets_aside(R, MONDAY)

    assert held.hold is not None
    assert (held.hold.amount, shopper.points) == (40, 60)


@pytest.mark.parametrize(
    ("choice", "unit", "needed", "held"),
    [
        pytest.param(R, POINTS, 40, 100, id="points"),
        pytest.param(BY_VOUCHER, VOUCHER, 1, 3, id="a voucher"),
    ],
)
def test_what_is_not_granted_is_not_set_aside(
    choice: ChosenReward, unit: Unit, needed: int, held: int
) -> None:
    shopper = granted_of({POINTS: 100, VOUCHER: 3}, {unit: needed - 1})

    with pytest.raises(NotGrantedHere) as refused:
        shopper.sets_aside(choice, MONDAY)

    assert refused.value.facts == (("granted", needed - 1), ("spendable", held), ("unit", unit))


@pytest.mark.parametrize("hours", [0, -1])
def test_a_grant_that_is_over_sets_nothing_aside(hours: int) -> None:
    shopper = granted_of({POINTS: 100}, {POINTS: 100}, hours=hours)

    with pytest.raises(NotGrantedHere):
        shopper.sets_aside(R, MONDAY)


def test_a_wallet_pays_all_that_is_granted() -> None:
    shopper = granted_of({STORED: 1000}, {STORED: 300})

    shopper.buys(basket(500), chosen=[WalletPayment(GIFT_CARD, 300)])

    assert shopper.state.amount_of(STORED) == 700


def test_a_wallet_pays_no_more_than_is_granted() -> None:
    shopper = granted_of({STORED: 1000}, {STORED: 300, POINTS: 9999})

    with pytest.raises(NotGrantedHere) as refused:
        shopper.buys(basket(500), chosen=[WalletPayment(GIFT_CARD, 301)])

    assert refused.value.facts == (("granted", 300), ("spendable", 1000), ("unit", STORED))


@pytest.mark.parametrize("hours", [0, -1])
def test_a_wallet_pays_nothing_out_of_a_grant_that_is_over(hours: int) -> None:
    shopper = granted_of({STORED: 1000}, {STORED: 1000}, hours=hours)

    with pytest.raises(NotGrantedHere):
        shopper.buys(basket(500), chosen=[WalletPayment(GIFT_CARD, 1)])
