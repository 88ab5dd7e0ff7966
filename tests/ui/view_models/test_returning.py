# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods come back: found by receipt, seen before confirmed."""

from datetime import datetime

import pytest

from pos_loyalty.domain.errors import ReturnExceedsSale, UnknownSale
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.panels import (
    DoneKind,
)
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)
from tests.ui.view_models.shop import (
    ANNA_CARD,
    NOON,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    wedge_scan,
)


def notice_code(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


@pytest.fixture
def receipt_no(shop: Shop) -> str:
    """The receipt of a sale of 100.00: 95.00 paid, 97 points."""
    shop.buy(ANNA_CARD, "100")
    assert shop.state.done is not None
    shop.wait(3)
    return shop.state.undo.done.receipt_no if shop.state.undo else ""


def test_a_scanned_receipt_opens_its_sale(shop: Shop, receipt_no: str) -> None:
    shop.till.scan(wedge_scan(receipt_no))

    form = shop.state.returning
    assert shop.state.screen is Screen.RETURN
    assert form.short_name == "Anna K."
    assert [(line.sold_minor, line.left_minor) for line in form.lines] == [(10000, 10000)]
    assert not form.can_confirm


def test_a_typed_receipt_is_found_with_spaces_and_small_letters(
    shop: Shop, receipt_no: str
) -> None:
    shop.till.open(Screen.RETURN)
    shop.till.returning.type_receipt(f" {receipt_no[:5].lower()} {receipt_no[5:]}")

    shop.till.returning.find_sale()

    assert shop.state.returning.sold_at is not None


class RegisterNumbers(Shop):
    """Numbers every receipt as a register does on each of its days."""

    def _new_receipt_no(self, at: datetime) -> str:
        del at
        return "K1/117"


def test_of_a_number_that_came_round_the_day_before_can_be_had_too() -> None:
    shop = RegisterNumbers(a_fake_store())
    shop.buy(ANNA_CARD, "100")
    shop.wait(24 * 60 * 60)
    shop.buy(OLGA_CARD, "50")
    shop.wait(3)
    shop.till.returning.open_receipt("K1/117")
    newest = shop.state.returning

    shop.till.returning.open_earlier()
    shop.till.returning.open_earlier()

    form = shop.state.returning
    assert (newest.short_name, newest.earlier_on) == ("Ольга К.", NOON.date())
    assert (form.short_name, form.earlier_on) == ("Anna K.", None)
    assert [line.sold_minor for line in form.lines] == [10000]


def test_the_effect_is_shown_before_it_happens(shop: Shop, receipt_no: str) -> None:
    shop.till.scan(wedge_scan(receipt_no))

    shop.till.returning.choose_all()

    effect = shop.state.returning.effect
    assert effect is not None
    assert (effect.refund_minor, effect.taken_back_points, effect.balance_after_points) == (
        9500,
        97,
        100,
    )
    assert shop.points_of(ANNA_CARD) == 197


def test_confirming_does_what_was_shown(shop: Shop, receipt_no: str) -> None:
    shop.till.scan(wedge_scan(receipt_no))
    shop.till.returning.choose_line(1)

    shop.till.returning.confirm()
    shop.till.returning.confirm()

    done = shop.state.done
    assert done is not None
    assert (done.kind, done.paid_minor, done.used_points) == (DoneKind.RETURN, 9500, 97)
    assert shop.points_of(ANNA_CARD) == 100
    assert shop.operations() == 2


def test_a_part_of_a_line_is_typed(shop: Shop, receipt_no: str) -> None:
    shop.till.scan(wedge_scan(receipt_no))
    shop.till.returning.choose_line(1)

    for key in "50":
        shop.till.returning.press(key)
    shop.till.returning.confirm()
    shop.till.scan(wedge_scan(receipt_no))

    assert [line.left_minor for line in shop.state.returning.lines] == [5000]


def test_more_than_was_sold_is_refused(shop: Shop, receipt_no: str) -> None:
    shop.till.scan(wedge_scan(receipt_no))
    shop.till.returning.choose_line(1)

    for key in "200":
        shop.till.returning.press(key)
    shop.till.returning.confirm()

    assert notice_code(shop) == ReturnExceedsSale.code
    assert shop.state.notice is not None
    assert shop.state.notice.fact("left_minor") == 10000
    assert shop.operations() == 1


def test_nothing_is_confirmed_that_was_not_shown(shop: Shop, receipt_no: str) -> None:
    reads = LateRunner()
    slow = Shop(shop.store, reads=reads, first_id=7000)
    slow.till.scan(wedge_scan(receipt_no))
    reads.finish_all()
    slow.till.returning.choose_all()

    slow.till.returning.confirm()

    assert slow.operations() == 1
    assert slow.state.screen is Screen.RETURN


def test_keys_take_back_and_clear_the_lines_amount(shop: Shop, receipt_no: str) -> None:
    shop.till.scan(wedge_scan(receipt_no))
    shop.till.returning.choose_line(1)
    for key in "12":
        shop.till.returning.press(key)

    shop.till.returning.backspace()
    after_backspace = shop.state.returning.lines[0].chosen_minor
    shop.till.returning.clear_amount()
    shop.till.returning.confirm()

    assert after_backspace == 100
    assert notice_code(shop) == NoticeCode.NOTHING_CHOSEN


def test_choosing_a_line_twice_takes_it_back(shop: Shop, receipt_no: str) -> None:
    shop.till.scan(wedge_scan(receipt_no))
    shop.till.returning.choose_line(1)

    shop.till.returning.choose_line(1)

    assert shop.state.returning.lines[0].chosen_minor == 0


def test_an_unknown_receipt_is_said_and_can_be_corrected(shop: Shop) -> None:
    shop.till.open(Screen.RETURN)
    shop.till.returning.type_receipt("R0000")

    shop.till.returning.find_sale()

    assert notice_code(shop) == UnknownSale.code
    assert (shop.state.screen, shop.state.returning.receipt_text) == (Screen.RETURN, "R0000")


def test_a_card_does_not_interrupt_a_begun_return(shop: Shop, receipt_no: str) -> None:
    shop.till.scan(wedge_scan(receipt_no))
    shop.till.returning.choose_all()

    shop.scan(OLGA_CARD)

    assert notice_code(shop) == NoticeCode.RETURN_UNFINISHED
    assert shop.state.screen is Screen.RETURN


def test_escape_leaves_the_sale_first_then_the_screen(shop: Shop, receipt_no: str) -> None:
    shop.till.scan(wedge_scan(receipt_no))

    shop.till.back()
    after_one = (shop.state.screen, shop.state.returning.sold_at)
    shop.till.back()

    assert after_one == (Screen.RETURN, None)
    assert shop.state.screen is Screen.READY
