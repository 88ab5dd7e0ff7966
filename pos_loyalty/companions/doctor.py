# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The check of the whole till, wired: ``pos-loyalty doctor`` in a process of its own.

What it looks at may hang for seconds, load libraries and speak to devices: none of that is for the
till's own process, and what is cancelled is simply ended.
"""

import json
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer

from pos_loyalty.companions.companion import Wired
from pos_loyalty.places import Places, find_places
from pos_loyalty.start_again import own_command
from pos_loyalty.ui.view_models.more_forms import FoundRow
from pos_loyalty.ui.view_models.till_state import TillState

LOOK_MS_MAX: Final = 60_000
END_MS_MAX: Final = 1_000
_CHARS_MAX: Final = 300
_TOLD: Final = (0, 1)
"""All is well, or something is not: both are an answer."""


class TillDoctor(QObject):
    """Implements ``Companion`` and ``DoctorPort``. GUI thread."""

    def __init__(self, wired: Wired, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = wired.places
        self._process: QProcess | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._give_up)
        wired.till.more.doctor.attach(self)

    def begin(self, found: Callable[[FoundRow], None], ended: Callable[[bool], None]) -> None:
        """Look at everything; each finding is told as soon as it is there."""
        self.stop()
        self._found, self._ended = found, ended
        program, *arguments = own_command(["doctor", "--as-it-comes", *folder_of(self._places)])
        self._process = process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(lambda _error: self._end(is_whole=False))
        process.start(program, arguments)
        self._patience.start(LOOK_MS_MAX)

    def stop(self) -> None:
        """End it, without waiting; what it finds now is told to nobody."""
        process, self._process = self._process, None
        self._patience.stop()
        if process is not None:
            for signal in (process.readyReadStandardOutput, process.finished):
                signal.disconnect()
            process.errorOccurred.disconnect()
            if process.state() is QProcess.ProcessState.NotRunning:
                process.deleteLater()
            else:
                process.finished.connect(process.deleteLater)
                process.kill()

    def follow(self, before: TillState, after: TillState) -> None:
        """Let the state change: the page stops by itself."""

    def close(self) -> None:
        """End what still runs, and wait for its end: no process outlives the till's."""
        self.stop()
        for process in self.findChildren(QProcess):
            process.waitForFinished(END_MS_MAX)

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            if row := row_in(bytes(self._process.readLine().data())):
                self._found(row)

    def _finish(self, status: int) -> None:
        self._read()
        self._end(is_whole=status in _TOLD)

    def _give_up(self) -> None:
        self._end(is_whole=False)

    def _end(self, *, is_whole: bool) -> None:
        if self._process is not None:
            self.stop()
            self._ended(is_whole)


def folder_of(places: Places) -> list[str]:
    """Return how a command is told where the till is; nothing where it is the usual place."""
    is_usual = find_places().data_dir == places.data_dir
    return [] if is_usual else ["--data-dir", str(places.data_dir)]


def row_in(line: bytes) -> FoundRow | None:
    """Return what a line of the report says; ``None`` for one that is none of the report's."""
    try:
        said = json.loads(line)
        is_well = said["ok"]
        texts = [str(said[name])[:_CHARS_MAX] for name in ("topic", "code", "value")]
    except (ValueError, KeyError, TypeError):
        return None
    topic, code, value = texts
    return FoundRow(topic, is_well if isinstance(is_well, bool) else None, code, value)
