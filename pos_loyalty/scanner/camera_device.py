# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A camera that reads cards: frames are decoded on a thread of their own, scans arrive here."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos_loyalty.domain.scan import Scan, ScanSource
from pos_loyalty.scanner.camera import JOIN_SECONDS_MAX, CameraTrouble, FrameSource
from pos_loyalty.scanner.decoding import Decoder
from pos_loyalty.scanner.sightings import Sightings


class CameraDevice(QObject):
    """Tells each card once while it is in view. Lives on the GUI thread and never blocks it.

    Args:
        make_decoder: Called on the camera's thread; ``None`` for the whole cascade.
        monotonic: Seconds, to tell a card that is shown anew from one that never left.

    Attributes:
        code_scanned: Carries a ``Scan``.
        trouble: Carries the code of a ``CameraTrouble``; the camera has stopped then.
    """

    code_scanned = Signal(object)
    trouble = Signal(str)
    _read = Signal(object)
    _failed = Signal(str)

    def __init__(
        self,
        frames: FrameSource,
        *,
        make_decoder: Callable[[], Decoder] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._frames = frames
        self._make_decoder = make_decoder or _cascade
        self._monotonic = monotonic
        self._is_stopped = False
        self._thread = threading.Thread(target=self._look, name="decoder", daemon=True)
        # By way of this object, so that listeners are called on the GUI thread, whoever they are.
        self._read.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to look; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Let the camera go; waits at most a second. Nothing is told any more afterwards."""
        self._is_stopped = True
        self._frames.close()
        if self._thread.is_alive():
            self._thread.join(JOIN_SECONDS_MAX)

    def _look(self) -> None:
        decoder = self._make_decoder()
        sightings = Sightings()
        try:
            for frame in self._frames.frames():
                for reading in sightings.feed(decoder.decode(frame), self._monotonic()):
                    scan = Scan(reading.text, reading.symbology, ScanSource.CAMERA)
                    self._read.emit(scan)
        except CameraTrouble as trouble:
            self._failed.emit(trouble.code)

    @Slot(object)
    def _tell(self, scan: Scan) -> None:
        if not self._is_stopped:
            self.code_scanned.emit(scan)

    @Slot(str)
    def _report(self, code: str) -> None:
        if not self._is_stopped:
            self.trouble.emit(code)


def _cascade() -> Decoder:
    # Slow to import, so on the camera's own thread.
    from pos_loyalty.scanner.cascade import whole_cascade

    return whole_cascade()
