# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a reader puts around a code is taken off, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.reader_text import CONTROLS, ReaderText, aim_id_of, cleaned

GOODS = "4006381333931"


@pytest.mark.parametrize(
    ("raw", "text", "symbology"),
    [
        ("]E0" + GOODS, GOODS, Symbology.EAN_13),
        ("]E0012345678905", "012345678905", Symbology.UPC_A),
        ("]E496385074", "96385074", Symbology.EAN_8),
        ("]E3" + GOODS + "12", GOODS + "12", Symbology.UNKNOWN),
        ("]C0480212345678901234", "480212345678901234", Symbology.CODE_128),
        ("]C10104006381333931", "0104006381333931", Symbology.CODE_128),
        ("]A0R0A0", "R0A0", Symbology.CODE_39),
        ("]I112345670", "12345670", Symbology.ITF),
        ("]Q3MEMBER", "MEMBER", Symbology.QR_CODE),
        ("]L2MEMBER", "MEMBER", Symbology.PDF417),
        ("]z0MEMBER", "MEMBER", Symbology.AZTEC),
        ("]d2MEMBER", "MEMBER", Symbology.DATA_MATRIX),
        ("]e0MEMBER", "MEMBER", Symbology.UNKNOWN),
    ],
)
def test_an_aim_identifier_names_the_kind_of_code(
    raw: str, text: str, symbology: Symbology
) -> None:
    code = cleaned(raw)

    assert (code.text, code.symbology, code.aim_id) == (text, symbology, raw[:3])


@pytest.mark.parametrize("text", ["]", "]E", "]E0", "]!0X", "]E-X", "]éxx", "E0123", "[E0123"])
def test_what_only_looks_like_an_identifier_stays(text: str) -> None:
    assert cleaned(text) == ReaderText(text)


@pytest.mark.parametrize(
    ("sent", "text", "prefix"),
    [
        ("~480212", "480212", "~"),
        ("480212", "480212", ""),
        ("~~480212", "480212", "~~"),
        ("~~~480212", "~480212", "~~"),
    ],
)
def test_the_longest_prefix_is_taken_off_once_if_it_is_there(
    sent: str, text: str, prefix: str
) -> None:
    code = cleaned(sent, prefixes=("~", "~~", "K:"))

    assert (code.text, code.prefix) == (text, prefix)


def test_a_suffix_is_taken_off_once_if_it_is_there() -> None:
    codes = [cleaned(sent, suffixes=("#", "$$")) for sent in ("123#", "123$$", "123", "123##")]

    assert [code.text for code in codes] == ["123", "123", "123", "123#"]
    assert [code.suffix for code in codes] == ["#", "$$", "", "#"]


def test_everything_at_once_is_taken_off() -> None:
    code = cleaned(f"\x02~]E0{GOODS}#\x03\x04", prefixes=("~",), suffixes=("#",))

    assert code == ReaderText(GOODS, Symbology.EAN_13, "~", "#", "]E0", has_controls=True)


def test_the_identifier_may_stand_before_the_prefix() -> None:
    code = cleaned(f"]E0~{GOODS}", prefixes=("~",))

    assert (code.text, code.symbology, code.prefix) == (GOODS, Symbology.EAN_13, "~")


def test_control_characters_inside_a_code_stay() -> None:
    code = cleaned("]C1\x1d0104006381333931\x1d10AB\x00C\x1d")

    assert code.text == "0104006381333931\x1d10AB\x00C"


@given(st.text(max_size=30))
def test_no_text_is_refused_and_no_end_is_a_control_character(raw: str) -> None:
    code = cleaned(raw, prefixes=("~",), suffixes=("#",))

    assert code.text in raw
    assert code.text == code.text.strip(CONTROLS)


def test_an_identifier_without_a_code_is_none() -> None:
    assert [aim_id_of(text) for text in ("]E0", "]E01")] == ["", "]E0"]
