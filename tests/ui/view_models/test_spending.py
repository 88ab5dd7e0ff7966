# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A part of the sale paid with points or from stored money: pressed, or typed to the last digit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_loyalty.domain.grants import Grant
from pos_loyalty.domain.ids import GrantId, RewardId, WalletId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stored_value import Wallet, WalletPayment
from pos_loyalty.domain.units import money_in
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.panels import DoneKind, PartForm, QuoteView, WalletRow
from pos_loyalty.ui.view_models.spending import points_typed_with, points_wish
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.view_models.wallet_wishes import reach_of
from tests.ui.view_models.shop import ANNA, ANNA_CARD, Shop, a_store_with, account_of, held
from tests.ui.view_models.visit_program import named, visit_program

GIFT_CARD, LUNCHES = WalletId("gift-card"), WalletId("lunches")
MONEY = RewardId("money")


def points_as_money(step: int = 1, minor: int = 5, *, least: int = 1) -> Reward:
    worth = PointsAsMoney(points_step=step, minor_per_step=minor)
    return Reward(reward_id=MONEY, name=named("Pay with points"), cost_points=least, worth=worth)


def a_program(reward: Reward | None = None) -> Program:
    """Return a programme with two wallets, and points as money at 1 for 5 unless told otherwise."""
    wallets = tuple(
        Wallet(wallet_id=wallet_id, name=named(wallet_id), loads=LineFilter())
        for wallet_id in (GIFT_CARD, LUNCHES)
    )
    return replace(visit_program(), rewards=(reward or points_as_money(),), wallets=wallets)


def a_shop(*holds: Lot, points: int = 100, reward: Reward | None = None) -> Shop:
    """Return a shop with Anna's page open."""
    shop = Shop(a_store_with(a_program(reward), anna_points=points, anna_holds=holds))
    shop.scan(ANNA_CARD)
    return shop


def gift(minor: int, wallet_id: WalletId = GIFT_CARD) -> Lot:
    return held(money_in(wallet_id), minor)


def type_points(shop: Shop, digits: str) -> None:
    shop.till.sale.spending.type_points()
    shop.type_amount(digits)


def quote_of(shop: Shop) -> QuoteView:
    assert shop.state.sale.quote is not None
    return shop.state.sale.quote


def sold(shop: Shop) -> SaleFact:
    operation = latest_operation(store=shop.store)
    assert operation is not None
    assert isinstance(operation.fact, SaleFact)
    return operation.fact


def wallets(shop: Shop) -> Sequence[WalletRow]:
    return shop.state.sale.wallets


def test_any_number_of_points_can_be_typed() -> None:
    shop = a_shop()
    shop.type_amount("10")

    type_points(shop, "37")

    assert (quote_of(shop).used_points, quote_of(shop).due_minor) == (37, 1000 - 185)
    assert shop.state.sale.part == PartForm(named("Pay with points"), "37", is_points=True)
    assert shop.state.sale.typed == "10"


def test_enter_confirms_what_is_typed() -> None:
    shop = a_shop()
    shop.type_amount("10")
    type_points(shop, "37")

    shop.till.sale.confirm()

    assert shop.state.done is not None
    assert (shop.state.done.used_points, shop.state.done.paid_minor) == (37, 815)


@pytest.mark.parametrize(
    ("digits", "used"), [("0", 0), ("9", 0), ("20", 20), ("37", 30), ("99", 50), ("5000000", 50)]
)
def test_points_are_taken_in_whole_steps_and_no_more_than_there_are(digits: str, used: int) -> None:
    shop = a_shop(points=55, reward=points_as_money(10, 50, least=15))
    shop.type_amount("10")

    type_points(shop, digits)

    assert quote_of(shop).used_points == used
    assert shop.state.sale.blocked is None


def test_what_is_typed_can_be_taken_back() -> None:
    shop = a_shop()
    shop.type_amount("10")
    type_points(shop, "37")

    shop.till.sale.backspace()
    fewer = quote_of(shop).used_points
    shop.till.sale.clear_amount()

    assert (fewer, quote_of(shop).used_points, shop.state.sale.typed) == (3, 0, "10")


def test_back_gives_the_pad_to_the_amount_and_keeps_the_points() -> None:
    shop = a_shop()
    shop.type_amount("1")
    type_points(shop, "7")

    shop.till.back()
    shop.type_amount("0")

    assert shop.state.screen is Screen.MEMBER
    assert (shop.state.sale.part, shop.state.sale.typed) == (None, "10")
    assert quote_of(shop).used_points == 7


def test_the_same_press_gives_the_pad_back() -> None:
    shop = a_shop()
    shop.type_amount("1")
    type_points(shop, "7")

    type_points(shop, "0")

    assert (shop.state.sale.part, shop.state.sale.typed) == (None, "10")


def test_a_step_more_ends_the_typing() -> None:
    shop = a_shop()
    shop.type_amount("10")
    type_points(shop, "37")

    shop.till.sale.points.more()

    assert shop.state.sale.part is None
    assert quote_of(shop).used_points == 38


def test_there_is_nothing_to_pay_before_an_amount() -> None:
    shop = a_shop(gift(500))

    type_points(shop, "")

    assert shop.state.notice is not None
    assert shop.state.notice.code == NoticeCode.AMOUNT_MISSING
    assert shop.state.sale.part is None


def test_a_programme_without_points_as_money_has_nothing_to_type() -> None:
    shop = Shop(a_store_with(visit_program()))
    shop.scan(ANNA_CARD)
    shop.type_amount("10")

    type_points(shop, "5")

    assert (shop.state.sale.part, shop.state.sale.typed) == (None, "105")


@pytest.mark.parametrize(
    ("typed", "key", "expected"),
    [("", "3", "3"), ("3", "7", "37"), ("", "0", ""), ("3", ",", "3"), ("3", "00", "300"),
     ("9999999", "9", "9999999"), ("3", "٣", "3")],
)  # fmt: skip
def test_only_digits_make_points(typed: str, key: str, expected: str) -> None:
    assert points_typed_with(typed, key) == expected


@given(
    step=st.integers(1, 50),
    minor=st.integers(1, 500),
    least=st.integers(1, 60),
    points=st.integers(0, 10_000),
)
@settings(max_examples=100)
def test_any_points_between_least_and_most_are_worth_what_the_programme_says(
    step: int, minor: int, least: int, points: int
) -> None:
    reward = points_as_money(step, minor, least=least)
    worth = reward.worth
    assert isinstance(worth, PointsAsMoney)

    wish = points_wish(reward, points)

    used = wish.points if wish and wish.points else 0
    assert used % step == 0
    assert used <= points < max(used + step, worth.whole_steps(least))
    assert worth.points_worth_using(10**9, used) == used
    assert bool(wish) == (points >= worth.whole_steps(least))


def test_stored_money_is_shown_with_what_it_pays() -> None:
    shop = a_shop(gift(1500))
    shop.type_amount("10")

    shop.till.sale.spending.toggle_wallet(GIFT_CARD)

    (wallet,) = wallets(shop)
    assert (wallet.stored_minor, wallet.paid_minor, wallet.is_chosen) == (1500, 1000, True)
    assert (quote_of(shop).due_minor, quote_of(shop).wallets_minor) == (0, 1000)


def test_a_wallet_that_is_short_pays_what_it_has() -> None:
    shop = a_shop(gift(1500))
    shop.type_amount("40")

    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.confirm()

    assert sold(shop).payments == (WalletPayment(GIFT_CARD, 1500),)
    assert shop.state.done is not None
    assert shop.state.done.paid_minor == 2500


def test_a_part_is_paid_from_a_wallet_to_the_last_cent() -> None:
    shop = a_shop(gift(1500))
    shop.type_amount("10")

    shop.till.sale.spending.type_wallet(GIFT_CARD)
    shop.type_amount("2,37")
    shop.till.sale.confirm()

    assert sold(shop).payments == (WalletPayment(GIFT_CARD, 237),)


def test_a_part_that_is_typed_away_is_not_paid() -> None:
    shop = a_shop(gift(1500))
    shop.type_amount("10")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.spending.type_wallet(GIFT_CARD)
    shop.type_amount("2")

    shop.till.sale.backspace()

    assert (quote_of(shop).due_minor, wallets(shop)[0].is_chosen) == (1000, False)


def test_a_second_press_takes_the_wallet_back() -> None:
    shop = a_shop(gift(1500))
    shop.type_amount("10")

    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)

    assert (quote_of(shop).due_minor, wallets(shop)[0].is_chosen) == (1000, False)


def test_two_wallets_pay_one_after_the_other() -> None:
    shop = a_shop(gift(300), gift(5000, LUNCHES))
    shop.type_amount("10")

    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.spending.toggle_wallet(LUNCHES)

    assert [wallet.paid_minor for wallet in wallets(shop)] == [300, 700]


def test_points_come_off_before_stored_money_pays() -> None:
    shop = a_shop(gift(5000))
    shop.type_amount("10")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)

    type_points(shop, "100")

    assert (quote_of(shop).used_points, quote_of(shop).wallets_minor) == (100, 500)


def test_what_is_wished_follows_the_amount() -> None:
    shop = a_shop(gift(5000))
    shop.type_amount("1")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)

    shop.type_amount("0")

    assert quote_of(shop).wallets_minor == 1000


def test_an_empty_wallet_is_not_shown() -> None:
    shop = a_shop(gift(5000, LUNCHES))

    assert [wallet.wallet_id for wallet in wallets(shop)] == [LUNCHES]


def test_a_wallet_alone_would_be_lost_by_leaving() -> None:
    shop = a_shop(gift(5000))
    shop.type_amount("1")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.clear_amount()

    assert shop.state.sale.is_begun


@pytest.mark.parametrize(("granted", "reach"), [(None, 1500), (0, 0), (400, 400), (9000, 1500)])
def test_while_the_server_is_away_a_wallet_reaches_as_far_as_was_granted(
    granted: int | None, reach: int
) -> None:
    at = datetime(2026, 3, 2, 13, tzinfo=UTC)
    unit = money_in(GIFT_CARD)
    grant = Grant(GrantId(UUID(int=5)), unit, granted or 0, at.replace(year=2027))
    state = replace(
        account_of(ANNA, 0),
        lots=(gift(1500),),
        grants=None if granted is None else (grant,),
    )

    assert reach_of(GIFT_CARD, state, at) == reach


def test_redeemed_points_are_never_takings() -> None:
    shop = a_shop()
    shop.type_amount("10")
    type_points(shop, "40")

    shop.till.sale.confirm()

    assert shop.state.done is not None
    assert (shop.state.done.paid_minor, shop.state.done.wallets_minor) == (800, 0)


def test_stored_money_is_never_takings() -> None:
    shop = a_shop(gift(600))
    shop.type_amount("10")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)

    shop.till.sale.confirm()

    assert shop.state.done is not None
    assert (shop.state.done.paid_minor, shop.state.done.wallets_minor) == (400, 600)


def test_the_customer_is_asked_for_the_drawers_part_alone() -> None:
    shop = a_shop(gift(600))
    shop.type_amount("10")

    type_points(shop, "40")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)

    quote = quote_of(shop)
    assert quote.gross_minor == quote.due_minor + quote.discount_minor + quote.wallets_minor
    assert quote.due_minor == 200


def test_what_stored_money_had_paid_does_not_come_out_of_the_drawer() -> None:
    shop = a_shop(gift(600))
    shop.type_amount("10")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.confirm()
    receipt = shop.state.done.receipt_no if shop.state.done else ""

    shop.till.open(Screen.RETURN)
    shop.till.returning.open_receipt(receipt)
    shop.till.returning.choose_all()
    effect = shop.state.returning.effect
    shop.till.returning.confirm()

    assert effect is not None
    assert (effect.refund_minor, effect.to_wallets_minor) == (400, 600)
    done = shop.state.done
    assert done is not None
    assert (done.kind, done.paid_minor, done.wallets_minor) == (DoneKind.RETURN, 400, 600)
