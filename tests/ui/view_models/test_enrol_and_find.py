# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Joining in three inputs, and finding who has no card with them."""

import pytest

from pos_loyalty.domain.codes import parse_card_number
from pos_loyalty.domain.members import Consent, ConsentPurpose, ContactChannel
from pos_loyalty.services.identify import identify_by_card
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.panels import (
    MemberFlag,
)
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)
from tests.ui.view_models.shop import ANNA, BLANK_CARD, LateRunner, Shop, a_fake_store


def notice_code(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def fill_in(shop: Shop, name: str, contact: str = "", *, wants_news: bool = False) -> None:
    shop.till.open(Screen.ENROL)
    shop.till.enrol.type_name(name)
    shop.till.enrol.type_contact(contact)
    shop.till.enrol.choose_news(wants_news=wants_news)


def test_three_inputs_make_a_member_with_a_welcome(shop: Shop) -> None:
    fill_in(shop, "Ewa Żak", "600 700 800", wants_news=True)

    shop.till.enrol.confirm()

    panel = shop.state.member
    assert shop.state.screen is Screen.MEMBER
    assert panel is not None
    assert (panel.short_name, panel.balance_points, panel.welcome_points) == ("Ewa Ż.", 50, 50)
    assert MemberFlag.NEW in panel.flags
    assert notice_code(shop) == NoticeCode.ENROLLED
    assert parse_card_number(panel.card_number) is not None


def test_a_contact_is_told_to_be_a_phone_or_an_email(shop: Shop) -> None:
    fill_in(shop, "Ewa", "Ewa@Example.com", wants_news=True)

    shop.till.enrol.confirm()

    assert shop.state.member is not None
    view = identify_by_card(shop.state.member.card_number, store=shop.store, at=shop.now)
    assert (view.member.email, view.member.phone) == ("ewa@example.com", "")
    assert view.member.consent == Consent((ConsentPurpose.NEWS,), ContactChannel.EMAIL, 4)


def test_without_a_yes_there_is_no_consent(shop: Shop) -> None:
    fill_in(shop, "Ewa", "600700800")

    shop.till.enrol.confirm()

    assert shop.state.member is not None
    view = identify_by_card(shop.state.member.card_number, store=shop.store, at=shop.now)
    assert view.member.consent == Consent()


def test_a_scanned_blank_card_becomes_the_members(shop: Shop) -> None:
    fill_in(shop, "Ewa")

    shop.scan(BLANK_CARD)
    is_blank = shop.state.enrol.is_blank_card
    shop.till.enrol.confirm()

    assert is_blank
    assert shop.state.member is not None
    assert shop.state.member.card_number == BLANK_CARD


def test_a_scanned_card_can_be_put_back(shop: Shop) -> None:
    fill_in(shop, "Ewa")
    shop.scan(BLANK_CARD)

    shop.till.enrol.use_new_card()
    shop.till.enrol.confirm()

    assert shop.state.member is not None
    assert shop.state.member.card_number != BLANK_CARD


def test_enter_twice_enrols_once() -> None:
    writes = LateRunner()
    shop = Shop(a_fake_store(), writes=writes)
    fill_in(shop, "Ewa", "600700800")

    shop.till.enrol.confirm()
    shop.till.enrol.confirm()
    writes.finish_all()

    assert shop.operations() == 1


@pytest.mark.parametrize(
    ("name", "contact", "wants_news", "code"),
    [
        (" ", "", False, NoticeCode.NAME_MISSING),
        ("Ewa", "", True, NoticeCode.CONTACT_MISSING),
        ("Ewa", "12", False, "invalid_contact"),
        ("Ewa", "ewa@", False, "invalid_contact"),
        ("Ewa", "501 234 567", False, "already_enrolled"),
    ],
)
def test_what_is_wrong_is_said_and_the_form_stays(
    shop: Shop, name: str, contact: str, code: str, *, wants_news: bool
) -> None:
    fill_in(shop, name, contact, wants_news=wants_news)

    shop.till.enrol.confirm()

    assert notice_code(shop) == code
    assert (shop.state.screen, shop.state.enrol.contact) == (Screen.ENROL, contact)
    assert shop.operations() == 0


def test_a_duplicate_can_be_opened(shop: Shop) -> None:
    fill_in(shop, "Anna", "501 234 567")
    shop.till.enrol.confirm()
    offered = shop.state.enrol.can_open_existing

    shop.till.enrol.open_existing()
    shop.till.find.search()

    assert offered
    assert shop.state.member is not None
    assert shop.state.member.member_id == ANNA.member_id


def test_changing_what_was_typed_takes_the_offer_back(shop: Shop) -> None:
    fill_in(shop, "Anna", "501 234 567")
    shop.till.enrol.confirm()

    shop.till.enrol.type_contact("501 234 568")

    assert not shop.state.enrol.can_open_existing
    assert shop.state.notice is None


def test_the_last_digits_of_a_phone_find_the_member(shop: Shop) -> None:
    shop.till.open(Screen.FIND)

    shop.till.find.type_query("4567")
    matches = shop.state.find.matches
    shop.till.find.choose(matches[0].member_id)

    assert [(m.short_name, m.phone_mask) for m in matches] == [("Anna K.", "••• 567")]
    assert shop.state.member is not None
    assert shop.state.member.short_name == "Anna K."


def test_enter_opens_the_only_match(shop: Shop) -> None:
    shop.till.open(Screen.FIND)
    shop.till.find.type_query("Kowal")

    shop.till.find.search()

    assert shop.state.screen is Screen.MEMBER


def test_only_the_newest_search_is_shown() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.till.open(Screen.FIND)

    shop.till.find.type_query("Ki")
    shop.till.find.type_query("Kowal")
    reads.finish_all()

    assert [m.short_name for m in shop.state.find.matches] == ["Anna K."]
    assert shop.state.find.query == "Kowal"


def test_too_little_to_search_for_is_said(shop: Shop) -> None:
    shop.till.open(Screen.FIND)
    shop.till.find.type_query("K")

    shop.till.find.search()

    assert notice_code(shop) == NoticeCode.QUERY_TOO_SHORT


def test_nobody_found_is_said(shop: Shop) -> None:
    shop.till.open(Screen.FIND)
    shop.till.find.type_query("Nobody")

    shop.till.find.search()

    assert notice_code(shop) == NoticeCode.NOBODY_FOUND
