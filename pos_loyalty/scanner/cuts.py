# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Pieces of a frame made easier to read, and the way back from a piece to the frame.

Import this module late: it needs OpenCV.
"""

from dataclasses import dataclass, replace
from math import cos, sin
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pos_loyalty.scanner.decoding import Point, Reading
from pos_loyalty.scanner.late_cv2 import cv2
from pos_loyalty.scanner.regions import GreyPixels, Region

SIDE_PIXELS_MAX: Final = 2400
STRIPS: Final = 24
"""Parts of a region that are read one by one: glare, a crease or a thumb spoils some of them,
and a reading needs two that agree."""

_MARGIN_SHARE: Final = 0.12
_MARGIN_PIXELS: Final = 12.0
"""A code needs some quiet before it and after it, and a region ends where its bars do."""

_CONTRAST_MIN: Final = 8.0
_NEIGHBOURS_SHARE: Final = 0.12
"""Of a row: some ten modules of a card's code, more than its widest bar or gap."""

_NEIGHBOURS_MIN: Final = 9
_QUIET_SHARE: Final = 0.25
_NONE: Final = 0.01
"""A blur's deviation that leaves all as it is; OpenCV takes a 0 for a request to choose one."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a frame.

    Attributes:
        to_frame: Two rows of three: where a pixel of the piece is in the frame.
    """

    pixels: GreyPixels
    to_frame: NDArray[np.float64]

    def placed(self, reading: Reading) -> Reading:
        """Return what was read in the piece, with its corners in the frame."""
        corners = tuple(self._in_frame(corner) for corner in reading.corners)
        return replace(reading, corners=corners)

    def _in_frame(self, corner: Point) -> Point:
        x, y = self.to_frame @ np.array([corner[0], corner[1], 1.0])
        return round(x), round(y)


@dataclass(frozen=True, slots=True)
class Strips:
    """Few rows, each the average of many along the bars.

    An average along the bars takes the noise and leaves the edges; so there is room for a
    sharpening that would drown the piece itself in noise.
    """

    rows: NDArray[np.float32]
    to_frame: NDArray[np.float64]

    def sharpened(self, sharpening: float, radius: float) -> "Strips":
        """Return the rows with their edges made steeper.

        Args:
            sharpening: How much of what a blur takes away is added.
            radius: Standard deviation of that blur, in pixels of a row.
        """
        blurred = cv2.GaussianBlur(self.rows, (0, 0), sigmaX=radius, sigmaY=_NONE)
        rows = cv2.addWeighted(self.rows, 1 + sharpening, blurred, -sharpening, 0)
        return Strips(np.asarray(rows, np.float32), self.to_frame)

    def stretched(self) -> Cut:
        """Return each row from its darkest to its lightest."""
        dark, light = self._bounds()
        return self._between(dark, np.maximum(light - dark, _CONTRAST_MIN))

    def levelled(self) -> Cut:
        """Return each pixel between the darkest and the lightest of its neighbours in the row.

        A desk beside the card, and a shadow across it, are a third shade in the row, and a
        threshold for all of it then lies where thin light lines are dark.
        """
        dark, light = self._bounds()
        width = max(_NEIGHBOURS_MIN, round(self.rows.shape[1] * _NEIGHBOURS_SHARE))
        line = np.ones((1, width), np.uint8)
        lower = cv2.blur(cv2.erode(self.rows, line), (width, 1))
        upper = cv2.blur(cv2.dilate(self.rows, line), (width, 1))
        # Where hardly anything changes, as in the quiet before a code, nothing is made of it.
        contrast_min = _QUIET_SHARE * (light - dark) + _CONTRAST_MIN / 2
        return self._between(np.asarray(lower), np.maximum(upper - lower, contrast_min))

    def _bounds(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        return self.rows.min(axis=1, keepdims=True), self.rows.max(axis=1, keepdims=True)

    def _between(self, dark: NDArray[Any], contrast: NDArray[Any]) -> Cut:
        shades = (self.rows - dark) * (255 / contrast)
        return Cut(np.clip(shades, 0, 255).astype(np.uint8), self.to_frame)


def upright(pixels: GreyPixels, region: Region, *, along: float, aside: float) -> Cut:
    """Return a region turned level and resized, with a margin before it and after it.

    Args:
        pixels: The whole frame.
        along: By how much it is enlarged along its length.
        aside: By how much along its height.
    """
    length = region.length * (1 + 2 * _MARGIN_SHARE) + 2 * _MARGIN_PIXELS
    width = min(SIDE_PIXELS_MAX, max(1, round(length * along)))
    height = min(SIDE_PIXELS_MAX, max(1, round(region.height * aside)))
    turn = np.array(
        [
            [cos(region.angle) / along, -sin(region.angle) / aside],
            [sin(region.angle) / along, cos(region.angle) / aside],
        ]
    )
    shift = np.array([region.x, region.y]) - turn @ np.array([width / 2, height / 2])
    to_frame = np.column_stack([turn, shift])
    piece = cv2.warpAffine(
        pixels,
        to_frame,
        (width, height),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Cut(np.asarray(piece, np.uint8), to_frame)


def averaged(cut: Cut) -> Strips:
    """Return a level piece as few rows, each the average of many along the bars."""
    height, width = cut.pixels.shape
    count = min(STRIPS, height)
    exact = cut.pixels.astype(np.float32)
    rows = cv2.resize(exact, (width, count), interpolation=cv2.INTER_AREA)
    return Strips(np.asarray(rows, np.float32), cut.to_frame @ np.diag([1.0, height / count, 1.0]))


def sharpened(cut: Cut, *, sharpening: float, radius: float) -> Cut:
    """Return the piece with its edges made steeper; the numbers are as for ``Strips``."""
    blurred = cv2.GaussianBlur(cut.pixels, (0, 0), radius)
    steeper = cv2.addWeighted(cut.pixels, 1 + sharpening, blurred, -sharpening, 0)
    return Cut(np.asarray(steeper, np.uint8), cut.to_frame)


def inverted(cut: Cut) -> Cut:
    """Return the piece with light for dark."""
    return Cut(np.asarray(cv2.bitwise_not(cut.pixels), np.uint8), cut.to_frame)
