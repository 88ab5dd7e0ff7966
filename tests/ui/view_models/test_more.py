# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The page of pages, and the list of what waits for the server."""

from dataclasses import replace

import pytest

from pos_loyalty.ui.view_models import unsent
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.fakes.facts import enrolment
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store

OFFLINE = Light(LightKind.OFFLINE, waiting=1)


def a_shop_that_bought(times: int) -> Shop:
    shop = Shop(a_fake_store())
    shop.till.show_light(OFFLINE)
    for _ in range(times):
        shop.buy(ANNA_CARD, "10,00")
        shop.till.go_ready()
    return shop


def test_more_is_opened_and_left_again() -> None:
    shop = Shop(a_fake_store())

    shop.till.open(Screen.MORE)
    opened = shop.state.screen
    shop.till.back()

    assert (opened, shop.state.screen) == (Screen.MORE, Screen.READY)


def test_a_sale_that_was_begun_is_not_left_for_it() -> None:
    shop = Shop(a_fake_store())
    shop.scan(ANNA_CARD)
    shop.type_amount("5")

    shop.till.open(Screen.MORE)

    assert shop.state.screen is Screen.MEMBER
    assert shop.state.notice is not None
    assert shop.state.notice.code == NoticeCode.SALE_UNFINISHED


def test_a_card_that_is_scanned_there_opens_its_member() -> None:
    shop = Shop(a_fake_store())
    shop.till.open(Screen.MORE)

    shop.scan(ANNA_CARD)

    assert shop.state.screen is Screen.MEMBER


def test_what_waits_is_listed_with_who_and_since_when() -> None:
    shop = a_shop_that_bought(2)

    shop.till.open(Screen.UNSENT)

    form = shop.state.unsent
    assert form is not None
    assert form.rows is not None
    assert [(row.kind, row.short_name) for row in form.rows] == [("sale", "Anna K.")] * 2
    assert form.rows[0].since.isoformat() == "2026-03-02T14:00:00+01:00"
    assert form.count == 2


def test_of_very_many_the_eldest_are_listed_and_all_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(unsent, "ROWS_MAX", 2)
    shop = a_shop_that_bought(3)

    shop.till.open(Screen.UNSENT)

    form = shop.state.unsent
    assert form is not None
    assert len(form.rows or ()) == 2
    assert form.count == 3


def test_the_list_follows_what_comes_while_it_is_shown() -> None:
    shop = a_shop_that_bought(1)
    shop.till.open(Screen.UNSENT)
    before = shop.state.unsent
    with shop.store.writing() as uow:
        uow.log.record(enrolment(), expected_version=None)
        uow.commit()

    shop.till.show_light(replace(OFFLINE, waiting=2))

    assert before is not None
    assert shop.state.unsent is not None
    assert (before.count, shop.state.unsent.count) == (1, 2)


def test_a_till_without_a_server_waits_for_nobody() -> None:
    shop = a_shop_that_bought(2)
    shop.till.show_light(Light(LightKind.ALONE))

    shop.till.open(Screen.UNSENT)

    assert shop.state.unsent is not None
    assert shop.state.unsent.rows == ()


def test_the_way_back_from_a_page_behind_more_leads_there() -> None:
    shop = a_shop_that_bought(1)
    shop.till.open(Screen.UNSENT)

    shop.till.back()

    assert shop.state.screen is Screen.MORE
    assert shop.state.unsent is None
