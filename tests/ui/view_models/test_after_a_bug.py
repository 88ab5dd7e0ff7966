# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of the customer and of a save when a bug gets in the way."""

from dataclasses import replace
from typing import NoReturn

import pytest

from pos_loyalty.domain.ops import Operation
from pos_loyalty.services.quote import Quote
from pos_loyalty.ui.tasks import ImmediateRunner, TaskRunner
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)
from tests.ui.view_models.shop import (
    ANNA_CARD,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
)


def notice_code(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def test_a_bug_elsewhere_does_not_forget_a_save_that_runs() -> None:
    writes = LateRunner()
    shop = Shop(a_fake_store(), writes=writes)
    shop.buy(ANNA_CARD, "10")

    shop.till.tell_of_a_crash()
    told, is_busy = notice_code(shop), shop.state.is_busy
    shop.buy(OLGA_CARD, "5")
    writes.finish_one()

    assert (told, is_busy) == (NoticeCode.TROUBLE, True)
    assert (shop.operations(), shop.points_of(ANNA_CARD)) == (1, 109)
    assert shop.state.undo is not None
    assert shop.state.undo.done.short_name == "Anna K."
    assert shop.state.member is not None  # the card that waited
    assert shop.state.member.card_number == OLGA_CARD


def test_after_a_bug_in_a_lookup_nobodys_points_stay_and_the_till_goes_on() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(ANNA_CARD)

    reads.waiting.clear()
    shop.till.tell_of_a_crash()
    told, is_busy = notice_code(shop), shop.state.is_busy
    shop.scan(OLGA_CARD)
    reads.finish_all()

    assert (told, is_busy) == (NoticeCode.TROUBLE, False)
    assert shop.state.member is not None


class Torn(RuntimeError):
    """A bug in a use case."""


def break_down(*_: object) -> NoReturn:
    raise Torn


def shop_whose_save_breaks(*, is_committed: bool, reads: TaskRunner | None = None) -> Shop:
    shop = Shop(a_fake_store())

    def complete(quote: Quote) -> Operation:
        if is_committed:
            shop.services().complete_sale(quote)
        raise Torn

    services = replace(shop.services(), complete_sale=complete)
    shop.till = TillViewModel(services, reads or ImmediateRunner(), ImmediateRunner())
    return shop


@pytest.mark.parametrize("is_crash_first", [True, False])
def test_a_save_that_broke_after_the_commit_says_what_is_saved(*, is_crash_first: bool) -> None:
    reads = LateRunner()
    shop = shop_whose_save_breaks(is_committed=True, reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("10")
    reads.finish_all()

    with pytest.raises(Torn):
        shop.till.sale.confirm()
    is_busy_meanwhile = shop.state.is_busy
    if is_crash_first:
        shop.till.tell_of_a_crash()
    reads.finish_all()
    if not is_crash_first:
        shop.till.tell_of_a_crash()

    notice = shop.state.notice
    assert is_busy_meanwhile
    assert notice is not None
    assert (notice.code, notice.fact("short_name")) == (NoticeCode.SAVE_UNSURE, "Anna K.")
    assert notice.fact("earned_points") == 9
    assert (shop.state.screen, shop.state.is_busy) == (Screen.READY, False)
    assert shop.state.undo is not None


def test_a_save_that_broke_before_anything_was_recorded_frees_the_till() -> None:
    shop = shop_whose_save_breaks(is_committed=False)

    with pytest.raises(Torn):
        shop.buy(ANNA_CARD, "10")
    told = shop.state.notice
    shop.scan(OLGA_CARD)

    assert told is not None
    assert (told.code, told.facts) == (NoticeCode.SAVE_UNSURE, ())
    assert shop.state.member is not None
    assert shop.state.undo is None


def test_a_bug_while_looking_what_was_saved_frees_the_till_too() -> None:
    shop = shop_whose_save_breaks(is_committed=True)

    def latest() -> Operation:
        raise ZeroDivisionError

    services = replace(shop.services(), complete_sale=break_down, latest_operation=latest)
    shop.till = TillViewModel(services, ImmediateRunner(), ImmediateRunner())

    with pytest.raises(ZeroDivisionError):
        shop.buy(ANNA_CARD, "10")

    assert notice_code(shop) == NoticeCode.SAVE_UNSURE
    assert not shop.state.is_busy


def test_a_card_that_waited_for_a_save_that_broke_is_dropped_and_said() -> None:
    reads, writes = LateRunner(), LateRunner()
    shop = shop_whose_save_breaks(is_committed=True)
    services = replace(shop.services(), complete_sale=break_down)
    shop.till = TillViewModel(services, reads, writes)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("10")
    reads.finish_all()
    shop.till.sale.confirm()
    shop.scan(OLGA_CARD)

    with pytest.raises(Torn):
        writes.finish_one()
    reads.finish_all()

    assert shop.state.notice is not None
    assert shop.state.notice.fact("dropped_scan") == 1
    assert shop.state.member is None


def test_after_a_bug_in_a_quote_the_next_amount_is_quoted() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("1")

    reads.waiting.clear()
    shop.till.tell_of_a_crash()
    shop.type_amount("0")
    reads.finish_all()

    assert shop.state.sale.quote is not None
    assert shop.state.sale.quote.gross_minor == 1000
