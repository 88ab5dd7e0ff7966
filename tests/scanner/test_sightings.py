# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A card in view is told once; bars must be seen twice in a row."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import Reading
from pos_loyalty.scanner.sightings import (
    AGREEING_FRAMES,
    AGREEING_FRAMES_IN_DOUBT,
    CONFLICT_SECONDS,
    IN_VIEW_MAX,
    REARM_SECONDS,
    Sightings,
)

QR = Symbology.QR_CODE
BARS = Symbology.CODE_128

CASES = {
    # one word per frame; "-" is a frame without a code
    "a square code is believed at once": (QR, "A", "A"),
    "a card that stays is told once": (QR, "A A A A A A", "A"),
    "a card that flickers is told once": (QR, "A - A - - A", "A"),
    "two cards in turn are both told": (QR, "A B A B", "A B"),
    "bars in one frame are not believed": (BARS, "A - - -", ""),
    "bars in two frames in a row are": (BARS, "A A A A", "A"),
    "a frame between them counts anew": (BARS, "A - A - A", ""),
    "two readings that differ do not agree": (BARS, "A B A B", ""),
    "after another text two frames are too few": (BARS, "A B A A A", ""),
    "and four are enough: a wrong frame hides nothing": (BARS, "A B A A A A", "A"),
    "a wrong frame after the right ones is not told": (BARS, "A A B A A", "A"),
    "nor are three wrong ones": (BARS, "A A B B B A", "A"),
    "bars of two cards in turn are both told": (BARS, "A A - B B B B", "A B"),
    "short bars in two frames are not believed": (BARS, "a a a -", ""),
    "but they are in four": (BARS, "a a a a", "a"),
    "two codes in one frame are both told": (QR, "AB AB", "A B"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_told(name: str) -> None:
    symbology, frames, expected = CASES[name]
    sightings = Sightings()

    told = [
        reading.text
        for place, frame in enumerate(frames.split())
        for reading in sightings.feed(codes(frame, symbology), place / 30)
    ]

    assert [text.removeprefix("CARD-") for text in told] == expected.split()


@pytest.mark.parametrize(("away_seconds", "tells"), [(REARM_SECONDS, 0), (REARM_SECONDS + 0.1, 1)])
def test_a_card_that_was_away_long_enough_is_told_again(away_seconds: float, tells: int) -> None:
    sightings = Sightings()
    sightings.feed(codes("A", QR), 0.0)

    sightings.feed((), away_seconds)
    again = sightings.feed(codes("A", QR), away_seconds)

    assert len(again) == tells


def test_a_card_that_stays_for_an_hour_is_told_once() -> None:
    sightings = Sightings()

    told = [sightings.feed(codes("A", QR), second) for second in range(3600)]

    assert sum(len(readings) for readings in told) == 1


@pytest.mark.parametrize("kinds", [(QR, BARS), (BARS, QR)])
def test_the_two_codes_of_one_card_are_told_once_as_the_one_that_corrects_errors(
    kinds: tuple[Symbology, Symbology],
) -> None:
    sightings = Sightings()
    frame = tuple(reading for kind in kinds for reading in codes("A", kind))

    told = [*sightings.feed(frame, 0.0), *sightings.feed(frame, 0.1)]

    assert told == list(codes("A", QR))


def test_bars_that_the_shop_has_no_use_for_must_be_seen_four_times() -> None:
    sightings = Sightings(is_expected=lambda reading: reading.text == "CARD-A")

    told = [sightings.feed(codes("AB", BARS), place / 30) for place in range(4)]

    assert [[one.text for one in frame] for frame in told] == [[], ["CARD-A"], [], ["CARD-B"]]


def test_two_codes_in_different_places_are_not_in_conflict() -> None:
    left, right = bars("CARD-A", left=0), bars("CARD-B", left=400)
    sightings = Sightings()
    sightings.feed((left,), 0.0)

    told = [*sightings.feed((right,), 0.03), *sightings.feed((right,), 0.06)]

    assert told == [right]


def test_a_conflict_is_forgotten_after_a_moment() -> None:
    sightings = Sightings()
    sightings.feed(codes("A", BARS), 0.0)

    told = [
        *sightings.feed(codes("B", BARS), CONFLICT_SECONDS + 0.1),
        *sightings.feed(codes("B", BARS), CONFLICT_SECONDS + 0.2),
    ]

    assert [one.text for one in told] == ["CARD-B"]


def test_codes_without_end_fill_no_memory_and_push_out_no_told_card() -> None:
    sightings = Sightings()
    sightings.feed(codes("A", QR), 0.0)

    for number in range(10 * IN_VIEW_MAX):
        sightings.feed((Reading(f"NOISE-{number}", BARS, ()),), 0.0)
    again = sightings.feed(codes("A", QR), 0.1)

    assert again == ()


@pytest.mark.parametrize("kind", [QR, BARS])
def test_of_a_sheet_of_codes_the_rest_is_told_with_the_frames_that_follow(kind: Symbology) -> None:
    sightings = Sightings()
    sheet = codes("ABCDEF", kind)

    frames = [sightings.feed(sheet, place / 30, news_max=4) for place in range(6)]

    told = [reading.text[-1] for frame in frames for reading in frame]
    assert max(len(frame) for frame in frames) == 4
    assert sorted(told) == list("ABCDEF")


def test_a_code_of_a_sheet_whose_turn_did_not_come_is_told_when_it_is_shown_again() -> None:
    sightings = Sightings()
    first = sightings.feed(codes("ABC", QR), 0.0, news_max=2)

    sightings.feed((), 0.1)
    again = sightings.feed(codes("ABC", QR), 0.2, news_max=2)

    assert [reading.text for reading in (*first, *again)] == ["CARD-A", "CARD-B", "CARD-C"]


@given(st.lists(st.sets(st.sampled_from("ABCDEFGH")), max_size=40), st.integers(1, 4))
def test_no_frame_tells_more_than_it_may_and_no_code_is_told_twice(
    frames: list[set[str]], news_max: int
) -> None:
    sightings = Sightings()

    told = [
        sightings.feed(codes("".join(sorted(frame)), QR), place / 30, news_max=news_max)
        for place, frame in enumerate(frames)
    ]

    texts = [reading.text for frame in told for reading in frame]
    assert all(len(frame) <= news_max for frame in told)
    assert len(texts) == len(set(texts))


FRAMES = st.lists(st.sets(st.sampled_from("ABC"), max_size=2), max_size=40)


@given(FRAMES)
def test_no_bars_are_told_that_were_not_in_two_frames_in_a_row(frames: list[set[str]]) -> None:
    sightings = Sightings()

    for place, frame in enumerate(frames):
        told = sightings.feed(codes("".join(sorted(frame)), BARS), place / 30)

        before = frames[place - AGREEING_FRAMES + 1 : place] if place else []
        assert all(before and one.text[-1] in before[0] for one in told)


@given(FRAMES)
def test_bars_that_followed_another_text_are_told_after_four_frames(
    frames: list[set[str]],
) -> None:
    sightings = Sightings()
    single = [min(frame, default="-") for frame in frames]

    for place, text in enumerate(single):
        told = sightings.feed(codes(text, BARS), place / 30)

        lately = [one for one in single[max(0, place - 29) : place + 1] if one != "-"]
        if told and any(one != other for one, other in pairwise(lately)):
            assert place >= AGREEING_FRAMES_IN_DOUBT - 1
            assert set(single[place - AGREEING_FRAMES_IN_DOUBT + 1 : place + 1]) == {text}


@given(FRAMES, st.sampled_from([QR, BARS]))
def test_a_card_that_stays_in_sight_is_told_at_most_once(
    frames: list[set[str]], symbology: Symbology
) -> None:
    sightings = Sightings()

    told = [
        one.text
        for place, frame in enumerate(frames)
        for one in sightings.feed(codes("".join(sorted(frame)), symbology), place / 30)
    ]

    assert len(told) == len(set(told))


@given(st.permutations("ABC"), st.integers(min_value=AGREEING_FRAMES_IN_DOUBT, max_value=9))
def test_cards_in_turn_are_all_told_in_their_order(cards: list[str], frames_each: int) -> None:
    sightings = Sightings()
    shown = [card for card in cards for _ in range(frames_each)]

    told = [
        one.text[-1]
        for place, card in enumerate(shown)
        for one in sightings.feed(codes(card, BARS), place / 30)
    ]

    assert told == list(cards)


def bars(text: str, *, left: int) -> Reading:
    return Reading(text, BARS, ((left, 0), (left + 200, 0), (left + 200, 9), (left, 9)))


def codes(texts: str, symbology: Symbology) -> tuple[Reading, ...]:
    """Return the codes of one frame; a small letter stands for bars that are short."""
    return tuple(
        Reading(text if text.islower() else f"CARD-{text}", symbology, ())
        for text in texts
        if text != "-"
    )
