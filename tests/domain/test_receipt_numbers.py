# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The number on a receipt: printed, scanned back, and never taken for another."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pos_loyalty.domain.check_digits import MOD_1271_36
from pos_loyalty.domain.codes import ForeignCode, ForeignReason, ReceiptCode, recognise
from pos_loyalty.domain.receipt_numbers import ReceiptNumber, parse_receipt_number
from pos_loyalty.domain.scan import Symbology

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RECEIPT = ReceiptNumber("04K7", date(2026, 11, 22), 42)

receipts = st.builds(
    ReceiptNumber,
    till=st.text(CHARACTERS, min_size=4, max_size=4),
    business_day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    sequence=st.integers(1, 99_999),
)


def test_a_receipt_number_is_printed_as_documented() -> None:
    assert str(RECEIPT) == "R04K726112200042V3"


def test_the_check_is_that_of_the_standard() -> None:
    assert MOD_1271_36.check_of("ISO79") == "3W"


@given(receipt=receipts)
def test_a_printed_receipt_number_is_read_back(receipt: ReceiptNumber) -> None:
    assert parse_receipt_number(str(receipt)) == receipt


@given(receipt=receipts, place=st.integers(1, 17), character=st.sampled_from(CHARACTERS))
def test_one_wrong_character_is_always_caught(
    receipt: ReceiptNumber, place: int, character: str
) -> None:
    text = str(receipt)
    assume(text[place] != character)

    assert parse_receipt_number(text[:place] + character + text[place + 1 :]) is None


@given(receipt=receipts, places=st.lists(st.integers(0, 17), min_size=2, max_size=2))
def test_any_two_swapped_characters_are_always_caught(
    receipt: ReceiptNumber, places: list[int]
) -> None:
    characters = list(str(receipt))
    first, second = places
    assume(characters[first] != characters[second])

    characters[first], characters[second] = characters[second], characters[first]

    assert parse_receipt_number("".join(characters)) is None


@pytest.mark.parametrize("body", ["R04K726113100042", "R04K726112200000"])
def test_a_day_or_number_that_cannot_be_is_no_receipt(body: str) -> None:
    assert parse_receipt_number(body + MOD_1271_36.check_of(body)) is None


@pytest.mark.parametrize("symbology", [Symbology.QR_CODE, Symbology.CODE_128, Symbology.UNKNOWN])
def test_a_scanned_receipt_is_recognised(symbology: Symbology) -> None:
    assert recognise(str(RECEIPT), symbology, ()) == ReceiptCode(RECEIPT)


def test_a_receipt_with_a_wrong_check_was_misread() -> None:
    found = recognise("R04K726112200042V4", Symbology.QR_CODE, ())

    assert found == ForeignCode(ForeignReason.MISREAD)


def test_a_receipt_in_a_form_that_we_never_print_is_not_ours() -> None:
    assert recognise(str(RECEIPT), Symbology.AZTEC, ()) == ForeignCode(ForeignReason.NOT_OURS)


@pytest.mark.parametrize(
    ("till", "day", "sequence"),
    [
        ("4k7a", date(2026, 1, 1), 1),
        ("04K", date(2026, 1, 1), 1),
        ("04K7", date(1999, 12, 31), 1),
        ("04K7", date(2100, 1, 1), 1),
        ("04K7", date(2026, 1, 1), 0),
        ("04K7", date(2026, 1, 1), 100_000),
    ],
)
def test_a_receipt_number_that_would_not_fit_its_form_is_refused(
    till: str, day: date, sequence: int
) -> None:
    with pytest.raises(ValueError, match=r"must|has|is from"):
        ReceiptNumber(till, day, sequence)
