# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What comes back from the decoding process is a reading within bounds, or is refused."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoder_wire import (
    ANSWER_BYTES_MAX,
    CORNERS_MAX,
    READINGS_MAX,
    READY,
    SLOWNESS_MAX,
    TEXT_CHARS_MAX,
    BadAnswer,
    pack_fault,
    pack_readings,
    pack_ready,
    pack_size,
    parse_readings,
    parse_ready,
    parse_size,
)
from pos_loyalty.scanner.decoding import GreyFrame, Reading

FRAME = GreyFrame(40, 30, bytes(1200))
POINTS = st.tuples(st.integers(0, 40), st.integers(0, 30))
READINGS = st.builds(
    Reading,
    st.text(st.characters(), min_size=1, max_size=50),
    st.sampled_from(Symbology),
    st.lists(POINTS, max_size=CORNERS_MAX).map(tuple),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
)


def line(*values: object) -> bytes:
    return b"r" + json.dumps(values).encode()


@given(st.lists(READINGS, max_size=READINGS_MAX))
@example([Reading("\ud800\n\x00\u2028", Symbology.AZTEC, ())])
def test_what_was_read_arrives_as_it_was(readings: list[Reading]) -> None:
    answer = pack_readings(readings, FRAME)

    assert parse_readings(answer, FRAME) == tuple(readings)


@given(st.binary(max_size=200) | st.lists(JSON).map(lambda values: line(*values)))
@example(b"")
@example(b"r" + b"[" * 100_000)
@example(b"r" + b"9" * 5000)
@example(line("1", "QRCode", [[True, False]]))
def test_any_answer_is_within_bounds_or_refused(answer: bytes) -> None:
    try:
        readings = parse_readings(answer, FRAME)
    except BadAnswer:
        return

    assert len(readings) <= READINGS_MAX
    assert all(0 < len(reading.text) <= TEXT_CHARS_MAX for reading in readings)
    assert all(0 <= x <= 40 and 0 <= y <= 30 for r in readings for x, y in r.corners)


@pytest.mark.parametrize(
    "answer",
    [
        line("", "QRCode", []),
        line("1" * (TEXT_CHARS_MAX + 1), "QRCode", []),
        line("1", "Maxicode", []),
        line("1", "QRCode", [[41, 0]]),
        line("1", "QRCode", [[0, -1]]),
        line("1", "QRCode", [[0, 0.5]]),
        line("1", "QRCode", [[0]]),
        line("1", "QRCode", [[0, 0]] * (CORNERS_MAX + 1)),
        line("1", "QRCode"),
        line(1, "QRCode", []),
        b"r" + b'["1", "QRCode", []]\n' * (READINGS_MAX + 1),
        b"ready",
    ],
)
def test_a_forged_answer_is_refused(answer: bytes) -> None:
    with pytest.raises(BadAnswer):
        parse_readings(answer, FRAME)


@given(st.text(max_size=2 * TEXT_CHARS_MAX), st.integers(0, 3 * READINGS_MAX))
@example("\U0001f4a9" * TEXT_CHARS_MAX, 3 * READINGS_MAX)
def test_no_answer_is_too_large(text: str, count: int) -> None:
    reading = Reading(text, Symbology.QR_CODE, ((-5, 99),) * 20)

    answer = pack_readings([reading] * count, FRAME)

    assert len(answer) <= ANSWER_BYTES_MAX
    assert len(parse_readings(answer, FRAME)) <= READINGS_MAX


def test_a_corner_outside_is_drawn_into_the_frame() -> None:
    reading = Reading("1", Symbology.QR_CODE, ((-3, 5), (41, 31)))

    [arrived] = parse_readings(pack_readings([reading], FRAME), FRAME)

    assert arrived.corners == ((0, 5), (40, 30))


def test_the_size_of_a_frame_arrives_as_it_was() -> None:
    assert parse_size(pack_size(FRAME)) == (40, 30)


def test_a_fault_is_told_by_its_kind_in_plain_letters() -> None:
    fault = type("Ошибка\n" + "x" * 500, (Exception,), {})("a secret")

    with pytest.raises(BadAnswer, match=r"^[?x]{100,200}$"):
        parse_ready(pack_fault(fault))


@pytest.mark.parametrize(("slowness", "told"), [(0, 1), (1.234, 1.23), (99, SLOWNESS_MAX)])
def test_how_slow_a_machine_is_arrives_within_bounds(slowness: float, told: float) -> None:
    assert parse_ready(pack_ready(slowness)) == told


@pytest.mark.parametrize(
    "answer", [b"", b"hello", READY, READY + b"\x63\0", READY + b"\xff\xff", READY + b"\x64\0\0"]
)
def test_a_process_that_is_ready_says_that_alone(answer: bytes) -> None:
    with pytest.raises(BadAnswer):
        parse_ready(answer)
