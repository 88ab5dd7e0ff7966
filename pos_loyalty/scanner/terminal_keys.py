# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is typed into a terminal, character by character and with its times. Not for Windows.

The terminal hands over every character at once and as it is: an Enter stays apart from a line feed,
and what a reader sends with Ctrl ends no program. Ctrl-C alone, after a silence, still does.
"""

import codecs
import os
import select
import termios
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from pos_loyalty.scanner.key_listening import SILENCE_SECONDS, KeyListening
from pos_loyalty.scanner.strokes import Stroke
from pos_loyalty.scanner.wedge import KEY_GAP_SECONDS_MAX

READ_BYTES_MAX: Final = 256
_CTRL_C: Final = "\x03"
_OUTPUT: Final = 1
"""Where ``termios`` keeps how a terminal prints."""


def typed_pieces(
    terminal: int, *, monotonic: Callable[[], float] = time.monotonic
) -> Iterator[tuple[Stroke, ...]]:
    """Yield one code after the other, or what somebody typed, until Ctrl-C or the terminal's end.

    What comes while nobody asks for the next waits in the terminal.

    Args:
        terminal: Its file descriptor, while it is ``raw``.
        monotonic: Seconds, for the characters; what is read at once came at once.
    """
    listening, decoder = KeyListening(), codecs.getincrementaldecoder("utf-8")("replace")
    last_at = float("-inf")
    while True:
        if not select.select([terminal], [], [], SILENCE_SECONDS)[0]:
            if piece := listening.expire():
                yield piece
            continue
        text, at_seconds = decoder.decode(_read(terminal)), monotonic()
        is_alone = at_seconds - last_at > KEY_GAP_SECONDS_MAX
        if not text or (text == _CTRL_C and is_alone):
            return
        last_at = at_seconds
        for place, char in enumerate(text):
            # Of equal strokes the second would be taken for the first one, told again.
            if piece := listening.hear(Stroke(place, char, at_seconds)):
                yield piece


@contextmanager
def raw(terminal: int) -> Iterator[None]:
    """Let a terminal hand over characters as they come; what was typed before is dropped."""
    before = termios.tcgetattr(terminal)
    tty.setraw(terminal)
    lines_as_ever = termios.tcgetattr(terminal)
    lines_as_ever[_OUTPUT] = before[_OUTPUT]  # what is printed meanwhile keeps its lines
    termios.tcsetattr(terminal, termios.TCSANOW, lines_as_ever)
    try:
        yield
    finally:
        with suppress(termios.error):  # it may have hung up
            termios.tcsetattr(terminal, termios.TCSANOW, before)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, READ_BYTES_MAX)
    except OSError:  # the far end has hung up
        return b""
