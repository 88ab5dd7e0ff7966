# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which stages look at a frame, and when."""

from dataclasses import dataclass, field
from itertools import count

import pytest

from pos_loyalty.demo.photograph import Degradation, photograph, printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.cascade import (
    HEAVY_EVERY_FRAMES,
    TURNS_LOST_MAX,
    Cascade,
    StreamDecoder,
    whole_cascade,
)
from pos_loyalty.scanner.decoding import GreyFrame, Reading
from pos_loyalty.scanner.picture import Picture, Stage
from tests.scanner.pictures import CARD, frame_of, side_by_side

FRAME = GreyFrame(4, 2, bytes(8))


def reading(text: str, symbology: Symbology = Symbology.QR_CODE) -> Reading:
    return Reading(text, symbology, ((5, 0), (9, 0), (9, 4), (5, 4)))


@dataclass
class Told:
    """A stage that says what it was told to, takes its time, and counts how often it is asked."""

    name: str = "told"
    answers: tuple[Reading, ...] = ()
    takes_seconds: float = 0.0
    clock: "Clock | None" = None
    asked: int = 0

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        self.asked += 1
        if self.clock is not None:
            self.clock.now += self.takes_seconds
        picture.is_late()
        return self.answers

    @property
    def stage(self) -> Stage:
        return Stage(self.name, self.read)


@dataclass
class Clock:
    now: float = field(default=0.0)

    def __call__(self) -> float:
        return self.now


def stages(*told: Told) -> tuple[Stage, ...]:
    return tuple(one.stage for one in told)


def retail(text: str, *, left: int = 0, is_sound: bool = True) -> Reading:
    corners = ((left, 0), (left + 200, 0), (left + 200, 60), (left, 60))
    return Reading(text, Symbology.EAN_13, corners, is_sound)


class TestBarsWithAWrongCheckDigit:
    """A 7 is a 1 in some lines of such a print, and the check digit is right by chance."""

    def test_no_stage_is_believed_another_text_of_the_same_bars(self) -> None:
        light = Told(answers=(retail("2974006027100", is_sound=False),))
        heavy = Told(answers=(retail("2974006021100"),))

        found = Cascade(stages(light), stages(heavy)).decode(FRAME)

        assert (found, heavy.asked) == ((), 1)

    def test_nor_is_it_in_a_stream(self) -> None:
        light = Told(answers=(retail("2974006027100", is_sound=False),))
        heavy = Told(answers=(retail("2974006021100"),))
        decoder = StreamDecoder(Cascade(stages(light), stages(heavy)))

        found = [decoder.decode(FRAME) for _ in range(3 * HEAVY_EVERY_FRAMES)]

        assert not any(found)
        assert heavy.asked == 3

    def test_another_code_beside_them_is(self) -> None:
        light = Told(answers=(retail("2974006027100", is_sound=False),))
        heavy = Told(answers=(retail("4006381333931", left=500),))

        found = Cascade(stages(light), stages(heavy)).decode(FRAME)

        assert [one.text for one in found] == ["4006381333931"]


class TestStillPicture:
    def test_heavy_stages_are_not_asked_when_a_light_one_reads_a_code(self) -> None:
        light, heavy = Told(answers=(reading("A"),)), Told(answers=(reading("B"),))

        found = Cascade(stages(light), stages(heavy)).decode(FRAME)

        assert [one.text for one in found] == ["A"]
        assert heavy.asked == 0

    def test_every_light_stage_is_asked_so_that_bars_hide_no_square(self) -> None:
        light = Told(answers=(reading("A"),)), Told(answers=(reading("B"),))

        found = Cascade(stages(*light)).decode(FRAME)

        assert [one.text for one in found] == ["A", "B"]

    def test_stages_that_take_turns_are_asked_until_one_reads_though_there_are_bars(self) -> None:
        bars, heavy = Told(answers=(reading("A"),)), Told()
        squares = Told(), Told(answers=(reading("B"),)), Told(answers=(reading("C"),))

        found = Cascade(stages(bars), stages(heavy), stages(*squares)).decode(FRAME)

        assert [one.text for one in found] == ["A", "B"]
        assert (squares[2].asked, heavy.asked) == (0, 0)

    def test_heavy_stages_are_asked_in_turn_until_one_reads_a_code(self) -> None:
        heavy = Told(), Told(answers=(reading("B"),)), Told(answers=(reading("C"),))

        found = Cascade((), stages(*heavy)).decode(FRAME)

        assert [one.text for one in found] == ["B"]
        assert [one.asked for one in heavy] == [1, 1, 0]

    def test_a_reading_that_cannot_be_believed_counts_as_none(self) -> None:
        light = Told(answers=(reading("4006381333932", Symbology.EAN_13),))
        heavy = Told(answers=(reading("4006381333931", Symbology.EAN_13),))

        found = Cascade(stages(light), stages(heavy)).decode(FRAME)

        assert [one.text for one in found] == ["4006381333931"]


class TestStream:
    def test_every_third_fruitless_frame_is_for_the_next_heavy_stage(self) -> None:
        heavy = Told("one"), Told("two")
        stream = StreamDecoder(Cascade((), stages(*heavy)), Clock())

        asked = []
        for _ in range(3 * HEAVY_EVERY_FRAMES):
            stream.decode(FRAME)
            asked.append((heavy[0].asked, heavy[1].asked))

        assert asked[HEAVY_EVERY_FRAMES - 2] == (0, 0)
        assert asked[HEAVY_EVERY_FRAMES - 1 :: HEAVY_EVERY_FRAMES] == [(1, 0), (1, 1), (2, 1)]

    def test_a_heavy_stage_that_read_something_goes_on_with_the_next_frames(self) -> None:
        paying = Told("one", (reading("590123", Symbology.CODE_128),))
        stream = StreamDecoder(Cascade((), stages(paying, Told("two"))), Clock())

        found = [bool(stream.decode(FRAME)) for _ in range(HEAVY_EVERY_FRAMES + 2)]

        assert found == [False, False, True, True, True]

    def test_a_stage_that_stops_paying_waits_for_its_turn_again(self) -> None:
        paying = Told("one", (reading("A"),))
        stream = StreamDecoder(Cascade((), stages(paying)), Clock())
        for _ in range(HEAVY_EVERY_FRAMES):
            stream.decode(FRAME)
        paying.answers = ()

        for _ in range(HEAVY_EVERY_FRAMES):
            stream.decode(FRAME)

        assert paying.asked == 3

    def test_each_frame_is_for_one_of_the_stages_that_take_turns(self) -> None:
        bars, squares, steep = Told(), Told(), Told()
        cascade = Cascade(stages(bars), by_turns=stages(squares, steep))
        stream = StreamDecoder(cascade)

        for _ in range(4):
            stream.decode(FRAME)

        assert (bars.asked, squares.asked, steep.asked) == (4, 2, 2)

    def test_where_bars_are_read_squares_are_looked_for_on_every_third_frame(self) -> None:
        bars = Told(answers=(reading("A"),))
        squares, steep = Told(answers=(reading("B"),)), Told(answers=(reading("C"),))
        stream = StreamDecoder(Cascade(stages(bars), by_turns=stages(squares, steep)))

        seen = ["".join(one.text for one in stream.decode(FRAME)) for _ in range(6)]

        assert seen == ["A", "A", "AC", "A", "A", "AB"]

    def test_a_light_stage_that_reads_leaves_no_work_for_heavy_ones(self) -> None:
        light, heavy = Told(answers=(reading("A"),)), Told()
        stream = StreamDecoder(Cascade(stages(light), stages(heavy)), Clock())

        found = [stream.decode(FRAME) for _ in range(3 * HEAVY_EVERY_FRAMES)]

        assert all(found)
        assert heavy.asked == 0


class TestDeadline:
    def test_a_stage_that_would_be_late_gives_its_turn_to_a_quicker_one(self) -> None:
        clock = Clock()
        slow, quick = Told("slow", (), 1.0, clock), Told("quick")
        stream = StreamDecoder(Cascade((), stages(slow, quick)), clock, frame_seconds_max=0.05)

        for _ in range(4 * HEAVY_EVERY_FRAMES):
            stream.decode(FRAME)

        assert slow.asked == 1
        assert quick.asked == 3

    def test_a_stage_that_was_late_once_is_tried_again_some_day(self) -> None:
        clock = Clock()
        slow, quick = Told("slow", (), 0.2, clock), Told("quick")
        stream = StreamDecoder(Cascade((), stages(slow, quick)), clock, frame_seconds_max=0.05)

        for _ in range(30 * HEAVY_EVERY_FRAMES):
            stream.decode(FRAME)

        assert 2 <= slow.asked <= 6

    def test_a_machine_too_slow_for_any_heavy_stage_runs_one_now_and_then(self) -> None:
        clock = Clock()
        light, heavy = Told("light", (), 0.2, clock), Told("heavy")
        stream = StreamDecoder(Cascade(stages(light), stages(heavy)), clock, frame_seconds_max=0.05)

        for _ in range(2 * (TURNS_LOST_MAX + 1) * HEAVY_EVERY_FRAMES):
            stream.decode(FRAME)

        assert heavy.asked == 2

    @pytest.mark.parametrize(("at_seconds", "is_late"), [(0.05, False), (0.06, True)])
    def test_a_stage_can_ask_whether_the_frame_s_time_is_over(
        self, at_seconds: float, *, is_late: bool
    ) -> None:
        clock, answers = Clock(), []

        def read(picture: Picture) -> tuple[Reading, ...]:
            clock.now = at_seconds
            answers.append(picture.is_late())
            return ()

        stream = StreamDecoder(Cascade((Stage("asks", read),)), clock, frame_seconds_max=0.05)
        stream.decode(FRAME)

        assert answers == [is_late]


class TestOnThisMachine:
    def test_it_reads_the_square_and_the_bars_of_one_sheet(self) -> None:
        sheet = side_by_side(
            printed_code(CARD, Symbology.QR_CODE), printed_code("TILL-0042", Symbology.CODE_128)
        )
        frame = frame_of(photograph(sheet, how=Degradation(width_pixels=1000), seed=3))

        found = whole_cascade().decode(frame)

        assert {one.text for one in found} == {CARD, "TILL-0042"}

    @pytest.mark.parametrize(
        ("symbologies", "texts"),
        [({Symbology.QR_CODE}, {CARD}), ({Symbology.CODE_128}, {"TILL-0042"})],
    )
    def test_a_shop_that_reads_one_kind_is_told_of_no_other(
        self, symbologies: set[Symbology], texts: set[str]
    ) -> None:
        sheet = side_by_side(
            printed_code(CARD, Symbology.QR_CODE), printed_code("TILL-0042", Symbology.CODE_128)
        )
        frame = frame_of(photograph(sheet, how=Degradation(width_pixels=1000), seed=3))

        found = whole_cascade(symbologies).decode(frame)

        assert {one.text for one in found} == texts

    def test_a_clear_code_is_read_however_slow_the_machine(self) -> None:
        hours = count(step=3600)
        frame = frame_of(
            photograph(printed_code(CARD, Symbology.QR_CODE), how=Degradation(), seed=1)
        )

        found = StreamDecoder(whole_cascade(), lambda: next(hours)).decode(frame)

        assert [one.text for one in found] == [CARD]

    def test_a_code_that_fills_the_frame_is_read_though_it_leaves_no_quiet_around(self) -> None:
        frame = frame_of(printed_code("MEMBER-" * 24, Symbology.PDF417, module_pixels=6))
        stream = StreamDecoder(whole_cascade(), monotonic=lambda: 0.0)

        found = [stream.decode(frame) for _ in range(HEAVY_EVERY_FRAMES * 3)]

        assert any(found)
