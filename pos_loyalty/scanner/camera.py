# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where frames come from: a camera, an address, a video file, a folder, or whoever feeds them.

A camera gives its newest frame: while one is being decoded the others are dropped, never queued.
A file gives every frame.
"""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from pos_loyalty.scanner.decoding import GreyFrame
from pos_loyalty.scanner.device_threads import remember

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAME_SECONDS: Final = 1 / 30
FRAMES_A_SECOND_MAX: Final = 240
JOIN_SECONDS_MAX: Final = 1.0
PICTURE_FRAMES: Final = 4
"""How many frames a picture of a folder is held before the camera: what bars in doubt need."""

STREAM_WAIT_MS_MAX: Final = 5_000
"""For a camera on the network to be opened, and for each of its frames."""

_STREAMS: Final = ("rtsp://", "rtsps://", "http://", "https://")
_PICTURES: Final = {".png", ".jpg", ".jpeg", ".bmp", ".webp"}


class CameraTrouble(Exception):
    """No frame can be had.

    Attributes:
        code: ``cannot_open``, ``unplugged``, ``no_camera``, ``in_use`` or ``no_camera_software``.
        may_pass: Another try may succeed, as a camera can be plugged in.
    """

    def __init__(self, code: str, *, may_pass: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.may_pass = may_pass


class FrameSource(Protocol):
    """Gives frames to one thread; ``close`` may be called from another."""

    def frames(self) -> Iterator[GreyFrame]:
        """Yield frames until there are no more, or ``close`` was called.

        Raises:
            CameraTrouble: If there is no camera, or it went away. If this may pass, the source
                may be asked for frames again. Whatever else is raised is a fault of software.
        """
        ...

    def close(self) -> None:
        """Let ``frames`` end within a frame's time."""
        ...


def open_frames(text: str) -> FrameSource:
    """Return the source that a setting names: a number, an address, a video file or a folder.

    Of what is on a disk it is looked up which it is, and a share may not answer for a minute.
    """
    if text.isdecimal():
        return VideoDevice(partial(_open_device, int(text)))
    if text.startswith(_STREAMS):
        return VideoDevice(partial(_open_stream, text))
    path = Path(text)
    return PictureFolder(path) if path.is_dir() else VideoFile(path)


def is_on_disk(text: str) -> bool:
    """Tell whether a setting, which names no camera by its id, is a video file or a folder."""
    return not (text.isdecimal() or text.startswith(_STREAMS))


class LateFrames:
    """Implements ``FrameSource`` by another, which is made on the thread that asks for frames."""

    def __init__(self, make: Callable[[], FrameSource]) -> None:
        self._make = make
        self._source: FrameSource | None = None
        self._is_closed = False

    def frames(self) -> Iterator[GreyFrame]:
        """Make the source, and yield its frames."""
        self._source = source = self._make()
        if not self._is_closed:
            yield from source.frames()

    def close(self) -> None:
        """Close the source, whether it is made already or not."""
        self._is_closed = True  # before the look at the source: whoever makes one looks here
        if self._source is not None:
            self._source.close()


class FrameFeed:
    """Frames that somebody else has; the one that is shown stays before the lens until replaced."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._frame: GreyFrame | None = None
        self._is_closed = False

    def show(self, frame: GreyFrame | None) -> None:
        """Hold a frame before the lens; ``None`` takes it away. Any thread."""
        with self._changed:
            self._frame = frame
            self._changed.notify_all()

    def frames(self) -> Iterator[GreyFrame]:
        """Yield what is shown, about 30 times a second."""
        while not self._is_closed:
            with self._changed:
                if self._frame is None:
                    self._changed.wait(FRAME_SECONDS)
                frame = self._frame
            if frame is not None:
                yield frame
                self._pause()

    def close(self) -> None:
        """End the feed."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def _pause(self) -> None:
        with self._changed:
            if not self._is_closed:
                self._changed.wait(FRAME_SECONDS)


class PictureFolder:
    """The pictures of a folder, by name, each for a few frames; other files are passed over."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_closed = False

    def frames(self) -> Iterator[GreyFrame]:
        """Yield every picture a few times."""
        from pos_loyalty.scanner.images import UnreadableImage, read_image

        try:
            paths = sorted(self._folder.iterdir())
        except OSError as error:
            raise CameraTrouble("cannot_open") from error
        for path in paths:
            if self._is_closed:
                return
            if path.suffix.lower() not in _PICTURES:
                continue
            try:
                frame = read_image(path)
            except UnreadableImage:
                continue
            yield from repeat(frame, PICTURE_FRAMES)

    def close(self) -> None:
        """Stop before the next picture."""
        self._is_closed = True


class VideoFile:
    """Every frame of a video, in order, as fast as they are taken.

    Attributes:
        frame_seconds: From frame to frame, as the file says once its frames are asked for.
    """

    def __init__(self, path: Path) -> None:
        self.frame_seconds = FRAME_SECONDS
        self._path = path
        self._is_closed = False

    def frames(self) -> Iterator[GreyFrame]:
        """Yield the frames to the video's end."""
        from pos_loyalty.scanner.late_cv2 import cv2

        capture = cv2.VideoCapture(str(self._path))
        try:
            if not capture.isOpened():
                raise CameraTrouble("cannot_open")
            frames_a_second = capture.get(cv2.CAP_PROP_FPS)
            if 1 <= frames_a_second <= FRAMES_A_SECOND_MAX:  # some files do not say, or lie
                self.frame_seconds = 1 / frames_a_second
            while not self._is_closed:
                is_there, pixels = capture.read()
                if not is_there:
                    return
                yield _grey(pixels)
        finally:
            capture.release()

    def close(self) -> None:
        """Stop before the next frame."""
        self._is_closed = True


class Capture(Protocol):
    """What OpenCV gives for an open camera; each call but ``isOpened`` may block."""

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's name
        """Tell whether there is a camera."""
        ...

    def read(self) -> tuple[bool, Any]:
        """Return whether a frame came, and its pixels in blue, green and red."""
        ...

    def release(self) -> None:
        """Let the camera go."""
        ...


class VideoDevice:
    """A camera. Its own thread grabs; whoever asks gets the newest frame, each at most once.

    Args:
        open_capture: Called on the grabbing thread; may take seconds.
    """

    def __init__(self, open_capture: Callable[[], Capture]) -> None:
        self._open_capture = open_capture
        self._changed = threading.Condition()
        self._newest: GreyFrame | None = None
        self._trouble: Exception | None = None
        self._is_closed = False

    def frames(self) -> Iterator[GreyFrame]:
        """Yield the newest frame, whenever the last one has been dealt with."""
        self._newest = self._trouble = None
        grabber = threading.Thread(target=self._grab, name="camera", daemon=True)
        grabber.start()
        remember(grabber.is_alive)
        while (frame := self._next()) is not None:
            yield frame
        grabber.join(JOIN_SECONDS_MAX)

    def close(self) -> None:
        """Let the camera go."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def _next(self) -> GreyFrame | None:
        with self._changed:
            self._changed.wait_for(
                lambda: self._is_closed or self._trouble is not None or self._newest is not None
            )
            if self._is_closed:
                return None
            if self._trouble is not None:
                raise self._trouble
            frame, self._newest = self._newest, None
            return frame

    def _grab(self) -> None:
        # Told when the camera has been let go, so that another try does not find it taken.
        try:
            self._grab_frames()
        except Exception as trouble:  # noqa: BLE001 - carried to whoever waits for a frame
            with self._changed:
                self._trouble = trouble
                self._changed.notify_all()

    def _grab_frames(self) -> None:
        capture = self._open_capture()
        try:
            code = "unplugged" if capture.isOpened() else "cannot_open"
            while not self._is_closed:
                is_there, pixels = capture.read()
                if not is_there:
                    raise CameraTrouble(code, may_pass=True)
                with self._changed:
                    self._newest = _grey(pixels)
                    self._changed.notify_all()
        finally:
            capture.release()


def _open_device(number: int) -> Capture:
    from pos_loyalty.scanner.late_cv2 import cv2

    return cv2.VideoCapture(number)


def _open_stream(address: str) -> Capture:
    from pos_loyalty.scanner.late_cv2 import cv2

    waits = [
        *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, STREAM_WAIT_MS_MAX),
        *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, STREAM_WAIT_MS_MAX),
    ]
    return cv2.VideoCapture(address, cv2.CAP_FFMPEG, waits)


def _grey(pixels: "NDArray[np.integer[Any] | np.floating[Any]]") -> GreyFrame:
    from pos_loyalty.scanner.late_cv2 import cv2

    return grey_frame(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY))


def grey_frame(pixels: "NDArray[np.integer[Any] | np.floating[Any]]") -> GreyFrame:
    """Return an array of rows, one byte a pixel, as a frame."""
    height, width = pixels.shape
    return GreyFrame(width, height, pixels.astype("uint8", copy=False).tobytes())
