# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The question after a purchase: once a day, whoever starts the till anew in between."""

from uuid import UUID

import pytest

from pos_loyalty.domain.ids import ActivityId, OpId
from pos_loyalty.services.record_activity import RecordActivity, record_activity, survey_answer
from pos_loyalty.ui.view_models import survey as survey_module
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.forgetful_shop import ForgetfulShop
from tests.ui.view_models.shop import ANNA, ANNA_CARD, OLGA_CARD, Shop, a_fake_store
from tests.ui.view_models.test_survey import GIVES, answers, asking, question, shop

__all__ = ["shop"]


def test_nobody_is_asked_twice_in_a_visit(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.till.undo()
    withdrawn = question(shop)

    shop.buy(ANNA_CARD, "12")

    assert withdrawn is None
    assert question(shop) is None


def test_who_answers_and_undoes_the_purchase_is_not_asked_again_by_a_till_that_restarts() -> None:
    store = a_fake_store()
    first, restarted = (asking(Shop(store, first_id=first_id)) for first_id in (1000, 2000))

    for till in (first, restarted):
        till.buy(ANNA_CARD, "10")
        till.till.survey.answer(5)
        till.till.undo()

    assert answers(restarted) == [5]
    assert restarted.points_of(ANNA_CARD) == 100 + GIVES


def test_another_deed_of_the_day_is_no_answer(shop: Shop) -> None:
    deed = RecordActivity(OpId(UUID(int=7)), ANNA.member_id, ActivityId("own-bag"), shop.now)
    record_activity(deed, store=shop.store, clock=lambda: shop.now)

    shop.buy(ANNA_CARD, "10")

    assert question(shop) is not None


def test_yesterdays_answer_keeps_nobody_from_being_asked_today(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.till.survey.answer(4)
    restarted = asking(Shop(shop.store, first_id=5000))
    restarted.wait(24 * 3600)

    restarted.buy(ANNA_CARD, "10")

    assert question(restarted) is not None


def test_a_purchase_that_is_claimed_later_asks_nothing() -> None:
    shop = ForgetfulShop(a_fake_store())
    asking(shop)
    code = shop.make_code()
    shop.till.go_ready()
    shop.wait(24 * 3600)
    shop.buy(ANNA_CARD, "10")
    is_asked = question(shop) is not None
    shop.till.go_ready()

    shop.scan(ANNA_CARD)
    shop.scan(code)
    of_the_claim = (shop.state.screen, question(shop))
    shop.buy(ANNA_CARD, "12")

    assert is_asked
    assert of_the_claim == (Screen.DONE, None)
    assert question(shop) is None


def test_the_next_day_is_another_visit(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.wait(24 * 3600)

    shop.buy(ANNA_CARD, "10")

    assert question(shop) is not None


def test_only_so_many_are_remembered(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey_module, "ASKED_MAX", 1)
    shop.buy(ANNA_CARD, "10")
    shop.buy(OLGA_CARD, "10")

    shop.buy(ANNA_CARD, "10")

    assert question(shop) is not None


def test_after_a_restart_the_same_purchase_is_answered_once(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    form = question(shop)
    assert form is not None
    shop.till.survey.answer(4)
    again = survey_answer(form.sale_op_id, ANNA.member_id, 1, business_at=shop.now)

    record_activity(again, store=shop.store, clock=lambda: shop.now)
    restarted = asking(Shop(shop.store, first_id=5000))

    assert answers(shop) == [4]
    assert question(restarted) is None
