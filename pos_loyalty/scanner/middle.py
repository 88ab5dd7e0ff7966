# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The part of a frame that is looked at, where a shop wants no more than its middle."""

from dataclasses import replace
from typing import Final

from pos_loyalty.scanner.decoder_process import close_decoder, hurry_decoder
from pos_loyalty.scanner.decoding import Decoder, GreyFrame, Reading

WHOLE_PERCENT: Final = 100
PERCENT_MIN: Final = 20
"""Of 720 lines this leaves 144, enough for bars; with less, nobody would find the place."""


def middle_of(frame: GreyFrame, percent: int) -> GreyFrame:
    """Return the middle of a frame, so much of its width and of its height.

    Args:
        percent: From ``PERCENT_MIN`` to 100; 100 is the frame itself.
    """
    if percent >= WHOLE_PERCENT:
        return frame
    width = max(1, frame.width * percent // WHOLE_PERCENT)
    height = max(1, frame.height * percent // WHOLE_PERCENT)
    left, top = (frame.width - width) // 2, (frame.height - height) // 2
    first = top * frame.width + left
    starts = range(first, first + height * frame.width, frame.width)
    view = memoryview(frame.pixels)
    return GreyFrame(width, height, b"".join(view[start : start + width] for start in starts))


class MiddleDecoder:
    """Implements ``Decoder``: looks at the middle, and tells where in the whole frame it found it.

    Args:
        decoder: Is given what is left of each frame.
        percent: From ``PERCENT_MIN`` to 100.
    """

    def __init__(self, decoder: Decoder, percent: int) -> None:
        self._decoder = decoder
        self._percent = percent

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes in the middle of the frame."""
        middle = middle_of(frame, self._percent)
        left, top = (frame.width - middle.width) // 2, (frame.height - middle.height) // 2
        return tuple(
            replace(reading, corners=tuple((x + left, y + top) for x, y in reading.corners))
            for reading in self._decoder.decode(middle)
        )

    def hurry(self) -> None:
        """Hurry the decoder behind it."""
        hurry_decoder(self._decoder)

    def close(self) -> None:
        """Close the decoder behind it."""
        close_decoder(self._decoder)
