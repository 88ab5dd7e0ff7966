# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A card in view is told once; bars must be seen twice in a row."""

import pytest

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import Reading
from pos_loyalty.scanner.sightings import REARM_SECONDS, Sightings

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
    "one wrong frame does not hide the right one": (BARS, "A B A A", "A"),
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

    assert told == expected.split()


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


def codes(texts: str, symbology: Symbology) -> tuple[Reading, ...]:
    return tuple(Reading(text, symbology, ()) for text in texts if text != "-")
