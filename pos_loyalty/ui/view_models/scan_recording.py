# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What was scanned and what the till made of it, written down for support, to be played again.

One JSON object to a line, each with ``at_ms`` since the start and one of:

    {"at_ms": 0, "place": "ready"}              the till came there
    {"at_ms": 812, "scan": {"text": ...}}       a code came in, from any device
    {"at_ms": 812, "is_busy": true}             work began, or ended
    {"at_ms": 815, "told": "coupon_too_soon"}   the cashier was told this

No line says who was served or what was typed, and the codes are stand-ins of the same kind.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pos_loyalty.domain.codes import Recognised
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.ui.view_models.scan_routing import Place, place_of
from pos_loyalty.ui.view_models.scan_stand_ins import StandIns
from pos_loyalty.ui.view_models.till_state import TillState

LINES_MAX: Final = 20_000
"""A busy day; then the next recording begins."""

_STEP_LINES_MAX: Final = 3
_GESTURE_LINES_MAX: Final = 100
LINE_CHARS_MAX: Final = 8_192


class BrokenRecording(ValueError):
    """A line is none of a recording."""


@dataclass(frozen=True, slots=True)
class ScanEvent:
    """One line; just one of its parts is there.

    Attributes:
        at_ms: Milliseconds since the recording began; at least 0.
        told: The code of a notice.
    """

    at_ms: int
    place: Place | None = None
    scan: Scan | None = None
    is_busy: bool | None = None
    told: str | None = None

    def line(self) -> str:
        """Return it as it is written, without the line's end."""
        fields: dict[str, object] = {"at_ms": self.at_ms}
        if self.place is not None:
            fields["place"] = self.place.value
        if self.scan is not None:
            fields["scan"] = {
                "text": self.scan.text,
                "symbology": self.scan.symbology.value,
                "source": self.scan.source.value,
            }
        if self.is_busy is not None:
            fields["is_busy"] = self.is_busy
        if self.told is not None:
            fields["told"] = self.told
        return json.dumps(fields)  # in ASCII: no editor and no mail can break it


def parse_event(line: str) -> ScanEvent:
    """Return the event of one line.

    Raises:
        BrokenRecording: If the line is too long, or nothing that a recorder writes.
    """
    if len(line) > LINE_CHARS_MAX:
        raise BrokenRecording("the line is too long")
    try:
        fields = json.loads(line)
        scan = fields.get("scan")
        event = ScanEvent(
            max(0, int(fields["at_ms"])),
            Place(fields["place"]) if "place" in fields else None,
            None if scan is None else _scan(scan["text"], scan["symbology"], scan["source"]),
            bool(fields["is_busy"]) if "is_busy" in fields else None,
            str(fields["told"]) if "told" in fields else None,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as trouble:
        raise BrokenRecording(f"not a line of a recording: {trouble}") from trouble
    if sum(part is not None for part in (event.place, event.scan, event.is_busy, event.told)) != 1:
        raise BrokenRecording("a line says one thing")
    return event


Begin = Callable[[], Callable[[str], None]]
"""Begins a recording, and returns what takes each of its lines, without the line's end."""


def _scan(text: object, symbology: str, source: str) -> Scan:
    return Scan(str(text), Symbology(symbology), ScanSource(source))


class ScanRecorder:
    """Writes events down as they come, in one recording after the other. GUI thread."""

    def __init__(
        self,
        recognise: Callable[[Scan], Recognised],
        clock: Callable[[], datetime],
        begin: Begin,
    ) -> None:
        """Begin a recording.

        Args:
            recognise: Says which stand-in a code needs.
            begin: Called now, and whenever a recording is full. After an ``OSError`` of it, or of
                what it returns, nothing more is written.

        Raises:
            OSError: If the first recording cannot be begun.
        """
        self._recognise, self._clock, self._begin = recognise, clock, begin
        self._is_over = False
        self._seen: TillState | None = None
        self._begin_anew()

    def scanned(self, scan: Scan) -> None:
        """Write down a scan, before the till takes it."""
        self._make_room()
        stand_in = self._stand_ins.of(scan, self._recognise(scan))
        self._put(ScanEvent(self._at_ms(), scan=stand_in))

    def follow(self, state: TillState) -> None:
        """Write down what of the state is new."""
        self._make_room()
        before, self._seen = self._seen, state
        at_ms = self._at_ms()
        if before is None or place_of(before) is not place_of(state):
            self._put(ScanEvent(at_ms, place=place_of(state)))
        if before is not None and before.is_busy != state.is_busy:
            self._put(ScanEvent(at_ms, is_busy=state.is_busy))
        if state.notice is not None and (before is None or before.notice != state.notice):
            self._put(ScanEvent(at_ms, told=state.notice.code))

    def _at_ms(self) -> int:
        return max(0, round((self._clock() - self._began).total_seconds() * 1000))

    def _make_room(self) -> None:
        """Begin the next recording before this one is full, if it can be between two gestures."""
        is_busy = self._seen is not None and self._seen.is_busy
        room = _STEP_LINES_MAX if is_busy else _GESTURE_LINES_MAX
        if self._is_over or self._lines + room <= LINES_MAX:
            return
        try:
            self._begin_anew()
        except OSError:
            self._is_over = True
        if self._seen is not None:
            self._put(ScanEvent(0, place=place_of(self._seen)))

    def _begin_anew(self) -> None:
        self._write = self._begin()
        self._began = self._clock()
        self._lines = 0
        self._stand_ins = StandIns()

    def _put(self, event: ScanEvent) -> None:
        if self._is_over:
            return
        try:
            self._write(event.line())
            self._lines += 1
        except OSError:  # a full disk costs the recording, never the till
            self._is_over = True
