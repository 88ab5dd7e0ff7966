# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The history of a member's points: opened, read on, looked into, and left again."""

from dataclasses import replace
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import OpId
from pos_loyalty.ui.view_models import history
from pos_loyalty.ui.view_models.history_form import HistoryForm
from pos_loyalty.ui.view_models.history_rows import FRIEND
from pos_loyalty.ui.view_models.mending_notices import MendingNotice
from pos_loyalty.ui.view_models.till_state import Screen
from tests.fakes.store_subject import Subject
from tests.services.test_others import BOB, referral_program
from tests.services.till import MEMBER, Till
from tests.ui.view_models.shop import ANNA_CARD, LateRunner, Shop, a_fake_store


def form_of(shop: Shop) -> HistoryForm:
    assert shop.state.history is not None
    return shop.state.history


def opened(*amounts: str) -> Shop:
    """Return a till on the history of Anna, who has bought for these amounts."""
    shop = Shop(a_fake_store())
    for amount in amounts:
        shop.buy(ANNA_CARD, amount)
    shop.scan(ANNA_CARD)
    shop.till.open(Screen.HISTORY)
    return shop


def test_the_history_of_who_is_served_is_shown_newest_first() -> None:
    shop = opened("10", "37")

    form = form_of(shop)

    assert shop.state.screen is Screen.HISTORY
    assert (form.short_name, form.has_more) == ("Anna K.", False)
    assert [(row.kind, row.points) for row in form.rows or ()] == [("sale", 37), ("sale", 9)]


def test_the_history_of_who_was_served_just_now_is_shown_too() -> None:
    shop = Shop(a_fake_store())
    shop.buy(ANNA_CARD, "10")

    shop.till.open(Screen.HISTORY)

    assert len(form_of(shop).rows or ()) == 1


def test_without_a_member_it_is_said_whose_is_missing() -> None:
    shop = Shop(a_fake_store())

    shop.till.open(Screen.HISTORY)

    assert shop.state.notice is not None
    assert shop.state.notice.code == MendingNotice.HISTORY_NEEDS_MEMBER
    assert shop.state.screen is Screen.READY


def test_a_return_shows_the_money_that_went_back() -> None:
    shop = opened("37")
    (sale,) = form_of(shop).rows or ()
    shop.till.open(Screen.RETURN)
    shop.till.returning.type_receipt(sale.receipt_no)
    shop.till.returning.find_sale()
    shop.till.returning.choose_all()
    shop.till.returning.confirm()
    shop.scan(ANNA_CARD)
    shop.till.open(Screen.HISTORY)

    returned, sold = form_of(shop).rows or ()

    assert (returned.kind, returned.amount_minor) == ("refund", sold.amount_minor)
    assert returned.receipt_no == sold.receipt_no == sale.receipt_no
    assert (sold.has_returns, sold.can_take_back, returned.can_take_back) == (True, False, True)


def test_an_undo_is_a_row_of_its_own_that_moves_no_money() -> None:
    shop = Shop(a_fake_store())
    shop.buy(ANNA_CARD, "37")
    shop.till.undo()
    shop.till.open(Screen.HISTORY)

    undo, sale = form_of(shop).rows or ()

    assert (undo.kind, undo.points, undo.amount_minor) == ("undo", -37, 0)
    assert (sale.is_taken_back, sale.can_give) == (True, False)


def test_a_purchase_in_the_making_is_not_lost_by_it() -> None:
    shop = Shop(a_fake_store())
    shop.scan(ANNA_CARD)
    shop.type_amount("10")

    shop.till.open(Screen.HISTORY)

    assert (shop.state.screen, shop.state.sale.typed) == (Screen.MEMBER, "10")


def test_older_rows_are_read_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "PAGE_ROWS", 2)
    monkeypatch.setattr(history, "ROWS_MAX", 4)
    shop = opened("1", "2", "3", "4", "5")

    shop.till.history.more()
    after_one = form_of(shop)
    shop.till.history.more()

    assert [row.points for row in after_one.rows or ()] == [5, 4, 3, 2]
    assert (after_one.has_more, form_of(shop)) == (False, after_one)


def test_a_row_says_why_and_closes_again() -> None:
    shop = opened("37")
    (row,) = form_of(shop).rows or ()

    shop.till.history.choose(row.op_id)
    why = form_of(shop).why
    shop.till.history.choose(row.op_id)

    assert why is not None
    assert [(rule.trigger, rule.amount) for rule in why.rows if rule.amount] == [
        ("spend", 35),
        ("visit", 2),
    ]
    assert (why.is_whole, why.has_rules, why.other_points) == (True, True, 0)
    assert (form_of(shop).chosen, form_of(shop).why) == (None, None)


def test_the_way_back_leads_out_of_the_row_then_to_the_member() -> None:
    shop = opened("37")
    (row,) = form_of(shop).rows or ()
    shop.till.history.choose(row.op_id)

    shop.till.back()
    still_there = shop.state.screen
    shop.till.back()

    assert (still_there, shop.state.screen) == (Screen.HISTORY, Screen.MEMBER)
    assert shop.state.member is not None
    assert shop.state.history is None


def test_what_is_pressed_while_it_is_read_is_nothing() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.till.open(Screen.HISTORY)

    shop.till.history.choose(history_row_id())
    shop.till.history.more()
    is_read = form_of(shop).rows
    reads.finish_all()

    assert is_read is None
    assert form_of(shop).rows == ()


def history_row_id() -> OpId:
    return OpId(UUID(int=77))


def test_a_row_that_is_not_there_is_not_looked_into() -> None:
    shop = opened("37")

    shop.till.history.choose(history_row_id())

    assert form_of(shop).chosen is None


def test_an_answer_that_comes_too_late_is_nobodys() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    for _ in range(2):
        shop.scan(ANNA_CARD)
        reads.finish_all()
        shop.till.open(Screen.HISTORY)
        shop.till.go_ready()
        reads.finish_all()

    assert (shop.state.screen, shop.state.history) == (Screen.READY, None)


def test_off_the_page_its_verbs_do_nothing() -> None:
    shop = Shop(a_fake_store())

    shop.till.history.more()
    shop.till.history.choose(history_row_id())
    shop.till.history.back()

    assert shop.state.screen is Screen.READY


def test_what_a_friend_bought_is_the_friends_alone() -> None:
    till = Till(program=referral_program())
    Subject(till.store).confirm(replace(MEMBER, card_number=ANNA_CARD))
    Subject(till.store).confirm(BOB)
    till.sells(1000, member_id=BOB.member_id)
    shop = Shop(till.store)
    shop.now = till.now
    shop.scan(ANNA_CARD)
    shop.till.open(Screen.HISTORY)
    (row,) = form_of(shop).rows or ()

    shop.till.history.choose(row.op_id)

    assert (row.kind, row.points, row.amount_minor, row.receipt_no) == (FRIEND, 100, 0, "")
    assert not (row.can_take_back)
    assert not (row.can_give)
    why = form_of(shop).why
    assert why is not None
    assert (why.rows, why.other_points) == ((), 100)
