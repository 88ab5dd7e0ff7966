# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Photographs that tests take, and what must be read on them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pos_loyalty.demo.photograph import Degradation, GreyPixels, photograph, printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame

CARD: Final = "480212345678901234"

TEXTS: Final[Mapping[Symbology, str]] = {
    Symbology.EAN_13: "4006381333931",
    Symbology.EAN_8: "96385074",
    Symbology.UPC_A: "036000291452",
    Symbology.CODE_128: "R0A012511220004217",
    Symbology.CODE_39: "TILL-0042",
    Symbology.ITF: "10012345678902",
    Symbology.QR_CODE: CARD,
    Symbology.PDF417: CARD,
    Symbology.AZTEC: CARD,
    Symbology.DATA_MATRIX: CARD,
}
"""One code of each kind; those that have a check digit have the right one."""

DEGRADATIONS: Final[Mapping[str, Degradation]] = {
    "fair": Degradation(),
    "perspective": Degradation(perspective=0.06),
    "turned_a_little": Degradation(rotation_degrees=12),
    "upright": Degradation(rotation_degrees=90, width_pixels=480),
    "upside_down": Degradation(rotation_degrees=180),
    "defocus": Degradation(defocus_pixels=1.5),
    "motion": Degradation(motion_pixels=5),
    "noise": Degradation(noise=22),
    "glare": Degradation(glare=0.7),
    "low_light": Degradation(darkness=0.8, noise=4),
    "low_contrast": Degradation(contrast=0.25),
    "small": Degradation(width_pixels=300),
    "jpeg": Degradation(jpeg_quality=20),
    "all_at_once": Degradation(
        rotation_degrees=-7,
        perspective=0.03,
        defocus_pixels=0.8,
        noise=8,
        contrast=0.6,
        darkness=0.3,
        jpeg_quality=60,
    ),
}


def as_bad_as_readable(symbology: Symbology, name: str) -> Degradation:
    """Return the degradation, weaker where this kind of code cannot be read otherwise."""
    how = DEGRADATIONS[name]
    if symbology is Symbology.PDF417 and 0 < abs(how.rotation_degrees) < 45:
        return replace(how, rotation_degrees=4)  # its rows must cross the picture's lines
    return how


def picture_of(symbology: Symbology, name: str) -> GreyPixels:
    """Return one code, photographed. The same picture each time."""
    print_ = printed_code(TEXTS[symbology], symbology)
    seed = 100 * list(TEXTS).index(symbology) + list(DEGRADATIONS).index(name)
    return photograph(print_, how=as_bad_as_readable(symbology, name), seed=seed)


def written(path: Path, pixels: NDArray[np.uint8]) -> Path:
    """Write a picture file of the kind that the name says, and return its path."""
    Image.fromarray(pixels).save(path, compress_level=1)  # quick, for PNG; others do not look
    return path


def frame_of(pixels: NDArray[np.uint8]) -> GreyFrame:
    """Return an array as what a decoder takes."""
    height, width = pixels.shape
    return GreyFrame(width, height, pixels.tobytes())


def side_by_side(*prints: GreyPixels, gap: int = 60) -> GreyPixels:
    """Lay prints on one white sheet, from left to right."""
    height = max(one.shape[0] for one in prints) + 2 * gap
    width = sum(one.shape[1] + gap for one in prints) + gap
    sheet = np.full((height, width), 255, np.uint8)
    left = gap
    for one in prints:
        sheet[gap : gap + one.shape[0], left : left + one.shape[1]] = one
        left += one.shape[1] + gap
    return sheet
