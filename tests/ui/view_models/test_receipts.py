# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Paper as asked, always or never; the void of what was printed; the printer's trouble."""

from datetime import timedelta

import pytest

from pos_loyalty.domain.receipt import Receipt, ReceiptKind
from pos_loyalty.ui.view_models.done_panel import Recorded
from pos_loyalty.ui.view_models.history_form import MendingKind
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.receipts import ReceiptNotice
from pos_loyalty.ui.view_models.till_state import PaperOffer, Screen
from tests.ui.view_models.shop import ANNA, ANNA_CARD, NOON, OLGA_CARD, Shop, a_fake_store


class Paper:
    """A printer that keeps what it is given."""

    def __init__(self, shop: Shop, *, is_always: bool) -> None:
        self.receipts: list[Receipt] = []
        shop.till.receipts.attach(self, is_always=is_always)

    def print_receipt(self, receipt: Receipt) -> None:
        self.receipts.append(receipt)

    @property
    def kinds(self) -> list[ReceiptKind]:
        return [receipt.kind for receipt in self.receipts]


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


@pytest.fixture
def asked(shop: Shop) -> Paper:
    return Paper(shop, is_always=False)


def notice_of(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def test_without_a_printer_nothing_is_offered(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    assert shop.state.paper is PaperOffer.NONE
    shop.till.print_receipt()
    assert notice_of(shop) == ReceiptNotice.NO_PRINTER


def test_it_is_printed_when_somebody_asks(shop: Shop, asked: Paper) -> None:
    shop.buy(ANNA_CARD, "10")
    assert (shop.state.paper, asked.receipts) == (PaperOffer.ASKED, [])

    shop.till.print_receipt()

    assert shop.state.paper is PaperOffer.PRINTED
    assert shop.state.done is not None
    assert [receipt.receipt_no for receipt in asked.receipts] == [shop.state.done.receipt_no]
    assert notice_of(shop) == ReceiptNotice.RECEIPT_PRINTED


def test_the_choice_goes_by_itself_and_the_key_still_prints_for_a_minute(
    shop: Shop, asked: Paper
) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.wait(3)
    assert (shop.state.screen, shop.state.paper) == (Screen.READY, PaperOffer.NONE)

    shop.till.print_receipt()
    shop.wait(60)
    shop.till.print_receipt()

    assert len(asked.receipts) == 1
    assert notice_of(shop) == ReceiptNotice.NO_RECEIPT


def test_the_second_time_it_is_a_copy(shop: Shop, asked: Paper) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.till.print_receipt()
    shop.till.print_receipt()

    assert [receipt.is_copy for receipt in asked.receipts] == [False, True]


def test_always_means_without_a_press(shop: Shop) -> None:
    paper = Paper(shop, is_always=True)

    shop.buy(ANNA_CARD, "10")

    assert paper.kinds == [ReceiptKind.SALE]
    assert shop.state.paper is PaperOffer.PRINTED


def test_an_undo_voids_what_was_printed(shop: Shop, asked: Paper) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.till.print_receipt()

    shop.till.undo()

    sale, void = asked.receipts
    assert (void.kind, void.receipt_no) == (ReceiptKind.VOID, sale.receipt_no)
    assert (void.used_points, void.paid_minor) == (sale.earned_points, sale.paid_minor)


def test_an_undo_of_what_is_not_at_hand_prints_no_void(shop: Shop) -> None:
    paper = Paper(shop, is_always=True)
    for card in (ANNA_CARD, OLGA_CARD):
        shop.buy(card, "10")
    shop.wait(3_600)
    shop.scan(ANNA_CARD)
    shop.till.open(Screen.HISTORY)
    assert shop.state.history is not None
    assert shop.state.history.rows
    shop.till.history.choose(shop.state.history.rows[0].op_id)
    shop.till.mending.begin(MendingKind.TAKE_BACK)
    shop.till.mending.choose_reason("entered_twice")

    shop.till.mending.confirm()

    assert paper.kinds == [ReceiptKind.SALE, ReceiptKind.SALE]
    assert (shop.state.screen, shop.state.paper) == (Screen.DONE, PaperOffer.NONE)


def test_an_undo_of_what_was_never_printed_prints_nothing(shop: Shop, asked: Paper) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.till.undo()
    assert shop.state.paper is PaperOffer.NONE
    shop.till.print_receipt()

    assert asked.receipts == []
    assert notice_of(shop) == ReceiptNotice.NO_RECEIPT


def test_what_may_have_been_printed_before_a_restart_is_voided_too(shop: Shop) -> None:
    Paper(shop, is_always=True)
    shop.buy(ANNA_CARD, "10")
    assert shop.state.done is not None
    again = Shop(shop.store, first_id=5_000)
    paper = Paper(again, is_always=False)
    again.till.begin(lambda: True)

    again.till.undo()

    (void,) = paper.receipts
    assert (void.kind, void.receipt_no) == (ReceiptKind.VOID, shop.state.done.receipt_no)


def test_the_void_can_be_printed_once_more(shop: Shop) -> None:
    paper = Paper(shop, is_always=True)
    shop.buy(ANNA_CARD, "10")
    shop.till.undo()

    shop.till.print_receipt()

    assert paper.kinds == [ReceiptKind.SALE, ReceiptKind.VOID, ReceiptKind.VOID]
    assert paper.receipts[-1].is_copy


def test_the_receipt_of_the_next_customer_is_never_the_last_ones(shop: Shop, asked: Paper) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.wait(3)
    shop.buy(OLGA_CARD, "20")

    shop.till.print_receipt()

    assert [receipt.given_name for receipt in asked.receipts] == ["Ольга"]


def test_a_balance_without_the_server_is_as_of_the_last_contact(shop: Shop, asked: Paper) -> None:
    since = NOON - timedelta(hours=3)
    shop.till.show_light(Light(LightKind.OFFLINE, since))

    shop.buy(ANNA_CARD, "10")
    shop.till.print_receipt()

    standing = asked.receipts[0].standing
    assert standing is not None
    assert (standing.as_of, standing.is_alone) == (since, True)


def test_trouble_is_said_once_stays_in_sight_and_goes_by_itself(shop: Shop, asked: Paper) -> None:
    shop.till.printer_trouble("no_paper")
    assert notice_of(shop) == ReceiptNotice.PRINTER_TROUBLE

    shop.buy(ANNA_CARD, "10")
    shop.till.print_receipt()
    shop.wait(3)

    assert (shop.state.printer_trouble, len(asked.receipts)) == ("no_paper", 1)
    shop.till.explain_printer()
    assert notice_of(shop) == ReceiptNotice.PRINTER_TROUBLE
    shop.till.printer_trouble("")
    assert (shop.state.printer_trouble, shop.state.notice) == ("", None)
    shop.till.explain_printer()
    assert shop.state.notice is None


def test_trouble_waits_until_what_was_done_has_been_read(shop: Shop, asked: Paper) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.till.printer_trouble("not_there")

    assert shop.state.notice is None
    shop.wait(3)
    shop.wait(0.25)
    assert notice_of(shop) == ReceiptNotice.PRINTER_TROUBLE
    assert asked.receipts == []


def test_a_reward_without_a_purchase_has_its_paper(shop: Shop) -> None:
    paper = Paper(shop, is_always=True)
    shop.scan(ANNA_CARD)
    coffee = next(row for row in shop.state.sale.rewards if row.is_choosable)
    shop.till.sale.toggle_reward(coffee.reward_id)

    shop.till.sale.confirm()

    (receipt,) = paper.receipts
    assert receipt.kind is ReceiptKind.REWARD
    assert (receipt.reward_names, receipt.used_points) == ((coffee.names,), coffee.points)


def test_a_balance_that_cannot_be_read_just_now_is_left_out(shop: Shop, asked: Paper) -> None:
    shop.buy(ANNA_CARD, "10")
    operation = shop.services().latest_operation()
    assert operation is not None

    assert shop.till.receipts.take(Recorded(operation, ANNA)) is PaperOffer.ASKED

    shop.till.print_receipt()
    assert asked.receipts[0].standing is None


def test_an_enrolment_has_no_receipt(shop: Shop) -> None:
    paper = Paper(shop, is_always=True)
    shop.till.open(Screen.ENROL)
    shop.till.enrol.type_name("Ola Nowak")
    shop.till.enrol.type_contact("+48 501 234 999")
    shop.till.enrol.confirm()
    operation = shop.services().latest_operation()
    assert operation is not None

    assert shop.till.receipts.take(Recorded(operation, ANNA)) is PaperOffer.NONE

    assert paper.receipts == []
