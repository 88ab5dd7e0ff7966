# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.ids import TillId
from pos_loyalty.server.feed.cursor import (
    CURSOR_CHARS_MAX,
    CursorGone,
    Place,
    Seal,
    read_cursor,
    write_cursor,
)
from pos_loyalty.server.tables import SHARDS

SEAL = Seal(b"k" * 32, b"g" * 16, TillId(UUID(int=1)))
NUMBERS = st.integers(0, 2**63 - 1)
PLACES = st.builds(Place, st.tuples(*[NUMBERS] * SHARDS), NUMBERS)
USUAL = Place((70_000,) * SHARDS, 900)
OTHERS = [
    Seal(b"x" * 32, SEAL.generation, SEAL.till_id),
    Seal(SEAL.key, b"x" * 16, SEAL.till_id),
    Seal(SEAL.key, SEAL.generation, TillId(UUID(int=2))),
]


@given(PLACES)
def test_a_cursor_says_what_was_written(place: Place) -> None:
    text = write_cursor(place, SEAL)

    assert read_cursor(text, SEAL) == place
    assert len(text) <= CURSOR_CHARS_MAX


def test_a_cursor_is_short() -> None:
    assert len(write_cursor(USUAL, SEAL)) <= 80


def test_a_cursor_needs_no_quoting_in_an_address() -> None:
    text = write_cursor(USUAL, SEAL)

    assert text.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("other", OTHERS, ids=["key", "generation", "till"])
def test_a_cursor_of_another_server_time_or_till_is_none(other: Seal) -> None:
    text = write_cursor(USUAL, other)

    with pytest.raises(CursorGone):
        read_cursor(text, SEAL)


@given(PLACES, st.data())
def test_a_cursor_with_one_character_changed_is_none(place: Place, data: st.DataObject) -> None:
    text = write_cursor(place, SEAL)
    # The last character may carry bits that are of no byte.
    spot = data.draw(st.integers(0, len(text) - 2))
    other = data.draw(st.sampled_from("ABab09-_").filter(lambda char: char != text[spot]))

    with pytest.raises(CursorGone):
        read_cursor(text[:spot] + other + text[spot + 1 :], SEAL)


@given(st.text(max_size=CURSOR_CHARS_MAX + 1))
def test_what_is_no_cursor_is_none(text: str) -> None:
    with pytest.raises(CursorGone):
        read_cursor(text, SEAL)


def test_a_position_is_never_below_zero() -> None:
    with pytest.raises(ValueError, match="position"):
        write_cursor(Place((-1,) * SHARDS), SEAL)
