# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a cup, a shadow and a phone's glass do to a print, each as a function of pixels.

Import this module late: it needs OpenCV.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from pos_loyalty.scanner.late_cv2 import cv2

GreyPixels = NDArray[np.uint8]
"""Rows from the top, one byte a pixel, 0 is black."""

Light = NDArray[np.float32]
"""The same before a sensor has counted it: 0 is black, 255 is white."""

_WHITE: Final = (255, 255, 255, 255)
_BOW: Final = 0.35  # a cup is seen from a little above: its rings are flat ellipses
_DIM_EDGE: Final = 0.6
_GRID_DEPTH: Final = 0.45
_SHADOW_EDGE_PIXELS: Final = (4.0, 300.0)


def curved(pixels: GreyPixels, degrees: float) -> GreyPixels:
    """Return the print as it looks when bent round a cup.

    Args:
        degrees: How far its left and right edges turn away from the lens, up to 80; below 0 the
            cup lies, and the upper and lower edges turn away.
    """
    if degrees < 0:
        return np.ascontiguousarray(curved(np.ascontiguousarray(pixels.T), -degrees).T)
    height, width = pixels.shape
    edge = np.deg2rad(degrees)
    seen_width = max(2, round(width * float(np.sin(edge) / edge)))
    angle = np.arcsin(np.linspace(-1, 1, seen_width) * np.sin(edge))
    drop = _BOW * width / (2 * edge) * (np.cos(angle) - np.cos(edge))
    rows = np.arange(height + int(np.ceil(drop.max())))
    across = np.broadcast_to((angle / edge + 1) / 2 * (width - 1), (rows.size, seen_width))
    down = rows[:, None] - drop[None, :]
    bent = cv2.remap(
        pixels,
        across.astype(np.float32),
        down.astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=_WHITE,
    )
    light = _DIM_EDGE + (1 - _DIM_EDGE) * np.cos(angle)
    return np.asarray(bent * light[None, :], np.uint8)


def on_glass(pixels: GreyPixels, pitch_pixels: float) -> GreyPixels:
    """Return the print as a screen shows it: dots with dark lines between them.

    Args:
        pitch_pixels: From dot to dot; near the camera's own pixels they beat with each other.
    """
    height, width = pixels.shape
    across = 1 + np.cos(2 * np.pi / pitch_pixels * np.arange(width))
    down = 1 + np.cos(2 * np.pi / pitch_pixels * np.arange(height))
    grid = 1 - _GRID_DEPTH * np.maximum(across[None, :], down[:, None]) / 2
    return np.asarray(pixels * grid, np.uint8)


def shaded(scene: Light, share: float, dice: np.random.Generator) -> Light:
    """Return the scene with a shadow over one side of it, its edge hard or soft, near the middle.

    Args:
        share: Of the light, that the shadow takes.
    """
    height, width = scene.shape
    angle = dice.uniform(0, 2 * np.pi)
    middle_x, middle_y = np.array([width, height]) * dice.uniform(0.42, 0.58, 2)
    edge_pixels = np.exp(dice.uniform(*np.log(_SHADOW_EDGE_PIXELS)))
    across = (np.arange(width, dtype=np.float32) - middle_x) * np.cos(angle)
    down = (np.arange(height, dtype=np.float32) - middle_y) * np.sin(angle)
    depth = np.clip((across[None, :] + down[:, None]) / edge_pixels + 0.5, 0, 1)
    return np.asarray(scene * (1 - share * depth), np.float32)


def cluttered(scene: Light, things: int, dice: np.random.Generator) -> Light:
    """Return the scene with papers, stripes and words that lie about.

    Args:
        things: How many; 30 hide the desk.
    """
    busy = np.asarray(np.clip(scene, 0, 255), np.uint8)  # letters are drawn in bytes only
    height, width = scene.shape
    for _ in range(things):
        left, top = int(dice.integers(-80, width)), int(dice.integers(-80, height))
        grey = (float(dice.uniform(20, 250)),)
        match int(dice.integers(4)):
            case 0:
                size = dice.integers(60, 360, 2)
                corner = (left + int(size[0]), top + int(size[1]))
                cv2.rectangle(busy, (left, top), corner, grey, -1)
            case 1:
                axes = (int(dice.integers(20, 120)), int(dice.integers(20, 120)))
                cv2.ellipse(busy, (left, top), axes, float(dice.uniform(0, 180)), 0, 360, grey, -1)
            case 2:
                for offset in np.cumsum(dice.integers(4, 22, 24)):
                    ends = ((left + int(offset), top), (left + int(offset), top + 140))
                    cv2.line(busy, *ends, grey, int(dice.integers(1, 7)))
            case _:
                _write_lines(busy, left, top, grey=grey, dice=dice)
    return busy.astype(np.float32)


def _write_lines(
    busy: GreyPixels, left: int, top: int, *, grey: tuple[float], dice: np.random.Generator
) -> None:
    size = float(dice.uniform(0.3, 1.1))
    for line in range(int(dice.integers(1, 9))):
        letters = dice.integers(ord("0"), ord("z"), 28)
        words = "".join(map(chr, letters))
        place = (left, top + round(34 * size) * line)
        cv2.putText(busy, words, place, cv2.FONT_HERSHEY_SIMPLEX, size, grey, 1, cv2.LINE_AA)
