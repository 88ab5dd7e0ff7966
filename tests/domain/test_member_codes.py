# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member code is known by its outside: its length, and the bit that each of them begins with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.codes import MemberCode, recognise
from pos_loyalty.domain.member_codes import looks_like_member_code
from pos_loyalty.domain.scan import Symbology

FORMS = [(83, 200), (80, 193), (181, 436)]


def printed(content: bytes, digits: int) -> str:
    return f"{int.from_bytes(content, 'big'):0{digits}}"


@given(form=st.sampled_from(FORMS), data=st.data())
def test_signed_bytes_with_the_version_bit_are_a_member_code(
    form: tuple[int, int], data: st.DataObject
) -> None:
    size, digits = form
    content = bytes([0x80]) + data.draw(st.binary(min_size=size - 1, max_size=size - 1))

    text = printed(content, digits)

    assert looks_like_member_code(text)
    assert recognise(text, Symbology.QR_CODE, ()) == MemberCode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1" * 199,
        printed(bytes([0x7F]) + bytes(82), 200),  # no version bit
        "9" * 200,  # more than 83 bytes
        "x" * 200,
        "٣" * 200,
    ],
)
def test_what_has_another_length_or_beginning_is_none(text: str) -> None:
    assert not looks_like_member_code(text)


def test_a_member_code_is_never_printed_as_bars() -> None:
    text = printed(bytes([0x81]) + bytes(82), 200)

    assert recognise(text, Symbology.CODE_128, ()) != MemberCode()
