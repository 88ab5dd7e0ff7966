# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.protocol.sync.column_kinds import (
    CARDS,
    DAYS,
    EMAILS,
    FEW_IDS,
    IDS,
    NUMBERS,
    PHONES,
    TEXTS,
    Kind,
)
from pos_loyalty.protocol.sync.columns import TEXT_BYTES_MAX, ColumnReader, ColumnWriter
from pos_loyalty.protocol.sync.messages import UnreadableMessage

DIGITS = st.text("0123456789", min_size=16, max_size=16)
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
VALUES: dict[str, tuple[Kind, st.SearchStrategy[Any]]] = {
    "numbers": (NUMBERS, st.integers(-(2**63) + 1, 2**63 - 1)),
    "small numbers": (NUMBERS, st.integers(-3, 300)),
    "texts": (TEXTS, TEXT),
    "few texts": (TEXTS, st.sampled_from(["Ada", "Żółć", ""])),
    "ids": (IDS, st.binary(min_size=16, max_size=16)),
    "few ids": (FEW_IDS, st.one_of(st.just(b""), st.binary(min_size=16, max_size=16))),
    "days": (DAYS, st.integers(0, 3_652_059)),
    "cards": (CARDS, st.one_of(DIGITS.map(new_card_number), TEXT)),
    "phones": (PHONES, st.one_of(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True), TEXT)),
    "e-mails": (EMAILS, st.one_of(st.emails(), TEXT, TEXT.map("{}@".format))),
}


def written(kind: Kind, values: Sequence[Any]) -> bytes:
    writer = ColumnWriter()
    kind.write(writer, values)
    return writer.finished()


@pytest.mark.parametrize("name", VALUES)
@given(data=st.data())
def test_a_column_holds_what_was_put_in(name: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    column = data.draw(st.lists(values, max_size=40))

    reader = ColumnReader(written(kind, column))

    assert list(kind.read(reader, len(column))) == column
    assert reader.is_at_end


@pytest.mark.parametrize("name", VALUES)
@given(data=st.data())
def test_a_column_of_anything_is_read_or_refused(name: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    column = bytearray(written(kind, data.draw(st.lists(values, min_size=1, max_size=9))))
    for spot in data.draw(st.lists(st.integers(0, len(column) - 1), max_size=4)):
        column[spot] = data.draw(st.integers(0, 255))
    whole = bytes(column[: data.draw(st.integers(0, len(column)))])

    try:
        read = kind.read(ColumnReader(whole), 5)
    except UnreadableMessage:
        return

    assert len(read) == 5


def test_numbers_that_rise_are_written_as_steps() -> None:
    writer = ColumnWriter()
    places = [0, 0, 3, 900, 901]
    writer.ascending(places)

    assert ColumnReader(writer.finished()).ascending(5, below=902) == places
    with pytest.raises(UnreadableMessage, match="beyond"):
        ColumnReader(writer.finished()).ascending(5, below=901)


def test_numbers_that_fall_are_none_that_rise() -> None:
    with pytest.raises(UnreadableMessage, match="fall"):
        ColumnReader(written(NUMBERS, [3, -1])).ascending(2, below=9)


def test_a_small_column_that_unpacks_into_a_huge_one_is_refused() -> None:
    writer = ColumnWriter()
    writer.texts(["\x01" * (TEXT_BYTES_MAX + 1)])
    packed = writer.finished()

    assert len(packed) < TEXT_BYTES_MAX // 100
    with pytest.raises(UnreadableMessage, match="at most"):
        ColumnReader(packed).texts(1)


def test_a_column_that_unpacks_into_more_than_it_says_is_refused() -> None:
    packed = written(NUMBERS, [1, 2] * 500)

    with pytest.raises(UnreadableMessage, match="as long as it says"):
        ColumnReader(packed).numbers(999)


def test_a_nul_is_no_part_of_any_text() -> None:
    assert ColumnReader(written(TEXTS, ["a\0b"])).texts(1) == ["ab"]


def test_a_number_without_an_end_is_refused() -> None:
    with pytest.raises(UnreadableMessage, match="no end"):
        ColumnReader(b"\xff" * 11).count()


def test_a_day_after_the_last_is_refused() -> None:
    with pytest.raises(UnreadableMessage, match="day"):
        DAYS.read(ColumnReader(written(NUMBERS, [3_652_060])), 1)


def test_a_number_of_more_than_63_bits_is_refused() -> None:
    writer = ColumnWriter()
    writer.numbers([0, 2**64 - 1])

    with pytest.raises(UnreadableMessage, match="63 bits"):
        ColumnReader(writer.finished()).numbers(2)


def test_a_text_that_is_not_there_is_not_named() -> None:
    writer = ColumnWriter()
    writer.count(1)
    writer.count(1)
    writer.count(0)
    packed = writer.finished() + b"a" + written(NUMBERS, [0, 1])

    with pytest.raises(UnreadableMessage, match="not there"):
        ColumnReader(packed).texts(2)


def test_a_column_that_is_cut_off_is_refused() -> None:
    with pytest.raises(UnreadableMessage, match="cut off"):
        ColumnReader(written(IDS, [bytes(range(16))])[:-1]).ids(1)


def test_a_text_that_is_no_text_is_refused() -> None:
    writer = ColumnWriter()
    for number in (0, 1, 0):
        writer.count(number)

    with pytest.raises(UnreadableMessage, match="UTF-8"):
        ColumnReader(writer.finished() + b"\xff").texts(1)
