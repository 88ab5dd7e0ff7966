# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a reader of the USB class for points of sale says in its reports.

A report has 64 bytes: its number (2), how many bytes of the code follow in it, three bytes of AIM
identifier, 56 bytes of code, two of no use to us, and a last one whose lowest bit says that the
code goes on in the next report.

Source:
    HID Point of Sale Usage Tables 1.02, section 3: page 0x8C, "Scanned Data Report".
"""

from typing import Final, NamedTuple

from pos_loyalty.scanner.reader_text import CONTROLS

USAGE_PAGE: Final = 0x8C
REPORT_BYTES: Final = 64
CODE_BYTES_HELD_MAX: Final = 513
"""One more than the longest code that is looked at, so that a longer one is seen to be so."""

_SCANNED_DATA: Final = 2
_AIM: Final = slice(2, 5)
_CODE_START: Final = 5
_CODE_BYTES_MAX: Final = 56
_GOES_ON: Final = 0x01
_AIM_FLAG: Final = b"]"


class HidCode(NamedTuple):
    """A code, as its reader sent it.

    Attributes:
        aim_id: Such as ``]E0``; empty when the reader does not say.
    """

    text: str
    aim_id: str


class ReportReader:
    """Puts the reports of one reader together. Bounded, whatever is sent."""

    def __init__(self) -> None:
        self._held = b""
        self._aim = b""
        self._goes_on = False

    def feed(self, report: bytes) -> HidCode | None:
        """Take a report; return the code that it completes. What is no such report is passed over.

        A code that was to go on, and is followed by one of another kind, is dropped: half a code
        is none.
        """
        count = report[1] if len(report) > _CODE_START else 0
        code = report[_CODE_START : _CODE_START + count]
        if not count or report[0] != _SCANNED_DATA or count > min(_CODE_BYTES_MAX, len(code)):
            return None
        aim = report[_AIM]
        if not self._goes_on or aim != self._aim:
            self._held = b""
        self._aim = aim
        self._held = (self._held + code)[:CODE_BYTES_HELD_MAX]
        self._goes_on = len(report) == REPORT_BYTES and bool(report[-1] & _GOES_ON)
        return None if self._goes_on else self._whole()

    def expire(self) -> None:
        """Drop a code whose rest does not come."""
        self._held, self._goes_on = b"", False

    def _whole(self) -> HidCode | None:
        text, self._held = self._held.decode("latin-1"), b""
        aim_id = self._aim.decode("latin-1") if self._aim.startswith(_AIM_FLAG) else ""
        return HidCode(text, aim_id) if text.strip(CONTROLS) else None
