# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where codes are looked for on a frame."""

from math import degrees

import numpy as np
import pytest

from pos_loyalty.demo.photograph import Degradation, photograph, printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.regions import (
    BAR_REGIONS_MAX,
    SQUARE_REGIONS_MAX,
    GreyPixels,
    Region,
    bar_regions,
    gradients,
    level_square_regions,
    square_regions,
)
from tests.scanner.pictures import TEXTS

_SHEET = (720, 1280)


def laid(print_: GreyPixels, *, left: int, top: int) -> GreyPixels:
    sheet = np.full(_SHEET, 230, np.uint8)
    sheet[top : top + print_.shape[0], left : left + print_.shape[1]] = print_
    return sheet


def code(symbology: Symbology, *, module_pixels: int = 3) -> GreyPixels:
    return printed_code(TEXTS[symbology], symbology, module_pixels=module_pixels)


def covers(region: Region, x: float, y: float) -> bool:
    return abs(region.x - x) < region.length / 2 and abs(region.y - y) < region.height / 2


@pytest.mark.parametrize("symbology", [one for one in TEXTS if one.is_linear])
def test_bars_are_found_where_they_are(symbology: Symbology) -> None:
    print_ = code(symbology)
    height, width = print_.shape

    [found, *_] = bar_regions(gradients(laid(print_, left=600, top=300)))

    assert covers(found, 600 + width / 2, 300 + height / 2)
    assert width - 110 < found.length < width + 40


@pytest.mark.parametrize("turned_degrees", [-80, -45, -20, 0, 20, 45, 80])
def test_the_angle_of_bars_is_told_to_a_degree(turned_degrees: float) -> None:
    how = Degradation(rotation_degrees=turned_degrees, width_pixels=400)
    picture = photograph(code(Symbology.EAN_13), how=how, seed=2)

    [found, *_] = bar_regions(gradients(picture))

    apart = (degrees(found.angle) + turned_degrees + 90) % 180 - 90
    assert abs(apart) < 1


@pytest.mark.parametrize("find", [square_regions, level_square_regions])
def test_a_square_code_is_found_beside_bars(find: type) -> None:
    sheet = laid(code(Symbology.QR_CODE), left=900, top=100)
    bars = code(Symbology.CODE_128, module_pixels=2)
    sheet[500 : 500 + bars.shape[0], 50 : 50 + bars.shape[1]] = bars

    [found, *_] = find(gradients(sheet))

    side = code(Symbology.QR_CODE).shape[0]
    assert covers(found, 900 + side / 2, 100 + side / 2)


def test_bars_are_not_taken_for_a_square_code() -> None:
    sheet = laid(code(Symbology.QR_CODE), left=900, top=100)

    assert not any(region.length > 400 for region in bar_regions(gradients(sheet)))


def test_noise_and_chequers_give_few_regions() -> None:
    noise = np.random.default_rng(1).integers(0, 256, _SHEET, np.uint8)
    chequers = (np.indices(_SHEET).sum(axis=0) // 9 % 2 * 255).astype(np.uint8)

    for pixels in (noise, chequers):
        found = gradients(pixels)
        assert len(bar_regions(found)) <= BAR_REGIONS_MAX
        assert len(square_regions(found)) <= SQUARE_REGIONS_MAX


def test_in_the_dark_the_sensor_s_noise_is_no_texture_but_a_code_is() -> None:
    noise = np.random.default_rng(4).normal(40, 4, _SHEET)
    print_ = code(Symbology.QR_CODE, module_pixels=4)
    shown = noise.copy()
    shown[200 : 200 + print_.shape[0], 500 : 500 + print_.shape[1]] -= 24 * (print_ < 128)

    nothing, found = (
        square_regions(gradients(frame.clip(0, 255).astype(np.uint8))) for frame in (noise, shown)
    )

    assert nothing == ()
    assert covers(found[0], 500 + print_.shape[1] / 2, 200 + print_.shape[0] / 2)
    assert max(found[0].length, found[0].height) < 2 * max(print_.shape)


@pytest.mark.parametrize("size", [(1, 1), (3, 1), (1, 300), (8, 8), (31, 33)])
def test_a_tiny_frame_has_no_regions_of_bars(size: tuple[int, int]) -> None:
    found = gradients(np.full(size, 128, np.uint8))

    assert bar_regions(found) == ()
