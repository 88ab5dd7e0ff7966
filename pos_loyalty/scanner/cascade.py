# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""All decoders as one: the light stages on every frame, the heavy ones where those read nothing."""

import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.believing import settled
from pos_loyalty.scanner.decoding import GreyFrame, Reading
from pos_loyalty.scanner.picture import Picture, Stage
from pos_loyalty.scanner.zbar import load_zbar
from pos_loyalty.scanner.zxing import ALL_SYMBOLOGIES, LINEAR, ZxingDecoder

ALL_EVERY_FRAMES: Final = 3
HEAVY_EVERY_FRAMES: Final = 3
FRAME_SECONDS_MAX: Final = 0.045
"""A stage that would not be done by then waits for another frame: the camera gives 30 a second,
and the window of the till wants the processor too."""

TURNS_LOST_MAX: Final = 3
"""On a machine that is too slow for any of them a heavy stage still has its turn now and then."""

_ZBAR_LINE_STEP: Final = 2
"""Half of the time; of the bench's pictures it reads as many, and fewer of them wrong."""

_FORGETTING: Final = 0.8
"""What a stage cost is forgotten bit by bit while it waits, so that each is tried again."""


@dataclass(frozen=True, slots=True)
class Cascade:
    """Implements ``Decoder`` with all that this machine has. One instance per thread.

    Attributes:
        light: For every frame; all of them are asked.
        heavy: Where the others read nothing, in turn until one reads something.
        by_turns: Ways to read the same, light too: each frame of a stream is for one of them.
    """

    light: tuple[Stage, ...]
    heavy: tuple[Stage, ...] = ()
    by_turns: tuple[Stage, ...] = ()

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes of a still picture: every stage has its try, however long it takes."""
        picture = Picture(frame)
        found = settled(self._read_lightly(picture) + _first_read(self.by_turns, picture))
        return found or settled(_first_read(self.heavy, picture), picture.doubts)

    def glance(self, picture: Picture, frame_number: int) -> tuple[Reading, ...]:
        """Return what the stages for a frame of a stream read.

        Args:
            picture: Of it, what the stages ask for is found.
            frame_number: Says whose turn it is.
        """
        found = self._read_lightly(picture)
        is_read = any(reading.is_sound for reading in found)
        if self.by_turns and (not is_read or frame_number % ALL_EVERY_FRAMES == 0):
            found += self.by_turns[frame_number % len(self.by_turns)].read(picture)
        return settled(found)

    def _read_lightly(self, picture: Picture) -> tuple[Reading, ...]:
        found = tuple(reading for stage in self.light for reading in stage.read(picture))
        picture.doubts = tuple(reading for reading in found if not reading.is_sound)
        return found


@dataclass(slots=True)
class StreamDecoder:
    """Implements ``Decoder`` for frames that follow each other: most hold no code at all.

    The light stages see every frame. One of those that take turns does so too; but where the
    light ones read something it waits for every third frame: hardly a card needs both. Every third
    frame on which nothing was read is for one heavy stage, the next of them each time; and a heavy
    stage that read something goes on with the next frames, since bars need two in a row.

    Attributes:
        cascade: Its stages.
        monotonic: Seconds, by a clock that never goes back.
        frame_seconds_max: How long a frame may take.
    """

    cascade: Cascade
    monotonic: Callable[[], float] = time.monotonic
    frame_seconds_max: float = FRAME_SECONDS_MAX
    _frames: int = 0
    _fruitless: int = 0
    _turn: int = 0
    _is_repeating: bool = False
    _turns_lost: int = 0
    _cost_seconds: dict[str, float] = field(default_factory=dict)

    def decode(self, frame: GreyFrame) -> tuple[Reading, ...]:
        """Return the codes on the frame; those that are hard to read on some frames only."""
        ends_at = self.monotonic() + self.frame_seconds_max
        picture = Picture(frame, is_late=lambda: self.monotonic() > ends_at)
        self._frames += 1
        if found := self.cascade.glance(picture, self._frames):
            self._fruitless = 0
            return found
        self._fruitless += 1
        if not self._is_repeating and self._fruitless % HEAVY_EVERY_FRAMES:
            return ()
        found = self._look_closely(picture, ends_at)
        self._is_repeating = bool(found)
        return found

    def _look_closely(self, picture: Picture, ends_at: float) -> tuple[Reading, ...]:
        """Let the stage whose turn it is look, or the next one that there is time for."""
        stages = self.cascade.heavy
        for place in range(self._turn, self._turn + len(stages)):
            stage = stages[place % len(stages)]
            started_at = self.monotonic()
            cost_seconds = self._cost_seconds.get(stage.name, 0.0)
            if started_at + cost_seconds > ends_at and self._turns_lost < TURNS_LOST_MAX:
                self._cost_seconds[stage.name] = cost_seconds * _FORGETTING
                continue
            found = settled(stage.read(picture), picture.doubts)
            self._cost_seconds[stage.name] = self.monotonic() - started_at
            self._turn = (place if found else place + 1) % len(stages)
            self._turns_lost = 0
            return found
        self._turns_lost += 1
        return ()


def _first_read(stages: Iterable[Stage], picture: Picture) -> tuple[Reading, ...]:
    """Return what the first stage reads of those that read something to believe."""
    reads = (stage.read(picture) for stage in stages)
    return next((found for found in reads if settled(found, picture.doubts)), ())


def whole_cascade(symbologies: Collection[Symbology] = ALL_SYMBOLOGIES) -> Cascade:
    """Return the stages that this machine can run.

    Args:
        symbologies: What the shop reads; fewer take less time, and leave less to misread.
    """
    try:
        from pos_loyalty.scanner.stages import heavy_stages, light_stages, stages_by_turns
    except ImportError:  # without the camera extra the first decoder works alone
        decoder = ZxingDecoder(symbologies)
        return Cascade((Stage("whole", lambda picture: decoder.decode(picture.frame)),))
    # Its search for squares takes half a second of some patterns, and had two ways to overflow.
    zbar = load_zbar(LINEAR.intersection(symbologies), line_step=_ZBAR_LINE_STEP)
    return Cascade(
        light_stages(symbologies), heavy_stages(symbologies, zbar), stages_by_turns(symbologies)
    )
