# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where on a frame a code may be: bars by their one direction, squares by having none.

Whatever changes from light to dark does so in some direction. Side by side, bars change in one
direction only and strongly; the cells of a square code change in all of them. Both are told from
averages of the gradient over small cells (a structure tensor), taken at full resolution, where
bars of little more than a pixel can still be seen. Import this module late: it needs OpenCV.
"""

from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pos_loyalty.scanner.late_cv2 import cv2

GreyPixels = NDArray[np.uint8]
"""Rows from the top, one byte a pixel, 0 is black."""

BAR_REGIONS_MAX: Final = 4
SQUARE_REGIONS_MAX: Final = 2

_Cells = NDArray[np.float32]

_CELL_PIXELS: Final = 8
_STEP: Final = 2
"""Every second gradient of every second row is enough for an average, and a quarter of the work."""

_SPREAD_CELLS: Final = 5
_ONE_WAY_SHARE: Final = 0.55
"""Bars: this much of the change goes in one direction. Lines of print have less."""

_ENERGY_MIN: Final = 3200.0
_DIRECTIONS: Final = 6
_COSINE_MIN: Final = cos(1.4 * pi / _DIRECTIONS)
"""Directions overlap, so that bars between two of them are not torn in halves."""

_BAR_CELLS_MIN: Final = 12
_BLOBS_MAX: Final = 8
_LENGTH_PIXELS_MIN: Final = 40
_HEIGHT_PIXELS_MIN: Final = 8
_NEIGHBOUR_SHARE: Final = 0.35
_SQUARE_CELLS_MIN: Final = 9
_QUIET_SHARE: Final = 0.25
_TEXTURE_MIN: Final = 2.0
"""Against the quiet quarter of the frame: in the dark the sensor's noise is texture everywhere."""

_NEIGHBOURS: Final = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, slots=True)
class Region:
    """A turned rectangle of the frame, in its pixels.

    Attributes:
        x: Of its middle, from the left.
        y: Of its middle, from the top.
        angle: Of its long axis, which crosses the bars, in radians with the clock.
        length: Along that axis.
        height: Along the bars.
    """

    x: float
    y: float
    angle: float
    length: float
    height: float


@dataclass(frozen=True, slots=True)
class Gradients:
    """Averages over cells of 8 x 8 pixels.

    Attributes:
        total: How much changes there, in any direction.
        one_way: How much more it changes in its main direction than across that.
        level: ``one_way`` by the cosine of twice the main direction's angle. Twice, because
            opposite ways are the same bars.
        slant: ``one_way`` by the sine of it.
    """

    total: _Cells
    one_way: _Cells
    level: _Cells
    slant: _Cells


@dataclass(frozen=True, slots=True)
class _Blob:
    strength: float
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]


def gradients(pixels: GreyPixels) -> Gradients:
    """Return how the picture changes, cell by cell."""
    height, width = pixels.shape
    size = (max(1, width // _CELL_PIXELS), max(1, height // _CELL_PIXELS))
    # Scharr's filters tell the same angle whichever way the bars lie; Sobel's are a degree off.
    across = _sampled(cv2.Scharr(pixels, cv2.CV_16S, 1, 0))
    down = _sampled(cv2.Scharr(pixels, cv2.CV_16S, 0, 1))

    def averaged(product: _Cells) -> _Cells:
        cells = cv2.resize(product, size, interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.blur(cells, (_SPREAD_CELLS, _SPREAD_CELLS)), np.float32)

    across_energy, down_energy = averaged(across * across), averaged(down * down)
    level, slant = across_energy - down_energy, 2 * averaged(across * down)
    return Gradients(across_energy + down_energy, np.hypot(level, slant), level, slant)


def bar_regions(found: Gradients) -> tuple[Region, ...]:
    """Return where bars may be, the most striking first, at most four."""
    floor = max(_ENERGY_MIN, 2 * float(np.median(found.one_way)))
    is_barred = (found.one_way > _ONE_WAY_SHARE * found.total) & (found.one_way > floor)
    blobs: list[_Blob] = []
    for number in range(_DIRECTIONS):
        doubled = 2 * pi * number / _DIRECTIONS
        this_way = found.level * cos(doubled) + found.slant * sin(doubled)
        is_this_way = is_barred & (this_way > _COSINE_MIN * found.one_way)
        blobs += _blobs(is_this_way, found.one_way, cells_min=_BAR_CELLS_MIN)
    blobs.sort(key=lambda blob: -blob.strength)
    regions = [_along(found, blob) for blob in blobs[:_BLOBS_MAX]]
    return _apart([region for region in regions if _is_large(region)])[:BAR_REGIONS_MAX]


def square_regions(found: Gradients) -> tuple[Region, ...]:
    """Return where a square code may be, along its edges, the most textured first, at most two."""
    blobs = _textured(found, spread_cells=_SPREAD_CELLS, share=0.2)
    return tuple(_along(found, blob) for blob in blobs)


def level_square_regions(found: Gradients) -> tuple[Region, ...]:
    """Return the same otherwise bounded: level, and tighter where the texture fades out."""
    blobs = _textured(found, spread_cells=_SPREAD_CELLS + 2, share=0.3)
    return tuple(_around(blob) for blob in blobs)


def _textured(found: Gradients, *, spread_cells: int, share: float) -> list[_Blob]:
    spread = (spread_cells, spread_cells)
    all_ways = np.asarray(cv2.blur(found.total - found.one_way, spread), np.float32)
    floor = _TEXTURE_MIN * float(np.quantile(all_ways, _QUIET_SHARE))
    is_textured = all_ways > max(floor, share * float(all_ways.max()))
    return _blobs(is_textured, all_ways, cells_min=_SQUARE_CELLS_MIN)[:SQUARE_REGIONS_MAX]


def _sampled(gradient: NDArray[Any]) -> _Cells:
    return gradient[::_STEP, ::_STEP].astype(np.float32)


def _blobs(is_inside: NDArray[np.bool_], weights: _Cells, *, cells_min: int) -> list[_Blob]:
    """Return the weightiest connected blobs, at most eight, the weightiest first."""
    closed = cv2.morphologyEx(is_inside.astype(np.uint8), cv2.MORPH_CLOSE, _NEIGHBOURS)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(closed, connectivity=4)
    strengths = np.bincount(labels.ravel(), weights.ravel(), count)
    # Label 0 is what lies outside.
    places = [n for n in range(1, count) if boxes[n, cv2.CC_STAT_AREA] >= cells_min]
    places.sort(key=lambda place: -strengths[place])
    return [
        _Blob(float(strengths[place]), *_cells_of(place, labels, boxes[place]))
        for place in places[:_BLOBS_MAX]
    ]


def _cells_of(
    place: int, labels: NDArray[Any], box: NDArray[Any]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the rows and the columns of a label's cells; they all lie in its box."""
    left, top, width, height = (int(side) for side in box[: cv2.CC_STAT_AREA])
    rows, columns = np.nonzero(labels[top : top + height, left : left + width] == place)
    return rows + top, columns + left


def _around(blob: _Blob) -> Region:
    """Return the level rectangle around a blob."""
    length = float(np.ptp(blob.columns) + 1) * _CELL_PIXELS
    height = float(np.ptp(blob.rows) + 1) * _CELL_PIXELS
    x = float(blob.columns.min()) * _CELL_PIXELS + length / 2
    y = float(blob.rows.min()) * _CELL_PIXELS + height / 2
    return Region(x, y, 0.0, length, height)


def _along(found: Gradients, blob: _Blob) -> Region:
    """Return the rectangle around a blob along its own direction, but for stray cells."""
    rows, columns = blob.rows, blob.columns
    angle = atan2(float(found.slant[rows, columns].sum()), float(found.level[rows, columns].sum()))
    angle /= 2
    start, end = _ends((columns + 0.5) * cos(angle) + (rows + 0.5) * sin(angle), stray=0.01)
    top, bottom = _ends((rows + 0.5) * cos(angle) - (columns + 0.5) * sin(angle), stray=0.02)
    middle, depth = (start + end) / 2, (top + bottom) / 2
    return Region(
        x=(middle * cos(angle) - depth * sin(angle)) * _CELL_PIXELS,
        y=(middle * sin(angle) + depth * cos(angle)) * _CELL_PIXELS,
        angle=angle,
        length=(end - start + 1) * _CELL_PIXELS,
        height=(bottom - top + 1) * _CELL_PIXELS,
    )


def _ends(places: NDArray[np.float64], *, stray: float) -> tuple[float, float]:
    """Return the first and the last place, without this share at each end."""
    ordered = np.sort(places)
    left_out = int(stray * ordered.size)
    return float(ordered[left_out]), float(ordered[-1 - left_out])


def _is_large(region: Region) -> bool:
    return region.length >= _LENGTH_PIXELS_MIN and region.height >= _HEIGHT_PIXELS_MIN


def _apart(regions: list[Region]) -> tuple[Region, ...]:
    """Return those that are not another one over again, seen in the neighbouring direction."""
    kept: list[Region] = []
    for region in regions:
        if all(_distance(region, other) > _reach(region, other) for other in kept):
            kept.append(region)
    return tuple(kept)


def _distance(one: Region, other: Region) -> float:
    return hypot(one.x - other.x, one.y - other.y)


def _reach(one: Region, other: Region) -> float:
    sides = min(one.length + one.height, other.length + other.height)
    return _NEIGHBOUR_SHARE * sides / 2
