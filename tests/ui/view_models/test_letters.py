# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The letters on the screen, as they are turned on and over."""

from dataclasses import replace

import pytest

from pos_loyalty.ui.letter_rows import KEYS_PER_ROW_MAX, LETTERS, SIGNS, rows_of
from pos_loyalty.ui.view_models.letters import layout_of
from pos_loyalty.ui.view_models.till_state import LANGUAGES, Screen
from tests.ui.view_models.shop import Shop

ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_a_language_has_one_key(language: str) -> None:
    keys = "".join(LETTERS[language])

    assert set(ALPHABETS[language]) <= set(keys)
    assert len(set(keys)) == len(keys)
    assert max(map(len, LETTERS[language])) <= KEYS_PER_ROW_MAX


def test_capitals_are_letters_too() -> None:
    assert rows_of("ru", shows_signs=False, are_capitals=True)[0].startswith("ЙЦУ")
    assert rows_of("pl", shows_signs=True, are_capitals=False) == SIGNS


def test_an_address_can_be_typed_with_letters_and_signs() -> None:
    assert set("@.-_+0123456789") <= set("".join(SIGNS))


def test_letters_stay_open_from_page_to_page(shop: Shop) -> None:
    shop.till.open(Screen.FIND)

    shop.till.find.letters.turn()
    shop.till.go_ready()
    shop.till.open(Screen.ENROL)

    assert shop.state.letters.is_open


def test_the_letters_are_those_of_the_cashier_until_others_are_asked_for(shop: Shop) -> None:
    shop.till.choose_language("pl")
    own = layout_of(shop.state.letters, shop.state.language)

    shown = []
    for _ in LANGUAGES:
        shop.till.find.letters.next_layout()
        shown.append(layout_of(shop.state.letters, shop.state.language))

    assert (own, shown) == ("pl", ["ru", "en", "pl"])


def test_shift_is_for_one_letter_and_signs_have_none(shop: Shop) -> None:
    letters = shop.till.find.letters

    letters.shift()
    shifted = shop.state.letters.is_shifted
    letters.pressed()
    after_one = shop.state.letters.is_shifted
    letters.shift()
    letters.turn_to_signs()

    assert (shifted, after_one) == (True, False)
    assert (shop.state.letters.shows_signs, shop.state.letters.is_shifted) == (True, False)


def test_searching_makes_room_for_those_who_match(shop: Shop) -> None:
    shop.till.open(Screen.FIND)
    shop.till.find.letters.turn()
    shop.till.find.type_query("an")
    form = shop.state.find
    both = replace(form, matches=form.matches * 2)
    shop.till.state.set(replace(shop.state, find=both))

    shop.till.find.search()

    assert not shop.state.letters.is_open
