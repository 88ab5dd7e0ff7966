# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What every decoder takes and gives: a grey picture in, the codes on it out."""

from dataclasses import dataclass
from typing import Protocol

from pos_loyalty.domain.check_digits import are_digits, gs1_check_digit
from pos_loyalty.domain.scan import Symbology

Point = tuple[int, int]
"""Pixels from the left and from the top of the frame."""

# A line that crosses an ITF code aslant reads a part of it as a whole, frame after frame, so of
# ITF only the one kind with a length and a check digit is believed: ITF-14.
_GTIN_CHARS = {
    Symbology.EAN_13: 13,
    Symbology.EAN_8: 8,
    Symbology.UPC_A: 12,
    Symbology.ITF: 14,
}


@dataclass(frozen=True, slots=True)
class GreyFrame:
    """A picture in shades of grey. Plain bytes: it may go from thread to thread.

    Attributes:
        pixels: One byte a pixel, row after row from the top, no padding.
    """

    width: int
    height: int
    pixels: bytes

    def __post_init__(self) -> None:
        if min(self.width, self.height) < 1 or len(self.pixels) != self.width * self.height:
            raise ValueError("a frame has one byte for each of its pixels")


@dataclass(frozen=True, slots=True)
class Reading:
    """A code found on a frame.

    Attributes:
        text: What it carries; an EAN-13 that begins with 0 is a UPC-A and has 12 digits.
        corners: Its four corners in the frame, in order around it; rough for bars.
    """

    text: str
    symbology: Symbology
    corners: tuple[Point, ...]


class Decoder(Protocol):
    """Finds codes. Slow (milliseconds to tens of them): never call it on the GUI thread."""

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes on the frame, in no particular order; empty when there are none."""
        ...


def believable(reading: Reading) -> Reading | None:
    """Return the reading with its symbology settled, or ``None`` if its check digit is wrong.

    A UPC-A and an EAN-13 that begins with 0 are the same bars, and each decoder has its own
    name for them. Every retail code is checked here again, whoever decoded it.
    """
    text, symbology = reading.text, reading.symbology
    if not text:
        return None
    if symbology is Symbology.EAN_13 and text.startswith("0"):
        text, symbology = text[1:], Symbology.UPC_A
    chars = _GTIN_CHARS.get(symbology)
    if chars is None:
        return reading
    if len(text) != chars or not are_digits(text) or gs1_check_digit(text[:-1]) != text[-1]:
        return None
    return Reading(text, symbology, reading.corners)
