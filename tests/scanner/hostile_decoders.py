# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Decoders that do what a broken library, or one that was taken over, might do in its process.

What a frame makes them do stands in its first pixel. The process imports this module: nothing
heavy here.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from enum import IntEnum
from functools import partial
from multiprocessing.connection import Connection

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner import decoder_child
from pos_loyalty.scanner.decoder_wire import ANSWER_BYTES_MAX, READINGS_MAX, TEXT_CHARS_MAX
from pos_loyalty.scanner.decoding import GreyFrame, Reading

TOIL_SECONDS = 0.7
"""Of processor time: more than a frame may cost on a usual machine, and less than on a slow one."""

_SLOW_SECONDS = 0.02

MEMORY_BYTES = 4 * 1024 * 1024 * 1024


class Deed(IntEnum):
    NOTHING = 0
    SPIN = 201
    SLEEP = 202
    ABORT = 203
    EAT = 204
    FAIL = 205
    ANSWER_NONSENSE = 206
    ANSWER_TOO_MUCH = 207
    ANSWER_HALF = 208
    ANSWER_A_PLACE_OUTSIDE = 209
    FIND_TOO_MANY = 210
    FIND_TOO_LONG = 211
    TELL_LIMITS = 212
    TOIL = 213


def card(number: int) -> GreyFrame:
    """Return a frame that is read as this number, 1 to 200."""
    return shown(number)


def shown(grey: int) -> GreyFrame:
    return GreyFrame(8, 8, bytes([grey]) * 64)


class HostileDecoder:
    """Implements ``Decoder``: reads the grey of the first pixel, or does a deed."""

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        grey = frame.pixels[0]
        if grey in _DEEDS:
            _DEEDS[Deed(grey)]()
        elif grey == Deed.FIND_TOO_MANY:
            return tuple(_reading(str(number)) for number in range(READINGS_MAX + 1))
        elif grey == Deed.FIND_TOO_LONG:
            return (_reading("9" * (TEXT_CHARS_MAX + 1)), _reading("9" * TEXT_CHARS_MAX))
        elif grey == Deed.TELL_LIMITS:
            return (_reading(_limits()),)
        elif grey == Deed.TOIL:
            _toil(TOIL_SECONDS)
        return (_reading(str(grey)),) if frame.width < 100 and grey else ()


def hostile() -> HostileDecoder:
    return HostileDecoder()


class SlowDecoder(HostileDecoder):
    """The same on a slow machine: whatever is no deed takes its time."""

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        if not frame.pixels[0]:
            _toil(_SLOW_SECONDS)
        return super().decode(frame)


def slow() -> SlowDecoder:
    return SlowDecoder()


def not_installed() -> HostileDecoder:
    raise ImportError("no such library")


def never_ready() -> HostileDecoder:
    threading.Event().wait()
    raise AssertionError


def silly_at_once() -> HostileDecoder:
    _pipe().send_bytes(b"hello")
    return HostileDecoder()


def _spin() -> None:
    while True:
        pass


def _toil(seconds: float) -> None:
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass


def _sleep() -> None:
    threading.Event().wait()


def _fail() -> None:
    raise ArithmeticError("480212345678901234")


def _answer(answer: bytes) -> None:
    _pipe().send_bytes(answer)


def _answer_half() -> None:
    os.write(_pipe().fileno(), b"\x00\x00\x00\x09half")
    _sleep()


_DEEDS: dict[Deed, Callable[[], object]] = {
    Deed.SPIN: _spin,
    Deed.SLEEP: _sleep,
    Deed.ABORT: os.abort,
    Deed.EAT: partial(bytearray, MEMORY_BYTES),
    Deed.FAIL: _fail,
    Deed.ANSWER_NONSENSE: partial(_answer, b"r" + b"[" * 10_000),
    Deed.ANSWER_TOO_MUCH: partial(_answer, b"r" * (ANSWER_BYTES_MAX + 1)),
    Deed.ANSWER_HALF: _answer_half,
    Deed.ANSWER_A_PLACE_OUTSIDE: partial(_answer, b'r["1", "QRCode", [[9, 9]]]'),
}
DEADLY = tuple(_DEEDS)


def _pipe() -> "Connection[object, object]":
    """Return the end of the pipe, as somebody who has taken the process over would."""
    frame = sys._getframe()  # noqa: SLF001 - there is no other way, and that is the point
    while frame.f_code is not decoder_child.serve.__code__:
        assert frame.f_back is not None
        frame = frame.f_back
    pipe = frame.f_locals["pipe"]
    assert isinstance(pipe, Connection)
    return pipe


def _limits() -> str:
    import resource

    names = ("CORE", "FSIZE", "NOFILE", "NPROC")
    limits = {name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}")) for name in names}
    try:
        os.open(os.devnull, os.O_RDONLY)
        opened = "opened"
    except OSError:
        opened = "refused"
    return json.dumps({"limits": limits, "file": opened})


def _reading(text: str) -> Reading:
    return Reading(text, Symbology.QR_CODE, ((0, 0), (9_999, -5)))
