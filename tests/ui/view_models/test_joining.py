# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Joining with what is extra: consent by purpose, a birthday, a friend; who is known already."""

from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.members import Consent, ConsentPurpose, ContactChannel, Member, MemberStatus
from pos_loyalty.domain.ops import EnrolmentFact
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.ui.view_models.birthday import birthday_of
from pos_loyalty.ui.view_models.joining import JoiningNotice
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    BLANK_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    account_of,
)

TODAY = date(2026, 3, 2)


def opened(shop: Shop, name: str = "Ewa", contact: str = "600700800") -> Shop:
    shop.till.open(Screen.ENROL)
    shop.till.enrol.type_name(name)
    shop.till.enrol.type_contact(contact)
    return shop


def enrolled(shop: Shop) -> Member:
    shop.till.enrol.confirm()
    operation = latest_operation(store=shop.store)
    assert operation is not None
    assert isinstance(operation.fact, EnrolmentFact)
    return operation.fact.member


def code(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


# ---------------------------------------------------------------- consent


def test_each_purpose_is_agreed_to_by_itself_and_none_beforehand(shop: Shop) -> None:
    opened(shop)
    form = shop.state.enrol
    beforehand = (form.wants_news, form.extras.wants_profile)

    shop.till.enrol.extras.choose_profile(wants_profile=True)

    assert beforehand == (False, False)
    assert enrolled(shop).consent == Consent((ConsentPurpose.PROFILE,))


def test_news_come_as_the_member_likes_and_as_often(shop: Shop) -> None:
    opened(shop)
    shop.till.enrol.choose_news(wants_news=True)
    shop.till.enrol.extras.type_other_contact("Ewa@example.com")
    shop.till.enrol.extras.choose_channel(ContactChannel.EMAIL)
    shop.till.enrol.extras.choose_messages_per_month(1)
    shop.till.enrol.extras.choose_messages_per_month(30)

    member = enrolled(shop)

    assert member.consent == Consent((ConsentPurpose.NEWS,), ContactChannel.EMAIL, 1)
    assert (member.phone, member.email) == ("+48600700800", "ewa@example.com")


def test_a_channel_that_was_not_given_is_not_used(shop: Shop) -> None:
    opened(shop)
    shop.till.enrol.choose_news(wants_news=True)
    shop.till.enrol.extras.choose_channel(ContactChannel.EMAIL)

    assert enrolled(shop).consent.channel is ContactChannel.SMS


def test_of_two_contacts_the_first_is_written_to(shop: Shop) -> None:
    opened(shop, contact="ewa@example.com")
    shop.till.enrol.choose_news(wants_news=True)
    shop.till.enrol.extras.type_other_contact("600700800")

    assert enrolled(shop).consent.channel is ContactChannel.EMAIL


# ---------------------------------------------------------------- what is extra


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24121990", date(1990, 12, 24)),
        ("24.12.1990", date(1990, 12, 24)),
        ("4/2/2000", date(2000, 2, 4)),
        ("1990-12-24", date(1990, 12, 24)),
        (" 24 12 1990 ", date(1990, 12, 24)),
        ("24.12.90", None),
        ("31.02.1990", None),
        ("24.12.1890", None),
        ("24.12.2090", None),
        ("24.12", None),
        ("1.2.3.1990", None),
        ("", None),
        ("soon", None),
    ],
)
def test_a_birthday_is_read_as_people_write_it(typed: str, day: date | None) -> None:
    assert birthday_of(typed, TODAY) == day


def test_a_birthday_is_kept_and_may_be_left_out(shop: Shop) -> None:
    opened(shop).till.enrol.extras.turn()
    is_open = shop.state.enrol.extras.is_open
    shop.till.enrol.extras.type_birthday("24121990")
    shop.till.enrol.extras.turn()

    assert is_open
    assert not shop.state.enrol.extras.is_open
    assert enrolled(shop).birthday == date(1990, 12, 24)


@pytest.mark.parametrize(
    ("other", "birthday", "notice"),
    [
        ("", "31.02.1990", JoiningNotice.BIRTHDAY_UNREADABLE),
        ("501 000 000", "", JoiningNotice.OTHER_CONTACT_ALIKE),
    ],
)
def test_what_is_wrong_with_what_is_extra_is_said(
    shop: Shop, other: str, birthday: str, notice: JoiningNotice
) -> None:
    opened(shop)
    shop.till.enrol.extras.type_other_contact(other)
    shop.till.enrol.extras.type_birthday(birthday)

    shop.till.enrol.confirm()

    assert (code(shop), shop.operations()) == (notice, 0)


# ---------------------------------------------------------------- a phone alone


def test_a_phone_alone_is_enough(shop: Shop) -> None:
    opened(shop, name=" ")
    can_confirm = shop.state.enrol.can_confirm

    member = enrolled(shop)

    assert can_confirm
    assert (member.given_name, member.short_name, member.phone) == ("", "", "+48600700800")
    assert shop.state.screen is Screen.MEMBER


def test_neither_name_nor_contact_is_not(shop: Shop) -> None:
    opened(shop, name="", contact=" ")

    shop.till.enrol.confirm()

    assert code(shop) == NoticeCode.NAME_MISSING


# ---------------------------------------------------------------- who is known already


def test_who_holds_the_contact_is_shown_before_anything_is_saved(shop: Shop) -> None:
    opened(shop, contact="501 234 56")
    while_typing = shop.state.enrol.existing

    shop.till.enrol.type_contact("501 234 567")
    (known,) = shop.state.enrol.existing
    shop.till.enrol.open(known.member_id)

    assert while_typing == ()
    assert (known.short_name, known.phone_mask) == ("Anna K.", "••• 567")
    assert shop.state.member is not None
    assert shop.state.member.member_id == ANNA.member_id
    assert shop.operations() == 0


def test_the_same_name_and_birthday_are_shown_too() -> None:
    store = a_fake_store()
    twin = replace(ANNA, birthday=date(1990, 12, 24))
    store.add_member(twin, account_of(twin, 0))
    shop = opened(Shop(store), name="anna kowalska", contact="")

    shop.till.enrol.extras.type_birthday("24.12.1990")
    shown = shop.state.enrol.existing
    shop.till.enrol.extras.type_birthday("24.12.1991")

    assert [row.short_name for row in shown] == ["Anna K."]
    assert shop.state.enrol.existing == ()


def test_another_contact_takes_the_warning_away_and_a_consent_does_not(shop: Shop) -> None:
    opened(shop, contact="anna@example.com")

    shop.till.enrol.choose_news(wants_news=True)
    kept = shop.state.enrol.existing
    shop.till.enrol.type_contact("anna@example.co")

    assert len(kept) == 1
    assert shop.state.enrol.existing == ()


def test_only_the_newest_question_is_answered() -> None:
    reads = LateRunner()
    shop = opened(Shop(a_fake_store(), reads=reads), contact="501 234 567")

    shop.till.enrol.type_contact("501 234 568")
    shop.till.enrol.type_contact("501 234 569")
    reads.finish_all()

    assert shop.state.enrol.existing == ()


def test_an_answer_for_somebody_before_is_not_shown() -> None:
    reads = LateRunner()
    shop = opened(Shop(a_fake_store(), reads=reads), contact="501 234 567")

    shop.till.go_ready()
    reads.finish_all()

    assert (shop.state.screen, shop.state.enrol.existing) == (Screen.READY, ())


def test_the_offer_after_a_refusal_opens_who_was_shown(shop: Shop) -> None:
    opened(shop, contact="501 234 567")
    shop.till.enrol.confirm()

    shop.till.enrol.open_existing()

    assert shop.state.member is not None
    assert shop.state.member.member_id == ANNA.member_id


# ---------------------------------------------------------------- invited by a friend


def test_a_members_card_says_who_invited_them(shop: Shop) -> None:
    opened(shop)

    shop.scan(ANNA_CARD)
    friend = shop.state.enrol.invited_by

    assert friend is not None
    assert friend.short_name == "Anna K."
    assert code(shop) == JoiningNotice.FRIEND_TAKEN
    assert not shop.state.enrol.is_blank_card
    assert enrolled(shop).referred_by == ANNA.member_id


def test_the_friend_can_be_taken_off_again_and_a_blank_card_comes_beside(shop: Shop) -> None:
    opened(shop)
    shop.scan(ANNA_CARD)
    shop.scan(BLANK_CARD)
    beside = (shop.state.enrol.invited_by is not None, shop.state.enrol.is_blank_card)

    shop.till.enrol.inviting.forget()
    member = enrolled(shop)

    assert beside == (True, True)
    assert (member.referred_by, member.card_number) == (None, BLANK_CARD)


def test_a_friend_alone_would_be_lost_by_leaving(shop: Shop) -> None:
    shop.till.open(Screen.ENROL)
    shop.scan(ANNA_CARD)

    shop.till.open(Screen.FIND)

    assert code(shop) == NoticeCode.ENROL_UNFINISHED


def test_a_blocked_card_invites_nobody() -> None:
    store = a_fake_store()
    store.add_member(replace(ANNA, status=MemberStatus.BLOCKED), account_of(ANNA, 0))
    shop = opened(Shop(store))

    shop.scan(ANNA_CARD)

    assert (code(shop), shop.state.enrol.invited_by) == ("card_blocked", None)
    assert shop.state.enrol.name == "Ewa"


def test_nothing_is_taken_away_from_the_form_on_another_screen(shop: Shop) -> None:
    shop.till.enrol.inviting.forget()
    shop.till.enrol.open(ANNA.member_id)

    assert shop.state.screen is Screen.READY
