# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever the pixels of a camera are made of, what comes out is their brightness, row by row."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from pos_loyalty.scanner.video_pixels import FRAME_PIXELS_MAX, grey_of, is_readable

Pixel = QVideoFrameFormat.PixelFormat
WIDTH, HEIGHT = 6, 4
"""So narrow that Qt pads every row."""

GREYS = [[20 + 10 * x + 40 * y for x in range(WIDTH)] for y in range(HEIGHT)]

PLANAR = [
    *(Pixel.Format_NV12, Pixel.Format_NV21, Pixel.Format_YUV420P, Pixel.Format_YUV422P),
    *(Pixel.Format_YV12, Pixel.Format_IMC1, Pixel.Format_IMC2, Pixel.Format_IMC3),
    *(Pixel.Format_IMC4, Pixel.Format_Y8),
]
NOISE = 99
"""What stands where no brightness is: colour, padding, the lower half."""

WOVEN: dict[Pixel, Callable[[int], list[int]]] = {
    Pixel.Format_YUYV: lambda grey: [grey, NOISE],
    Pixel.Format_UYVY: lambda grey: [NOISE, grey],
    Pixel.Format_Y16: lambda grey: [NOISE, grey],
    Pixel.Format_P010: lambda grey: [NOISE, grey],
    Pixel.Format_P016: lambda grey: [NOISE, grey],
    Pixel.Format_AYUV: lambda grey: [255, grey, NOISE, NOISE],
    Pixel.Format_AYUV_Premultiplied: lambda grey: [255, grey, NOISE, NOISE],
}
COLOURED_BEFORE_ALPHA = [
    *(Pixel.Format_BGRA8888, Pixel.Format_BGRA8888_Premultiplied, Pixel.Format_BGRX8888),
    *(Pixel.Format_RGBA8888, Pixel.Format_RGBX8888),
]
COLOURED_AFTER_ALPHA = [
    *(Pixel.Format_ARGB8888, Pixel.Format_ARGB8888_Premultiplied, Pixel.Format_XRGB8888),
    *(Pixel.Format_ABGR8888, Pixel.Format_XBGR8888),
]


def frame_of_rows(kind: Pixel, rows: list[list[int]]) -> QVideoFrame:
    """Return a frame whose first plane holds these bytes, and noise wherever else."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(WIDTH, HEIGHT), kind))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    plane, stride = memoryview(frame.bits(0)), frame.bytesPerLine(0)
    plane[:] = bytes([NOISE]) * len(plane)
    for y, row in enumerate(rows):
        plane[y * stride : y * stride + len(row)] = bytes(row)
    frame.unmap()
    return frame


def woven(kind: Pixel) -> QVideoFrame:
    weave = WOVEN[kind]
    return frame_of_rows(kind, [[byte for grey in row for byte in weave(grey)] for row in GREYS])


def rows_of(frame: QVideoFrame) -> list[list[int]]:
    grey = grey_of(frame)
    assert grey is not None
    pixels = list(grey.pixels)
    return [pixels[y * grey.width : (y + 1) * grey.width] for y in range(grey.height)]


@pytest.mark.parametrize("kind", PLANAR, ids=lambda kind: kind.name)
def test_the_brightness_plane_is_taken_without_its_padding(kind: Pixel) -> None:
    frame = frame_of_rows(kind, GREYS)

    assert rows_of(frame) == GREYS


@pytest.mark.parametrize("kind", WOVEN, ids=lambda kind: kind.name)
def test_brightness_that_is_woven_into_colour_is_picked_out(kind: Pixel) -> None:
    assert rows_of(woven(kind)) == GREYS


@pytest.mark.parametrize("kind", COLOURED_BEFORE_ALPHA, ids=lambda kind: kind.name)
def test_colours_become_grey_whatever_is_see_through(kind: Pixel) -> None:
    rows = [[byte for grey in row for byte in (grey, grey, grey, 0)] for row in GREYS]

    assert rows_of(frame_of_rows(kind, rows)) == GREYS


@pytest.mark.parametrize("kind", COLOURED_AFTER_ALPHA, ids=lambda kind: kind.name)
def test_colours_behind_their_alpha_become_grey(kind: Pixel) -> None:
    rows = [[byte for grey in row for byte in (0, grey, grey, grey)] for row in GREYS]

    assert rows_of(frame_of_rows(kind, rows)) == GREYS


def test_green_is_lighter_than_red_and_red_than_blue() -> None:
    pure = {"red": [255, 0, 0, 255], "green": [0, 255, 0, 255], "blue": [0, 0, 255, 255]}

    greys = {
        name: rows_of(frame_of_rows(Pixel.Format_RGBA8888, [bytes_ * WIDTH] * HEIGHT))[0][0]
        for name, bytes_ in pure.items()
    }

    assert greys["green"] > greys["red"] > greys["blue"]


def test_the_bytes_of_red_and_blue_are_not_mistaken_for_each_other() -> None:
    blue_first = [[255, 0, 0, 255] * WIDTH] * HEIGHT

    as_blue = rows_of(frame_of_rows(Pixel.Format_BGRA8888, blue_first))[0][0]
    as_red = rows_of(frame_of_rows(Pixel.Format_RGBA8888, blue_first))[0][0]
    behind_alpha = [[255, 255, 0, 0] * WIDTH] * HEIGHT
    red_behind = rows_of(frame_of_rows(Pixel.Format_ARGB8888, behind_alpha))[0][0]

    assert as_blue < as_red == red_behind


def jpeg_frame(content: bytes) -> QVideoFrame:
    # As wide as the file is long: so Qt makes room for it.
    frame = QVideoFrame(QVideoFrameFormat(QSize(len(content), 1), Pixel.Format_Jpeg))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    plane = memoryview(frame.bits(0))
    plane[: len(content)] = content
    frame.unmap()
    return frame


def jpeg_of(size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("L", size, 120).save(file, "JPEG")
    return file.getvalue()


def test_a_compressed_frame_is_opened(qapp: QCoreApplication) -> None:
    grey = grey_of(jpeg_frame(jpeg_of((32, 16))))

    assert grey is not None
    assert (grey.width, grey.height) == (32, 16)
    assert set(grey.pixels) == {120}


@pytest.mark.qt_log_ignore("JPEG", "marker type")
@pytest.mark.parametrize(
    "content", [b"no picture at all", b"\xff\xd8 torn", jpeg_of((8_000, 4_000))[:400]]
)
def test_a_compressed_frame_that_is_torn_or_huge_is_no_frame(
    qapp: QCoreApplication, content: bytes
) -> None:
    assert grey_of(jpeg_frame(content)) is None


def test_pixels_that_no_camera_of_a_till_has_are_not_guessed_at() -> None:
    frame = QVideoFrame(QVideoFrameFormat(QSize(64, 32), Pixel.Format_YUV420P10))

    assert not is_readable(Pixel.Format_YUV420P10)
    assert grey_of(frame) is None


def test_no_frame_is_no_frame() -> None:
    assert grey_of(QVideoFrame()) is None


def test_a_frame_beyond_all_measure_is_not_looked_at() -> None:
    side = int(FRAME_PIXELS_MAX**0.5) + 1
    huge = QVideoFrame(QVideoFrameFormat(QSize(side, side), Pixel.Format_Y8))

    assert grey_of(huge) is None
