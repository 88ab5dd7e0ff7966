# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A reader types a code; a person types into a field; the decoder tells them apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from pos_loyalty.scanner.key_layout import typed_text
from pos_loyalty.scanner.strokes import Stroke as Pressed
from pos_loyalty.scanner.wedge import CODE_CHARS_HELD_MAX, Verdict, WedgeDecoder
from tests.scanner.keyboard_line import (
    ENTER,
    Stroke,
    burst,
    held_up,
    mixed,
    presses,
    tapped,
    typing,
)

CARD = "480212345678901234"
NO_CHARS = "\x00\x08"
"""Stand for keys that type nothing: an arrow, Backspace."""


@dataclass
class Line:
    """Plays strokes into a decoder, and lets the gap pass wherever a timer would."""

    decoder: WedgeDecoder[Stroke] = field(default_factory=WedgeDecoder)
    arrived: list[Stroke] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    arrived_before_code: list[str] = field(default_factory=list)

    def play(self, strokes: Iterable[Stroke], *, has_timer: bool = True) -> "Line":
        last_press_ms = 0
        for stroke in strokes:
            silent_ms = stroke.at_ms - last_press_ms
            if has_timer and silent_ms > self.decoder.wait_seconds * 1000:
                self._take(self.decoder.expire())
            if stroke.is_press:
                last_press_ms = stroke.at_ms
            self._stroke(stroke)
        self._take(self.decoder.expire())
        return self

    @property
    def typed(self) -> str:
        return presses(self.arrived)

    def _stroke(self, stroke: Stroke) -> None:
        if not stroke.is_press:
            if not self.decoder.release(stroke, stroke.key):
                self.arrived.append(stroke)
            return
        char = stroke.char if stroke.char not in NO_CHARS else ""
        verdict = self.decoder.press(stroke, Pressed(stroke.key, char, stroke.at_ms / 1000))
        self._take(verdict)
        if not verdict.is_held:
            self.arrived.append(stroke)

    def _take(self, verdict: Verdict[Stroke]) -> None:
        self.arrived += verdict.typed
        if verdict.burst:
            self.codes.append(typed_text(verdict.burst))
            self.arrived_before_code.append(self.typed)


def test_a_burst_is_a_code_and_nothing_else() -> None:
    line = Line().play(burst(CARD))

    assert line.codes == [CARD]
    assert line.arrived == []


@pytest.mark.parametrize("ending", ["\r", "\n", "\t", "\r\n", "\r\r", ""])
def test_every_ending_of_a_reader_belongs_to_the_scan(ending: str) -> None:
    line = Line().play(burst(CARD, ending=ending))

    assert line.codes == [CARD]
    assert line.arrived == []


def test_a_person_gets_every_press_and_release_back_in_order() -> None:
    strokes = typing("12,50" + ENTER)

    line = Line().play(strokes)

    assert line.arrived == strokes
    assert line.codes == []


def test_a_fast_roll_of_five_fingers_is_still_typing() -> None:
    strokes = sorted(
        (stroke for n, char in enumerate("12345") for stroke in tapped(char, n * 10, down_ms=45)),
        key=lambda stroke: stroke.at_ms,
    )

    line = Line().play(strokes)

    assert line.arrived == strokes
    assert line.codes == []


def test_enter_right_behind_a_short_amount_comes_last() -> None:
    line = Line().play([*tapped("5", 0, down_ms=20), *tapped(ENTER, 30)])

    assert line.typed == "5\r"


@pytest.mark.parametrize("gap_ms", [1, 8, 30, 49])
def test_readers_of_every_pace_are_understood(gap_ms: int) -> None:
    line = Line().play(burst(CARD, gap_ms=gap_ms))

    assert line.codes == [CARD]
    assert line.arrived == []


def test_a_gap_just_over_the_limit_is_a_person() -> None:
    line = Line().play(typing(CARD, gap_ms=51))

    assert line.typed == CARD
    assert line.codes == []


@pytest.mark.parametrize("has_timer", [True, False])
@pytest.mark.parametrize("pause_ms", [51, 60, 290])
@pytest.mark.parametrize("after_keys", range(6, len(CARD) + 2))
def test_a_reader_that_is_held_up_once_is_still_read_whole(
    after_keys: int, pause_ms: int, *, has_timer: bool
) -> None:
    strokes = held_up(burst(CARD, ending="\r\n"), after_keys=after_keys, pause_ms=pause_ms)

    line = Line().play(strokes, has_timer=has_timer)

    assert line.codes == [CARD]
    assert line.arrived == []


def test_a_reader_that_is_held_up_twice_is_still_read_whole() -> None:
    once = held_up(burst(CARD), after_keys=8, pause_ms=60)

    line = Line().play(held_up(once, after_keys=16, pause_ms=200))

    assert line.codes == [CARD]
    assert line.arrived == []


@pytest.mark.parametrize("after_keys", range(1, 6))
def test_a_reader_held_up_in_its_first_keys_confirms_nothing_and_is_told_short(
    after_keys: int,
) -> None:
    line = Line().play(held_up(burst(CARD), after_keys=after_keys, pause_ms=60))

    assert line.codes == [CARD[after_keys:]]
    assert line.typed == CARD[:after_keys]


def test_a_reader_that_is_silent_for_longer_has_told_its_code() -> None:
    line = Line().play(held_up(burst(CARD), after_keys=16, pause_ms=301))

    assert line.codes == [CARD[:16]]
    assert line.typed == CARD[16:] + ENTER


def test_a_person_is_waited_for_no_longer_than_one_gap() -> None:
    decoder: WedgeDecoder[str] = WedgeDecoder()

    waits = []
    for place, char in enumerate(CARD[:6] + ENTER):
        decoder.press(char, Pressed(place, char, place / 100))
        waits.append(decoder.wait_seconds)

    assert waits == [0.05] * 5 + [0.3] * 2


@pytest.mark.parametrize("has_timer", [True, False])
def test_two_bursts_in_a_row_are_two_codes_even_if_no_timer_ran(*, has_timer: bool) -> None:
    first = burst(CARD, ending="")
    second = burst("4006381333931", start_ms=first[-1].at_ms + 301, ending="")

    line = Line().play([*first, *second], has_timer=has_timer)

    assert line.codes == [CARD, "4006381333931"]
    assert line.arrived == []


def test_a_second_burst_may_follow_the_first_ones_enter_at_once() -> None:
    first = burst(CARD)
    second = burst("4006381333931", start_ms=first[-1].at_ms + 3)

    line = Line().play([*first, *second])

    assert line.codes == [CARD, "4006381333931"]


def test_a_person_who_types_after_a_scan_is_heard() -> None:
    scan = burst(CARD)

    line = Line().play([*scan, *typing("7" + ENTER, start_ms=scan[-1].at_ms + 60)])

    assert line.codes == [CARD]
    assert line.typed == "7\r"


def test_a_finger_still_on_its_key_when_the_reader_begins_is_not_part_of_the_code() -> None:
    finger = tapped("5", 970, down_ms=80)
    strokes = sorted([*finger, *burst(CARD)], key=lambda stroke: stroke.at_ms)

    line = Line().play(strokes)

    assert line.codes == [CARD]
    assert line.arrived == finger
    assert line.arrived_before_code == ["5"]


def test_a_finger_that_is_lifted_after_the_code_gets_its_release() -> None:
    finger = tapped("5", 970, down_ms=300)
    strokes = sorted([*finger, *burst(CARD)], key=lambda stroke: stroke.at_ms)

    line = Line().play(strokes)

    assert line.codes == [CARD]
    assert line.arrived == finger


def test_a_device_that_tells_no_releases_is_taken_whole() -> None:
    line = Line().play([stroke for stroke in burst(CARD) if stroke.is_press])

    assert line.codes == [CARD]
    assert line.arrived == []


def test_a_reader_that_presses_the_next_key_first_is_taken_whole() -> None:
    strokes = sorted(
        (stroke for n, char in enumerate(CARD) for stroke in tapped(char, n * 4, down_ms=7)),
        key=lambda stroke: stroke.at_ms,
    )

    line = Line().play(strokes)

    assert line.codes == [CARD]
    assert line.arrived == []


def test_a_release_that_comes_after_the_code_is_part_of_the_scan() -> None:
    strokes = sorted(
        (
            stroke
            for n, char in enumerate(CARD + ENTER)
            for stroke in tapped(char, n * 4, down_ms=7)
        ),
        key=lambda stroke: stroke.at_ms,
    )

    line = Line().play(strokes)

    assert line.codes == [CARD]
    assert line.arrived == []


def test_a_code_shorter_than_any_of_ours_is_typing() -> None:
    line = Line().play(burst("12345"))

    assert line.typed == "12345\r"
    assert line.codes == []


def test_a_burst_without_end_is_cut_at_its_bound_and_never_typed() -> None:
    line = Line().play(burst("7" * 2000))

    assert line.codes == ["7" * CODE_CHARS_HELD_MAX]
    assert line.arrived == []


@pytest.mark.parametrize("stranger", ["\x00", "\x08"])
def test_another_key_in_the_middle_of_a_burst_is_let_by_and_breaks_nothing(stranger: str) -> None:
    strokes = burst(CARD)
    middle = len(strokes) // 2
    key = tapped(stranger, strokes[middle].at_ms)

    line = Line().play([*strokes[:middle], *key, *strokes[middle:]])

    assert line.codes == [CARD]
    assert line.arrived == key


def test_a_separator_inside_a_long_code_is_part_of_it() -> None:
    line = Line().play(burst("0104006381333931\x1d10AB"))

    assert line.codes == ["0104006381333931\x1d10AB"]
    assert line.arrived == []


def test_a_separator_that_a_person_types_is_a_command() -> None:
    line = Line().play(tapped("\x1d", 0))

    assert line.typed == "\x1d"


@pytest.mark.parametrize("sent", ["\x02" + CARD + "\x03", "\x1d" + CARD, CARD + "\x04"])
def test_control_characters_around_a_code_press_nothing(sent: str) -> None:
    line = Line().play(burst(sent))

    assert line.codes == [sent]
    assert line.arrived == []


def test_control_characters_behind_the_ending_belong_to_it() -> None:
    scan = burst(CARD, ending="\r\x03")

    line = Line().play([*scan, *burst("4006381333931", start_ms=scan[-1].at_ms + 30)])

    assert line.codes == [CARD, "4006381333931"]
    assert line.arrived == []


def test_what_a_person_presses_with_control_arrives_after_one_gap() -> None:
    line = Line().play([*tapped("8", 0), *tapped("\x03", 400), *tapped("9", 800)])

    assert line.typed == "8\x039"


def test_a_clock_that_jumps_back_ends_a_burst() -> None:
    line = Line().play([*tapped("1", 4_294_967_000), *tapped("2", 5)], has_timer=False)

    assert line.typed == "12"
    assert line.codes == []


def test_a_key_that_was_not_held_may_be_fed_again() -> None:
    decoder: WedgeDecoder[str] = WedgeDecoder()
    decoder.press("5", Pressed(5, "5", 1.0))

    verdicts = [decoder.press("F1", Pressed(99, "", 1.01)) for _ in range(3)]

    assert verdicts == [Verdict(("5",)), Verdict(), Verdict()]


def test_what_a_decoder_says_it_keeps_it_keeps() -> None:
    for char in ("7", "\r", "", "\x1d"):
        for held in ("", "1", "1234567"):
            decoder: WedgeDecoder[str] = WedgeDecoder()
            for place, digit in enumerate(held):
                decoder.press(digit, Pressed(place, digit, place / 100))
            at_seconds = len(held) / 100

            said = decoder.keeps(char, at_seconds)

            assert decoder.press(char, Pressed(99, char, at_seconds)).is_held is said


@pytest.mark.parametrize("has_timer", [True, False])
def test_a_thousand_mixes_lose_nothing_and_miss_nothing(*, has_timer: bool) -> None:
    for seed in range(1000):
        mix = mixed(seed)

        line = Line().play(mix.strokes, has_timer=has_timer)

        assert (line.typed, tuple(line.codes)) == (mix.typed, mix.codes), seed
        assert _is_balanced(line.arrived), seed


def test_a_decoder_that_forgets_a_stroke_would_be_caught() -> None:
    mix = mixed(0)
    short = [*mix.strokes[:4], *mix.strokes[5:]]

    line = Line().play(short)

    assert (line.typed, tuple(line.codes), _is_balanced(line.arrived)) != (
        mix.typed,
        mix.codes,
        True,
    )


def _is_balanced(strokes: Sequence[Stroke]) -> bool:
    """Whether each press that arrived was followed by its release, and nothing else was."""
    ups = [replace(stroke, at_ms=0) for stroke in strokes if not stroke.is_press]
    downs = [replace(stroke, at_ms=0, is_press=False) for stroke in strokes if stroke.is_press]
    return sorted(ups, key=repr) == sorted(downs, key=repr)
