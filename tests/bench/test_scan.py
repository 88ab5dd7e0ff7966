# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The bench of scanning is fair: all see the same pictures, and who reads wrongly is found out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pytest

from bench.figures import Figure, Verdict
from bench.scan import AGREEING, figures_of, smallest_module
from bench.scan_decoders import CASCADE, ZXING, Contender, contenders
from bench.scan_passes import FRAMES_A_SECOND, LEAVE_SECONDS, CardPass, frame_count
from bench.scan_pictures import Picture, second_look
from bench.scan_prints import SYMBOLOGIES
from bench.scan_scores import NEVER
from bench.scan_stills import look_at
from bench.scan_streams import HAND_SECONDS, Watched, watch
from bench.scan_watching import figures_of as stream_figures_of
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import Decoder, GreyFrame, Reading

CARD = "2912345678906"
OTHER_CARD = "2900000000002"
FRAME = GreyFrame(64, 48, bytes(64 * 48))
PICTURES = [
    Picture("0", Symbology.EAN_13, "sharp", CARD, FRAME),
    Picture("1", Symbology.EAN_13, "blur", CARD, FRAME),
    Picture("2", None, "desk", None, FRAME),
]


@dataclass
class Says:
    """Implements ``Decoder``: the same text of every frame, or what it is told to say of each."""

    texts: Callable[[int], str | None]
    symbology: Symbology = Symbology.EAN_13
    frames: list[GreyFrame] = field(default_factory=list)

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        self.frames.append(frame)
        text = self.texts(len(self.frames) - 1)
        return () if text is None else (Reading(text, self.symbology, ()),)


def always(text: str | None) -> Says:
    return Says(lambda _: text)


def everyone(cascade: Decoder, zxing: Decoder) -> Mapping[str, Contender]:
    kinds = frozenset(SYMBOLOGIES)
    return {CASCADE: Contender(cascade, kinds), ZXING: Contender(zxing, kinds)}


def still_figures(cascade: Decoder, zxing: Decoder) -> Mapping[str, Figure]:
    contenders = everyone(cascade, zxing)
    found = figures_of(look_at(PICTURES, contenders), contenders, wrong_max=0)
    return {figure.name: figure for figure in found}


def test_a_planted_wrong_decoder_is_found_out() -> None:
    figures = still_figures(always(OTHER_CARD), always(CARD))

    assert figures["scan misreads"].value == 3
    assert figures["scan misreads"].verdict is Verdict.OUTSIDE
    assert figures["scan pictures"].value == 0
    assert figures["scan ahead"].verdict is Verdict.OUTSIDE


def test_a_decoder_that_reads_a_blank_is_found_out_too() -> None:
    figures = still_figures(always(CARD), always(None))

    assert figures["scan pictures"].value == 100
    assert figures["scan misreads"].value == 1


def test_a_text_of_one_frame_alone_is_not_what_the_till_tells() -> None:
    figures = still_figures(Says(lambda n: None if n % 2 else OTHER_CARD), always(None))

    table = figures["scan pictures"].table
    assert figures["scan misreads"].value == 0
    assert (table[AGREEING]["misreads"], table[CASCADE]["misreads"]) == (0, 3)


def test_all_decoders_see_the_same_pictures() -> None:
    cascade, zxing = always(None), always(None)

    still_figures(cascade, zxing)

    assert cascade.frames == zxing.frames == [picture.frame for picture in PICTURES]


def test_the_second_look_is_another_frame_of_the_same_thing() -> None:
    dice = np.random.default_rng(1)
    frame = GreyFrame(64, 48, dice.integers(0, 255, 64 * 48, np.uint8).tobytes())

    again = second_look(frame, 1)

    assert (again.width, again.height) == (64, 48)
    assert again != frame
    assert again == second_look(frame, 1)


@pytest.fixture(scope="module")
def card() -> CardPass:
    dice = np.random.default_rng(1)
    return CardPass(Symbology.QR_CODE, CARD, view="normal", dice=dice)


def ticks(*, frame_seconds: float) -> Callable[[], float]:
    """Return a clock on which each frame takes so long."""
    asked = iter(range(1_000_000))
    return lambda: (next(asked) + 1) // 2 * frame_seconds


def test_a_quick_decoder_sees_every_frame(card: CardPass) -> None:
    watched = watch(card, always(None), cpu_seconds=ticks(frame_seconds=0.01))

    assert len(watched.frame_ms) == frame_count(card.stays_until)
    assert watched.read_seconds is None


def test_a_slow_decoder_loses_the_frames_that_come_meanwhile(card: CardPass) -> None:
    watched = watch(card, always(None), cpu_seconds=ticks(frame_seconds=3.5 / FRAMES_A_SECOND))

    assert len(watched.frame_ms) == pytest.approx(frame_count(card.stays_until) / 3.5, abs=2)


def test_a_card_is_told_when_its_frame_has_been_decoded(card: CardPass) -> None:
    whole = card.first_whole_frame
    decoder = Says(lambda n: CARD if n == whole + 6 else None, Symbology.QR_CODE)

    watched = watch(card, decoder, cpu_seconds=ticks(frame_seconds=0.02))

    assert watched.read_seconds == pytest.approx(6 / FRAMES_A_SECOND + 0.02)
    assert watched.wrong == []


def test_whoever_hears_the_beep_takes_the_card_away(card: CardPass) -> None:
    whole = card.first_whole_frame
    decoder = Says(lambda n: CARD if n == whole else None, Symbology.QR_CODE)

    watched = watch(card, decoder, cpu_seconds=ticks(frame_seconds=0.02))

    seconds = len(watched.frame_ms) / FRAMES_A_SECOND
    beeped_at = whole / FRAMES_A_SECOND + 0.02
    assert seconds == pytest.approx(beeped_at + HAND_SECONDS + LEAVE_SECONDS, abs=0.05)


def test_another_card_told_of_a_pass_is_wrong(card: CardPass) -> None:
    watched = watch(card, always(OTHER_CARD), cpu_seconds=ticks(frame_seconds=0.01))

    assert watched.wrong == [OTHER_CARD]
    assert watched.wrong_cards == []  # its check digit is wrong: the shop's scheme refuses it


def test_a_wrong_card_that_the_schemes_let_pass_breaks_the_promise() -> None:
    good = Watched("normal", "QRCode", read_seconds=0.1, frame_ms=[5.0])
    bad = Watched("dim", "QRCode", wrong=[CARD], wrong_cards=[CARD], frame_ms=[5.0])

    figures = {one.name: one for one in stream_figures_of({CASCADE: [good, bad]})}

    assert figures["scan stream, wrong"].verdict is Verdict.OUTSIDE
    assert figures["scan stream, 1 s"].value == 50
    assert figures["scan stream, normal median"].value == pytest.approx(100)


def test_each_decoders_smallest_module_is_its_own() -> None:
    sizes = (0.4, 2.0)
    sharp_eyed = contenders()[ZXING].decoder

    found = smallest_module(
        everyone(always(None), sharp_eyed), seed=1, sizes=sizes, pictures_each=1
    )

    assert found.value == NEVER
    assert found.verdict is Verdict.OUTSIDE
    assert found.facts == {ZXING: 2.0}
