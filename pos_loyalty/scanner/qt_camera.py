# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A camera through Qt's multimedia: it knows names, plugs and permissions, and needs no OpenCV.

The camera lives on a thread of its own, for to open one may take a second. Whoever decodes looks
at its sink for the newest frame. No code of ours is called on the camera's own threads: one that
waits for the interpreter while the camera is being closed would wait for ever.
"""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QThread
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QMediaCaptureSession,
    QVideoFrame,
    QVideoSink,
)

from pos_loyalty.scanner.camera import CameraTrouble
from pos_loyalty.scanner.camera_format import nearest
from pos_loyalty.scanner.decoding import GreyFrame
from pos_loyalty.scanner.device_threads import remember
from pos_loyalty.scanner.video_pixels import grey_of

LOOK_SECONDS: Final = 0.008
"""Between two looks at the sink while it has nothing new: a quarter of a frame's time."""

SILENCE_SECONDS_MAX: Final = 5.0
"""A camera that gives nothing for so long is not going to."""

CLOSING_MS_MAX: Final = 3_000


class Shooter(Protocol):
    """Something that shoots frames. All is called on the thread that wants them."""

    def start(self) -> None:
        """Begin.

        Raises:
            CameraTrouble: If there is nothing to begin with.
        """
        ...

    def newest(self) -> QVideoFrame:
        """Return the newest frame; one that is not valid before the first."""
        ...

    def trouble(self) -> str:
        """Return the code of a ``CameraTrouble``; empty while all is well."""
        ...

    def stop(self) -> None:
        """Let go of everything."""
        ...


class QtFrames:
    """Implements ``FrameSource``: the newest frame, each at most once.

    Args:
        make_shooter: Called for each try, on the thread that asks for frames.
        silence_seconds: How long the camera may give nothing before it counts as taken.
    """

    def __init__(
        self,
        make_shooter: Callable[[], Shooter],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        silence_seconds: float = SILENCE_SECONDS_MAX,
    ) -> None:
        self._make_shooter = make_shooter
        self._monotonic = monotonic
        self._silence_seconds = silence_seconds
        self._closing = threading.Event()

    def frames(self) -> Iterator[GreyFrame]:
        """Yield the newest frame, whenever the last one has been dealt with."""
        shooter = self._make_shooter()
        shooter.start()
        try:
            yield from self._newest_of(shooter)
        finally:
            shooter.stop()

    def close(self) -> None:
        """Let the camera go."""
        self._closing.set()

    def _newest_of(self, shooter: Shooter) -> Iterator[GreyFrame]:
        last = QVideoFrame()
        heard_at = self._monotonic()
        while not self._closing.is_set():
            if code := shooter.trouble():
                raise CameraTrouble(code, may_pass=True)
            shot = shooter.newest()
            is_new = shot.isValid() and shot != last
            last = shot
            if is_new and (grey := grey_of(shot)) is not None:
                yield grey
                heard_at = self._monotonic()
            elif self._monotonic() - heard_at > self._silence_seconds:
                raise CameraTrouble("in_use", may_pass=True)
            else:
                self._closing.wait(LOOK_SECONDS)


class CameraShooter:
    """Implements ``Shooter`` for a camera of this machine.

    Args:
        find: Returns the camera if it is plugged in now. Called on the thread that wants frames.
        open_on: Makes the thread that owns the camera.
        closing_ms: How long it may take to close. One that takes longer is left to itself, and
            until it has ended no other is opened.
    """

    def __init__(
        self,
        find: Callable[[], QCameraDevice | None],
        *,
        open_on: "Callable[[QCameraDevice], CameraThread] | None" = None,
        closing_ms: int = CLOSING_MS_MAX,
    ) -> None:
        self._find = find
        self._open_on = open_on or CameraThread
        self._closing_ms = closing_ms
        self._thread: CameraThread | None = None

    def start(self) -> None:
        """Open the camera on a thread of its own; returns at once."""
        device = self._find()
        if device is None:
            raise CameraTrouble("no_camera", may_pass=True)
        _stuck[:] = [thread for thread in _stuck if not thread.isFinished()]
        if _stuck:
            raise CameraTrouble("in_use", may_pass=True)
        self._thread = self._open_on(device)
        self._thread.start()
        remember(self._thread.isRunning)

    def newest(self) -> QVideoFrame:
        """Return what the camera's sink holds."""
        sink = None if self._thread is None else self._thread.sink
        return QVideoFrame() if sink is None else sink.videoFrame()

    def trouble(self) -> str:
        """Return ``unplugged``, or ``in_use`` for a camera that is there and fails."""
        if self._find() is None:
            return "unplugged"
        return "in_use" if self._thread is not None and self._thread.has_failed else ""

    def stop(self) -> None:
        """Let the camera go, so that another try, or another program, finds it free."""
        if self._thread is not None:
            self._thread.quit()
            if not self._thread.wait(self._closing_ms):
                _stuck.append(self._thread)  # to forget it while it runs would end the till


class CameraThread(QThread):
    """Owns the camera: made, run and let go on this thread.

    Attributes:
        sink: ``None`` until the camera is being opened.
    """

    def __init__(self, device: QCameraDevice) -> None:
        super().__init__()
        self._device = device
        self.sink: QVideoSink | None = None
        self.has_failed = False

    def run(self) -> None:
        """Open the camera, and close it when the thread is asked to quit."""
        camera = QCamera(self._device)
        camera.errorOccurred.connect(self._note, Qt.ConnectionType.DirectConnection)
        if (form := nearest(self._device.videoFormats())) is not None:
            camera.setCameraFormat(form)
        session = QMediaCaptureSession()
        self.sink = QVideoSink()
        session.setCamera(camera)
        session.setVideoSink(self.sink)
        camera.start()
        self.exec()
        camera.stop()
        _end(session, camera)

    def _note(self, error: QCamera.Error) -> None:
        self.has_failed = error != QCamera.Error.NoError


_stuck: Final[list[CameraThread]] = []
"""Threads whose camera does not close. There is one till in a process, and it opens one camera."""


def _end(*owned: QObject) -> None:
    """Delete these now, on the thread that they belong to."""
    from shiboken6 import delete

    for one in owned:
        delete(one)
