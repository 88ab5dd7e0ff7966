# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody left the card at home: the purchase becomes a code."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.domain.claim_refusals import (
    NoLateClaims,
)
from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.receipt import ReceiptKind
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.ui.view_models.ageing import SLIP_SECONDS
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import PaperOffer, Screen
from tests.ui.view_models.forgetful_shop import (
    BREAD,
    GTIN,
    STRANGER,
    FakePaper,
    ForgetfulShop,
    goods_with,
)
from tests.ui.view_models.shop import (
    ANNA_CARD,
    NOON,
    LateRunner,
    a_fake_store,
    a_store_with,
    sample_program,
    wedge_scan,
)


@pytest.fixture
def shop() -> ForgetfulShop:
    return ForgetfulShop(a_fake_store())


class TestMakingTheCode:
    def test_the_amount_becomes_a_code_and_nothing_is_recorded(self, shop: ForgetfulShop) -> None:
        code = shop.make_code()

        assert shop.shows(Screen.SLIP)
        assert shop.state.slip is not None
        assert shop.state.slip.amount_minor == 3_700
        assert shop.state.slip.until == NOON.date() + timedelta(days=14)
        assert shop.sale_of(code).gross_minor == 3_700
        assert shop.operations() == 0

    def test_goods_are_in_it(self, shop: ForgetfulShop) -> None:
        shop.till.sale.goods.use(goods_with(BREAD))
        shop.till.open(Screen.NO_CARD)

        shop.till.scan(wedge_scan(GTIN))
        shop.till.scan(wedge_scan(GTIN))
        shop.till.cardless.confirm()

        assert shop.state.slip is not None
        (line,) = shop.sale_of(shop.state.slip.code).lines
        assert (line.sku, line.gross_minor) == (GTIN, 900)

    def test_goods_without_a_price_are_asked_about(self, shop: ForgetfulShop) -> None:
        shop.till.sale.goods.use(goods_with(replace(BREAD, price_minor=None)))
        shop.till.open(Screen.NO_CARD)

        shop.till.scan(wedge_scan(GTIN))
        assert shop.state.sale.price_of == "Bread"
        shop.till.cardless.press("5")
        shop.till.cardless.confirm()

        assert shop.shows(Screen.NO_CARD)
        assert shop.state.sale.amount_minor == 500

    def test_a_registers_basket_is_taken(self, shop: ForgetfulShop) -> None:
        basket = RegisterBasket("REG/1", (SaleLine(1, 1_200, "tea"),), NOON)
        shop.till.sale.baskets.offer(basket)

        shop.till.open(Screen.NO_CARD)
        assert shop.state.sale.receipt_no == "REG/1"
        shop.till.cardless.confirm()

        assert shop.state.slip is not None
        assert shop.sale_of(shop.state.slip.code).lines[0].sku == "tea"

    def test_a_basket_that_comes_later_is_taken_too(self, shop: ForgetfulShop) -> None:
        shop.till.open(Screen.NO_CARD)

        shop.till.sale.baskets.offer(RegisterBasket("REG/1", (SaleLine(1, 1_200),), NOON))

        assert shop.state.sale.amount_minor == 1_200

    def test_nothing_makes_no_code(self, shop: ForgetfulShop) -> None:
        shop.till.open(Screen.NO_CARD)

        shop.till.cardless.confirm()

        assert shop.shows(Screen.NO_CARD)
        assert shop.notice == NoticeCode.AMOUNT_MISSING

    def test_a_double_enter_makes_one_code(self) -> None:
        late = LateRunner()
        shop = ForgetfulShop(a_fake_store(), reads=late)
        shop.till.open(Screen.NO_CARD)
        shop.till.cardless.press("5")

        shop.till.cardless.confirm()
        shop.till.cardless.confirm()

        assert len(late.waiting) == 1

    def test_keys_go_back_one_by_one_and_all_at_once(self, shop: ForgetfulShop) -> None:
        shop.till.open(Screen.NO_CARD)
        for key in "375":
            shop.till.cardless.press(key)

        shop.till.cardless.backspace()
        assert shop.state.sale.typed == "37"
        shop.till.cardless.clear_amount()

        assert shop.state.sale.typed == ""

    def test_a_programme_without_late_claims_says_so(self) -> None:
        program = replace(sample_program(), late_claims=None)
        shop = ForgetfulShop(a_store_with(program))
        shop.till.open(Screen.NO_CARD)
        shop.till.cardless.press("5")

        shop.till.cardless.confirm()

        assert shop.shows(Screen.NO_CARD)
        assert shop.state.sale.typed == "5"
        assert shop.notice == NoLateClaims.code

    def test_many_goods_become_a_sum_and_that_is_said(self, shop: ForgetfulShop) -> None:
        lines = tuple(SaleLine(n, 100, f"5901234{n:06}") for n in range(1, 60))
        shop.till.open(Screen.NO_CARD)
        shop.till.sale.baskets.offer(RegisterBasket("REG/1", lines, NOON))

        shop.till.cardless.confirm()

        assert shop.notice == ClaimNotice.GOODS_SUMMED

    def test_what_is_entered_is_not_left_by_accident(self, shop: ForgetfulShop) -> None:
        shop.till.open(Screen.NO_CARD)
        shop.till.cardless.press("5")

        shop.till.open(Screen.FIND)
        assert shop.notice == ClaimNotice.CARDLESS_UNFINISHED
        shop.till.back()
        assert shop.state.sale.typed == ""
        shop.till.back()

        assert shop.shows(Screen.READY)

    def test_esc_leaves_goods_that_are_asked_about_first(self, shop: ForgetfulShop) -> None:
        shop.till.sale.goods.use(goods_with(replace(BREAD, price_minor=None)))
        shop.till.open(Screen.NO_CARD)
        shop.till.scan(wedge_scan(GTIN))

        shop.till.back()

        assert shop.shows(Screen.NO_CARD)
        assert shop.state.sale.price_of == ""


class TestTheCardIsFoundAfterAll:
    def test_what_was_entered_is_the_members_sale(self, shop: ForgetfulShop) -> None:
        shop.till.open(Screen.NO_CARD)
        for key in "37":
            shop.till.cardless.press(key)

        shop.scan(ANNA_CARD)

        assert shop.shows(Screen.MEMBER)
        assert shop.state.sale.amount_minor == 3_700
        assert shop.state.sale.quote is not None
        shop.till.sale.confirm()
        assert shop.shows(Screen.DONE)

    def test_a_card_of_nobody_leaves_it_where_it_is(self, shop: ForgetfulShop) -> None:
        shop.till.open(Screen.NO_CARD)
        shop.till.cardless.press("5")

        shop.scan(STRANGER)

        assert shop.notice == UnknownMember.code
        assert shop.shows(Screen.NO_CARD)
        assert shop.state.sale.typed == "5"

    def test_a_registers_basket_stays_the_registers(self, shop: ForgetfulShop) -> None:
        shop.till.open(Screen.NO_CARD)
        shop.till.sale.baskets.offer(RegisterBasket("REG/1", (SaleLine(1, 1_200),), NOON))

        shop.scan(ANNA_CARD)

        assert shop.notice == ClaimNotice.CARDLESS_UNFINISHED


class TestTheSlip:
    def test_it_goes_after_two_minutes(self, shop: ForgetfulShop) -> None:
        shop.make_code()

        shop.wait(SLIP_SECONDS - 1)
        assert shop.shows(Screen.SLIP)
        shop.wait(1)

        assert shop.shows(Screen.READY)
        assert shop.state.slip is None

    def test_the_next_card_takes_it_away(self, shop: ForgetfulShop) -> None:
        shop.make_code()

        shop.scan(ANNA_CARD)

        assert shop.shows(Screen.MEMBER)
        assert shop.state.slip is None

    def test_without_a_printer_there_is_no_paper(self, shop: ForgetfulShop) -> None:
        shop.make_code()

        assert shop.state.paper is PaperOffer.NONE

    def test_paper_is_printed_when_asked_for_and_says_when_it_is_a_copy(
        self, shop: ForgetfulShop
    ) -> None:
        paper = FakePaper()
        shop.till.receipts.attach(paper, is_always=False)
        code = shop.make_code()

        shop.till.print_receipt()
        shop.till.print_receipt()

        assert shop.state.paper is PaperOffer.PRINTED
        assert [receipt.is_copy for receipt in paper.receipts] == [False, True]
        (slip, _) = paper.receipts
        assert slip.kind is ReceiptKind.SLIP
        assert (slip.claim_code, slip.paid_minor) == (code, 3_700)
        assert (slip.given_name, slip.card_mask) == ("", "")

    def test_where_paper_is_always_printed_it_comes_by_itself(self, shop: ForgetfulShop) -> None:
        paper = FakePaper()
        shop.till.receipts.attach(paper, is_always=True)

        shop.make_code()

        assert shop.state.paper is PaperOffer.PRINTED
        assert len(paper.receipts) == 1
