# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""While a dialog is open nobody sees the till: one scan waits for its end, more are refused."""

import pytest

from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import (
    ANNA_CARD,
    BLANK_CARD,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
)


def test_a_scan_during_a_dialog_comes_after_it(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    with shop.till.dialog():
        shop.scan(OLGA_CARD)
        during = shop.state

    assert during.member is not None
    assert during.member.card_number == ANNA_CARD
    assert during.notice is not None
    assert during.notice.code == NoticeCode.SCAN_WAITS
    assert shop.state.member is not None
    assert shop.state.member.card_number == OLGA_CARD


def test_a_second_scan_during_a_dialog_is_refused_with_a_word(shop: Shop) -> None:
    with shop.till.dialog():
        shop.scan(ANNA_CARD)
        shop.scan(OLGA_CARD)
        during = shop.state

    assert during.notice is not None
    assert during.notice.code == NoticeCode.SCAN_REFUSED_BUSY
    assert shop.state.member is not None
    assert shop.state.member.card_number == ANNA_CARD


def test_a_scan_that_waited_for_work_waits_on_for_the_dialog() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(BLANK_CARD)
    shop.scan(OLGA_CARD)

    with shop.till.dialog():
        reads.finish_all()
        during = shop.state
    reads.finish_all()

    assert during.screen is Screen.READY
    assert shop.state.member is not None
    assert shop.state.member.card_number == OLGA_CARD


def test_a_dialog_that_breaks_does_not_hold_scans_back_for_ever(shop: Shop) -> None:
    with pytest.raises(ZeroDivisionError), shop.till.dialog():
        raise ZeroDivisionError

    shop.scan(ANNA_CARD)

    assert shop.state.screen is Screen.MEMBER
