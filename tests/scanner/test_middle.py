# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where a shop reads the middle of the view alone, nothing else is even looked at."""

from typing import ClassVar

import numpy as np
import pytest

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame, Reading
from pos_loyalty.scanner.middle import MiddleDecoder, middle_of
from tests.scanner.pictures import frame_of

FRAME = frame_of(np.arange(100, dtype=np.uint8).reshape(10, 10))


def test_the_middle_is_cut_on_all_four_sides() -> None:
    middle = middle_of(FRAME, 40)

    rows = np.frombuffer(middle.pixels, np.uint8).reshape(4, 4)
    assert rows.tolist() == [[10 * y + x for x in range(3, 7)] for y in range(3, 7)]


def test_the_whole_is_the_frame_itself() -> None:
    assert middle_of(FRAME, 100) is FRAME


@pytest.mark.parametrize("percent", [20, 33, 99])
def test_of_the_smallest_frame_something_is_left(percent: int) -> None:
    dot = GreyFrame(1, 1, b"x")

    assert middle_of(dot, percent) == dot


def test_a_code_is_told_where_it_stands_in_the_whole_frame() -> None:
    class Corner:
        def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
            self.seen = frame
            return (Reading("7", Symbology.QR_CODE, ((0, 0), (3, 3))),)

    corner = Corner()

    (reading,) = MiddleDecoder(corner, 40).decode(FRAME)

    assert reading.corners == ((3, 3), (6, 6))
    assert (corner.seen.width, corner.seen.height) == (4, 4)


def test_whoever_hurries_or_closes_it_reaches_the_decoder_behind() -> None:
    class Ends:
        told: ClassVar[list[str]] = []

        def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
            return ()

        def hurry(self) -> None:
            self.told.append("hurry")

        def close(self) -> None:
            self.told.append("close")

    middle = MiddleDecoder(Ends(), 40)

    middle.hurry()
    middle.close()

    assert Ends.told == ["hurry", "close"]
