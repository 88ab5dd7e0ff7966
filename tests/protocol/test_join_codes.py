# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.fingerprints import fingerprint_of
from pos_loyalty.protocol.join_codes import (
    CODE_BITS,
    code_from,
    grouped_code,
    normal_code,
    proof_message,
)


@given(st.integers(0, (1 << CODE_BITS) - 1))
def test_a_code_is_read_as_it_was_made(number: int) -> None:
    code = code_from(number)

    assert normal_code(code) == code
    assert normal_code(grouped_code(code).lower()) == code


@given(st.integers(0, (1 << CODE_BITS) - 2))
def test_two_numbers_never_make_one_code(number: int) -> None:
    assert code_from(number) != code_from(number + 1)


@pytest.mark.parametrize("number", [-1, 1 << CODE_BITS])
def test_a_number_of_other_bits_makes_no_code(number: int) -> None:
    with pytest.raises(ValueError, match="50 bits"):
        code_from(number)


def test_letters_that_look_like_digits_are_read_as_those() -> None:
    assert normal_code("oil00-00000") == "0110000000"


@pytest.mark.parametrize(
    "typed", ["", "12345", "123456789U", "12345678901", "1" * 50, "123456789\u0661"]
)
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert normal_code(typed) is None


def test_a_proof_is_of_one_code_and_one_till() -> None:
    one, other = TillId(UUID(int=1)), TillId(UUID(int=2))

    messages = {
        proof_message("AAAAAAAAAA", one),
        proof_message("AAAAAAAAAA", other),
        proof_message("BBBBBBBBBB", one),
    }

    assert len(messages) == 3


def test_two_keys_show_other_words() -> None:
    one, other = fingerprint_of(bytes(32)), fingerprint_of(bytes([1]) + bytes(31))

    assert len(one) == len(other) == 6
    assert one != other


def test_the_words_of_a_key_never_change() -> None:
    # Screens of two releases are compared by people.
    assert " ".join(fingerprint_of(bytes(range(32)))) == ("cactus gate galaxy ladder iris dolphin")
