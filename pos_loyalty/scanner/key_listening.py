# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cuts all that is pressed at a keyboard into pieces: one code each, or what somebody typed."""

from typing import Final

from pos_loyalty.scanner.diagnosis import KEYS_MAX
from pos_loyalty.scanner.reader_text import CONTROLS
from pos_loyalty.scanner.strokes import Stroke
from pos_loyalty.scanner.wedge import ENDINGS

SILENCE_SECONDS: Final = 0.6
"""Longer than the longest pause in a code, and than the 300 ms after one without an ending."""


class KeyListening:
    """Collects strokes until they end with Enter or Tab, or by silence. Bounded."""

    def __init__(self) -> None:
        self._strokes: list[Stroke] = []
        self._last: Stroke | None = None

    def hear(self, stroke: Stroke) -> tuple[Stroke, ...]:
        """Take a press; return the piece that it ends, or none.

        A press that nobody takes is passed from widget to widget: told again, it is the same one.
        """
        if not stroke.char or stroke == self._last:
            return ()
        is_late = self._last is not None and (
            not 0 <= stroke.at_seconds - self._last.at_seconds <= SILENCE_SECONDS
        )
        ended = self.expire() if is_late else ()
        self._last = stroke
        if len(self._strokes) < KEYS_MAX:
            self._strokes.append(stroke)
        return (self.expire() if stroke.char in ENDINGS else ()) or ended

    def expire(self) -> tuple[Stroke, ...]:
        """Return what was pressed, as nothing more came; none if it is no character at all."""
        strokes, self._strokes = tuple(self._strokes), []
        return strokes if any(stroke.char not in CONTROLS for stroke in strokes) else ()
