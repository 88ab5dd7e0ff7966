# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finds where a code begins and ends in the bytes that a reader sends down a line.

A code ends with CR, LF or ETX, or by silence. Bytes come in any pieces: half a code, two at once.
"""

from typing import Final

from pos_loyalty.scanner.reader_text import CONTROLS

SILENCE_SECONDS: Final = 0.1
"""A reader sends the bytes of a code in one go; at 1200 baud one takes 9 ms."""

CODE_BYTES_HELD_MAX: Final = 513
"""One more than the longest code that is looked at, so that a longer one is seen to be so."""

CODES_AT_ONCE_MAX: Final = 8
"""No hand pulls a trigger so fast: what sends more is no reader, and the rest is dropped."""

_ENDINGS: Final = b"\r\n\x03"
_AS_LF: Final = bytes.maketrans(_ENDINGS, b"\n" * len(_ENDINGS))


class CodeFramer:
    """Collects one line's bytes. Bounded, whatever is sent."""

    def __init__(self) -> None:
        self._held = b""

    @property
    def is_waiting(self) -> bool:
        """Tell whether a code has begun: then ``expire`` is due after the silence."""
        return bool(self._held)

    def feed(self, data: bytes) -> tuple[str, ...]:
        """Take what came; return the codes that are whole now, in order, none empty."""
        *whole, begun = (self._held + data).translate(_AS_LF).split(b"\n")
        self._held = begun[:CODE_BYTES_HELD_MAX]
        codes = (_text(code) for code in whole)
        return tuple(code for code in codes if code)[:CODES_AT_ONCE_MAX]

    def expire(self) -> str:
        """Return what has begun, as it is a code by now; empty for none."""
        begun, self._held = self._held, b""
        return _text(begun)


def _text(code: bytes) -> str:
    # Each byte its own character: a code of ours is ASCII; of another one, only that is to be seen.
    text = code[:CODE_BYTES_HELD_MAX].decode("latin-1")
    return text if text.strip(CONTROLS) else ""
