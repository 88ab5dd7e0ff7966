# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The preview holds the newest frame, and knows whether anybody looks."""

from pos_loyalty.scanner.decoding import GreyFrame
from pos_loyalty.scanner.preview import Preview

ONE, OTHER = GreyFrame(1, 1, b"1"), GreyFrame(1, 1, b"2")


def test_the_newest_frame_is_there_for_whoever_asks() -> None:
    preview = Preview()

    preview.show(ONE)
    preview.show(OTHER)

    assert preview.newest() is OTHER


def test_a_camera_that_shows_nothing_leaves_nothing_behind() -> None:
    preview = Preview()
    preview.show(ONE)

    preview.show(None)

    assert preview.newest() is None


def test_it_is_known_whether_anybody_looked_since_the_frame_before() -> None:
    preview = Preview()

    looked = [preview.show(ONE)]
    preview.newest()
    looked += [preview.show(OTHER), preview.show(ONE)]

    assert looked == [False, True, False]
