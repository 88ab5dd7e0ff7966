# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cards that pass before a camera: a hand brings one, it trembles, the lens finds its focus.

A pass is made from the seed and its number alone, and so is each of its frames, but for when the
hand takes the card away again: whoever drops frames, as a till does while it decodes, pays for the
frames that it looks at only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count as count_up
from itertools import islice
from typing import Final, Self

import numpy as np

from bench.scan_pictures import SEED
from bench.scan_prints import MODULE_PIXELS, SYMBOLOGIES, card_text
from pos_loyalty.demo.optics import GreyPixels, Light
from pos_loyalty.demo.photograph import FRAME_HEIGHT, FRAME_WIDTH, empty_desk, printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.camera import grey_frame
from pos_loyalty.scanner.decoding import GreyFrame
from pos_loyalty.scanner.late_cv2 import cv2

FRAMES_A_SECOND: Final = 30
STAY_SECONDS: Final = 2.8
"""As long as nobody hears a beep."""
LEAVE_SECONDS: Final = 0.3

_Dice = np.random.Generator
_Range = tuple[float, float]
_ROOM: Final = 0.85
_MODULE_PIXELS: Final[_Range] = (1.7, 3.2)
"""In the frame: a card at arm's length, up to one that is held close. The lower end is where a
single decoder begins to fail."""

_SCENE_SIZE: Final = (FRAME_WIDTH, FRAME_HEIGHT)
_NOISE_SPARE: Final = 64
_SMEAR_PIXELS_MAX: Final = 40.0
_ANY_TURN_SHARE: Final = 0.1
_TREMBLE_LEFT: Final = 0.35
"""Share of the first tremble that stays when the hand has come to rest."""


@dataclass(frozen=True, slots=True)
class View:
    """How it is at a counter: ranges, from which each pass draws.

    Attributes:
        enter_seconds: From the frame's edge to where the hand stops.
        tremble_pixels: How far the hand sways about that place, at first.
        exposure_seconds: How long a frame takes in light, and is smeared.
        darkness: Share of the light that is missing.
        noise: Standard deviation of the sensor's noise, in steps of grey.
        glare: Peak of a lamp's reflection near where the hand stops; 1 is white.
    """

    enter_seconds: _Range = (0.2, 0.35)
    tremble_pixels: _Range = (3, 10)
    exposure_seconds: _Range = (1 / 120, 1 / 50)
    darkness: _Range = (0.0, 0.25)
    noise: _Range = (1.5, 4)
    glare: _Range = (0.0, 0.0)


VIEWS: Final[Mapping[str, View]] = {
    "normal": View(),
    "dim": View(exposure_seconds=(1 / 50, 1 / 30), darkness=(0.55, 0.85), noise=(2, 4.5)),
    "glare": View(glare=(0.3, 1.0)),
    "fast": View(
        enter_seconds=(0.1, 0.2), tremble_pixels=(10, 26), exposure_seconds=(1 / 90, 1 / 40)
    ),
}


@dataclass(frozen=True, slots=True)
class _Hand:
    """Where the middle of the card is at a time, and how it is turned."""

    start: tuple[float, float]
    rest: tuple[float, float]
    enter_seconds: float
    turn_degrees: float
    tremble_pixels: float
    beats: tuple[float, float, float]
    phases: tuple[float, float, float]

    @classmethod
    def drawn(cls, dice: _Dice, view: View) -> Self:
        """Return a hand that brings the card from a random side."""
        side = dice.uniform(0, 2 * np.pi)
        rest = (
            FRAME_WIDTH / 2 + float(dice.uniform(-90, 90)),
            FRAME_HEIGHT / 2 + float(dice.uniform(-45, 45)),
        )
        far = (rest[0] + 1400 * float(np.cos(side)), rest[1] + 1100 * float(np.sin(side)))
        turn = dice.uniform(-180, 180) if dice.random() < _ANY_TURN_SHARE else dice.normal(0, 9)
        return cls(
            start=far,
            rest=rest,
            enter_seconds=float(dice.uniform(*view.enter_seconds)),
            turn_degrees=float(turn),
            tremble_pixels=float(dice.uniform(*view.tremble_pixels)),
            beats=(_beat(dice), _beat(dice), _beat(dice)),
            phases=(_phase(dice), _phase(dice), _phase(dice)),
        )

    def at(self, seconds: float, leaves_at: float) -> tuple[float, float, float]:
        """Return the middle's place in the frame, and the turn in degrees against the clock."""
        leaving = max(0.0, seconds - leaves_at) / LEAVE_SECONDS
        away = max(0.0, 1 - seconds / self.enter_seconds) ** 2 + leaving**2
        calm = _TREMBLE_LEFT + (1 - _TREMBLE_LEFT) * np.exp(-seconds / 0.8)
        sway = [
            calm * float(np.sin(2 * np.pi * beat * seconds + phase))
            for beat, phase in zip(self.beats, self.phases, strict=True)
        ]
        x = self.rest[0] + away * (self.start[0] - self.rest[0]) + self.tremble_pixels * sway[0]
        y = self.rest[1] + away * (self.start[1] - self.rest[1]) + self.tremble_pixels * sway[1]
        return x, y, self.turn_degrees + self.tremble_pixels * sway[2] / 4


@dataclass(frozen=True, slots=True)
class _Lens:
    """How sharp the lens is at a time, and how long each frame takes in light."""

    rest_pixels: float
    start_pixels: float
    settle_seconds: float
    exposure_seconds: float

    @classmethod
    def drawn(cls, dice: _Dice, view: View) -> Self:
        """Return a lens that looked at the desk when the card came."""
        return cls(
            rest_pixels=float(dice.uniform(0.3, 0.9)),
            start_pixels=float(dice.uniform(0.5, 4)),
            settle_seconds=float(dice.uniform(0.1, 0.4)),
            exposure_seconds=float(dice.uniform(*view.exposure_seconds)),
        )

    def defocus_pixels(self, seconds: float) -> float:
        """Return the blur, so long after the card came."""
        return self.rest_pixels + self.start_pixels * float(np.exp(-seconds / self.settle_seconds))


class CardPass:
    """One card that comes, stays for a while and goes.

    Attributes:
        stays_until: When the hand takes it away if nobody beeps, in seconds after it came.
        first_whole_frame: The first one that shows all of the print; of one that does not fit,
            the first one at rest.
    """

    def __init__(self, symbology: Symbology, text: str, *, view: str, dice: _Dice) -> None:
        self.symbology, self.text, self.view = symbology, text, view
        how = VIEWS[view]
        self._paper = _paper(printed_code(text, symbology, module_pixels=MODULE_PIXELS), dice)
        self._tilt = dice.uniform(-0.03, 0.03, (4, 2)) * self._paper.shape[1]
        self._hand, self._lens = _Hand.drawn(dice, how), _Lens.drawn(dice, how)
        self._lamp = _lamp(self._hand.rest, float(dice.uniform(*how.glare)), dice)
        self._light = 1 - float(dice.uniform(*how.darkness))
        self._seed = int(dice.integers(2**31))
        self._desk = empty_desk(seed=self._seed).astype(np.float32)
        self._grains = _grains(float(dice.uniform(*how.noise)), dice)
        self.stays_until = self._hand.enter_seconds + STAY_SECONDS
        at_rest = round(self._hand.enter_seconds * FRAMES_A_SECOND)
        frames = range(frame_count(self.stays_until))
        self.first_whole_frame = next(filter(self._is_whole, frames), at_rest)

    def frame(self, number: int, *, leaves_at: float | None = None) -> GreyFrame:
        """Return the frame of this number, counted from 0, at 30 a second.

        Args:
            number: Of the frame.
            leaves_at: When the hand begins to take the card away; ``None``: when it is tired.
        """
        seconds = number / FRAMES_A_SECOND
        leaves_at = self.stays_until if leaves_at is None else leaves_at
        scene = self._desk.copy()
        corners = self._corners(seconds, leaves_at)
        margin = 24 + 3 * self._lens.defocus_pixels(seconds)
        left, top = np.maximum(np.floor(corners.min(axis=0) - margin), 0).astype(int)
        right, bottom = np.minimum(np.ceil(corners.max(axis=0) + margin), _SCENE_SIZE).astype(int)
        if right - left > 1 and bottom - top > 1:
            around = scene[top:bottom, left:right]
            shown = _laid(self._paper, corners - (left, top), around)
            scene[top:bottom, left:right] = self._seen(shown, seconds, leaves_at)
        lit = scene * self._light + self._lamp
        across, down = np.random.default_rng((self._seed, number)).integers(0, _NOISE_SPARE, 2)
        lit += self._grains[down : down + FRAME_HEIGHT, across : across + FRAME_WIDTH]
        return grey_frame(np.clip(lit, 0, 255, out=lit))

    def _is_whole(self, number: int) -> bool:
        corners = self._corners(number / FRAMES_A_SECOND, self.stays_until)
        return bool((corners >= 0).all() and (corners <= _SCENE_SIZE).all())

    def _corners(self, seconds: float, leaves_at: float) -> Light:
        x, y, turn_degrees = self._hand.at(seconds, leaves_at)
        height, width = self._paper.shape
        angle = np.deg2rad(-turn_degrees)
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        flat = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (width / 2, height / 2)
        return np.asarray((flat + self._tilt) @ turn.T + (x, y), np.float32)

    def _seen(self, shown: Light, seconds: float, leaves_at: float) -> Light:
        blurred = cv2.GaussianBlur(shown, (0, 0), self._lens.defocus_pixels(seconds))
        half = self._lens.exposure_seconds / 2
        before, after = (
            self._hand.at(when, leaves_at) for when in (seconds - half, seconds + half)
        )
        return _smeared(np.asarray(blurred, np.float32), after[0] - before[0], after[1] - before[1])


def passes(count: int, *, seed: int = SEED) -> Iterator[CardPass]:
    """Yield so many passes; each lap of them shows each kind of code once in each view."""
    for number, (symbology, view) in enumerate(islice(in_laps(seed), count)):
        dice = np.random.default_rng((seed, 5, number))
        yield CardPass(symbology, card_text(symbology, dice), view=view, dice=dice)


def frame_count(leaves_at: float) -> int:
    """Return how many frames there are of a card that a hand takes away then."""
    return round((leaves_at + LEAVE_SECONDS) * FRAMES_A_SECOND)


def in_laps(seed: int) -> Iterator[tuple[Symbology, str]]:
    """Yield each symbology in each view, shuffled, again and again without end."""
    pairs = [(kind, view) for kind in SYMBOLOGIES for view in VIEWS]
    for lap in count_up():
        for place in np.random.default_rng((seed, 6, lap)).permutation(len(pairs)):
            yield pairs[place]


def _beat(dice: _Dice) -> float:
    return float(dice.uniform(0.6, 2.4))


def _phase(dice: _Dice) -> float:
    return float(dice.uniform(0, 2 * np.pi))


def _paper(print_: GreyPixels, dice: _Dice) -> GreyPixels:
    """Return the print in its size in the frame."""
    height, width = print_.shape
    room = _ROOM * min(FRAME_WIDTH / width, FRAME_HEIGHT / height)
    scale = min(float(dice.uniform(*_MODULE_PIXELS)) / MODULE_PIXELS, room)
    size = (round(width * scale), round(height * scale))
    return np.asarray(cv2.resize(print_, size, interpolation=cv2.INTER_AREA), np.uint8)


def _laid(paper: GreyPixels, corners: Light, around: Light) -> Light:
    height, width = paper.shape
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    size = (around.shape[1], around.shape[0])
    cover = np.asarray(cv2.warpPerspective(np.full_like(paper, 255), matrix, size), np.float32)
    cover /= 255
    shown = np.asarray(cv2.warpPerspective(paper, matrix, size), np.float32)
    return np.asarray(around * (1 - cover) + shown * cover, np.float32)


def _smeared(shown: Light, across: float, down: float) -> Light:
    length = min(float(np.hypot(across, down)), _SMEAR_PIXELS_MAX)
    if length < 1:
        return shown
    side = 2 * int(np.ceil(length / 2)) + 1
    smear = np.zeros((side, side), np.float32)
    steps = np.linspace(-0.5, 0.5, 4 * side)
    unit_x, unit_y = across / np.hypot(across, down), down / np.hypot(across, down)
    columns = np.rint(side // 2 + steps * length * unit_x).astype(int)
    rows = np.rint(side // 2 + steps * length * unit_y).astype(int)
    np.add.at(smear, (rows, columns), 1 / steps.size)
    return np.asarray(cv2.filter2D(shown, -1, smear), np.float32)


def _lamp(rest: tuple[float, float], peak: float, dice: _Dice) -> Light:
    reach = float(dice.uniform(70, 200))
    x, y = rest[0] + float(dice.normal(0, 70)), rest[1] + float(dice.normal(0, 50))
    across = np.exp(-(((np.arange(FRAME_WIDTH) - x) / reach) ** 2))
    down = np.exp(-(((np.arange(FRAME_HEIGHT) - y) / reach) ** 2))
    return (255 * peak * np.outer(down, across)).astype(np.float32)


def _grains(noise: float, dice: _Dice) -> Light:
    size = (FRAME_HEIGHT + _NOISE_SPARE, FRAME_WIDTH + _NOISE_SPARE)
    return np.asarray(noise * dice.standard_normal(size, np.float32), np.float32)
