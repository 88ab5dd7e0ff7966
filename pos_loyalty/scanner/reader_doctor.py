# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Listens to every reader while somebody checks them, and reports on each code."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from pos_loyalty.domain.scan import ScanSource
from pos_loyalty.scanner.diagnosis import KindOf, diagnose_keys, diagnose_sent
from pos_loyalty.scanner.hid_reader import HidReader
from pos_loyalty.scanner.key_listening import SILENCE_SECONDS, KeyListening
from pos_loyalty.scanner.serial_reader import SerialReader
from pos_loyalty.scanner.strokes import Stroke
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from pos_loyalty.settings import ReaderSettings

HID_NAME: Final = "USB"


class ReaderDoctor(QObject):
    """Hears what the shop's readers send, and takes nothing away. Lives on the GUI thread.

    Attributes:
        reported: Carries a ``ReaderReport`` for each code, and for what somebody typed.
    """

    reported = Signal(object)

    def __init__(
        self,
        wedge: WedgeFilter,
        lines: Sequence[SerialReader | HidReader],
        *,
        readers: ReaderSettings,
        kind_of: KindOf,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wedge, self._lines = wedge, lines
        self._readers, self._kind_of = readers, kind_of
        self._listening = KeyListening()
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(round(SILENCE_SECONDS * 1000))
        self._silence.timeout.connect(self._end_by_silence)

    def start(self) -> None:
        """Begin to listen; repeatable."""
        self._wedge.hear = self._hear_key
        for line in self._lines:
            line.hear = partial(self._hear_code, line)

    def stop(self) -> None:
        """Listen no more; repeatable."""
        self._wedge.hear = None
        self._silence.stop()
        self._listening = KeyListening()
        for line in self._lines:
            line.hear = None

    def _hear_key(self, stroke: Stroke) -> None:
        self._report(self._listening.hear(stroke))
        self._silence.start()

    def _end_by_silence(self) -> None:
        self._report(self._listening.expire())

    def _report(self, strokes: Sequence[Stroke]) -> None:
        if strokes:
            report = diagnose_keys(strokes, self._readers, sys.platform, self._kind_of)
            self.reported.emit(report)

    def _hear_code(self, line: SerialReader | HidReader, sent: str) -> None:
        is_serial = isinstance(line, SerialReader)
        source = ScanSource.SERIAL if is_serial else ScanSource.HID
        device = line.name if isinstance(line, SerialReader) else HID_NAME
        self.reported.emit(diagnose_sent(sent, source, device, self._readers, self._kind_of))
