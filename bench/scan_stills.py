# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Shows pictures to every decoder in turn, and to the till as two frames that have to agree."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from bench.scan_decoders import CASCADE, Contender
from bench.scan_pictures import Picture, second_look
from bench.scan_scores import Look, judged
from pos_loyalty.scanner.camera import FRAME_SECONDS
from pos_loyalty.scanner.decoding import Decoder, GreyFrame, Reading
from pos_loyalty.scanner.sightings import Sightings

_MS: Final = 1000.0


@dataclass(slots=True)
class Looks:
    """What was read, picture by picture.

    Attributes:
        alone: By decoder: one look at the picture as it is, and every text that came of it.
        agreed: What the till would tell: the cascade's readings of two frames that agree.
    """

    alone: dict[str, list[Look]] = field(default_factory=dict)
    agreed: list[Look] = field(default_factory=list)


def look_at(pictures: Iterable[Picture], contenders: Mapping[str, Contender]) -> Looks:
    """Return what each decoder, and the till, reads in the pictures: all see the same ones."""
    looks = Looks({name: [] for name in contenders})
    for number, picture in enumerate(pictures):
        for name, contender in contenders.items():
            readings, cpu_ms, wall_ms = _timed(contender.decoder, picture.frame)
            looks.alone[name].append(_look(picture, readings, cpu_ms, wall_ms))
            if name == CASCADE:
                told = _agreed(contender.decoder, picture, number, readings)
                looks.agreed.append(_look(picture, told, cpu_ms, wall_ms))
    return looks


def _agreed(
    decoder: Decoder, picture: Picture, number: int, first: tuple[Reading, ...]
) -> tuple[Reading, ...]:
    if not first:
        return ()  # two that agree would need it
    sightings = Sightings()
    second = decoder.decode(second_look(picture.frame, number))
    return (*sightings.feed(first, 0.0), *sightings.feed(second, FRAME_SECONDS))


def _timed(decoder: Decoder, frame: GreyFrame) -> tuple[tuple[Reading, ...], float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    readings = decoder.decode(frame)
    return readings, (time.process_time() - cpu) * _MS, (time.perf_counter() - wall) * _MS


def _look(picture: Picture, readings: Iterable[Reading], cpu_ms: float, wall_ms: float) -> Look:
    is_read, wrong = judged((one.text for one in readings), picture.text, picture.also_there)
    has_code = picture.text is not None
    return Look(picture.symbology, picture.condition, has_code, is_read, wrong, cpu_ms, wall_ms)
