# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Lets a till of one core look at cards that pass: what it has no time for, it does not see."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from bench.scan_decoders import same_text
from bench.scan_passes import FRAMES_A_SECOND, CardPass, frame_count
from bench.scan_prints import SCHEMES
from pos_loyalty.domain.codes import CardCode, recognise
from pos_loyalty.scanner.believing import expected_by
from pos_loyalty.scanner.decoding import Decoder, Reading
from pos_loyalty.scanner.sightings import Sightings

HAND_SECONDS: Final = 0.5
"""From the beep until the hand moves."""

_MS: Final = 1000.0


@dataclass(slots=True)
class Watched:
    """How a pass went.

    Attributes:
        read_seconds: From the first frame that shows the whole print until the card is told;
            ``None`` when it never was. Not below 0: a part may be enough.
        wrong: Other texts that were told.
        wrong_cards: Those of them that the shop would take for a card.
        frame_ms: The processor's time for each frame that was looked at.
    """

    view: str
    symbology: str
    read_seconds: float | None = None
    wrong: list[str] = field(default_factory=list)
    wrong_cards: list[str] = field(default_factory=list)
    frame_ms: list[float] = field(default_factory=list)


def watch(
    card: CardPass,
    decoder: Decoder,
    *,
    cpu_seconds: Callable[[], float] = time.process_time,
) -> Watched:
    """Look at a pass from its first frame to its last, as fast as the decoder is.

    Whatever is told beeps, and the hand takes the card away.

    A frame that takes longer than a frame lasts costs those that come meanwhile; the next one
    that is looked at is the newest. The time of a decoder on one core is its processor time,
    so that what else runs on this machine costs no frames.
    """
    watched = Watched(card.view, card.symbology.value)
    sightings = Sightings(is_expected=expected_by(SCHEMES))
    ready_at, number, leaves_at = 0.0, 0, card.stays_until
    while number < frame_count(leaves_at):
        frame, taken_at = card.frame(number, leaves_at=leaves_at), number / FRAMES_A_SECOND
        before = cpu_seconds()
        readings = decoder.decode(frame)
        took = cpu_seconds() - before
        watched.frame_ms.append(took * _MS)
        ready_at = max(ready_at, taken_at) + took
        told = sightings.feed(readings, taken_at)
        _judge(watched, told, card, told_at=ready_at)
        if told:
            leaves_at = min(leaves_at, ready_at + HAND_SECONDS)
        number = max(number + 1, math.floor(ready_at * FRAMES_A_SECOND))
    return watched


def _judge(watched: Watched, told: Sequence[Reading], card: CardPass, *, told_at: float) -> None:
    for reading in told:
        if same_text(reading.text) != same_text(card.text):
            watched.wrong.append(reading.text)
            if isinstance(recognise(reading.text, reading.symbology, SCHEMES), CardCode):
                watched.wrong_cards.append(reading.text)
        elif watched.read_seconds is None:
            whole_at = card.first_whole_frame / FRAMES_A_SECOND
            watched.read_seconds = max(0.0, told_at - whole_at)
