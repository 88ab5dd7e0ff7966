# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What every decoder takes and gives: a grey picture in, the codes on it out."""

from dataclasses import dataclass
from typing import Protocol

from pos_loyalty.domain.scan import Symbology

Point = tuple[int, int]
"""Pixels from the left and from the top of the frame."""


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
        is_sound: Its check digit is right. Where it is not, the text is no code to be told, but
            what the bars most likely say: another text of the same bars is then a misread one.
    """

    text: str
    symbology: Symbology
    corners: tuple[Point, ...]
    is_sound: bool = True


class Decoder(Protocol):
    """Finds codes. Slow (milliseconds to tens of them): never call it on the GUI thread."""

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes on the frame, in no particular order; empty when there are none."""
        ...
