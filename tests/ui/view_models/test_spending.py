# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A part of the sale paid from stored money: pressed, or typed to the last digit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

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
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.view_models.wallet_wishes import reach_of
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    Shop,
    a_store_with,
    account_of,
    held,
)
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


def test_before_the_first_key_the_pad_shows_what_the_wallet_pays() -> None:
    shop = a_shop(gift(1500))
    shop.type_amount("10")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)

    shop.till.sale.spending.type_wallet(GIFT_CARD)

    assert shop.state.sale.part == PartForm(named("gift-card"), "10.00", is_points=False)
    shop.till.sale.confirm()
    assert sold(shop).payments == (WalletPayment(GIFT_CARD, 1000),)


@pytest.mark.parametrize(("keys", "paid"), [("", 1000), ("3", 300), ("0", 0)])
def test_the_first_key_begins_anew(keys: str, paid: int) -> None:
    shop = a_shop(gift(1500))
    shop.type_amount("10")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.spending.type_wallet(GIFT_CARD)

    shop.type_amount(keys)

    assert quote_of(shop).wallets_minor == paid


def test_what_is_shown_is_taken_back_whole() -> None:
    shop = a_shop(gift(1500))
    shop.type_amount("10")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.spending.type_wallet(GIFT_CARD)

    shop.till.sale.backspace()

    assert quote_of(shop).wallets_minor == 0
    assert shop.state.sale.part == PartForm(named("gift-card"), "", is_points=False)


def test_there_is_nothing_to_pay_before_an_amount() -> None:
    shop = a_shop(gift(500))

    type_points(shop, "")

    assert shop.state.notice is not None
    assert shop.state.notice.code == NoticeCode.AMOUNT_MISSING
    assert shop.state.sale.part is None


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
