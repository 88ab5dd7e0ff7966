# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What it costs that pictures are decoded in a process of their own, and how soon it is back.

The first contestant finds nothing, at once: what is left is the way of a frame of 1280 x 720 to the
process, and of the answer back. The others are one decoder on the same frames, there and here. What
hangs is the till's own cascade: from the frame that it never comes back from to the next card read.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import cycle
from typing import Final

from bench.figures import Figure, all_timings
from bench.measure import Contestant, compete, percentile
from bench.stores import CACHE
from bench.stumbling import TRAP_PIXELS, blind, stumbling
from pos_loyalty.demo.photograph import Degradation, empty_desk, photograph, printed_code
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.camera import grey_frame
from pos_loyalty.scanner.decoder_process import DecoderProcess
from pos_loyalty.scanner.decoding import Decoder, GreyFrame
from pos_loyalty.scanner.zxing import ZxingDecoder

WAY_MS_MAX: Final = 1.0
BACK_MS_MAX: Final = 1_000.0

_NOTHING: Final = "a process that finds nothing"
_THERE: Final = "zxing, in a process"
_HERE: Final = "zxing, here"
_CARD: Final = "480212345678901234"
_FRAMES: Final = 6
_HANGS: Final = 5
_US_PER_MS: Final = 1000.0
_MS_PER_SECOND: Final = 1000.0


def measure() -> Iterator[Figure]:
    """Yield what a frame's way costs, and how long the camera is blind after a hang."""
    CACHE.mkdir(exist_ok=True)
    frames = [grey_frame(empty_desk(seed=seed)) for seed in range(_FRAMES)]
    with ExitStack() as stack:
        nothing = stack.enter_context(closing(DecoderProcess(blind)))
        there = stack.enter_context(closing(DecoderProcess(ZxingDecoder)))
        contestants = (
            Contestant(_NOTHING, cycle(frames), nothing.decode, chunk=1, is_elsewhere=True),
            Contestant(_THERE, cycle(frames), there.decode, chunk=1, is_elsewhere=True),
            Contestant(_HERE, cycle(frames), ZxingDecoder().decode, chunk=1),
        )
        competition = compete(contestants, folder=CACHE)
    yield Figure(
        name="decoder process, a frame's way",
        meaning=f"{_NOTHING}: a frame of 1280 x 720",
        value=competition.timings[_NOTHING].p50_us / _US_PER_MS,
        unit="ms",
        limit=WAY_MS_MAX,
        is_void=competition.is_void,
        timings=all_timings(competition),
    )
    yield Figure(
        name="decoder process, a look",
        meaning=f"{_THERE} ÷ {_HERE}",
        value=competition.ratio(_THERE, _HERE),
        is_void=competition.is_void,
    )
    yield Figure(
        name="decoder process, after a hang",
        meaning="from a frame that hangs the cascade to the next card read",
        value=percentile(sorted(_blind_ms()), 50),
        unit="ms",
        limit=BACK_MS_MAX,
        is_void=competition.is_void,
        facts={"hangs": _HANGS},
    )


def _blind_ms() -> Iterator[float]:
    trap = GreyFrame(TRAP_PIXELS, TRAP_PIXELS, bytes(TRAP_PIXELS**2))
    print_ = printed_code(_CARD, Symbology.QR_CODE)
    card = grey_frame(photograph(print_, how=Degradation(), seed=1))
    with closing(DecoderProcess(stumbling)) as decoder:
        _until_read(decoder, card)
        for _ in range(_HANGS):
            began = time.perf_counter()
            decoder.decode(trap)
            _until_read(decoder, card)
            yield (time.perf_counter() - began) * _MS_PER_SECOND


def _until_read(decoder: Decoder, card: GreyFrame) -> None:
    while not decoder.decode(card):
        pass
