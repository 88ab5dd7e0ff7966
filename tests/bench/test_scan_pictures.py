# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The image set is the same each time, shows what it says, and its blanks hold no code."""

from itertools import islice

import numpy as np
import pytest

from bench import scan_passes
from bench.scan_decoders import ZXING, contenders, same_text
from bench.scan_passes import FRAMES_A_SECOND, VIEWS, CardPass, frame_count
from bench.scan_pictures import (
    BLANK_CONDITIONS,
    CONDITIONS,
    blanks,
    ean_13_of_module,
    in_laps,
    picture,
    pictures,
)
from bench.scan_prints import CARD_PREFIX, SYMBOLOGIES, card_text, wrong_check_digit
from pos_loyalty.domain.check_digits import gs1_check_digit
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.camera import grey_frame
from pos_loyalty.scanner.decoding import GreyFrame


def test_the_same_seed_gives_the_same_pictures_and_a_larger_set_begins_with_them() -> None:
    few, more = list(pictures(2)), list(islice(pictures(3000), 2))
    others = list(pictures(2, seed=1))

    assert few == more
    assert few != others


def test_a_lap_shows_each_kind_of_code_in_each_condition_once() -> None:
    pairs = len(SYMBOLOGIES) * len(CONDITIONS)
    laps = in_laps(1)

    first, second = list(islice(laps, pairs)), list(islice(laps, pairs))

    assert len(set(first)) == len(set(second)) == pairs
    assert first != second


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_gives_a_frame_of_720p_with_something_in_it(condition: str) -> None:
    made = picture(1, Symbology.QR_CODE, condition)

    assert (made.frame.width, made.frame.height) == (1280, 720)
    assert np.frombuffer(made.frame.pixels, np.uint8).std() > 1


@pytest.mark.parametrize("symbology", SYMBOLOGIES)
def test_a_sharp_picture_is_read_by_zxing(symbology: Symbology) -> None:
    made = picture(2, symbology, "sharp")

    assert texts_read(made.frame) == [made.text]


def test_what_is_printed_is_what_cards_carry() -> None:
    dice = np.random.default_rng(1)

    texts = {kind: [card_text(kind, dice) for _ in range(40)] for kind in SYMBOLOGIES}

    for text in texts[Symbology.EAN_13]:
        assert text.startswith(CARD_PREFIX)
        assert gs1_check_digit(text[:-1]) == text[-1]
    assert {len(text) for text in texts[Symbology.ITF]} == {14}
    assert {len(text) for text in texts[Symbology.AZTEC]} == {18, 200}


def test_a_wrong_check_digit_is_the_only_thing_wrong() -> None:
    print_ = wrong_check_digit(np.random.default_rng(3))

    assert texts_read(grey_frame(print_)) == []


def test_nothing_is_to_be_read_on_a_blank() -> None:
    made = list(blanks(len(BLANK_CONDITIONS)))

    assert [one.condition for one in made] == list(BLANK_CONDITIONS)
    assert {one.text for one in made} == {None}


def test_a_module_is_as_wide_as_it_is_asked_to_be() -> None:
    wide, narrow = (ink_pixels(ean_13_of_module(size, 1).frame) for size in (3.0, 1.5))

    assert wide / narrow == pytest.approx(2, rel=0.1)


def edges(frame: GreyFrame) -> int:
    """Return how often neighbours differ much: print's do, a desk's hardly ever."""
    pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width)
    return int((np.abs(np.diff(pixels.astype(np.int16), axis=1)) > 30).sum())


@pytest.mark.parametrize("view", VIEWS)
def test_a_card_comes_stays_and_goes(view: str) -> None:
    dice = np.random.default_rng(2)
    card = CardPass(Symbology.QR_CODE, "480212345678901234", view=view, dice=dice)

    at_rest = card.first_whole_frame + 40
    assert 0 < card.first_whole_frame < 20
    assert card.frame(at_rest) == card.frame(at_rest)
    last = frame_count(card.stays_until) - 1
    assert len({card.frame(n) for n in (0, at_rest, last)}) == 3


def test_a_card_that_is_taken_away_early_is_gone_early() -> None:
    dice = np.random.default_rng(2)
    card = CardPass(Symbology.QR_CODE, "480212345678901234", view="normal", dice=dice)
    at_rest = card.first_whole_frame + 20
    leaves_at = (at_rest + 1) / FRAMES_A_SECOND
    gone = frame_count(leaves_at) + 3

    before, after = (card.frame(n, leaves_at=leaves_at) for n in (at_rest, gone))

    assert before == card.frame(at_rest)
    assert edges(after) < edges(before) / 10
    assert edges(card.frame(gone)) > edges(before) / 2


def test_a_lap_of_passes_shows_each_kind_of_code_in_each_view_once() -> None:
    pairs = len(SYMBOLOGIES) * len(VIEWS)
    laps = scan_passes.in_laps(1)

    first, second = list(islice(laps, pairs)), list(islice(laps, pairs))

    assert len(set(first)) == len(set(second)) == pairs
    assert first != second


def test_passes_are_the_same_for_the_same_seed() -> None:
    [one], [same] = scan_passes.passes(1, seed=1), scan_passes.passes(1, seed=1)

    assert (one.text, one.frame(30)) == (same.text, same.frame(30))


def texts_read(frame: GreyFrame) -> list[str]:
    return [same_text(one.text) for one in contenders()[ZXING].decoder.decode(frame)]


def ink_pixels(frame: GreyFrame) -> int:
    """Return how wide the white paper is, about."""
    pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width)
    return int(np.ptp(np.nonzero((pixels > 225).any(axis=0))[0]))
