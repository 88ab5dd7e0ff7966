# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Frames of a camera that lies about its rows, or has odd ones: a picture of that size, or none."""

import itertools
from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from pos_loyalty.scanner.video_pixels import grey_of

Pixel = QVideoFrameFormat.PixelFormat
SIZES = ((1, 1), (2, 2), (3, 5), (1279, 3), (7, 719), (4095, 2), (1, 720))
STRIDES = st.sampled_from([0, 1, -1, 7, 8, 9, 32, 2**31 - 1, -(2**31)])


class LyingFrame:
    """A mapped frame whose driver says anything of its rows."""

    def __init__(self, kind: Pixel, size: tuple[int, int], stride: int, held: int) -> None:
        self._kind, self._size, self._stride, self._held = kind, size, stride, held

    def width(self) -> int:
        return self._size[0]

    def height(self) -> int:
        return self._size[1]

    def pixelFormat(self) -> Pixel:  # noqa: N802 - Qt's name
        return self._kind

    def bytesPerLine(self, _plane: int) -> int:  # noqa: N802 - Qt's name
        return self._stride

    def bits(self, _plane: int) -> bytearray | None:
        return bytearray(self._held) if self._held else None

    def map(self, _mode: QVideoFrame.MapMode) -> bool:
        return True

    def unmap(self) -> None:
        pass


@pytest.mark.parametrize("kind", list(Pixel), ids=lambda kind: kind.name)
def test_odd_sizes_of_every_kind_are_pictures_of_that_size_or_none(
    qapp: QCoreApplication, kind: Pixel
) -> None:
    for width, height in SIZES:
        frame = QVideoFrame(QVideoFrameFormat(QSize(width, height), kind))

        grey = grey_of(frame)

        assert grey is None or (grey.width, grey.height) == (width, height)


@given(
    kind=st.sampled_from(
        [Pixel.Format_NV12, Pixel.Format_YUYV, Pixel.Format_P010, Pixel.Format_ARGB8888]
    ),
    size=st.tuples(st.integers(-1, 40), st.integers(-1, 40)),
    stride=STRIDES | st.integers(-100, 200),
    held=st.integers(0, 3000),
)
@example(Pixel.Format_NV12, (8, 8), 8, 63)
@example(Pixel.Format_NV12, (8, 8), 7, 64)
@example(Pixel.Format_ARGB8888, (8, 8), 32, 256)
def test_what_a_driver_says_of_its_rows_is_not_believed(
    kind: Pixel, size: tuple[int, int], stride: int, held: int
) -> None:
    grey = grey_of(cast("QVideoFrame", LyingFrame(kind, size, stride, held)))

    assert grey is None or ((grey.width, grey.height) == size and held >= size[0] * size[1])


def test_control_a_frame_that_tells_the_truth_is_taken() -> None:
    for width, height in itertools.product((1, 8, 40), (2, 8)):
        frame = LyingFrame(Pixel.Format_NV12, (width, height), 64, 64 * height)

        grey = grey_of(cast("QVideoFrame", frame))

        assert grey is not None
