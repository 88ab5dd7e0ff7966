# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A reward is handed over for its price, once."""

import pytest

from pos_loyalty.domain.errors import InsufficientPoints, RewardUnavailable, UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import RedemptionFact
from pos_loyalty.services.redeem import RedeemReward, redeem_reward
from tests.domain.shopping import ADA
from tests.services.till import COFFEE, FIVE, Till


def test_a_double_tap_spends_once() -> None:
    till = Till(points=200)
    command = RedeemReward(till.gesture(), ADA, COFFEE, till.now)

    first = redeem_reward(command, store=till.store, clock=till.clock)
    second = redeem_reward(command, store=till.store, clock=till.clock)

    assert second == first
    assert till.points == 120
    assert till.store.commits == 1
    assert isinstance(first.fact, RedemptionFact)
    assert first.fact.store_id == "waw-1"


def test_a_reward_that_costs_too_much_leaves_the_account_alone() -> None:
    till = Till(points=79)

    with pytest.raises(InsufficientPoints):
        till.redeems()

    assert till.points == 79
    assert till.store.commits == 0


def test_money_off_is_not_handed_over() -> None:
    till = Till(points=200)

    with pytest.raises(RewardUnavailable):
        till.redeems(FIVE)


def test_a_member_that_is_not_known_redeems_nothing() -> None:
    till = Till()
    stranger = MemberId(till.gesture())

    with pytest.raises(UnknownMember):
        till.redeems(member_id=stranger)
