# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""When a code that a camera sees is believed, and when it is news. Pure: no thread, no clock."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from pos_loyalty.scanner.believing import in_conflict, is_long_enough
from pos_loyalty.scanner.decoding import Reading

REARM_SECONDS: Final = 1.5
"""A card that was out of sight for this long is shown anew."""

AGREEING_FRAMES: Final = 2
"""Bars alone have no error correction: one frame may lie, two in a row hardly do."""

AGREEING_FRAMES_IN_DOUBT: Final = 4

CONFLICT_SECONDS: Final = 1.0
"""For so long after two texts were read at one place neither is taken on two frames' word."""

IN_VIEW_MAX: Final = 256
"""Codes that are remembered: a sheet of them fits, and hostile pictures fill no memory."""

_ONE_PLACE_SHARE: Final = 0.5
"""Of a code's length. From frame to frame a hand carries a card some way."""


@dataclass(slots=True)
class _Sighting:
    reading: Reading
    last_seen_at: float
    frames_in_a_row: int = 0
    in_conflict_at: float | None = None
    is_told: bool = False


@dataclass(slots=True)
class Sightings:
    """Follows the codes in view from frame to frame. One instance per camera.

    A code is known by its text: a card carries the same number as QR and as bars.

    Attributes:
        is_expected: Whether bars are such as the shop has a use for; others are in doubt, and
            so are those that share their place with another text.
    """

    is_expected: Callable[[Reading], bool] = is_long_enough
    _in_view: dict[str, _Sighting] = field(default_factory=dict)

    def feed(
        self, readings: Iterable[Reading], at_seconds: float, *, news_max: int = IN_VIEW_MAX
    ) -> tuple[Reading, ...]:
        """Take one frame's codes and return those that are believed and new.

        Args:
            readings: All that was read in the frame; empty for a frame without a code.
            at_seconds: When the frame was taken, by any clock that never goes back.
            news_max: No more are returned; the others are still news in the next frames.
        """
        # Bars first, so that of two codes with one text the one that corrects errors counts.
        ordered = sorted(readings, key=lambda reading: not reading.symbology.is_linear)
        seen = {reading.text: reading for reading in ordered}
        self._forget(seen, at_seconds)
        self._note_conflicts(seen, at_seconds)
        news = [reading for reading in seen.values() if self._is_news(reading, at_seconds)]
        told = tuple(news[:news_max])
        for reading in told:
            self._in_view[reading.text].is_told = True
        return told

    def _forget(self, seen: dict[str, Reading], at_seconds: float) -> None:
        unseen = [sighting for text, sighting in self._in_view.items() if text not in seen]
        # What was told is forgotten last: it would be told twice.
        unseen.sort(key=lambda sighting: (sighting.is_told, sighting.last_seen_at))
        surplus = len(self._in_view) - IN_VIEW_MAX
        for place, sighting in enumerate(unseen):
            sighting.frames_in_a_row = 0
            if place < surplus or at_seconds - sighting.last_seen_at > REARM_SECONDS:
                del self._in_view[sighting.reading.text]

    def _note_conflicts(self, seen: dict[str, Reading], at_seconds: float) -> None:
        """Put in doubt whatever was read where another text was a moment ago.

        Two codes of one frame are two codes; ``believing.settled`` has looked at those.
        """
        recent = [
            other
            for text, other in self._in_view.items()
            if text not in seen and at_seconds - other.last_seen_at <= CONFLICT_SECONDS
        ]
        for reading in seen.values():
            for other in recent:
                if in_conflict(reading, other.reading, apart_share=_ONE_PLACE_SHARE):
                    other.in_conflict_at = at_seconds
                    self._sighting_of(reading, at_seconds).in_conflict_at = at_seconds

    def _sighting_of(self, reading: Reading, at_seconds: float) -> _Sighting:
        return self._in_view.setdefault(reading.text, _Sighting(reading, at_seconds))

    def _is_news(self, reading: Reading, at_seconds: float) -> bool:
        sighting = self._sighting_of(reading, at_seconds)
        sighting.reading = reading
        sighting.frames_in_a_row += 1
        sighting.last_seen_at = at_seconds
        needed = self._frames_needed(sighting, at_seconds)
        return not sighting.is_told and sighting.frames_in_a_row >= needed

    def _frames_needed(self, sighting: _Sighting, at_seconds: float) -> int:
        if not sighting.reading.symbology.is_linear:
            return 1
        since = sighting.in_conflict_at
        is_disputed = since is not None and at_seconds - since <= CONFLICT_SECONDS
        if is_disputed or not self.is_expected(sighting.reading):
            return AGREEING_FRAMES_IN_DOUBT
        return AGREEING_FRAMES
