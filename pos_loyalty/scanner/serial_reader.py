# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A reader on a serial port, or a USB reader that the system shows as one.

It is opened again and again while it is not there: a reader that is plugged in reads. Each time it
is found out first, elsewhere, whether it can be opened: that may take seconds.
"""

import logging
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort

from pos_loyalty.domain.scan import Scan, ScanSource
from pos_loyalty.scanner.code_framer import SILENCE_SECONDS, CodeFramer
from pos_loyalty.scanner.port_knock import OpenPort, PortKnock, location_of
from pos_loyalty.scanner.reader_text import cleaned
from pos_loyalty.settings import ReaderSettings, SerialSettings

RETRY_SECONDS_MIN: Final = 1
RETRY_SECONDS_MAX: Final = 30
READ_BYTES_MAX: Final = 4096
"""At one go; what comes faster waits at the system's, which drops it in the end."""

_PARITIES: Final = {
    "none": QSerialPort.Parity.NoParity,
    "even": QSerialPort.Parity.EvenParity,
    "odd": QSerialPort.Parity.OddParity,
}
_DATA_BITS: Final = {7: QSerialPort.DataBits.Data7, 8: QSerialPort.DataBits.Data8}
_STOP_BITS: Final = {1: QSerialPort.StopBits.OneStop, 2: QSerialPort.StopBits.TwoStop}
_TROUBLES: Final = {
    QSerialPort.SerialPortError.DeviceNotFoundError: "not_there",
    QSerialPort.SerialPortError.PermissionError: "in_use",
    QSerialPort.SerialPortError.ResourceError: "unplugged",
}

_log: Final = logging.getLogger("pos_loyalty")


class SerialReader(QObject):
    """Turns what comes down one line into scans. Lives on the GUI thread and never blocks it.

    Args:
        open_port: As ``PortKnock`` takes it.

    Attributes:
        code_scanned: Carries a ``Scan``.
        trouble: Carries, whenever it changes, ``not_there``, ``in_use`` (or forbidden to this
            user), ``unplugged`` or ``broken``; or an empty text when the port is open.
        hear: Is told every code as it came, before anything is taken off; ``None`` while nobody
            wants to know.
    """

    code_scanned = Signal(object)
    trouble = Signal(str)

    def __init__(
        self,
        line: SerialSettings,
        readers: ReaderSettings,
        *,
        open_port: OpenPort | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.hear: Callable[[str], None] | None = None
        self._readers = readers
        self._framer = CodeFramer()
        self._trouble_now = ""
        self._retry_seconds = RETRY_SECONDS_MIN
        self._port = _port_for(line, self)
        self._port.readyRead.connect(self._read)
        self._port.errorOccurred.connect(self._fail)
        self._silence = self._timer(self._end_by_silence)
        self._silence.setInterval(round(SILENCE_SECONDS * 1000))
        location = location_of(line.port, sys.platform)
        self._knock = PortKnock(location, open_port, parent=self)
        self._knock.answered.connect(self._answered)
        self._retry = self._timer(self._knock.knock)

    @property
    def name(self) -> str:
        """Return the port."""
        return self._port.portName()

    def start(self) -> None:
        """Begin to listen; returns at once, also where there is no such port, or none answers."""
        self._knock.knock()

    def stop(self) -> None:
        """Let the port go. Nothing is told any more afterwards."""
        self._knock.stop()
        self._retry.stop()
        self._silence.stop()
        self._port.blockSignals(True)
        self._port.close()

    def _answered(self, trouble: str) -> None:
        if trouble:
            self._try_later(trouble)
        else:
            self._open()

    def _open(self) -> None:
        # What fails is told by ``errorOccurred``, before this returns.
        if self._port.open(QIODevice.OpenModeFlag.ReadOnly):
            self._retry_seconds = RETRY_SECONDS_MIN
            self._framer = CodeFramer()
            self._note("")

    def _read(self) -> None:
        for code in self._framer.feed(bytes(self._port.read(READ_BYTES_MAX).data())):
            self._tell(code)
        if self._framer.is_waiting:
            self._silence.start()
        else:
            self._silence.stop()

    def _end_by_silence(self) -> None:
        if code := self._framer.expire():
            self._tell(code)

    def _tell(self, sent: str) -> None:
        if self.hear is not None:
            self.hear(sent)
        code = cleaned(sent, self._readers.prefixes, self._readers.suffixes)
        if code.text:
            self.code_scanned.emit(Scan(code.text, code.symbology, ScanSource.SERIAL))

    def _fail(self, error: QSerialPort.SerialPortError) -> None:
        if error is QSerialPort.SerialPortError.NoError or self._retry.isActive():
            return
        self._try_later(_TROUBLES.get(error, "broken"))
        if self._port.isOpen():
            self._port.close()

    def _try_later(self, trouble: str) -> None:
        self._note(trouble)
        self._silence.stop()
        self._retry.start(self._retry_seconds * 1000)
        self._retry_seconds = min(2 * self._retry_seconds, RETRY_SECONDS_MAX)

    def _note(self, code: str) -> None:
        if code != self._trouble_now:
            self._trouble_now = code
            if code:
                _log.warning("the reader at %s: %s", self.name, code)
            self.trouble.emit(code)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer


def _port_for(line: SerialSettings, parent: QObject) -> QSerialPort:
    port = QSerialPort(line.port, parent)
    port.setBaudRate(line.baud)
    port.setParity(_PARITIES[line.parity])
    port.setDataBits(_DATA_BITS[line.data_bits])
    port.setStopBits(_STOP_BITS[line.stop_bits])
    port.setReadBufferSize(READ_BYTES_MAX)
    return port
