# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Codes are found in bytes, however those are cut into pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.scanner.code_framer import (
    CODE_BYTES_HELD_MAX,
    CODES_AT_ONCE_MAX,
    CodeFramer,
)


@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n", b"\x03", b"\x03\r\n"])
def test_every_ending_ends_a_code_once(ending: bytes) -> None:
    framer = CodeFramer()

    codes = framer.feed(b"480212" + ending)

    assert codes == ("480212",)
    assert not framer.is_waiting


def test_half_a_code_waits_for_the_rest() -> None:
    framer = CodeFramer()

    codes = [framer.feed(piece) for piece in (b"480", b"212\r4006", b"381\r")]

    assert codes == [(), ("480212",), ("4006381",)]


def test_two_codes_in_one_read_are_two() -> None:
    assert CodeFramer().feed(b"\x02480212\x03\x024006381\x03") == ("\x02480212", "\x024006381")


def test_silence_ends_a_code_that_has_no_ending() -> None:
    framer = CodeFramer()
    framer.feed(b"480212")

    codes = [framer.expire(), framer.expire()]

    assert codes == ["480212", ""]


def test_lines_of_nothing_are_no_codes() -> None:
    framer = CodeFramer()

    assert framer.feed(b"\r\n\r\n\x00\x02\x03") == ()
    assert framer.expire() == ""


def test_a_code_without_end_is_cut_at_its_bound() -> None:
    framer = CodeFramer()
    for _ in range(100):
        framer.feed(b"7" * 4096)

    (code,) = framer.feed(b"\r")

    assert code == "7" * CODE_BYTES_HELD_MAX


def test_a_device_that_floods_the_line_is_cut_short() -> None:
    assert len(CodeFramer().feed(b"1\r" * 2000)) == CODES_AT_ONCE_MAX


@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=6))
def test_it_does_not_matter_how_the_bytes_are_cut(data: bytes, cuts: list[int]) -> None:
    codes: list[str] = []
    whole, pieces = CodeFramer(), CodeFramer()
    places = [0, *sorted(cuts), len(data)]

    expected = [*whole.feed(data[:100]), *whole.feed(data[100:]), whole.expire()]
    for start, end in pairwise(places):
        codes += pieces.feed(data[start:end])

    if len(expected) <= CODES_AT_ONCE_MAX:
        assert [*codes, pieces.expire()] == expected
