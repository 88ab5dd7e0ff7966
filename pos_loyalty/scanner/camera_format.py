# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which of the sizes and rates that a camera offers is asked for."""

from collections.abc import Iterable
from math import log2
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrameFormat

from pos_loyalty.scanner.video_pixels import is_readable

_IDEAL_PIXELS: Final = 1280 * 720
_IDEAL_RATE: Final = 30.0
_RATE_WEIGHT: Final = 10.0
_JPEG_COST: Final = 0.1


class Format(Protocol):
    """What a camera offers: ``QCameraFormat``, with Qt's names."""

    def resolution(self) -> QSize:
        """Return the size in pixels."""
        ...

    def maxFrameRate(self) -> float:  # noqa: N802 - Qt's name
        """Return the frames a second."""
        ...

    def pixelFormat(self) -> QVideoFrameFormat.PixelFormat:  # noqa: N802 - Qt's name
        """Return what the pixels are made of."""
        ...


F = TypeVar("F", bound=Format)


def nearest(formats: Iterable[F]) -> F | None:
    """Return the format nearest to 1280 x 720 at 30 a second; ``None`` if none can be read.

    Twice the pixels, half of them, and 10 frames a second too few are equally bad. Of two that are
    alike, compressed pixels are the worse.
    """
    usable = [
        form
        for form in formats
        if is_readable(form.pixelFormat()) and not form.resolution().isEmpty()
    ]
    return min(usable, key=_distance, default=None)


def _distance(form: Format) -> float:
    size = form.resolution()
    off_size = abs(log2(size.width() * size.height() / _IDEAL_PIXELS))
    too_slow = max(0.0, _IDEAL_RATE - form.maxFrameRate()) / _RATE_WEIGHT
    is_jpeg = form.pixelFormat() == QVideoFrameFormat.PixelFormat.Format_Jpeg
    return off_size + too_slow + _JPEG_COST * is_jpeg
