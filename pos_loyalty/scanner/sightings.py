# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""When a code that a camera sees is believed, and when it is news. Pure: no thread, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from pos_loyalty.scanner.decoding import Reading

REARM_SECONDS: Final = 1.5
"""A card that was out of sight for this long is shown anew."""

AGREEING_FRAMES: Final = 2
"""Bars alone have no error correction: one frame may lie, two in a row hardly do."""


@dataclass(slots=True)
class _Sighting:
    frames_in_a_row: int
    last_seen_at: float
    is_told: bool = False


@dataclass(slots=True)
class Sightings:
    """Follows the codes in view from frame to frame. One instance per camera.

    A code is known by its text: a card carries the same number as QR and as bars.
    """

    _in_view: dict[str, _Sighting] = field(default_factory=dict)

    def feed(self, readings: Iterable[Reading], at_seconds: float) -> tuple[Reading, ...]:
        """Take one frame's codes and return those that are believed and new.

        Args:
            readings: All that was read in the frame; empty for a frame without a code.
            at_seconds: When the frame was taken, by any clock that never goes back.
        """
        # Bars first, so that of two codes with one text the one that corrects errors counts.
        ordered = sorted(readings, key=lambda reading: not reading.symbology.is_linear)
        seen = {reading.text: reading for reading in ordered}
        self._forget(seen, at_seconds)
        return tuple(reading for reading in seen.values() if self._is_news(reading, at_seconds))

    def _forget(self, seen: dict[str, Reading], at_seconds: float) -> None:
        for text, sighting in list(self._in_view.items()):
            if text in seen:
                continue
            sighting.frames_in_a_row = 0
            if at_seconds - sighting.last_seen_at > REARM_SECONDS:
                del self._in_view[text]

    def _is_news(self, reading: Reading, at_seconds: float) -> bool:
        sighting = self._in_view.setdefault(reading.text, _Sighting(0, at_seconds))
        sighting.frames_in_a_row += 1
        sighting.last_seen_at = at_seconds
        needed = AGREEING_FRAMES if reading.symbology.is_linear else 1
        if sighting.is_told or sighting.frames_in_a_row < needed:
            return False
        sighting.is_told = True
        return True
