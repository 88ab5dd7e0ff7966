# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's barcode readers, wired: the lines that the settings name, and the readers' page."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from pos_loyalty.domain.scan import ScanSource
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from pos_loyalty.settings import Settings
from pos_loyalty.ui.view_models.form_rows import ReaderRow
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import Screen, TillState

if TYPE_CHECKING:  # loaded when there is such a reader, and when the readers are checked
    from pos_loyalty.scanner.hid_reader import HidReader
    from pos_loyalty.scanner.reader_doctor import ReaderDoctor
    from pos_loyalty.scanner.serial_reader import SerialReader

    Line = SerialReader | HidReader


class TillReaders(QObject):
    """Gives the till every scan of its readers. Lives on the GUI thread.

    From the first on it hears those that type like a keyboard, whatever has the focus.
    """

    def __init__(
        self, till: TillViewModel, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._till, self._settings = till, settings
        self._lines: Sequence[Line] = ()
        self._rows = [ReaderRow(ScanSource.WEDGE)]
        self._doctor: ReaderDoctor | None = None
        self._wedge = WedgeFilter(settings.readers, parent=self)
        self._wedge.code_scanned.connect(till.scan)
        _application().installEventFilter(self._wedge)
        till.readers.show_readers(self._rows)
        self._end_watch = till.state.watch(self._follow)

    def open_lines(self) -> None:
        """Listen to serial and USB readers too; once, when the till is open."""
        self._lines = self._settings_lines()
        self._rows += (_row_of(line) for line in self._lines)
        self._till.readers.show_readers(self._rows)
        for number, line in enumerate(self._lines, start=1):
            line.code_scanned.connect(self._till.scan)
            line.trouble.connect(partial(self._note, number))
            line.start()
        self._end_doctor()  # it knows only the readers that there were
        self._follow(self._till.state.value)

    def close(self) -> None:
        """Let all of them go; waits at most a second."""
        self._end_watch()
        self._end_doctor()
        _application().removeEventFilter(self._wedge)
        self._wedge.stop()
        self._wedge.deleteLater()
        for line in self._lines:
            line.stop()

    def _settings_lines(self) -> "Sequence[Line]":
        readers = self._settings.readers
        lines: list[Line] = []
        if readers.serial:
            from pos_loyalty.scanner.serial_reader import SerialReader

            lines += (SerialReader(line, readers, parent=self) for line in readers.serial)
        if readers.listens_to_hid:
            from pos_loyalty.scanner.hid_reader import HidReader

            lines.append(HidReader(readers, parent=self))
        return lines

    def _note(self, number: int, trouble: str) -> None:
        row = self._rows[number]
        self._rows[number] = ReaderRow(row.source, row.name, trouble)
        self._till.readers.show_readers(self._rows)
        self._till.reader_trouble(next((row.trouble for row in self._rows if row.trouble), ""))

    def _follow(self, state: TillState) -> None:
        if state.screen is not Screen.READERS:
            self._end_doctor()
        elif self._doctor is None:
            self._doctor = self._new_doctor()
            self._doctor.start()

    def _end_doctor(self) -> None:
        if self._doctor is not None:
            self._doctor.stop()
            self._doctor.deleteLater()
            self._doctor = None

    def _new_doctor(self) -> "ReaderDoctor":
        from pos_loyalty.scanner.reader_doctor import ReaderDoctor

        page, readers = self._till.readers, self._settings.readers
        page.learn_coupons()
        doctor = ReaderDoctor(
            self._wedge, self._lines, readers=readers, kind_of=page.kind_of, parent=self
        )
        doctor.reported.connect(self._till.readers.report)
        return doctor


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    if application is None:
        raise TypeError("an application must be made before it is listened to")
    return application


def _row_of(line: "Line") -> ReaderRow:
    name = getattr(line, "name", "")
    return ReaderRow(ScanSource.SERIAL if name else ScanSource.HID, name)
