# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What stands on a piece of paper, row by row, before anybody knows how wide the paper is."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How a row is written."""

    PLAIN = "plain"
    STRONG = "strong"
    LARGE = "large"
    SMALL = "small"
    HEADING = "heading"
    """Large, in the middle."""
    CENTRED = "centred"
    RULE = "rule"
    """A line across, and no words."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row; words that are too long go on below.

    Attributes:
        figure: At the right edge; empty for none.
    """

    words: str = ""
    figure: str = ""
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Printed:
    """One piece of paper.

    Attributes:
        name: What a file of it is called; safe in every file system.
        language: What it is written in: ``en``, ``pl`` or ``ru``.
        code: What the square code at the end carries; empty for no code.
        ending: Below the code.
    """

    name: str
    language: str
    rows: tuple[PrintedRow, ...]
    code: str = ""
    ending: tuple[PrintedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Raster:
    """Dots, black and white.

    Attributes:
        width_dots: A multiple of 8.
        bits: Row after row from the top, the left dot in the highest bit; 1 is black.
    """

    width_dots: int
    bits: bytes

    @property
    def height_dots(self) -> int:
        """Return how many rows there are."""
        return len(self.bits) * 8 // self.width_dots
