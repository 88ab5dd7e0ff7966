# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The ways to read a frame, from the cheap to the dear, each for what those before it miss.

What each is worth is in ``docs/scanning.md``. Left out, since they did not pay: sharpening or
stretching the whole frame (misreads), OpenCV's reader of bars (wrong texts) and its reader of
squares (one picture in a hundred, and more than a minute on a sheet of finder marks), and frames
turned by half a right angle (none).
Import this module late: it needs OpenCV.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.believing import agreed, believable, unsound
from pos_loyalty.scanner.cuts import Cut, averaged, inverted, sharpened, upright
from pos_loyalty.scanner.decoding import Decoder, Reading
from pos_loyalty.scanner.late_cv2 import cv2
from pos_loyalty.scanner.picture import Picture, Stage
from pos_loyalty.scanner.regions import Region
from pos_loyalty.scanner.zxing import LINEAR, MATRIX, ZxingDecoder

_SHARPENING: Final = 1.0
_SHARPENING_PIXELS: Final = 6.0
"""Wide enough for a lens that is out of focus."""

_ENLARGED: Final = 2.0
_SQUARE_PIXELS: Final = 600
"""Larger squares are not enlarged: their cells have pixels enough, and time goes by the area."""

_SQUARE_ENLARGED_MAX: Final = 2.0
_ROOM: Final = 1.24
_ROOM_PIXELS: Final = 24.0
"""Beside a square: less cuts corners off, more lets in what lies around it."""

_STEEPER: Final = 2.0
_NEIGHBOURHOOD_PIXELS: Final = 35
_DARKER_BY: Final = 5


def light_stages(symbologies: Collection[Symbology]) -> tuple[Stage, ...]:
    """Return the stages for every frame of a stream: some ten milliseconds."""
    if not (linear := LINEAR.intersection(symbologies)):
        return ()
    decoder = ZxingDecoder(
        linear, is_turned=False, is_inverted=False, is_reduced=False, tells_unsound=True
    )
    return (Stage("strips", _Strips(decoder).read),)


def stages_by_turns(symbologies: Collection[Symbology]) -> tuple[Stage, ...]:
    """Return the stages of which every frame of a stream has one: some five milliseconds."""
    if not (matrix := MATRIX.intersection(symbologies)):
        return ()
    decoder = ZxingDecoder(matrix, is_reduced=False)
    return (
        Stage("squares", _Squares(decoder).read),
        Stage("steep squares", _SteepSquares(decoder, most=3.0, blur_pixels=1.0).read),
    )


def heavy_stages(symbologies: Collection[Symbology], zbar: Decoder | None) -> tuple[Stage, ...]:
    """Return the stages for a few frames of a stream, and for a still picture.

    Args:
        symbologies: What is looked for.
        zbar: One more voter for bars, where the machine has it.
    """
    matrix = MATRIX.intersection(symbologies)
    thorough = ZxingDecoder(symbologies)
    in_place = ZxingDecoder(symbologies, is_turned=False, is_reduced=False)
    turned_too = ZxingDecoder(matrix, is_reduced=False)
    glance = ZxingDecoder(matrix, is_turned=False, is_inverted=False, is_reduced=False)
    of_squares = [
        Stage("glance", lambda picture: glance.decode(picture.frame)),
        Stage("sharp squares", _SteepSquares(turned_too, most=2.0, blur_pixels=1.5).read),
    ]
    stages = [
        *(of_squares if matrix else ()),
        Stage("bars", _Bars(in_place).read),
        Stage("threshold", _Threshold(in_place).read),
        Stage("whole", lambda picture: thorough.decode(picture.frame)),
    ]
    if zbar is not None:
        stages.append(Stage("zbar", lambda picture: zbar.decode(picture.frame)))
    return tuple(stages)


class _Strips:
    """Bars, averaged along themselves and sharpened, in three ways that must not contradict.

    A hand that moves makes a 1 of a 7 and a 2 of an 8 in every frame alike, and some of such texts
    have a right check digit; but sharpened otherwise, they are read otherwise.
    """

    def __init__(self, decoder: ZxingDecoder) -> None:
        self._decoder = decoder

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        found: list[Reading] = []
        for region in _in_time(picture, picture.bars):
            found += self._in(upright(picture.pixels, region, along=_ENLARGED, aside=1.0))
        return tuple(found)

    def _in(self, cut: Cut) -> tuple[Reading, ...]:
        rows = averaged(cut)
        soft = rows.sharpened(_SHARPENING, _SHARPENING_PIXELS)
        hard = rows.sharpened(2 * _SHARPENING, _SHARPENING_PIXELS)
        level = soft.levelled()
        pieces = (level, soft.stretched(), hard.levelled())
        read = [_read(self._decoder, piece) for piece in pieces]
        doubts, ways = unsound(read), [_believable(way) for way in read]
        if any(ways) or doubts:
            return (*agreed(ways), *doubts)
        # The library looks for light on dark with square codes only.
        return _read(self._decoder, inverted(level))


class _Bars:
    """Bars as they are, level and enlarged: bent ones, and PDF417, whose rows differ.

    And in strips that are not sharpened: some cameras have done so already.
    """

    def __init__(self, decoder: ZxingDecoder) -> None:
        self._decoder = decoder

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        found: list[Reading] = []
        for region in _in_time(picture, picture.bars):
            cut = upright(picture.pixels, region, along=_ENLARGED, aside=_ENLARGED)
            found += self._in(cut)
        return tuple(found)

    def _in(self, cut: Cut) -> tuple[Reading, ...]:
        rows = averaged(cut)
        for piece in (cut, inverted(cut), rows.levelled()):
            if found := _read(self._decoder, piece):
                return found
        return ()


class _Squares:
    """The most textured parts, enlarged: a cell of a square code wants a few pixels."""

    def __init__(self, decoder: ZxingDecoder) -> None:
        self._decoder = decoder

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        found: list[Reading] = []
        for region in _in_time(picture, picture.squares):
            # A corner that is cut off is a code that is not read.
            roomy = replace(region, height=region.height * _ROOM + _ROOM_PIXELS)
            scale = _enlargement(roomy, most=_SQUARE_ENLARGED_MAX)
            found += _read(self._decoder, _enlarged(picture, roomy, scale))
        return tuple(found)


class _SteepSquares:
    """Another cut of them, with its edges made steeper: small cells, and squares out of focus.

    Args:
        most: By how much it is enlarged at the most.
        blur_pixels: Of the frame; how far an edge is spread.
    """

    def __init__(self, decoder: ZxingDecoder, *, most: float, blur_pixels: float) -> None:
        self._decoder = decoder
        self._most, self._blur_pixels = most, blur_pixels

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        found: list[Reading] = []
        for region in _in_time(picture, picture.level_squares):
            scale = _enlargement(region, most=self._most)
            cut = _enlarged(picture, region, scale)
            steep = sharpened(cut, sharpening=_STEEPER, radius=self._blur_pixels * scale)
            found += _read(self._decoder, steep)
        return tuple(found)


class _Threshold:
    """The frame in black and white, each pixel beside its neighbourhood: shade, low contrast."""

    def __init__(self, decoder: ZxingDecoder) -> None:
        self._decoder = decoder

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        clear = cv2.adaptiveThreshold(
            picture.pixels,
            255,
            cv2.ADAPTIVE_THRESH_MEAN_C,
            cv2.THRESH_BINARY,
            _NEIGHBOURHOOD_PIXELS,
            _DARKER_BY,
        )
        return self._decoder.read(np.asarray(clear, np.uint8))


def _believable(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    checked = (believable(reading) for reading in readings)
    return tuple(reading for reading in checked if reading is not None)


def _in_time(picture: Picture, regions: Sequence[Region]) -> Iterator[Region]:
    """Yield the first region, and the others while there is time: a slow machine reads too."""
    for number, region in enumerate(regions):
        if number and picture.is_late():
            return
        yield region


def _enlargement(region: Region, *, most: float) -> float:
    return min(most, max(1.0, _SQUARE_PIXELS / max(region.length, region.height)))


def _enlarged(picture: Picture, region: Region, scale: float) -> Cut:
    return upright(picture.pixels, region, along=scale, aside=scale)


def _read(decoder: ZxingDecoder, cut: Cut) -> tuple[Reading, ...]:
    return tuple(cut.placed(reading) for reading in decoder.read(cut.pixels))
