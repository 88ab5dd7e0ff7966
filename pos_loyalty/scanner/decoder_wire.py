# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till and its decoding process say to each other, and what the till believes of it.

Pixels go through shared memory; a few bytes with their size, and the answer, through a pipe. The
process looks at pictures that strangers choose, so nothing that comes back from it is unpickled,
and every value is checked: a forged answer can name a wrong code, as a forged card can, but do
nothing else.
"""

import json
import struct
from collections.abc import Iterable
from typing import Final

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame, Point, Reading

FRAME_PIXELS_MAX: Final = 1280 * 720
READINGS_MAX: Final = 64
TEXT_CHARS_MAX: Final = 8192
"""More than any symbology holds; a text too long for a card comes through, and is told so."""

CORNERS_MAX: Final = 8
ANSWER_BYTES_MAX: Final = 256 * 1024

READY: Final = b"ready"
"""Followed by how slow the machine is, in hundredths."""

SLOWNESS_MAX: Final = 2.5
"""A slower machine is taken for this one: a hang has to end before anybody wonders."""

MISSING: Final = b"missing"
"""The software for decoding is not installed."""

_SIZE: Final = struct.Struct("<II")
SIZE_BYTES: Final = _SIZE.size
_SLOWNESS: Final = struct.Struct("<H")
_HUNDREDTHS: Final = 100
_READINGS: Final = b"r"
_FAULT: Final = b"f"
_FAULT_CHARS_MAX: Final = 200


class BadAnswer(Exception):
    """The process told of a fault of its own, or nothing that makes sense."""


def pack_size(frame: GreyFrame) -> bytes:
    """Return what announces a frame whose pixels are in the shared memory."""
    return _SIZE.pack(frame.width, frame.height)


def parse_size(announced: bytes) -> tuple[int, int]:
    """Return width and height."""
    width, height = _SIZE.unpack(announced)
    return width, height


def pack_readings(readings: Iterable[Reading], frame: GreyFrame) -> bytes:
    """Return the answer; readings beyond the bounds are left out, corners drawn into the frame."""
    answer = bytearray(_READINGS)
    for reading in [one for one in readings if 0 < len(one.text) <= TEXT_CHARS_MAX][:READINGS_MAX]:
        corners = [_drawn_in(corner, frame) for corner in reading.corners[:CORNERS_MAX]]
        line = json.dumps((reading.text, reading.symbology.value, corners)).encode("ascii")
        if len(answer) + len(line) < ANSWER_BYTES_MAX:
            answer += line + b"\n"
    return bytes(answer)


def pack_fault(fault: BaseException) -> bytes:
    """Return the answer that says which kind of fault there was; for the log alone."""
    return _FAULT + type(fault).__name__.encode("ascii", "replace")


def pack_ready(slowness: float) -> bytes:
    """Return the word that a process is ready, and how slow its machine is."""
    within = min(max(slowness, 1.0), SLOWNESS_MAX)
    return READY + _SLOWNESS.pack(round(within * _HUNDREDTHS))


def parse_ready(answer: bytes) -> float:
    """Return how many times longer than usual work takes on this machine, from 1 to 2.5.

    Raises:
        ImportError: If the process lacks the software.
        BadAnswer: If it says anything but that it is ready.
    """
    if answer == MISSING:
        raise ImportError("a library for decoding")
    said = answer.removeprefix(READY)
    if len(said) != _SLOWNESS.size or len(said) == len(answer):
        raise BadAnswer(_fault(answer))
    slowness: float = _SLOWNESS.unpack(said)[0] / _HUNDREDTHS
    if not 1 <= slowness <= SLOWNESS_MAX:
        raise BadAnswer("a machine that cannot be")
    return slowness


def parse_readings(answer: bytes, frame: GreyFrame) -> tuple[Reading, ...]:
    """Return what was read on a frame.

    Raises:
        BadAnswer: If it is anything but that; the message is safe to be logged.
    """
    lines = answer[1:].splitlines()
    if answer[:1] != _READINGS or len(lines) > READINGS_MAX:
        raise BadAnswer(_fault(answer))
    try:
        return tuple(_reading(json.loads(line), frame) for line in lines)
    except (ValueError, TypeError, RecursionError) as error:
        raise BadAnswer("a reading that makes no sense") from error


def _reading(value: object, frame: GreyFrame) -> Reading:
    match value:
        case [str(text), str(symbology), list(corners)]:
            if not 0 < len(text) <= TEXT_CHARS_MAX or len(corners) > CORNERS_MAX:
                raise ValueError("too long")
            points = tuple(_point(corner, frame) for corner in corners)
            return Reading(text, Symbology(symbology), points)
        case _:
            raise TypeError("not a reading")


def _point(value: object, frame: GreyFrame) -> Point:
    match value:
        case [int(x), int(y)] if 0 <= x <= frame.width and 0 <= y <= frame.height:
            return x, y
        case _:
            raise ValueError("not a point of the frame")


def _drawn_in(point: Point, frame: GreyFrame) -> Point:
    # A decoder may put the corner of a code that the frame cuts off a little outside.
    x, y = point
    return min(max(x, 0), frame.width), min(max(y, 0), frame.height)


def _fault(answer: bytes) -> str:
    if answer[:1] != _FAULT:
        return "no answer to what was asked"
    name = answer[1:_FAULT_CHARS_MAX].decode("ascii", "replace")
    return "".join(char if char.isprintable() else "?" for char in name)
