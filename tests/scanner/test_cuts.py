# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Pieces of a frame, and where what was read in them lies."""

from math import pi

import numpy as np
import pytest

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.cuts import (
    SIDE_PIXELS_MAX,
    STRIPS,
    Cut,
    averaged,
    inverted,
    sharpened,
    upright,
)
from pos_loyalty.scanner.decoding import Reading
from pos_loyalty.scanner.regions import Region

FRAME = np.zeros((200, 300), np.uint8)
LEVEL = Region(150, 100, 0.0, 80, 40)


def place(cut: Cut, x: int, y: int) -> tuple[int, int]:
    [corner] = cut.placed(Reading("A", Symbology.QR_CODE, ((x, y),))).corners
    return corner


def middle_of(cut: Cut) -> tuple[int, int]:
    height, width = cut.pixels.shape
    return width // 2, height // 2


@pytest.mark.parametrize("angle", [0.0, 0.3, pi / 2, -1.2])
@pytest.mark.parametrize("enlarged", [1.0, 2.0])
def test_the_middle_of_a_piece_is_the_middle_of_its_region(angle: float, enlarged: float) -> None:
    region = Region(150, 100, angle, 80, 40)

    cut = upright(FRAME, region, along=enlarged, aside=enlarged)

    x, y = place(cut, *middle_of(cut))
    assert abs(x - 150) <= 1
    assert abs(y - 100) <= 1


def test_bars_that_lie_down_stand_up_in_the_piece() -> None:
    frame = np.zeros((200, 300), np.uint8)
    frame[95:105] = 255

    cut = upright(frame, Region(150, 100, pi / 2, 80, 40), along=1, aside=1)

    height, width = cut.pixels.shape
    assert width > height
    assert np.ptp(cut.pixels[height // 2]) == 255
    assert np.ptp(cut.pixels[:, width // 2]) == 0


def test_a_piece_has_a_margin_before_it_and_after_it_for_the_quiet_zones() -> None:
    cut = upright(FRAME, LEVEL, along=1, aside=1)

    assert cut.pixels.shape[1] > 1.2 * LEVEL.length


def test_no_piece_is_larger_than_the_bound() -> None:
    cut = upright(FRAME, Region(150, 100, 0.4, 9000, 9000), along=2, aside=2)

    assert cut.pixels.shape == (SIDE_PIXELS_MAX, SIDE_PIXELS_MAX)


def test_noise_is_averaged_away_along_the_bars_and_edges_stay() -> None:
    bars = np.tile(np.repeat(np.array([60, 180] * 30, np.float32), 6), (240, 1))
    noisy = bars + np.random.default_rng(4).normal(0, 60, bars.shape)
    piece = Cut(np.clip(noisy, 0, 255).astype(np.uint8), np.eye(2, 3))

    rows = averaged(piece).stretched().pixels

    assert rows.shape[0] == STRIPS
    assert ((rows > 128) == (bars[0] > 128)).mean() > 0.97
    assert ((piece.pixels > 128) == (bars > 128)).mean() < 0.9


def test_a_thin_light_line_stays_light_beside_a_grey_desk() -> None:
    desk, bars = [100] * 150, [0] * 6 + [170] * 4 + [0] * 6 + [230] * 20
    row = np.array(desk + [230] * 40 + bars * 10 + [230] * 40 + desk, np.uint8)
    piece = Cut(np.tile(row, (48, 1)), np.eye(2, 3))

    rows = averaged(piece)

    thin = 150 + 40 + 8
    assert rows.stretched().pixels[10, thin] < 200
    assert rows.levelled().pixels[10, thin] > 180


def test_the_quiet_before_a_code_stays_quiet() -> None:
    noise = np.random.default_rng(1).normal(0, 4, (48, 600))
    bars = np.tile([0, 0, 0, 0, 200, 200, 200, 200], (48, 25))
    piece = Cut(np.clip(np.hstack([noise + 200, bars]), 0, 255).astype(np.uint8), np.eye(2, 3))

    rows = averaged(piece).levelled()

    assert np.ptp(rows.pixels[10, 50:450]) < 90


def test_a_corner_in_a_strip_lies_as_far_down_as_the_strip_was() -> None:
    piece = upright(FRAME, LEVEL, along=2, aside=2.4)

    rows = averaged(piece).sharpened(1, 4).stretched()

    assert abs(place(rows, *middle_of(rows))[1] - LEVEL.y) <= 1


def test_a_blurred_edge_is_steeper_when_it_was_sharpened() -> None:
    ramp = np.tile(np.linspace(60, 180, 60, dtype=np.float32), (40, 1)).astype(np.uint8)
    cut = Cut(np.pad(ramp, ((0, 0), (40, 40)), mode="edge"), np.eye(2, 3))

    steeper = sharpened(cut, sharpening=2, radius=9)

    assert np.ptp(steeper.pixels) > np.ptp(cut.pixels)


def test_an_inverted_piece_is_light_where_it_was_dark() -> None:
    cut = upright(FRAME, LEVEL, along=1, aside=1)

    assert (inverted(cut).pixels == 255).all()
    assert place(inverted(cut), 3, 4) == place(cut, 3, 4)
