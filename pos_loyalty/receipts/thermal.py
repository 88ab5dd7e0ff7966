# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A receipt printer: asked whether it has paper, given the receipt, and asked again.

Source:
    Epson, "ESC/POS Command Reference": DLE EOT, real-time status.
"""

from collections.abc import Callable
from typing import Final

from pos_loyalty.domain.printed import Printed
from pos_loyalty.receipts.line import Line
from pos_loyalty.receipts.outlet import PrinterTrouble, TroubleCode

SEND_SECONDS: Final = 5.0
STATUS_SECONDS: Final = 0.5
ASK_WHY_OFF: Final = b"\x10\x04\x02"
ASK_PAPER: Final = b"\x10\x04\x04"
_FIXED_BITS, _FIXED_VALUE = 0b1001_0011, 0b0001_0010
_COVER_OPEN, _STOPPED_FOR_PAPER, _ERROR = 0x04, 0x20, 0x40
_PAPER_END: Final = 0x60


class ThermalPrinter:
    """Implements ``Outlet``. The line is open for one receipt only: others may print too."""

    def __init__(self, open_line: Callable[[], Line], encode: Callable[[Printed], bytes]) -> None:
        self._open_line, self._encode = open_line, encode
        self._line: Line | None = None
        self._has_answered = False

    def give(self, printed: Printed) -> None:
        """Print it."""
        self._talk(self._encode(printed))

    def look(self) -> None:
        """See whether it would print now."""
        self._talk(b"")

    def abort(self) -> None:
        """Cut the line."""
        if (line := self._line) is not None:
            line.close()

    def _talk(self, data: bytes) -> None:
        line = self._line = self._open_line()
        try:
            self._require_ready(line)
            if data:
                line.send(data, SEND_SECONDS)
                self._require_ready(line)
        finally:
            self._line = None
            line.close()

    def _require_ready(self, line: Line) -> None:
        """Ask how it stands. One that never says is believed; one that did once has to."""
        line.send(ASK_WHY_OFF + ASK_PAPER, SEND_SECONDS)
        answer = line.receive(2, STATUS_SECONDS)
        states = [byte for byte in answer if byte & _FIXED_BITS == _FIXED_VALUE]
        if len(states) < 2:  # noqa: PLR2004 - one for each question
            if self._has_answered:
                raise PrinterTrouble(TroubleCode.NO_ANSWER)
            return
        self._has_answered = True
        why_off, paper = states
        if paper & _PAPER_END or why_off & _STOPPED_FOR_PAPER:
            raise PrinterTrouble(TroubleCode.NO_PAPER)
        if why_off & (_COVER_OPEN | _ERROR):
            raise PrinterTrouble(TroubleCode.NOT_READY)
