# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stored value: filled by what is bought, spent as money, never twice."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.errors import InsufficientMoney, MoreThanDue
from pos_loyalty.domain.ids import LotId, WalletId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.stored_value import Wallet, WalletPayment
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import money_in
from tests.domain.shopping import NAME, Shopper, basket, program_of

GIFT_CARD = WalletId("gift-card")


def with_gift_cards() -> Program:
    wallet = Wallet(wallet_id=GIFT_CARD, name=NAME, loads=LineFilter(tags=("gift-card",)))
    return replace(program_of(), wallets=(wallet,))


def holding(minor: int) -> Shopper:
    return Shopper(with_gift_cards(), Lot(LotId("w"), minor, unit=money_in(GIFT_CARD)))


def test_one_wallet_named_twice_pays_no_more_than_it_holds() -> None:
    shopper = holding(10_000)
    twice = [WalletPayment(GIFT_CARD, 10_000), WalletPayment(GIFT_CARD, 10_000)]

    with pytest.raises(InsufficientMoney) as refusal:
        shopper.buys(basket(30_000), chosen=twice)

    assert (refusal.value.needed_minor, refusal.value.stored_minor) == (20_000, 10_000)

    assert shopper.state.amount_of(money_in(GIFT_CARD)) == 10_000


def test_no_more_is_paid_from_a_wallet_than_is_due() -> None:
    shopper = holding(10_000)

    with pytest.raises(MoreThanDue) as refusal:
        shopper.buys(basket(300), chosen=[WalletPayment(GIFT_CARD, 301)])

    assert (refusal.value.paid_minor, refusal.value.due_minor) == (301, 300)


def test_two_parts_from_one_wallet_are_one_payment() -> None:
    shopper = holding(10_000)

    shopper.buys(basket(30_000), chosen=[WalletPayment(GIFT_CARD, 4_000)] * 2)

    assert shopper.state.amount_of(money_in(GIFT_CARD)) == 2_000


@pytest.mark.parametrize("minor", [0, -5_000])
def test_a_payment_of_nothing_or_less_is_none(minor: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        WalletPayment(GIFT_CARD, minor)


def test_what_fills_a_wallet_is_spent_only_when_it_pays() -> None:
    shopper = Shopper(with_gift_cards())
    card = SaleLine(1, 10_000, "gift-card-100", tags=("gift-card",))

    shopper.buys((card,))
    filled = shopper.state.total("spent")
    shopper.buys(basket(10_000), chosen=[WalletPayment(GIFT_CARD, 10_000)])

    assert filled == 0
    assert shopper.state.total("spent") == 10_000


def test_a_gift_card_brought_back_beside_other_goods_takes_nothing_off_what_is_spent() -> None:
    shopper = Shopper(with_gift_cards())
    card = SaleLine(1, 10_000, "gift-card-100", tags=("gift-card",))
    bought = shopper.buys((card, SaleLine(2, 500, "coffee")))

    shopper.returns(bought, {1: 10_000})

    assert shopper.state.total("spent") == 500
    assert shopper.state.amount_of(money_in(GIFT_CARD)) == 0


def test_money_goes_back_to_the_wallet_that_it_came_from() -> None:
    other = WalletId("other")
    units = [money_in(GIFT_CARD), money_in(other)]
    shopper = Shopper(program_of(), *(Lot(LotId(unit), 1000, unit=unit) for unit in units))
    halves = [WalletPayment(GIFT_CARD, 500), WalletPayment(other, 500)]
    bought = shopper.buys(basket(600, 400), chosen=halves)

    shopper.returns(bought, {1: 600})

    # 6.00 of 10.00 come back: 3.00 of the 5.00 from each.
    assert [shopper.state.amount_of(unit) for unit in units] == [800, 800]
