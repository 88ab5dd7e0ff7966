# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reading a card in a photograph: all the till's decoders, beside the first of them alone."""

from collections.abc import Iterator
from itertools import cycle
from typing import Final

from bench.figures import Figure, all_timings
from bench.measure import Contestant, compete
from bench.stores import CACHE
from pos_loyalty.demo.photograph import (
    Degradation,
    GreyPixels,
    card_face,
    empty_desk,
    photograph,
)
from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.scanner.cascade import whole_cascade
from pos_loyalty.scanner.decoding import Decoder, GreyFrame
from pos_loyalty.scanner.zxing import ZxingDecoder

_PICTURES: Final = 6
_FAIR: Final = Degradation()
_POOR: Final = Degradation(
    width_pixels=480, rotation_degrees=8, perspective=0.06, defocus_pixels=1.2, noise=8
)
_ALL: Final = "all decoders"
_FIRST: Final = "zxing alone"
_US_PER_MS: Final = 1000.0


def measure() -> Iterator[Figure]:
    """Yield the times of a frame of 1280 x 720 pixels: with a card, hard to read, and empty."""
    CACHE.mkdir(exist_ok=True)
    decoders: dict[str, Decoder] = {_ALL: whole_cascade(), _FIRST: ZxingDecoder()}
    frames = _frames()
    contestants = [
        Contestant(f"{decoder}, {view}", cycle(frames[view]), decoders[decoder].decode, chunk=1)
        for view in frames
        for decoder in decoders
    ]
    competition = compete(contestants, folder=CACHE, rounds=8)
    for number, view in enumerate(frames):
        read = [sum(bool(d.decode(frame)) for frame in frames[view]) for d in decoders.values()]
        yield Figure(
            name=f"scan codes, {view}",
            meaning=f"{_ALL}: a frame of 1280 x 720",
            value=competition.timings[f"{_ALL}, {view}"].p50_us / _US_PER_MS,
            unit="ms",
            is_void=competition.is_void,
            timings={} if number else all_timings(competition),
            facts={"frames": _PICTURES, f"read, {_ALL}": read[0], f"read, {_FIRST}": read[1]},
        )


def _frames() -> dict[str, list[GreyFrame]]:
    cards = [card_face(new_card_number(f"{seed * 7919:016}")) for seed in range(_PICTURES)]
    return {
        "fair picture": [_frame(photograph(c, how=_FAIR, seed=n)) for n, c in enumerate(cards)],
        "poor picture": [_frame(photograph(c, how=_POOR, seed=n)) for n, c in enumerate(cards)],
        "empty desk": [_frame(empty_desk(seed=seed)) for seed in range(_PICTURES)],
    }


def _frame(pixels: GreyPixels) -> GreyFrame:
    height, width = pixels.shape
    return GreyFrame(width, height, pixels.tobytes())
