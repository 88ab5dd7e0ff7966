# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Frames that somebody might show a camera to stop a till. Each is made from its number alone."""

import functools
from collections.abc import Callable, Iterator

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from pos_loyalty.demo.photograph import printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.camera import grey_frame
from pos_loyalty.scanner.decoding import GreyFrame

Pixels = NDArray[np.uint8]
Dice = np.random.Generator

SIZES = ((320, 240), (640, 480), (320, 240), (480, 360), (320, 200), (640, 360), (1280, 720))
ODD_SIZES = (
    (1, 1),
    (1, 720),
    (1280, 1),
    (2, 2),
    (3, 700),
    (1279, 7),
    (7, 719),
    (60_000, 3),
    (33, 33),
)
MANY_TEXTS = 60
TEXTS = ("480212345678901234", "http://example.com/?q=';--", "\x1d0109501101530003\x1d17")


def draw_codes() -> None:
    """Make the codes that are shown again and again: one of them holds the interpreter for long."""
    _largest()
    for kind in KINDS:
        for number, size in enumerate(SIZES):
            kind(np.random.default_rng(number), *size)


def hostile_frames(count: int, *, seed: int = 0) -> Iterator[GreyFrame]:
    """Yield so many; every lap shows each kind once."""
    for number in range(count):
        dice = np.random.default_rng((seed, number))
        kind = KINDS[number % len(KINDS)]
        yield grey_frame(kind(dice, *SIZES[int(dice.integers(len(SIZES)))]))


def _noise(dice: Dice, width: int, height: int) -> Pixels:
    return dice.integers(0, 256, (height, width), np.uint8)


def _grains(dice: Dice, width: int, height: int) -> Pixels:
    return _black_and_white(dice.random((height, width)) < dice.choice([0.01, 0.5, 0.99]))


def _even(dice: Dice, width: int, height: int) -> Pixels:
    return np.full((height, width), dice.choice([0, 1, 127, 254, 255]), np.uint8)


def _slope(dice: Dice, width: int, height: int) -> Pixels:
    across, down = dice.integers(0, 3, 2)
    place = np.add.outer(np.arange(height) * down, np.arange(width) * across)
    return np.asarray(place % 256, np.uint8)


def _chequered(dice: Dice, width: int, height: int) -> Pixels:
    """Squares of one pixel, the finest that a sensor can tell, or of a few."""
    side = int(dice.choice([1, 1, 2, 3, 8]))
    place = np.add.outer(np.arange(height) // side, np.arange(width) // side)
    return _black_and_white(place % 2)


def _striped(dice: Dice, width: int, height: int) -> Pixels:
    """Bars without an end, as wide as in a code."""
    edges = np.cumsum(dice.integers(1, 1 + int(dice.integers(1, 6)), width))
    bars = np.searchsorted(edges, np.arange(width)) % 2
    stripes = np.broadcast_to(_black_and_white(bars), (height, width))
    return stripes.copy() if dice.random() < 0.5 else np.resize(stripes, (width, height)).T.copy()


def _many_codes(dice: Dice, width: int, height: int) -> Pixels:
    """Forty codes and more, with a text each."""
    page = np.full((height, width), 255, np.uint8)
    for number in range(48):
        text = f"{int(dice.integers(MANY_TEXTS)) * 7919:09}"
        mark = _code(text, Symbology.QR_CODE, 1 + width // 500)
        across = width // 8
        _put(page, mark, left=number % 8 * across, top=number // 8 * across)
    return page


def _finders(dice: Dice, width: int, height: int) -> Pixels:
    """The corners of a code, hundreds of them: every three may be one."""
    mark = _MARKS[int(dice.integers(len(_MARKS)))]
    step = mark.shape[0] + int(dice.integers(1, 6))
    page = np.full((height, width), 255, np.uint8)
    for top in range(0, height, step):
        for left in range(0, width, step):
            _put(page, mark, left=left, top=top)
    return page if dice.random() < 0.8 else 255 - page


def _largest_code(dice: Dice, width: int, height: int) -> Pixels:
    """A QR code of version 40: 185 modules a side, 7,000 digits."""
    return _laid(_largest()[:, :: int(dice.choice([1, -1]))], width, height)


def _tiny_code(dice: Dice, width: int, height: int) -> Pixels:
    form = dice.choice(["MicroQRCode", "RMQRCode", "MaxiCode", "MicroPDF417", "EAN5", "Telepen"])
    return _laid(_foreign(str(form)), width, height)


def _code_in_code(dice: Dice, width: int, height: int) -> Pixels:
    outer = _code(TEXTS[0] * 9, Symbology.QR_CODE, 6).copy()
    kind = [Symbology.QR_CODE, Symbology.CODE_128, Symbology.AZTEC][int(dice.integers(3))]
    inner = _code(TEXTS[0], kind, 2)
    _put(outer, inner, left=outer.shape[1] // 3, top=outer.shape[0] // 3)
    return _laid(outer, width, height)


def _torn_code(dice: Dice, width: int, height: int) -> Pixels:
    """A code with a part gone, or with a stain."""
    text = TEXTS[int(dice.integers(len(TEXTS)))]
    kind = [Symbology.QR_CODE, Symbology.DATA_MATRIX, Symbology.PDF417][int(dice.integers(3))]
    print_ = _code(text, kind, 4).copy()
    top, left = (int(dice.integers(side)) for side in print_.shape)
    print_[top:, left:] = dice.integers(256)
    return _laid(print_, width, height)


def _flipped_bits(dice: Dice, width: int, height: int) -> Pixels:
    """A code whose error correction has all it can do, or more."""
    kind = list(Symbology)[int(dice.integers(10))]
    print_ = _code(_TEXT_OF.get(kind, TEXTS[0]), kind, 4)
    wrong = dice.random((print_.shape[0] // 4 + 1, print_.shape[1] // 4 + 1))
    grown = np.kron(wrong < dice.choice([0.02, 0.1, 0.3]), np.ones((4, 4)))
    mask = grown[: print_.shape[0], : print_.shape[1]] > 0
    return _laid(np.where(mask, 255 - print_, print_).astype(np.uint8), width, height)


def _odd_size(dice: Dice, _width: int, _height: int) -> Pixels:
    width, height = ODD_SIZES[int(dice.integers(len(ODD_SIZES)))]
    fill = (_noise, _chequered, _striped, _even)[int(dice.integers(4))]
    return fill(dice, width, height)


def _larger_than_looked_at(dice: Dice, _width: int, _height: int) -> Pixels:
    return _chequered(dice, 2600, 1900)


KINDS: tuple[Callable[[Dice, int, int], Pixels], ...] = (
    _noise,
    _finders,
    _grains,
    _many_codes,
    _chequered,
    _largest_code,
    _striped,
    _code_in_code,
    _even,
    _torn_code,
    _odd_size,
    _tiny_code,
    _slope,
    _flipped_bits,
    _finders,
    _larger_than_looked_at,
)

_TEXT_OF = {
    Symbology.EAN_13: "4006381333931",
    Symbology.EAN_8: "96385074",
    Symbology.UPC_A: "036000291452",
    Symbology.ITF: "10012345678902",
    Symbology.CODE_39: "TILL-0042",
}


def _rings(*sides: int) -> Pixels:
    """Return squares within squares, dark and light in turn."""
    mark = np.full((sides[0] + 2, sides[0] + 2), 255, np.uint8)
    for number, side in enumerate(sides):
        gap = (sides[0] - side) // 2 + 1
        mark[gap : gap + side, gap : gap + side] = 255 * (number % 2)
    return mark


_MARKS = (_rings(7, 5, 3), _rings(14, 10, 6), _rings(9, 7, 5, 3, 1), _rings(22, 18, 14, 10, 6, 2))
"""The corner of a QR code, also twice as large, and the middle of an Aztec code."""


@functools.cache
def _code(text: str, kind: Symbology, module_pixels: int) -> Pixels:
    return printed_code(text, kind, module_pixels=module_pixels)


@functools.cache
def _largest() -> Pixels:
    made = zxingcpp.create_barcode("9" * 7000, zxingcpp.BarcodeFormat.QRCode, ec_level="L")
    return np.array(made.to_image(scale=3), np.uint8)


@functools.cache
def _foreign(form: str) -> Pixels:
    made = zxingcpp.create_barcode("12345", getattr(zxingcpp.BarcodeFormat, form))
    return np.array(made.to_image(scale=3), np.uint8)


def _black_and_white(is_light: NDArray[np.bool_] | NDArray[np.int_]) -> Pixels:
    return (np.asarray(is_light) * 255).astype(np.uint8)


def _laid(print_: Pixels, width: int, height: int) -> Pixels:
    page = np.full((height, width), 255, np.uint8)
    _put(page, print_, left=0, top=0)
    return page


def _put(page: Pixels, print_: Pixels, *, left: int, top: int) -> None:
    room = page[top : top + print_.shape[0], left : left + print_.shape[1]]
    room[...] = print_[: room.shape[0], : room.shape[1]]
