# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One frame, and what several stages want to know of it: found when asked for, and only once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pos_loyalty.scanner.decoding import GreyFrame, Reading

if TYPE_CHECKING:
    from pos_loyalty.scanner.regions import Gradients, GreyPixels, Region


class Picture:
    """A frame as stages see it. All but the frame itself needs OpenCV.

    Args:
        is_late: Asked between regions: whether the time for this frame is over.

    Attributes:
        doubts: The unsound readings of the stages so far.
    """

    def __init__(self, frame: GreyFrame, is_late: Callable[[], bool] = lambda: False) -> None:
        self.frame = frame
        self.is_late = is_late
        self.doubts: tuple[Reading, ...] = ()

    @cached_property
    def pixels(self) -> "GreyPixels":
        """The frame's pixels; not to be written to."""
        import numpy as np

        shape = (self.frame.height, self.frame.width)
        return np.frombuffer(self.frame.pixels, np.uint8).reshape(shape)

    @cached_property
    def bars(self) -> "tuple[Region, ...]":
        """Where bars may be, the most striking first."""
        from pos_loyalty.scanner.regions import bar_regions

        return bar_regions(self._gradients)

    @cached_property
    def squares(self) -> "tuple[Region, ...]":
        """Where square codes may be, along their edges, the most textured first."""
        from pos_loyalty.scanner.regions import square_regions

        return square_regions(self._gradients)

    @cached_property
    def level_squares(self) -> "tuple[Region, ...]":
        """The same, otherwise bounded."""
        from pos_loyalty.scanner.regions import level_square_regions

        return level_square_regions(self._gradients)

    @cached_property
    def _gradients(self) -> "Gradients":
        from pos_loyalty.scanner.regions import gradients

        return gradients(self.pixels)


@dataclass(frozen=True, slots=True)
class Stage:
    """One way to read a frame.

    Attributes:
        name: Says what it does to the frame.
        read: Returns what can be read so, each code perhaps more than once.
    """

    name: str
    read: Callable[[Picture], tuple[Reading, ...]]
