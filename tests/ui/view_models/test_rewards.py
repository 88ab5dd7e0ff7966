# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""MEMBER: rewards and points as money."""

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.panels import (
    DoneKind,
    RewardFit,
    RewardRow,
)
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store

COFFEE = RewardId("coffee")
FIVE_OFF = RewardId("five-off")
TENTH_OFF = RewardId("tenth-off")
MONEY = RewardId("points-as-money")


def row(shop: Shop, reward_id: RewardId) -> RewardRow:
    return next(r for r in shop.state.sale.rewards if r.reward_id == reward_id)


def notice_code(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def test_rewards_that_fit_come_first_then_those_that_are_close(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    fits = [r.fit for r in shop.state.sale.rewards]
    assert fits == sorted(fits, key=list(RewardFit).index)
    assert row(shop, COFFEE).fit is RewardFit.NOW
    assert row(shop, FIVE_OFF).fit is RewardFit.WITH_SALE
    assert (row(shop, TENTH_OFF).fit, row(shop, TENTH_OFF).missing_points) == (RewardFit.CLOSE, 100)


def test_a_reward_is_handed_over_in_two_presses(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    shop.till.sale.toggle_reward(COFFEE)
    shop.till.sale.confirm()

    done = shop.state.done
    assert done is not None
    assert (done.kind, done.used_points, done.balance_points) == (DoneKind.REDEMPTION, 80, 20)
    assert done.reward_names[0]["en"] == "A coffee"


def test_a_chosen_reward_comes_off_what_is_to_pay(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("20")

    shop.till.sale.toggle_reward(FIVE_OFF)

    quote = shop.state.sale.quote
    assert quote is not None
    assert (quote.due_minor, quote.used_points, quote.tier_discount_minor) == (1400, 100, 100)
    assert row(shop, FIVE_OFF).is_chosen
    assert row(shop, COFFEE).missing_points == 80


def test_a_reward_chosen_before_the_amount_waits_for_enough_of_it(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(FIVE_OFF)

    shop.type_amount("2")
    blocked = shop.state.sale.blocked
    shop.type_amount("0")

    assert blocked is not None
    assert blocked.fact("reason") == "minimum_spend"
    assert shop.state.sale.blocked is None
    assert shop.state.sale.quote is not None
    assert shop.state.sale.quote.used_points == 100


def test_enter_with_a_reward_that_does_not_fit_is_refused_with_the_reason(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(FIVE_OFF)
    shop.type_amount("2")

    shop.till.sale.confirm()

    assert notice_code(shop) == "reward_unavailable"
    assert shop.operations() == 0


def test_a_reward_that_comes_off_a_sale_needs_one(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(FIVE_OFF)

    shop.till.sale.confirm()

    assert notice_code(shop) == "reward_unavailable"
    assert shop.state.notice is not None
    assert shop.state.notice.fact("reason") == "needs_sale"


def test_a_press_on_a_reward_out_of_reach_says_why(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    shop.till.sale.toggle_reward(TENTH_OFF)

    assert not row(shop, TENTH_OFF).is_chosen
    assert shop.state.notice is not None
    assert shop.state.notice.fact("needed_points") == 200


def test_points_pay_as_much_as_makes_sense(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("3")

    shop.till.sale.points.most()

    stepper = shop.state.sale.points
    assert stepper is not None
    # 3.00 less 5 % leaves 2.85: five steps of 0.50.
    assert (stepper.points, stepper.worth_minor, stepper.can_add) == (50, 250, False)
    assert shop.state.sale.quote is not None
    assert shop.state.sale.quote.due_minor == 35


def test_the_most_points_grow_with_the_amount(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("3")
    shop.till.sale.points.most()

    shop.type_amount("0")

    assert shop.state.sale.points is not None
    assert shop.state.sale.points.points == 100


def test_points_go_up_and_down_by_a_step_and_down_to_none(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("30")

    seen = []
    for press in (
        shop.till.sale.points.more,
        shop.till.sale.points.more,
        shop.till.sale.points.fewer,
        shop.till.sale.points.fewer,
    ):
        press()
        assert shop.state.sale.points is not None
        seen.append(shop.state.sale.points.points)

    assert seen == [10, 20, 10, 0]


def test_a_reward_and_points_as_money_share_the_balance() -> None:
    shop = Shop(a_fake_store(anna_points=130))
    shop.scan(ANNA_CARD)
    shop.type_amount("50")
    shop.till.sale.points.most()

    shop.till.sale.toggle_reward(MONEY)
    shop.till.sale.toggle_reward(FIVE_OFF)
    shop.till.sale.points.most()
    shop.till.sale.confirm()

    assert shop.state.done is not None
    assert shop.state.done.used_points == 130


def test_only_one_reward_is_handed_over_without_a_sale() -> None:
    shop = Shop(a_fake_store(anna_points=500))
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(COFFEE)
    shop.till.sale.toggle_reward(FIVE_OFF)

    shop.till.sale.confirm()

    assert notice_code(shop) == NoticeCode.ONE_REWARD_WITHOUT_SALE
    assert shop.operations() == 0
