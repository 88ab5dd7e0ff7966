# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""MEMBER: rewards that a voucher pays for, and rewards that nobody can give here."""

import pytest

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.units import vouchers_for
from pos_loyalty.ui.view_models.customer import CustomerScreen, customer_view
from pos_loyalty.ui.view_models.panels import DoneKind, RewardFit, RewardRow
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store, held

COFFEE = RewardId("coffee")
FIVE_OFF = RewardId("five-off")
CAKE = RewardId("birthday-cake")
TASTING = RewardId("coffee-tasting")


def a_shop_with_vouchers(*rewards: RewardId, points: int = 100) -> Shop:
    holds = [held(vouchers_for(reward)) for reward in rewards]
    return Shop(a_fake_store(anna_points=points, anna_holds=holds))


def row(shop: Shop, reward_id: RewardId) -> RewardRow:
    return next(r for r in shop.state.sale.rewards if r.reward_id == reward_id)


def test_what_a_voucher_pays_for_comes_first_and_costs_nothing() -> None:
    shop = a_shop_with_vouchers(CAKE, points=500)

    shop.scan(ANNA_CARD)

    first = shop.state.sale.rewards[0]
    assert (first.reward_id, first.by_voucher, first.points) == (CAKE, True, 0)
    assert (first.fit, first.missing_points) == (RewardFit.NOW, 0)


def test_without_a_voucher_it_is_not_offered_for_points() -> None:
    shop = a_shop_with_vouchers(points=5000)

    shop.scan(ANNA_CARD)

    cake = row(shop, CAKE)
    assert (cake.points, cake.fit, cake.is_choosable) == (0, RewardFit.NOT_NOW, False)
    assert cake.unmet == Unmet("needs_voucher")


def test_a_voucher_is_handed_in_without_a_purchase() -> None:
    shop = a_shop_with_vouchers(COFFEE, points=0)
    shop.scan(ANNA_CARD)

    shop.till.sale.toggle_reward(COFFEE)
    shop.till.sale.confirm()

    done = shop.state.done
    assert done is not None
    assert (done.kind, done.used_points, done.balance_points) == (DoneKind.REDEMPTION, 0, 0)
    assert done.reward_names[0]["en"] == "A coffee"
    shop.scan(ANNA_CARD)
    assert not row(shop, COFFEE).by_voucher


def test_a_voucher_comes_off_a_purchase_and_leaves_the_points() -> None:
    shop = a_shop_with_vouchers(FIVE_OFF, points=100)
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(FIVE_OFF)
    shop.type_amount("20")

    shop.till.sale.points.most()

    quote = shop.state.sale.quote
    assert quote is not None
    # 20.00 less 5 % and 5.00 is 14.00: the 100 points pay 5.00 of it.
    assert (quote.used_points, quote.due_minor) == (100, 900)


def test_choosing_a_voucher_leaves_the_other_rewards_within_reach() -> None:
    shop = a_shop_with_vouchers(FIVE_OFF, points=80)
    shop.scan(ANNA_CARD)

    shop.till.sale.toggle_reward(FIVE_OFF)

    assert row(shop, COFFEE).missing_points == 0
    assert row(shop, FIVE_OFF).is_chosen


def test_an_undone_handover_gives_the_voucher_back() -> None:
    shop = a_shop_with_vouchers(COFFEE, points=0)
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(COFFEE)
    shop.till.sale.confirm()

    shop.till.undo()
    shop.scan(ANNA_CARD)

    assert row(shop, COFFEE).by_voucher


def test_the_customer_sees_a_reward_that_cost_no_points() -> None:
    shop = a_shop_with_vouchers(COFFEE, points=0)
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(COFFEE)

    shop.till.sale.confirm()

    shown = customer_view(shop.state, join_text="", language="en")
    assert shown.screen is CustomerScreen.REWARD_USED


def test_what_needs_approval_is_not_to_be_had_while_nobody_can_give_it() -> None:
    shop = a_shop_with_vouchers(points=5000)
    shop.scan(ANNA_CARD)

    shop.till.sale.toggle_reward(TASTING)

    assert row(shop, TASTING).unmet == Unmet("needs_approval")
    assert not row(shop, TASTING).is_chosen
    assert shop.state.notice is not None
    assert shop.state.notice.fact("reason") == "needs_approval"


def test_approval_is_not_asked_for_where_the_points_do_not_reach(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    assert (row(shop, TASTING).fit, row(shop, TASTING).missing_points) == (RewardFit.CLOSE, 150)


@pytest.mark.parametrize("reward", ["tote-bag", "food-bank"])
def test_gifts_and_donations_are_handed_over_without_a_purchase(reward: str) -> None:
    shop = a_shop_with_vouchers(points=200)
    shop.scan(ANNA_CARD)

    shop.till.sale.toggle_reward(RewardId(reward))
    shop.till.sale.confirm()

    assert shop.state.done is not None
    assert shop.state.done.kind is DoneKind.REDEMPTION


def test_a_reward_that_was_had_as_often_as_it_may_says_so() -> None:
    shop = a_shop_with_vouchers(points=400)
    bag = RewardId("tote-bag")
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(bag)
    shop.till.sale.confirm()

    shop.scan(ANNA_CARD)

    unmet = row(shop, bag).unmet
    assert unmet is not None
    assert (unmet.code, dict(unmet.facts)["times_max"]) == ("used_up", 1)
