# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Each decoder alone."""

from collections.abc import Callable

import numpy as np
import pytest

from pos_loyalty.demo.photograph import Degradation, empty_desk, photograph, printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.believing import believable
from pos_loyalty.scanner.cascade import whole_cascade
from pos_loyalty.scanner.decoding import Decoder, GreyFrame
from pos_loyalty.scanner.pyzbar_decoder import PyzbarDecoder
from pos_loyalty.scanner.zbar import load_zbar
from pos_loyalty.scanner.zxing import ZxingDecoder
from tests.scanner.pictures import CARD, TEXTS, frame_of, side_by_side

_OF_ZBAR = (
    Symbology.EAN_13,
    Symbology.EAN_8,
    Symbology.CODE_128,
    Symbology.CODE_39,
    Symbology.ITF,
    Symbology.QR_CODE,
)
_EACH = [
    *((ZxingDecoder, symbology) for symbology in TEXTS),
    *((PyzbarDecoder, symbology) for symbology in _OF_ZBAR),
]


@pytest.mark.parametrize(("make", "symbology"), _EACH)
def test_each_decoder_reads_its_symbologies_alone(
    make: Callable[[], Decoder], symbology: Symbology
) -> None:
    frame = frame_of(printed_code(TEXTS[symbology], symbology))

    found = [believable(one) for one in make().decode(frame)]

    assert [(one.text, one.symbology) for one in found if one] == [(TEXTS[symbology], symbology)]


@pytest.mark.parametrize("make", [ZxingDecoder, PyzbarDecoder])
def test_no_decoder_finds_a_code_on_a_desk(make: Callable[[], Decoder]) -> None:
    assert make().decode(frame_of(empty_desk(seed=5))) == ()


@pytest.mark.parametrize("make", [ZxingDecoder, PyzbarDecoder, whole_cascade])
@pytest.mark.parametrize("size", [(1, 1), (3, 1), (1, 300), (31, 33)])
def test_no_decoder_stumbles_over_a_tiny_frame(
    make: Callable[[], Decoder], size: tuple[int, int]
) -> None:
    assert make().decode(frame_of(np.full(size, 128, np.uint8))) == ()


@pytest.mark.parametrize("make", [ZxingDecoder, PyzbarDecoder])
def test_the_corners_lie_around_the_code(make: Callable[[], Decoder]) -> None:
    sheet = np.full((720, 1280), 255, np.uint8)
    print_ = printed_code(CARD, Symbology.QR_CODE)
    sheet[400 : 400 + print_.shape[0], 900 : 900 + print_.shape[1]] = print_

    [found] = make().decode(frame_of(sheet))

    assert len(found.corners) >= 4
    assert all(900 <= x <= 900 + print_.shape[1] for x, _ in found.corners)
    assert all(400 <= y <= 400 + print_.shape[0] for _, y in found.corners)


def test_zbar_reads_two_codes_of_one_frame() -> None:
    texts = (CARD, "550000000000000055")
    sheet = side_by_side(*(printed_code(text, Symbology.QR_CODE) for text in texts))
    frame = frame_of(photograph(sheet, how=Degradation(width_pixels=900), seed=1))

    found = {one.text for one in PyzbarDecoder().decode(frame)}

    assert found == set(texts)


def test_a_text_that_zbar_would_guess_at_is_left_to_the_others() -> None:
    frame = frame_of(printed_code("Żółw", Symbology.QR_CODE))

    assert PyzbarDecoder().decode(frame) == ()
    assert [one.text for one in whole_cascade().decode(frame)] == ["Żółw"]


def test_the_patched_library_of_this_system_is_really_used() -> None:
    assert isinstance(load_zbar(), PyzbarDecoder)


@pytest.mark.parametrize(
    ("width", "height", "size"), [(0, 0, 0), (2, 2, 3), (2, 2, 5), (-1, -1, 1)]
)
def test_a_frame_has_one_byte_for_each_pixel(width: int, height: int, size: int) -> None:
    with pytest.raises(ValueError, match="one byte"):
        GreyFrame(width, height, bytes(size))


def test_zxing_looks_for_nothing_but_what_it_is_asked_for() -> None:
    sheet = side_by_side(
        printed_code(CARD, Symbology.QR_CODE), printed_code("4006381333931", Symbology.EAN_13)
    )
    decoder = ZxingDecoder({Symbology.EAN_13})

    found = decoder.decode(frame_of(sheet))

    assert [one.symbology for one in found] == [Symbology.EAN_13]


def test_zbar_looks_for_nothing_but_what_it_is_asked_for() -> None:
    sheet = side_by_side(
        printed_code(CARD, Symbology.QR_CODE), printed_code("4006381333931", Symbology.EAN_13)
    )
    decoder = PyzbarDecoder({Symbology.EAN_13, Symbology.AZTEC})

    found = decoder.decode(frame_of(sheet))

    assert [one.symbology for one in found] == [Symbology.EAN_13]
