# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's video frames in shades of grey, whatever a camera's pixels are made of.

Most cameras give brightness and colour apart: then the brightness is taken as it lies there.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from pos_loyalty.scanner.decoding import GreyFrame

FRAME_PIXELS_MAX: Final = 3840 * 2160
"""A camera that insists on more is of no use: a till asks for a sixth of it."""

ROWS_MIN: Final = 2
"""Qt divides by nought when it maps one row in three planes, and takes the till along."""

_Pixel = QVideoFrameFormat.PixelFormat
_Grey = QImage.Format.Format_Grayscale8

_BRIGHTNESS: Final = {
    _Pixel.Format_NV12: (1, 0),
    _Pixel.Format_NV21: (1, 0),
    _Pixel.Format_YUV420P: (1, 0),
    _Pixel.Format_YUV422P: (1, 0),
    _Pixel.Format_YV12: (1, 0),
    _Pixel.Format_IMC1: (1, 0),
    _Pixel.Format_IMC2: (1, 0),
    _Pixel.Format_IMC3: (1, 0),
    _Pixel.Format_IMC4: (1, 0),
    _Pixel.Format_Y8: (1, 0),
    _Pixel.Format_YUYV: (2, 0),
    _Pixel.Format_UYVY: (2, 1),
    _Pixel.Format_Y16: (2, 1),  # the upper half of each, as the lower comes first
    _Pixel.Format_P010: (2, 1),
    _Pixel.Format_P016: (2, 1),
    _Pixel.Format_AYUV: (4, 1),
    _Pixel.Format_AYUV_Premultiplied: (4, 1),
}
"""Bytes from pixel to pixel in the first plane, and which of them is the brightness."""

_COLOURS: Final = {
    _Pixel.Format_BGRA8888: (QImage.Format.Format_RGB32, 0),
    _Pixel.Format_BGRA8888_Premultiplied: (QImage.Format.Format_RGB32, 0),
    _Pixel.Format_BGRX8888: (QImage.Format.Format_RGB32, 0),
    _Pixel.Format_ABGR8888: (QImage.Format.Format_RGB32, 1),
    _Pixel.Format_XBGR8888: (QImage.Format.Format_RGB32, 1),
    _Pixel.Format_RGBA8888: (QImage.Format.Format_RGBX8888, 0),
    _Pixel.Format_RGBX8888: (QImage.Format.Format_RGBX8888, 0),
    _Pixel.Format_ARGB8888: (QImage.Format.Format_RGBX8888, 1),
    _Pixel.Format_ARGB8888_Premultiplied: (QImage.Format.Format_RGBX8888, 1),
    _Pixel.Format_XRGB8888: (QImage.Format.Format_RGBX8888, 1),
}
"""As which colours an image takes them, from which byte on; see-through is of no matter."""

_COLOUR_BYTES: Final = 4
_JPEG_MARK: Final = b"\xff\xd8"


def is_readable(kind: QVideoFrameFormat.PixelFormat) -> bool:
    """Tell whether frames of such pixels can be looked at."""
    return kind in _BRIGHTNESS or kind in _COLOURS or kind == _Pixel.Format_Jpeg


def grey_of(frame: QVideoFrame) -> GreyFrame | None:
    """Return the frame's brightness; ``None`` for a frame that cannot be looked at.

    Takes a millisecond or a few. Any thread but the GUI's, one frame on one thread at a time.
    """
    if not _is_sane(frame) or not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        kind = frame.pixelFormat()
        if kind in _BRIGHTNESS:
            return _brightness(frame, *_BRIGHTNESS[kind])
        if kind in _COLOURS:
            return _from_colours(frame, *_COLOURS[kind])
        if kind == _Pixel.Format_Jpeg:
            return _from_jpeg(bytes(frame.bits(0) or b""))
    finally:
        frame.unmap()
    return None


def _is_sane(frame: QVideoFrame) -> bool:
    width, height = frame.width(), frame.height()
    rows_min = 1 if frame.pixelFormat() == _Pixel.Format_Jpeg else ROWS_MIN
    return width > 0 and height >= rows_min and width * height <= FRAME_PIXELS_MAX


def _brightness(frame: QVideoFrame, step: int, offset: int) -> GreyFrame | None:
    packed = _packed(frame, frame.width() * step)
    if packed is None:
        return None
    pixels = packed if step == 1 else packed[offset::step]
    return GreyFrame(frame.width(), frame.height(), pixels)


def _from_colours(frame: QVideoFrame, form: QImage.Format, offset: int) -> GreyFrame | None:
    row_bytes = frame.width() * _COLOUR_BYTES
    packed = _packed(frame, row_bytes)
    if packed is None:
        return None
    shifted = packed[offset:] + bytes(offset)
    return _as_grey(QImage(shifted, frame.width(), frame.height(), row_bytes, form))


def _packed(frame: QVideoFrame, row_bytes: int) -> bytes | None:
    """Return the first plane without what pads its rows; ``None`` if it is shorter than it says."""
    # A view of the driver's own memory, gone when the map ends: what is returned is a copy.
    plane = memoryview(frame.bits(0) or b"")
    stride, height = frame.bytesPerLine(0), frame.height()
    if stride < row_bytes or len(plane) < stride * (height - 1) + row_bytes:
        return None
    if stride == row_bytes:
        return bytes(plane[: row_bytes * height])
    starts = range(0, stride * height, stride)
    return b"".join(plane[start : start + row_bytes] for start in starts)


def _from_jpeg(content: bytes) -> GreyFrame | None:
    if not content.startswith(_JPEG_MARK):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()  # its head says so: nothing is decoded yet
    if not 0 < size.width() * size.height() <= FRAME_PIXELS_MAX:
        return None
    return _as_grey(reader.read())


def _as_grey(image: QImage) -> GreyFrame | None:
    if image.isNull():
        return None
    grey = image.convertToFormat(_Grey)
    width, height, stride = grey.width(), grey.height(), grey.bytesPerLine()
    view = memoryview(grey.constBits())
    starts = range(0, stride * height, stride)
    return GreyFrame(width, height, b"".join(view[start : start + width] for start in starts))
