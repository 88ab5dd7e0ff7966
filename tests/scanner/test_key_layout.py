# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A reader says the same under every layout."""

import pytest

from bench.keyboards import FRENCH, GERMAN, POLISH, RUSSIAN, US, Keyboard
from pos_loyalty.scanner.key_layout import Layout, has_caps_lock, meant_text, typed_text
from pos_loyalty.scanner.strokes import Stroke

RECEIPT = "R0A012511220004217"
ALL_SIGNS = "".join(map(chr, range(0x20, 0x7F)))


def pressed(
    text: str, system: Keyboard, *, by: Keyboard = US, has_caps_lock: bool = False
) -> tuple[Stroke, ...]:
    """A reader made for one keyboard sends a text into a system that has another."""
    strokes = []
    for place, char in enumerate(text):
        tap = by.tap_for(char)
        typed = system.typed(tap, has_caps_lock=has_caps_lock)
        number = tap.number + 8
        strokes.append(Stroke(number, typed, place / 100, number, tap.is_shifted))
    return tuple(strokes)


@pytest.mark.parametrize("system", [US, POLISH, RUSSIAN, FRENCH, GERMAN], ids=lambda k: k.name)
@pytest.mark.parametrize(
    "text", [RECEIPT, "]E04006381333931", "480212345678901234", "https://shop.example/m?x=1&y=2"]
)
def test_a_reader_made_for_us_keyboards_is_understood(system: Keyboard, text: str) -> None:
    burst = pressed(text, system)

    assert meant_text(burst, "linux") == text


@pytest.mark.parametrize("system", [US, POLISH, RUSSIAN, FRENCH, GERMAN], ids=lambda k: k.name)
def test_every_sign_is_understood_where_the_shop_says_how_its_readers_press(
    system: Keyboard,
) -> None:
    burst = pressed(ALL_SIGNS, system)

    assert meant_text(burst, "linux", Layout.US) == ALL_SIGNS


@pytest.mark.parametrize("keyboard", [FRENCH, GERMAN], ids=lambda k: k.name)
@pytest.mark.parametrize("layout", [Layout.AUTO, Layout.SYSTEM])
def test_a_reader_made_for_the_systems_own_keyboard_is_understood(
    keyboard: Keyboard, layout: Layout
) -> None:
    for text in (RECEIPT, "480212345678901234", "ZEBRA-7Y", "MQWA99"):
        burst = pressed(text, keyboard, by=keyboard)

        assert meant_text(burst, "linux", layout) == text


def test_only_the_shop_can_say_which_of_two_letters_was_meant() -> None:
    burst = pressed("ZEBRA7", GERMAN)

    meant = {layout: meant_text(burst, "linux", layout) for layout in Layout}

    assert meant == {Layout.AUTO: "YEBRA7", Layout.US: "ZEBRA7", Layout.SYSTEM: "YEBRA7"}


def test_the_shops_prefix_tells_the_layouts_apart() -> None:
    burst = pressed("=YZ1234", GERMAN)

    assert meant_text(burst, "linux", prefixes=("=",)) == "=YZ1234"
    assert typed_text(burst) == "´ZY1234"


@pytest.mark.parametrize("system", [US, POLISH, RUSSIAN], ids=lambda k: k.name)
@pytest.mark.parametrize("text", [RECEIPT, "Abc1234", "480212345678901234"])
def test_caps_lock_changes_nothing(system: Keyboard, text: str) -> None:
    burst = pressed(text, system, has_caps_lock=True)

    assert meant_text(burst, "linux") == text
    assert has_caps_lock(burst, "linux") is any(char.isalpha() for char in text)


def test_a_reader_that_knows_of_caps_lock_is_believed_in_capitals() -> None:
    burst = pressed(RECEIPT.swapcase(), US, has_caps_lock=True)

    assert typed_text(burst) == RECEIPT
    assert meant_text(burst, "linux") == RECEIPT


def test_keys_whose_places_are_unknown_mean_what_they_type() -> None:
    burst = [Stroke(ord(char), char, 0.0) for char in "Кофе12"]

    assert meant_text(burst, "linux") == "Кофе12"
    assert not has_caps_lock(burst, "linux")


def test_control_characters_keep_their_places() -> None:
    burst = (*pressed("0104", RUSSIAN), Stroke(35, "\x1d", 0.1, 35), *pressed("AB", RUSSIAN))

    assert meant_text(burst, "linux") == "0104\x1dAB"
