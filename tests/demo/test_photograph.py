# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up photographs are the same each time, and as bad as they are asked to be."""

from dataclasses import replace

import numpy as np
import pytest

from pos_loyalty.demo.photograph import (
    CARD_HEIGHT,
    CARD_WIDTH,
    FRAME_HEIGHT,
    FRAME_WIDTH,
    Degradation,
    card_face,
    empty_desk,
    photograph,
    printed_code,
)
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import GreyFrame
from pos_loyalty.scanner.zxing import ZxingDecoder

CARD = "480212345678901234"
CLEAN = Degradation(noise=0)
PRINT = printed_code(CARD, Symbology.QR_CODE)


def test_a_picture_is_a_grey_frame_of_a_webcam() -> None:
    picture = photograph(PRINT, how=Degradation(), seed=1)

    assert picture.shape == (FRAME_HEIGHT, FRAME_WIDTH)
    assert picture.dtype == np.uint8


def test_the_same_seed_gives_the_same_picture_and_another_seed_another() -> None:
    how = Degradation(perspective=0.05, motion_pixels=5, glare=0.5, jpeg_quality=50)

    one, same, other = (photograph(PRINT, how=how, seed=seed) for seed in (1, 1, 2))

    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(
    "worse",
    [
        {"rotation_degrees": 10.0},
        {"perspective": 0.05},
        {"defocus_pixels": 1.0},
        {"motion_pixels": 5},
        {"glare": 0.5},
        {"contrast": 0.5},
        {"darkness": 0.5},
        {"noise": 9.0},
        {"jpeg_quality": 30},
        {"width_pixels": 300},
        {"curve_degrees": 40.0},
        {"screen_pitch_pixels": 3.0},
        {"shade": 0.6},
        {"clutter": 10},
    ],
)
def test_each_degradation_changes_the_picture(worse: dict[str, float]) -> None:
    good = photograph(PRINT, how=CLEAN, seed=1)

    bad = photograph(PRINT, how=replace(CLEAN, **worse), seed=1)  # type: ignore[arg-type]  # by name

    assert not np.array_equal(good, bad)


def test_less_light_and_less_contrast_are_what_they_say() -> None:
    bright, dark, flat = (
        photograph(PRINT, how=how, seed=1).astype(float)
        for how in (CLEAN, replace(CLEAN, darkness=0.75), replace(CLEAN, contrast=0.25))
    )

    assert dark.mean() == pytest.approx(bright.mean() / 4, abs=1)
    assert np.ptp(flat) == pytest.approx(np.ptp(bright) / 4, abs=2)


def test_a_desk_alone_is_lit_unevenly_and_has_a_grain() -> None:
    desk = empty_desk(seed=1).astype(float)

    assert desk[:, :200].mean() < desk[:, -200:].mean()
    assert 5 < desk[:, :200].std() < 40


def test_a_card_has_the_size_of_a_card_and_carries_its_number_twice() -> None:
    face = card_face(CARD)

    found = ZxingDecoder().decode(GreyFrame(CARD_WIDTH, CARD_HEIGHT, face.tobytes()))

    assert face.shape == (CARD_HEIGHT, CARD_WIDTH)
    assert sorted((one.symbology.value, one.text) for one in found) == [
        ("Code128", CARD),
        ("QRCode", CARD),
    ]
