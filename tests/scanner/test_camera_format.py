# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Of what a camera offers a till takes what it can read quickly, and no more than it needs."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrameFormat

from pos_loyalty.scanner.camera_format import nearest

Pixel = QVideoFrameFormat.PixelFormat


class Offered(NamedTuple):
    """Implements ``Format``."""

    width: int
    height: int
    rate: float
    kind: Pixel = Pixel.Format_YUYV

    def resolution(self) -> QSize:
        return QSize(self.width, self.height)

    def maxFrameRate(self) -> float:  # noqa: N802 - Qt's name
        return self.rate

    def pixelFormat(self) -> Pixel:  # noqa: N802 - Qt's name
        return self.kind


SMALL, SLOW, LARGE = Offered(640, 480, 30), Offered(1280, 720, 10), Offered(3840, 2160, 30)
PACKED = Offered(1280, 720, 30, Pixel.Format_Jpeg)
BEST = Offered(1280, 720, 30)
STRANGE = Offered(1280, 720, 30, Pixel.Format_YUV420P10)


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        ([SMALL, BEST, PACKED, LARGE], BEST),
        ([SMALL, SLOW, PACKED], PACKED),
        ([SMALL, SLOW, LARGE], SMALL),
        ([STRANGE, LARGE], LARGE),
        ([STRANGE, Offered(0, 0, 30)], None),
        ([], None),
    ],
)
def test_the_format_nearest_to_what_a_till_needs_is_chosen(
    offered: list[Offered], expected: Offered | None
) -> None:
    assert nearest(offered) == expected
