# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A camera that reads cards: frames are decoded on a thread of their own, scans arrive here."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos_loyalty.domain.scan import Scan, ScanSource
from pos_loyalty.scanner.believing import is_long_enough
from pos_loyalty.scanner.camera import JOIN_SECONDS_MAX, CameraTrouble, FrameSource
from pos_loyalty.scanner.decoder_process import (
    DecoderFailing,
    DecoderProcess,
    close_decoder,
    hurry_decoder,
)
from pos_loyalty.scanner.decoding import Decoder, Reading
from pos_loyalty.scanner.device_threads import remember
from pos_loyalty.scanner.preview import Preview
from pos_loyalty.scanner.sightings import Sightings

IDLE_AFTER_SECONDS: Final = 3.0
IDLE_PAUSE_SECONDS: Final = 0.1
"""With no card in sight for a while, a few frames a second are enough to see one come."""

RETRY_SECONDS: Final = 5.0
SCANS_A_FRAME_MAX: Final = 4
"""Of a sheet full of codes no more are told at once, and the rest with the frames that follow: the
window would be busy with nothing else."""

_log: Final = logging.getLogger("pos_loyalty")


class CameraDevice(QObject):
    """Tells each card once while it is in view. Lives on the GUI thread and never blocks it.

    Args:
        make_decoder: Called on the camera's thread; ``None`` for the whole cascade,
            in a process of its own.
        monotonic: Seconds, to tell a card that is shown anew from one that never left.
        retry_seconds: Until a camera that is not there, or went away, is tried again.
        preview: Is shown each frame.

    Attributes:
        code_scanned: Carries a ``Scan``.
        trouble: Carries, whenever it changes, the code of a ``CameraTrouble``; or
            ``no_camera_software`` or ``broken``, after which the camera has stopped; or
            ``decoder_failing`` while frames come but cannot be looked at; or an empty text when
            all is well again.
        stopped: The thread has ended, and the source has been let go: another may take it.
    """

    code_scanned = Signal(object)
    trouble = Signal(str)
    stopped = Signal()
    _read = Signal(object)
    _failed = Signal(str)
    _ended = Signal()

    def __init__(
        self,
        frames: FrameSource,
        *,
        make_decoder: Callable[[], Decoder] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        retry_seconds: float = RETRY_SECONDS,
        preview: Preview | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._frames = frames
        self._make_decoder = make_decoder or DecoderProcess
        self._monotonic = monotonic
        self._retry_seconds = retry_seconds
        self._preview = preview or Preview()
        self._is_expected: Callable[[Reading], bool] = is_long_enough
        self._trouble_now = ""  # the camera's thread alone knows it
        self._decoder: Decoder | None = None
        self._stopping = threading.Event()
        self._try_again = threading.Event()
        self._thread = threading.Thread(target=self._look, name="decoder", daemon=True)
        # By way of this object, so that listeners are called on the GUI thread, whoever they are.
        self._read.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self.stopped, Qt.ConnectionType.QueuedConnection)

    def expect(self, is_expected: Callable[[Reading], bool]) -> None:
        """Doubt all other bars: they have to be seen in more frames. To be said before ``start``.

        Args:
            is_expected: Called on the camera's thread.
        """
        self._is_expected = is_expected

    def start(self) -> None:
        """Begin to look; returns at once."""
        self._thread.start()
        remember(self._thread.is_alive)

    def stop_soon(self) -> None:
        """Let the camera go; returns at once. Nothing but ``stopped`` is told any more."""
        self._stopping.set()
        self._try_again.set()
        self._frames.close()
        if (decoder := self._decoder) is not None:
            hurry_decoder(decoder)

    def try_now(self) -> None:
        """Try a camera again that is not there, without waiting for the next try's time."""
        self._try_again.set()

    def stop(self) -> None:
        """Let the camera go; waits at most a second. Nothing is told any more afterwards."""
        self.stop_soon()
        if self._thread.is_alive():
            self._thread.join(JOIN_SECONDS_MAX)

    def _look(self) -> None:
        try:
            self._decoder = decoder = self._make_decoder()
            try:
                self._look_while_it_may_pass(decoder)
            finally:
                close_decoder(decoder)
        except CameraTrouble as trouble:
            self._note(trouble.code)
        except ImportError:
            _log.exception("the camera's software cannot be loaded")
            self._note("no_camera_software")
        except Exception:  # noqa: BLE001 - logged and told; it is the end of this thread
            _log.exception("the camera has stopped")
            self._note("broken")
        finally:
            self._frames.close()
            self._preview.show(None)
            with suppress(RuntimeError):  # the till is gone, and so is whoever would be told
                self._ended.emit()

    def _look_while_it_may_pass(self, decoder: Decoder) -> None:
        while not self._stopping.is_set():
            try:
                return self._look_at_frames(decoder)
            except CameraTrouble as trouble:
                if not trouble.may_pass:
                    raise
                self._note(trouble.code)
            self._preview.show(None)
            self._try_again.wait(self._retry_seconds)
            self._try_again.clear()
        return None

    def _look_at_frames(self, decoder: Decoder) -> None:
        sightings = Sightings(self._is_expected)
        last_code_at = self._monotonic()
        for frame in self._frames.frames():
            seen_at = self._monotonic()
            is_watched = self._preview.show(frame)
            try:
                readings = decoder.decode(frame)
            except DecoderFailing:
                self._note("decoder_failing")
                continue
            self._note("")
            last_code_at = seen_at if readings else last_code_at
            for reading in sightings.feed(readings, seen_at, news_max=SCANS_A_FRAME_MAX):
                self._read.emit(Scan(reading.text, reading.symbology, ScanSource.CAMERA))
            if seen_at - last_code_at > IDLE_AFTER_SECONDS and not is_watched:
                self._stopping.wait(IDLE_PAUSE_SECONDS)

    def _note(self, code: str) -> None:
        if code != self._trouble_now:
            self._trouble_now = code
            self._failed.emit(code)

    @Slot(object)
    def _tell(self, scan: Scan) -> None:
        if not self._stopping.is_set():
            self.code_scanned.emit(scan)

    @Slot(str)
    def _report(self, code: str) -> None:
        if not self._stopping.is_set():
            self.trouble.emit(code)
