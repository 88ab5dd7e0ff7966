# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Each decoder alone, and all of them as one."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from pos_loyalty.demo.photograph import Degradation, empty_desk, photograph, printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.cascade import (
    CLOSE_LOOK_FRAMES,
    ENLARGED_PIXELS_MAX,
    Cascade,
    StreamDecoder,
    whole_cascade,
)
from pos_loyalty.scanner.decoding import Decoder, GreyFrame, Reading, believable
from pos_loyalty.scanner.opencv import OpencvQrDecoder
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
    (OpencvQrDecoder, Symbology.QR_CODE),
    *((PyzbarDecoder, symbology) for symbology in _OF_ZBAR),
]


@dataclass
class Asked:
    """Implements ``Decoder``: says what it was told to, and remembers the frames."""

    answers: tuple[Reading, ...] = ()
    frames: list[GreyFrame] = field(default_factory=list)

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        self.frames.append(frame)
        return self.answers


def reading(text: str, symbology: Symbology = Symbology.QR_CODE, *, top: int = 0) -> Reading:
    return Reading(text, symbology, ((5, top), (9, top), (9, top + 4), (5, top + 4)))


@pytest.mark.parametrize(("make", "symbology"), _EACH)
def test_each_decoder_reads_its_symbologies_alone(
    make: Callable[[], Decoder], symbology: Symbology
) -> None:
    frame = frame_of(printed_code(TEXTS[symbology], symbology))

    found = [believable(one) for one in make().decode(frame)]

    assert [(one.text, one.symbology) for one in found if one] == [(TEXTS[symbology], symbology)]


@pytest.mark.parametrize("make", [ZxingDecoder, OpencvQrDecoder, PyzbarDecoder])
def test_no_decoder_finds_a_code_on_a_desk(make: Callable[[], Decoder]) -> None:
    assert make().decode(frame_of(empty_desk(seed=5))) == ()


@pytest.mark.parametrize("make", [ZxingDecoder, OpencvQrDecoder, PyzbarDecoder, whole_cascade])
@pytest.mark.parametrize("size", [(1, 1), (3, 1), (1, 300), (31, 33)])
def test_no_decoder_stumbles_over_a_tiny_frame(
    make: Callable[[], Decoder], size: tuple[int, int]
) -> None:
    assert make().decode(frame_of(np.full(size, 128, np.uint8))) == ()


@pytest.mark.parametrize("make", [ZxingDecoder, OpencvQrDecoder, PyzbarDecoder])
def test_the_corners_lie_around_the_code(make: Callable[[], Decoder]) -> None:
    sheet = np.full((720, 1280), 255, np.uint8)
    print_ = printed_code(CARD, Symbology.QR_CODE)
    sheet[400 : 400 + print_.shape[0], 900 : 900 + print_.shape[1]] = print_

    [found] = make().decode(frame_of(sheet))

    assert len(found.corners) >= 4
    assert all(900 <= x <= 900 + print_.shape[1] for x, _ in found.corners)
    assert all(400 <= y <= 400 + print_.shape[0] for _, y in found.corners)


def test_zbar_and_opencv_read_two_codes_of_one_frame() -> None:
    texts = (CARD, "550000000000000055")
    sheet = side_by_side(*(printed_code(text, Symbology.QR_CODE) for text in texts))
    frame = frame_of(photograph(sheet, how=Degradation(width_pixels=900), seed=1))

    found = [
        {one.text for one in decoder.decode(frame)}
        for decoder in (OpencvQrDecoder(), PyzbarDecoder())
    ]

    assert found == [set(texts), set(texts)]


def test_a_text_that_zbar_would_guess_at_is_left_to_the_others() -> None:
    frame = frame_of(printed_code("Żółw", Symbology.QR_CODE))

    assert PyzbarDecoder().decode(frame) == ()
    assert [one.text for one in whole_cascade().decode(frame)] == ["Żółw"]


def test_the_patched_library_of_this_system_is_really_used() -> None:
    assert isinstance(load_zbar(), PyzbarDecoder)


class TestCascade:
    frame = GreyFrame(4, 2, bytes(8))

    def test_the_others_are_not_asked_when_the_first_finds_a_code(self) -> None:
        first, other = Asked((reading("A"),)), Asked((reading("B"),))

        found = Cascade(first, [other]).decode(self.frame)

        assert [one.text for one in found] == ["A"]
        assert first.frames == [self.frame]
        assert other.frames == []

    def test_the_first_gets_clearer_pictures_before_the_others_are_asked(self) -> None:
        first, other = Asked(), Asked((reading("B"),))

        found = Cascade(first, [other]).decode(self.frame)

        assert [one.text for one in found] == ["B"]
        assert [(frame.width, frame.height) for frame in first.frames] == [(4, 2), (4, 2), (8, 4)]
        assert other.frames == [self.frame]

    def test_a_large_frame_is_not_enlarged(self) -> None:
        first = Asked()
        width = ENLARGED_PIXELS_MAX // 1000 + 1

        Cascade(first).decode(GreyFrame(width, 1000, bytes(width * 1000)))

        assert [frame.width for frame in first.frames] == [width, width]

    def test_the_others_are_asked_in_turn_until_one_finds_a_code(self) -> None:
        others = [Asked(), Asked((reading("B"),)), Asked((reading("C"),))]

        found = Cascade(Asked(), others).decode(self.frame)

        assert [one.text for one in found] == ["B"]
        assert [len(other.frames) for other in others] == [1, 1, 0]

    def test_a_reading_that_cannot_be_believed_counts_as_none(self) -> None:
        wrong = reading("4006381333932", Symbology.EAN_13)
        other = Asked((reading("4006381333931", Symbology.EAN_13),))

        found = Cascade(Asked((wrong,)), [other]).decode(self.frame)

        assert [one.text for one in found] == ["4006381333931"]

    def test_each_code_is_told_once_from_top_to_bottom(self) -> None:
        first = Asked((reading("B", top=50), reading("A", top=9), reading("B", top=70)))

        found = Cascade(first).decode(self.frame)

        assert [one.text for one in found] == ["A", "B"]

    def test_one_code_with_two_names_is_told_once(self) -> None:
        as_ean = reading("0036000291452", Symbology.EAN_13)
        as_upc = reading("036000291452", Symbology.UPC_A)

        found = Cascade(Asked((as_ean, as_upc))).decode(self.frame)

        assert [(one.text, one.symbology) for one in found] == [("036000291452", Symbology.UPC_A)]


@pytest.mark.parametrize(
    ("text", "symbology", "believed"),
    [
        ("4006381333931", Symbology.EAN_13, ("4006381333931", Symbology.EAN_13)),
        ("4006381333932", Symbology.EAN_13, None),
        ("400638133393", Symbology.EAN_13, None),
        ("40063813339x1", Symbology.EAN_13, None),
        ("0036000291452", Symbology.EAN_13, ("036000291452", Symbology.UPC_A)),
        ("036000291452", Symbology.UPC_A, ("036000291452", Symbology.UPC_A)),
        ("036000291453", Symbology.UPC_A, None),
        ("96385074", Symbology.EAN_8, ("96385074", Symbology.EAN_8)),
        ("96385075", Symbology.EAN_8, None),
        ("10012345678902", Symbology.ITF, ("10012345678902", Symbology.ITF)),
        ("10012345678903", Symbology.ITF, None),
        ("1001234567", Symbology.ITF, None),
        ("any text", Symbology.CODE_128, ("any text", Symbology.CODE_128)),
        ("ANY", Symbology.CODE_39, ("ANY", Symbology.CODE_39)),
        ("", Symbology.QR_CODE, None),
    ],
)
def test_only_what_its_check_digit_confirms_is_believed(
    text: str, symbology: Symbology, believed: tuple[str, Symbology] | None
) -> None:
    answer = believable(Reading(text, symbology, ()))

    assert (answer and (answer.text, answer.symbology)) == believed


@pytest.mark.parametrize(
    ("width", "height", "size"), [(0, 0, 0), (2, 2, 3), (2, 2, 5), (-1, -1, 1)]
)
def test_a_frame_has_one_byte_for_each_pixel(width: int, height: int, size: int) -> None:
    with pytest.raises(ValueError, match="one byte"):
        GreyFrame(width, height, bytes(size))


def test_a_stream_looks_closely_at_few_empty_frames() -> None:
    quick, thorough = Asked(), Asked()
    stream = StreamDecoder(Cascade(quick, [thorough]))
    frame = GreyFrame(4, 4, bytes(16))

    for _ in range(3 * CLOSE_LOOK_FRAMES):
        stream.decode(frame)

    assert len(thorough.frames) == 3


def test_a_close_look_that_paid_is_taken_again_at_the_next_frame() -> None:
    thorough = Asked((reading("590", Symbology.CODE_128),))
    stream = StreamDecoder(Cascade(Asked(), [thorough]))
    frame = GreyFrame(4, 4, bytes(16))

    found = [stream.decode(frame) for _ in range(3)]

    assert all(found)


def test_a_glance_that_reads_needs_no_close_look() -> None:
    quick, thorough = Asked((reading("590"),)), Asked()
    stream = StreamDecoder(Cascade(quick, [thorough]))

    found = stream.decode(GreyFrame(4, 4, bytes(16)))

    assert [one.text for one in found] == ["590"]
    assert not thorough.frames
