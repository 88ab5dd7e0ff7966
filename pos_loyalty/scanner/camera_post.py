# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's one camera: which it is, and whether it looks. One is let go before the next opens."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from pos_loyalty.scanner.believing import is_long_enough
from pos_loyalty.scanner.camera import FrameSource
from pos_loyalty.scanner.camera_device import CameraDevice
from pos_loyalty.scanner.camera_list import is_device
from pos_loyalty.scanner.decoder_process import DecoderProcess
from pos_loyalty.scanner.decoding import Decoder, Reading
from pos_loyalty.scanner.middle import WHOLE_PERCENT, MiddleDecoder
from pos_loyalty.scanner.preview import Preview

Asking = Callable[[Callable[[bool], None]], None]

NO_CAMERA: Final = ""


class CameraPost(QObject):
    """Opens and lets go, and never waits for either. Lives on the GUI thread.

    Args:
        open_frames: Returns the source that a setting names; raises nothing.
        ask: Asks whether this program may use a camera, and passes the answer on.
        region_percent: How much of a frame's width and height is read.
        make_decoder: As ``CameraDevice`` takes it.

    Attributes:
        code_scanned: Carries a ``Scan``.
        trouble: Carries the code of a ``CameraDevice``'s trouble, or ``not_permitted``; an empty
            text when frames come again, and when no camera is wanted any more.
        preview: Holds the newest frame, whichever camera it is from.
    """

    code_scanned = Signal(object)
    trouble = Signal(str)

    def __init__(
        self,
        open_frames: Callable[[str], FrameSource],
        ask: Asking,
        *,
        region_percent: int = WHOLE_PERCENT,
        make_decoder: Callable[[], Decoder] = DecoderProcess,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_frames = open_frames
        self._ask = ask
        self._region_percent = region_percent
        self._make_decoder = make_decoder
        self._is_expected: Callable[[Reading], bool] = is_long_enough
        self.preview = Preview()
        self._chosen = self._running = NO_CAMERA
        self._is_paused = self._is_closed = self._is_stopping = False
        self._device: CameraDevice | None = None
        self._trouble_now = ""

    def expect(self, is_expected: Callable[[Reading], bool]) -> None:
        """Doubt all other bars, with each camera that is opened from now on."""
        self._is_expected = is_expected

    def choose(self, camera: str) -> None:
        """Look through this camera, as the settings write it; an empty text for none."""
        self._chosen = camera
        self._settle()

    def pause(self) -> None:
        """Let the camera go until ``resume``: its lamp goes out, other programs may have it."""
        self._is_paused = True
        self._settle()

    def resume(self) -> None:
        """Look again, if it was paused."""
        if self._is_paused:
            self._is_paused = False
            self._settle()

    def try_now(self) -> None:
        """Try a camera again that was not there: something was plugged in."""
        if self._device is not None:
            self._device.try_now()

    def close_soon(self) -> None:
        """Let the camera go for good; returns at once."""
        self._is_closed = True
        if self._device is not None:
            self._device.stop_soon()

    def close(self) -> None:
        """Let the camera go for good; waits at most a second."""
        self._is_closed = True
        if self._device is not None:
            self._device.stop()

    @property
    def _wanted(self) -> str:
        return NO_CAMERA if self._is_paused or self._is_closed else self._chosen

    def _settle(self) -> None:
        """Come a step nearer to what is wanted; called again when the step is done."""
        if self._device is not None:
            if self._running != self._wanted and not self._is_stopping:
                self._is_stopping = True
                self._tell_trouble("")
                self._device.stop_soon()
        elif self._wanted and is_device(self._wanted):
            self._ask(self._permitted)
        elif self._wanted:
            self._start()
        else:
            self._tell_trouble("")

    def _permitted(self, is_permitted: bool) -> None:  # noqa: FBT001 - the answer to a question
        if self._device is not None or not self._wanted:
            return  # something else was chosen while the person thought about it
        if is_permitted:
            self._start()
        else:
            self._tell_trouble("not_permitted")

    def _start(self) -> None:
        self._tell_trouble("")
        self._running = self._wanted
        self._device = device = CameraDevice(
            self._open_frames(self._running),
            make_decoder=self._decoder,
            preview=self.preview,
            parent=self,
        )
        device.expect(self._is_expected)
        device.code_scanned.connect(self.code_scanned)
        device.trouble.connect(self._tell_trouble)
        device.stopped.connect(self._device_stopped)
        device.start()

    def _decoder(self) -> Decoder:
        """Called on the camera's thread."""
        return MiddleDecoder(self._make_decoder(), self._region_percent)

    def _device_stopped(self) -> None:
        """Go on to what is wanted; a file that is over is not begun again by itself."""
        was_asked, self._is_stopping = self._is_stopping, False
        if self._device is not None:
            self._device.deleteLater()
        self._device = None
        if was_asked:
            self._settle()

    def _tell_trouble(self, code: str) -> None:
        if code != self._trouble_now:
            self._trouble_now = code
            self.trouble.emit(code)
