# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stamps, vouchers, badges and challenges, as people read them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from pos_loyalty.domain.gains import Gain, GainKind
from pos_loyalty.places import find_places
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch, Speaker
from pos_loyalty.ui.messages import (
    CUSTOMER_LINES_MAX,
    customer_text,
    gain_text,
    member_facts,
    reward_text,
    undo_text,
)
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.customer import CustomerState, customer_view
from pos_loyalty.ui.view_models.panels import DoneKind, UndoOffer

COFFEE = {"en": "A coffee", "pl": "Kawa", "ru": "Кофе"}
CARD = {"en": "Coffee card", "pl": "Karta kawowa", "ru": "Кофейная карта"}
I18N = find_places().resources_dir / "i18n"


@pytest.fixture(autouse=True)
def switch(qapp: QCoreApplication) -> Iterator[LanguageSwitch]:
    """Speak English, and do so again after the test."""
    switch = LanguageSwitch(I18N)
    assert switch.use("en")
    yield switch
    switch.use("en")


def shown_to_the_customer(*gains: Gain) -> CustomerState:
    state = specimens()["done-gains"]
    assert state.done is not None
    return customer_view(
        replace(state, done=replace(state.done, gains=gains)), join_text="", language="en"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Coffee card: 7 of 9"),
        ("pl", "Karta kawowa: 7 z 9"),
        ("ru", "Кофейная карта: 7 из 9"),
    ],
)
def test_stamps_are_counted_on_their_card(switch: LanguageSwitch, language: str, text: str) -> None:
    switch.use(language)

    assert gain_text(Gain(GainKind.STAMPS, CARD, 7, 9), language) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_has_words_of_its_own(switch: LanguageSwitch, language: str) -> None:
    switch.use(language)

    texts = {gain_text(Gain(kind, COFFEE, 1, 9), language) for kind in GainKind}

    assert len(texts) == len(GainKind)
    assert all(COFFEE[language] in text for text in texts)


def test_more_than_one_is_counted() -> None:
    assert gain_text(Gain(GainKind.VOUCHER, COFFEE, 2), "en") == "Voucher: A coffee\u00a0×\u00a02"


def test_the_member_line_names_vouchers_and_cards() -> None:
    member = specimens()["member"].member
    assert member is not None

    line = member_facts(member, "en").holdings

    assert line == "Voucher: A piece of birthday cake · Coffee card: 7 of 9"


def test_a_reward_for_a_voucher_is_free_and_says_why() -> None:
    rows = specimens()["member"].sale.rewards
    cake = next(row for row in rows if row.by_voucher)
    tasting = next(row for row in rows if row.reward_id == "tasting")

    assert reward_text(cake, "PLN", "en").cost == "Free"
    assert reward_text(cake, "PLN", "en").reason == "With the member's voucher."
    assert reward_text(tasting, "PLN", "en").reason == "A manager has to agree."


def test_a_reward_that_only_a_voucher_gives_has_no_price() -> None:
    row = next(row for row in specimens()["member"].sale.rewards if row.by_voucher)

    text = reward_text(replace(row, by_voucher=False), "PLN", "en")

    assert text.cost == ""


def test_undo_names_a_reward_for_a_voucher() -> None:
    done = specimens()["done"].done
    assert done is not None
    handed_over = replace(done, kind=DoneKind.REDEMPTION, used_points=0)

    assert undo_text(UndoOffer(handed_over, 42), "PLN", "en") == "Anna K.: Reward for a voucher"


def test_the_customer_reads_gains_in_their_own_language() -> None:
    shown = shown_to_the_customer(Gain(GainKind.CARD_FULL, COFFEE))

    lines = customer_text(replace(shown, language="ru"), Speaker(I18N).words("ru")).lines

    assert lines[0] == "Карта заполнена, бесплатно: Кофе"


def test_however_much_was_won_the_balance_is_on_the_display() -> None:
    shown = shown_to_the_customer(*(Gain(kind, COFFEE, 1, 9) for kind in GainKind for _ in "ab"))

    lines = customer_text(shown, Speaker(I18N).words("en")).lines

    assert len(lines) == CUSTOMER_LINES_MAX
    assert lines[-1] == "Your balance: 1,179 points"
