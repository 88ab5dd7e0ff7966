# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The image set: every kind of code, seen in every way a counter makes it hard to read.

Each picture is made from the seed and its number alone, so a set of another size begins with
the same pictures. How bad a condition is differs from picture to picture, from easy to hopeless:
a decoder that is better reads further.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count as count_up
from itertools import islice
from typing import Final

import numpy as np

from bench.scan_prints import (
    MODULE_PIXELS,
    SYMBOLOGIES,
    card_text,
    half_a_code,
    page_of_text,
    stripes,
    wrong_check_digit,
)
from pos_loyalty.demo.photograph import (
    FRAME_HEIGHT,
    FRAME_WIDTH,
    Degradation,
    GreyPixels,
    empty_desk,
    photograph,
    printed_code,
)
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.camera import grey_frame
from pos_loyalty.scanner.decoding import GreyFrame
from pos_loyalty.scanner.late_cv2 import cv2

SEED: Final = 20_250
BLANK_CONDITIONS: Final = ("desk", "clutter", "text", "stripes", "half a code", "wrong check digit")
_ROOM: Final = 0.92
_SHAKE_PIXELS: Final = 3
_SHAKE_NOISE: Final = 2.0

_Dice = np.random.Generator


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, and what is to be read on it.

    Attributes:
        name: Unique within a set.
        symbology: ``None`` when nobody said, or there is none.
        condition: What makes it hard.
        text: ``None`` when there is nothing to be read.
        also_there: Texts of other codes in the picture: right too, but not asked for.
    """

    name: str
    symbology: Symbology | None
    condition: str
    text: str | None
    frame: GreyFrame
    also_there: tuple[str, ...] = ()


def pictures(count: int, *, seed: int = SEED) -> Iterator[Picture]:
    """Yield so many pictures; each lap of them shows each symbology once in each condition."""
    for number, (symbology, condition) in enumerate(islice(in_laps(seed), count)):
        yield picture(number, symbology, condition, seed=seed)


def in_laps(seed: int) -> Iterator[tuple[Symbology, str]]:
    """Yield each symbology in each condition, shuffled, again and again without end."""
    pairs = [(kind, name) for kind in SYMBOLOGIES for name in CONDITIONS]
    for lap in count_up():
        for place in np.random.default_rng((seed, 0, lap)).permutation(len(pairs)):
            yield pairs[place]


def picture(number: int, symbology: Symbology, condition: str, *, seed: int = SEED) -> Picture:
    """Return a picture of this kind of code in this condition; each number gives another."""
    dice = np.random.default_rng((seed, 1, number))
    text = card_text(symbology, dice)
    print_ = printed_code(text, symbology, module_pixels=MODULE_PIXELS)
    if condition == "inverted":
        print_ = np.asarray(255 - print_, np.uint8)
    module_pixels, how = CONDITIONS[condition](dice)
    how = replace(how, width_pixels=_width(print_, module_pixels, how.rotation_degrees))
    shot = photograph(print_, how=how, seed=int(dice.integers(2**31)))
    name = f"{number:05}-{symbology.value}-{condition}"
    return Picture(name, symbology, condition, text, grey_frame(shot))


def ean_13_of_module(module_pixels: float, number: int, *, seed: int = SEED) -> Picture:
    """Return a fair picture of an EAN-13 whose modules are so wide, level or nearly so."""
    dice = np.random.default_rng((seed, 2, number))
    text = card_text(Symbology.EAN_13, dice)
    print_ = printed_code(text, Symbology.EAN_13, module_pixels=MODULE_PIXELS)
    how = Degradation(
        width_pixels=_width(print_, module_pixels, 0),
        rotation_degrees=float(dice.uniform(-4, 4)),
        defocus_pixels=0.4,
        noise=2.5,
    )
    shot = photograph(print_, how=how, seed=int(dice.integers(2**31)))
    name = f"{number:05}-EAN-13-{module_pixels:.1f}"
    return Picture(name, Symbology.EAN_13, "module", text, grey_frame(shot))


def blanks(count: int, *, seed: int = SEED) -> Iterator[Picture]:
    """Yield so many pictures with nothing to be read: whatever is read there is a misread."""
    for number in range(count):
        dice = np.random.default_rng((seed, 3, number))
        condition = BLANK_CONDITIONS[number % len(BLANK_CONDITIONS)]
        shot = _blank(condition, dice)
        yield Picture(f"{number:05}-{condition}", None, condition, None, grey_frame(shot))


def second_look(frame: GreyFrame, number: int) -> GreyFrame:
    """Return what the next frame would show: a hand trembles, and the sensor's grains differ.

    Args:
        number: Of the picture; decides the tremble.
    """
    dice = np.random.default_rng((number, 4))
    pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width)
    across, down = dice.uniform(-_SHAKE_PIXELS, _SHAKE_PIXELS, 2)
    shift = np.array([[1, 0, across], [0, 1, down]], np.float32)
    size = (frame.width, frame.height)
    moved = cv2.warpAffine(pixels, shift, size, borderMode=cv2.BORDER_REPLICATE)
    grains = _SHAKE_NOISE * dice.standard_normal(moved.shape, np.float32)
    return grey_frame(np.clip(moved + grains, 0, 255))


def _blank(condition: str, dice: _Dice) -> GreyPixels:
    seed = int(dice.integers(2**31))
    how = Degradation(
        width_pixels=int(dice.integers(300, 900)),
        rotation_degrees=float(dice.uniform(-25, 25)),
        perspective=float(dice.uniform(0, 0.05)),
        defocus_pixels=float(dice.uniform(0, 1)),
        noise=float(dice.uniform(1, 8)),
    )
    if condition == "desk":
        return empty_desk(seed=seed)
    if condition == "clutter":
        how = replace(how, clutter=40)
    return photograph(_BLANK_PRINTS[condition](dice), how=how, seed=seed)


def _width(print_: GreyPixels, module_pixels: float, rotation_degrees: float) -> int:
    """Return how wide the print is to come out; less than asked where the frame has no room."""
    height, width = print_.shape
    turn = np.deg2rad(rotation_degrees)
    across = width * abs(np.cos(turn)) + height * abs(np.sin(turn))
    down = width * abs(np.sin(turn)) + height * abs(np.cos(turn))
    room = _ROOM * min(FRAME_WIDTH / across, FRAME_HEIGHT / down)
    return round(float(width * min(module_pixels / MODULE_PIXELS, room)))


def _level(dice: _Dice) -> float:
    return float(dice.uniform(-6, 6))


def _sharp(dice: _Dice) -> tuple[float, Degradation]:
    return dice.uniform(2.2, 4), Degradation(rotation_degrees=_level(dice), noise=2)


def _small(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(rotation_degrees=_level(dice), defocus_pixels=0.4, noise=2.5)
    return dice.uniform(1.2, 2.2), how


def _blurred(dice: _Dice) -> tuple[float, Degradation]:
    module_pixels = dice.uniform(1.8, 3.2)
    blur = module_pixels * dice.uniform(0.3, 0.8)
    return module_pixels, Degradation(rotation_degrees=_level(dice), defocus_pixels=blur, noise=3)


def _moving(dice: _Dice) -> tuple[float, Degradation]:
    module_pixels = dice.uniform(1.8, 3.2)
    smear = max(3, round(module_pixels * dice.uniform(0.8, 2.8)))
    how = Degradation(rotation_degrees=_level(dice), motion_pixels=smear, defocus_pixels=0.5)
    return module_pixels, how


def _dim(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(
        rotation_degrees=_level(dice),
        darkness=dice.uniform(0.6, 0.92),
        noise=dice.uniform(2, 5),
        defocus_pixels=0.6,
    )
    return dice.uniform(1.8, 3.2), how


def _glaring(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(
        rotation_degrees=_level(dice),
        glare=dice.uniform(0.5, 1.3),
        glare_pixels=dice.uniform(70, 240),
        noise=3,
    )
    return dice.uniform(1.8, 3.2), how


def _pale(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(
        rotation_degrees=_level(dice),
        contrast=dice.uniform(0.06, 0.25),
        noise=2.5,
        defocus_pixels=0.6,
    )
    return dice.uniform(1.8, 3.2), how


def _turned(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(rotation_degrees=dice.uniform(8, 352), defocus_pixels=0.6, noise=3)
    return dice.uniform(1.6, 3.2), how


def _slanted(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(
        rotation_degrees=_level(dice),
        perspective=dice.uniform(0.03, 0.13),
        defocus_pixels=0.6,
        noise=3,
    )
    return dice.uniform(1.8, 3.2), how


def _bent(dice: _Dice) -> tuple[float, Degradation]:
    curve = dice.uniform(25, 75) * dice.choice([-1, 1])
    how = Degradation(
        rotation_degrees=_level(dice), curve_degrees=curve, defocus_pixels=0.5, noise=3
    )
    return dice.uniform(2, 3.2), how


def _packed(dice: _Dice) -> tuple[float, Degradation]:
    quality = int(dice.integers(4, 22))
    return dice.uniform(1.5, 2.6), Degradation(
        rotation_degrees=_level(dice), jpeg_quality=quality, defocus_pixels=0.4
    )


def _on_a_screen(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(
        rotation_degrees=_level(dice),
        screen_pitch_pixels=dice.uniform(2.1, 4.5),
        perspective=0.02,
        defocus_pixels=dice.uniform(0, 0.8),
    )
    return dice.uniform(1.8, 3.4), how


def _inverted(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(rotation_degrees=_level(dice), defocus_pixels=dice.uniform(0.3, 1.2), noise=3)
    return dice.uniform(1.8, 3.4), how


def _half_in_shade(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(
        rotation_degrees=_level(dice), shade=dice.uniform(0.4, 0.9), defocus_pixels=0.6, noise=3
    )
    return dice.uniform(1.8, 3.2), how


def _among_others(dice: _Dice) -> tuple[float, Degradation]:
    how = Degradation(
        rotation_degrees=dice.uniform(-20, 20),
        perspective=0.03,
        clutter=40,
        defocus_pixels=dice.uniform(0.3, 1.2),
        noise=4,
    )
    return dice.uniform(1.5, 2.8), how


CONDITIONS: Final[Mapping[str, Callable[[_Dice], tuple[float, Degradation]]]] = {
    "sharp": _sharp,
    "small": _small,
    "blur": _blurred,
    "motion": _moving,
    "low light": _dim,
    "glare": _glaring,
    "low contrast": _pale,
    "rotated": _turned,
    "perspective": _slanted,
    "curved": _bent,
    "jpeg": _packed,
    "screen": _on_a_screen,
    "inverted": _inverted,
    "shade": _half_in_shade,
    "busy": _among_others,
}
"""By name: how wide a module comes out, in pixels of the frame, and what else goes wrong."""

_BLANK_PRINTS: Final[Mapping[str, Callable[[_Dice], GreyPixels]]] = {
    "clutter": page_of_text,
    "text": page_of_text,
    "stripes": stripes,
    "half a code": half_a_code,
    "wrong check digit": wrong_check_digit,
}
