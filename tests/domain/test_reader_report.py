# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A report says what came in words, and can be passed on without a card number in it."""

import pytest

from pos_loyalty.domain.card_schemes import CardScheme
from pos_loyalty.domain.check_digits import gs1_check_digit
from pos_loyalty.domain.codes import new_card_number, recognise
from pos_loyalty.domain.reader_report import (
    CodeKind,
    KeySent,
    ReaderReport,
    key_name,
    kind_of,
    shape_of,
    without_personal_data,
)
from pos_loyalty.domain.scan import ScanSource, Symbology

CARD = new_card_number("4802123456789012")


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\r", "Enter"),
        ("\t", "Tab"),
        ("\n", "LF"),
        ("\x02", "STX"),
        ("\x1d", "GS"),
        ("\x7f", "DEL"),
        (" ", "Space"),
        ("7", "7"),
        ("Ж", "Ж"),
    ],
)
def test_every_key_has_a_name(char: str, name: str) -> None:
    assert key_name(char) == name


def test_every_control_character_has_a_name_of_its_own() -> None:
    names = {key_name(chr(code)) for code in range(0x21)}

    assert len(names) == 0x21


def test_a_shape_keeps_the_length_and_the_signs() -> None:
    assert shape_of("]E0-R0a Жж/12") == "#A9#A9a Aa#99"


def test_what_is_passed_on_tells_no_number() -> None:
    keys = (KeySent("~", None, 49), *(KeySent(char, 4, 10 + int(char)) for char in CARD))
    report = ReaderReport(ScanSource.WEDGE, keys, is_scan=True, typed=f"~{CARD}", text=CARD)

    passed_on = without_personal_data(report)

    assert not any(digit in repr(passed_on.keys[1:]) for digit in ("'0'", "'1'", "'2'", "'4'"))
    assert {key.scan_code for key in passed_on.keys} == {0}
    assert [key.gap_ms for key in passed_on.keys] == [key.gap_ms for key in keys]
    assert (passed_on.typed, passed_on.text) == ("#" + "9" * 18, "9" * 18)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CARD, CodeKind.CARD),
        ("4006381333931", CodeKind.PRODUCT),
        ("2000000000008", CodeKind.IN_STORE),
        ("4006381333930", CodeKind.MISREAD),
        ("https://shop.example", CodeKind.FOREIGN),
    ],
)
def test_what_a_code_is_to_the_shop(text: str, kind: CodeKind) -> None:
    assert kind_of(recognise(text, Symbology.UNKNOWN, ())) is kind


def test_a_card_of_another_programme_is_told_from_ours() -> None:
    scheme = CardScheme("Green", Symbology.EAN_13, ("2990",))
    number = "299000000000"

    code = recognise(number + gs1_check_digit(number), Symbology.EAN_13, (scheme,))

    assert kind_of(code) is CodeKind.OTHER_CARD


def test_the_longest_pause_is_known_where_times_are() -> None:
    keys = (KeySent("1"), KeySent("2", 4), KeySent("3", 80))

    gaps = [ReaderReport(ScanSource.WEDGE, some, is_scan=True).gap_ms_max for some in (keys, ())]

    assert gaps == [80, 0]
