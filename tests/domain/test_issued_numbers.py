# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Gift cards, badges and vouchers: told apart by their letter, and never by a misreading."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pos_loyalty.domain.codes import (
    ForeignCode,
    ForeignReason,
    IssuedCode,
    recognise,
)
from pos_loyalty.domain.issued_numbers import (
    IssuedKind,
    IssuedNumber,
    looks_like_issued_number,
    parse_issued_number,
)
from pos_loyalty.domain.scan import Symbology

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "4821093310057264"

issued = st.builds(
    IssuedNumber,
    kind=st.sampled_from(IssuedKind),
    random_digits=st.text("0123456789", min_size=16, max_size=16),
)


def test_an_issued_number_is_printed_as_documented() -> None:
    printed = [str(IssuedNumber(kind, DIGITS)) for kind in IssuedKind]

    assert printed == [
        "C4821093310057264GS",
        "G4821093310057264VB",
        "S48210933100572644A",
        "V4821093310057264O0",
    ]


@given(number=issued)
def test_an_issued_number_is_read_back(number: IssuedNumber) -> None:
    assert parse_issued_number(str(number)) == number
    assert recognise(str(number), Symbology.CODE_128, ()) == IssuedCode(number)


@given(number=issued, place=st.integers(0, 18), character=st.sampled_from(CHARACTERS))
def test_one_wrong_character_is_always_caught(
    number: IssuedNumber, place: int, character: str
) -> None:
    printed = str(number)
    assume(printed[place] != character)

    wrong = printed[:place] + character + printed[place + 1 :]

    assert parse_issued_number(wrong) is None


@given(number=issued, kind=st.sampled_from(IssuedKind))
def test_no_kind_passes_for_another(number: IssuedNumber, kind: IssuedKind) -> None:
    assume(kind is not number.kind)

    forged = kind.value + str(number)[1:]

    assert parse_issued_number(forged) is None
    assert looks_like_issued_number(forged)
    assert recognise(forged, Symbology.UNKNOWN, ()) == ForeignCode(ForeignReason.MISREAD)


@pytest.mark.parametrize("text", ["", "G", "G123", "g4821093310057264VB", "X4821093310057264VB"])
def test_what_has_another_shape_was_not_issued(text: str) -> None:
    assert parse_issued_number(text) is None
    assert not looks_like_issued_number(text)


@pytest.mark.parametrize("digits", ["", "123", "48210933100572645", "4821093310O57264"])
def test_an_issued_number_has_sixteen_digits(digits: str) -> None:
    with pytest.raises(ValueError, match="16 digits"):
        IssuedNumber(IssuedKind.VOUCHER, digits)


def test_issued_numbers_are_printed_as_qr_and_code_128_only() -> None:
    text = str(IssuedNumber(IssuedKind.VOUCHER, DIGITS))

    assert recognise(text, Symbology.CODE_39, ()) == ForeignCode(ForeignReason.NOT_OURS)
