# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Each stage reads what zxing-cpp alone does not, and pictures show why it is there."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pytest

from bench.scan_pictures import picture as generated
from bench.scan_prints import wrong_check_digit
from pos_loyalty.demo.photograph import Degradation, GreyPixels, photograph, printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.believing import settled
from pos_loyalty.scanner.cuts import averaged, upright
from pos_loyalty.scanner.picture import Picture, Stage
from pos_loyalty.scanner.stages import heavy_stages, light_stages, stages_by_turns
from pos_loyalty.scanner.zbar import load_zbar
from pos_loyalty.scanner.zxing import ALL_SYMBOLOGIES, LINEAR, MATRIX, ZxingDecoder
from tests.scanner.pictures import TEXTS, frame_of

STAGES: Final[Mapping[str, Stage]] = {
    stage.name: stage
    for stage in (
        *light_stages(ALL_SYMBOLOGIES),
        *stages_by_turns(ALL_SYMBOLOGIES),
        *heavy_stages(ALL_SYMBOLOGIES, load_zbar(LINEAR, line_step=2)),
    )
}


def shot(symbology: Symbology, how: Degradation, *, seed: int = 1) -> GreyPixels:
    return photograph(printed_code(TEXTS[symbology], symbology), how=how, seed=seed)


def negative(symbology: Symbology, how: Degradation, *, seed: int = 1) -> GreyPixels:
    print_ = np.asarray(255 - printed_code(TEXTS[symbology], symbology), np.uint8)
    return photograph(print_, how=how, seed=seed)


def reads(name: str, pixels: GreyPixels, symbology: Symbology) -> bool:
    found = settled(STAGES[name].read(Picture(frame_of(pixels))))
    return [(one.text, one.symbology) for one in found] == [(TEXTS[symbology], symbology)]


def zxing_reads(pixels: GreyPixels) -> bool:
    return bool(ZxingDecoder().decode(frame_of(pixels)))


@pytest.mark.parametrize("seed", range(4))
def test_strips_tell_that_a_check_digit_is_wrong(seed: int) -> None:
    how = Degradation(width_pixels=500, rotation_degrees=4, defocus_pixels=0.4, noise=3)
    pixels = photograph(wrong_check_digit(np.random.default_rng(seed)), how=how, seed=seed)

    found = STAGES["strips"].read(Picture(frame_of(pixels)))

    assert [one.is_sound for one in found] == [False]
    assert settled(found) == ()


@pytest.mark.parametrize("symbology", sorted(LINEAR))
def test_strips_read_bars_of_an_unsharp_lens(symbology: Symbology) -> None:
    modules = printed_code(TEXTS[symbology], symbology, module_pixels=1).shape[1]
    how = Degradation(width_pixels=2 * modules, defocus_pixels=1.1, noise=3, rotation_degrees=4)
    pixels = shot(symbology, how)

    assert not zxing_reads(pixels)
    assert reads("strips", pixels, symbology)


@pytest.mark.parametrize("symbology", sorted(LINEAR))
def test_strips_read_light_bars_on_dark(symbology: Symbology) -> None:
    pixels = negative(symbology, Degradation(rotation_degrees=6))

    assert not zxing_reads(pixels)
    assert reads("strips", pixels, symbology)


def test_strips_tell_no_text_that_a_moving_hand_made_of_another() -> None:
    smeared = generated(52, Symbology.UPC_A, "motion", seed=11)
    picture = Picture(smeared.frame)
    bars = ZxingDecoder(LINEAR, is_turned=False, is_inverted=False, is_reduced=False)
    piece = averaged(upright(picture.pixels, picture.bars[0], along=2, aside=1))

    in_one_way = settled(bars.read(piece.sharpened(1, 6).levelled().pixels))
    told = settled(STAGES["strips"].read(picture))

    assert smeared.text == "211881214787"
    assert [one.text for one in in_one_way] == ["211881214121"]  # its check digit is right
    assert told == ()


def test_strips_read_an_ean_13_of_little_more_than_a_pixel_a_module() -> None:
    modules = printed_code(TEXTS[Symbology.EAN_13], Symbology.EAN_13, module_pixels=1).shape[1]
    pixels = shot(Symbology.EAN_13, Degradation(width_pixels=round(1.35 * modules)))

    assert not zxing_reads(pixels)
    assert reads("strips", pixels, Symbology.EAN_13)


@pytest.mark.parametrize("symbology", sorted(MATRIX))
@pytest.mark.parametrize("name", ["squares", "whole"])
def test_a_fair_picture_of_a_square_is_read(symbology: Symbology, name: str) -> None:
    assert reads(name, shot(symbology, Degradation(rotation_degrees=5)), symbology)


def test_squares_read_a_small_code() -> None:
    pixels = shot(Symbology.AZTEC, Degradation(width_pixels=64, rotation_degrees=12), seed=3)

    assert not zxing_reads(pixels)
    assert reads("squares", pixels, Symbology.AZTEC)


def test_sharp_squares_read_a_code_that_is_out_of_focus() -> None:
    how = Degradation(width_pixels=160, rotation_degrees=-2.8, defocus_pixels=3.35)
    pixels = shot(Symbology.QR_CODE, how, seed=6)

    others = [name for name in STAGES if reads(name, pixels, Symbology.QR_CODE)]

    assert others == ["sharp squares"]


def test_bars_read_a_pdf417_that_is_light_on_dark() -> None:
    how = Degradation(width_pixels=560, rotation_degrees=12)
    pixels = negative(Symbology.PDF417, how)

    others = [name for name in STAGES if reads(name, pixels, Symbology.PDF417)]

    assert others == ["bars"]


def test_zbar_reads_bars_that_a_hand_moved() -> None:
    how = Degradation(width_pixels=290, rotation_degrees=3.55, motion_pixels=3)
    pixels = shot(Symbology.CODE_39, how, seed=22)

    assert not zxing_reads(pixels)
    assert reads("zbar", pixels, Symbology.CODE_39)


def test_what_stands_in_a_piece_is_told_by_its_place_in_the_frame() -> None:
    for name, symbology in (("strips", Symbology.EAN_13), ("squares", Symbology.QR_CODE)):
        print_ = printed_code(TEXTS[symbology], symbology, module_pixels=3)
        sheet = np.full((720, 1280), 230, np.uint8)
        sheet[400 : 400 + print_.shape[0], 800 : 800 + print_.shape[1]] = print_

        [found] = settled(STAGES[name].read(Picture(frame_of(sheet))))

        assert all(780 <= x <= 820 + print_.shape[1] for x, _ in found.corners)
        assert all(380 <= y <= 420 + print_.shape[0] for _, y in found.corners)


@pytest.mark.parametrize("name", ["strips", "squares", "sharp squares", "bars"])
def test_a_late_stage_looks_at_the_first_region_and_leaves_the_others(name: str) -> None:
    asked = []

    def is_late() -> bool:
        asked.append(True)
        return True

    sheet = np.full((720, 1280), 230, np.uint8)
    for symbology, left in ((Symbology.QR_CODE, 700), (Symbology.CODE_128, 40)):
        print_ = printed_code(TEXTS[symbology], symbology, module_pixels=2)
        for top in (60, 400):
            sheet[top : top + print_.shape[0], left : left + print_.shape[1]] = print_

    found = STAGES[name].read(Picture(frame_of(sheet), is_late))

    assert asked
    assert len(found) <= 1


def test_a_shop_without_squares_has_no_stage_for_them() -> None:
    names = {stage.name for stage in (*light_stages(LINEAR), *heavy_stages(LINEAR, None))}

    assert names == {"strips", "bars", "threshold", "whole"}
    assert stages_by_turns(LINEAR) == ()


def test_a_shop_without_bars_has_no_strips() -> None:
    assert light_stages(MATRIX) == ()
    assert [stage.name for stage in stages_by_turns(MATRIX)] == ["squares", "steep squares"]


@pytest.mark.parametrize("symbology", [Symbology.AZTEC, Symbology.DATA_MATRIX, Symbology.QR_CODE])
def test_steep_squares_read_cells_of_less_than_two_pixels_out_of_focus(
    symbology: Symbology,
) -> None:
    cells = printed_code(TEXTS[symbology], symbology, module_pixels=1).shape[1]
    seeds = range(8)
    how = Degradation(width_pixels=round(1.8 * cells), defocus_pixels=0.8, noise=3)

    shots = [shot(symbology, how, seed=seed) for seed in seeds]

    steep = sum(reads("steep squares", pixels, symbology) for pixels in shots)
    plain = sum(reads("squares", pixels, symbology) for pixels in shots)
    assert steep > len(shots) / 2 > plain
