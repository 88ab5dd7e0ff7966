# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How well cards are read: every decoder alone and the till's cascade, on the same pictures.

Times are the processor's, on one core. Recall and misreads of pictures are the same on every
machine; times are not, nor is what a slow one has no time to see in a stream.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path
from typing import Final

from bench.figures import Figure
from bench.scan_decoders import CASCADE, ZXING, Contender, contenders
from bench.scan_folder import NoImageSet, PhotographFolder
from bench.scan_pictures import SEED, blanks, ean_13_of_module, pictures
from bench.scan_scores import (
    NEVER,
    Look,
    cpu_ms_at,
    judged,
    misreads,
    recall_by,
    recall_percent,
    smallest_read,
    wall_ms_at,
)
from bench.scan_stills import Looks, look_at
from bench.scan_watching import measure_passes
from pos_loyalty.scanner.late_cv2 import cv2

RECALL_PERCENT_MIN: Final = 84.0
LINEAR_PERCENT_MIN: Final = 90.0
LINEAR_ZXING_PERCENT: Final = 45.0
"""The promise about bars is made where zxing alone reads at least this share of them."""
WRONG_A_PHOTOGRAPH_MAX: Final = 1 / 1600
P95_MS_MAX: Final = 300.0
MODULE_PIXELS_MAX: Final = 1.4

AGREEING: Final = "two agree"
"""The till: two frames of the cascade that agree; every other row is one look of one decoder."""

_MODULES: Final = tuple(tenths / 10 for tenths in range(10, 21))
_MODULE_PICTURES: Final = 6
_MODULE_SHARE: Final = 0.5
_BLANKS_A_PICTURE: Final = 0.15
_NAMED_MAX: Final = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What is measured.

    Attributes:
        pictures: How many are made; each 150 show every kind of code in every condition.
        passes: How many cards are held before the camera.
        images: A folder of somebody's photographs, measured in place of all that is made.
    """

    pictures: int
    passes: int
    seed: int = SEED
    images: Path | None = None


def measure(asked: Asked) -> Iterator[Figure]:
    """Yield recall, misreads and times of pictures, then of cards that pass."""
    cv2.setNumThreads(1)
    everyone = contenders()
    if asked.images is not None:
        yield from _measure_folder(asked.images, everyone)
        return
    blank_count = round(asked.pictures * _BLANKS_A_PICTURE)
    shown = chain(pictures(asked.pictures, seed=asked.seed), blanks(blank_count, seed=asked.seed))
    yield from figures_of(look_at(shown, everyone), everyone, wrong_max=0)
    yield smallest_module(everyone, seed=asked.seed)
    yield from measure_passes(asked.passes, seed=asked.seed)


def _measure_folder(images: Path, everyone: Mapping[str, Contender]) -> Iterator[Figure]:
    folder = PhotographFolder(images)
    looks = look_at(folder.pictures(), everyone)
    for name, why in list(folder.passed_over.items())[:_NAMED_MAX]:
        print(f"{name} is passed over: {why}", file=sys.stderr)
    if (more := len(folder.passed_over) - _NAMED_MAX) > 0:
        print(f"and {more} more are passed over", file=sys.stderr)
    if not looks.agreed:
        raise NoImageSet(f"there is no picture with a text in {images}")
    wrong_max = max(1, int(len(looks.agreed) * WRONG_A_PHOTOGRAPH_MAX))
    yield from figures_of(looks, everyone, wrong_max=wrong_max)


def figures_of(
    looks: Looks, everyone: Mapping[str, Contender], *, wrong_max: int
) -> Iterator[Figure]:
    """Yield what came of pictures, each figure beside its limit.

    Args:
        wrong_max: In how many pictures the till may tell a text that does not stand there.
    """
    yield _recall(looks, everyone)
    yield _linear(looks)
    yield _ahead(looks)
    yield _misread(looks, wrong_max)
    yield _time(looks)


def _recall(looks: Looks, everyone: Mapping[str, Contender]) -> Figure:
    return Figure(
        name="scan pictures",
        meaning="% read of pictures with a code; two frames agree",
        value=recall_percent(looks.agreed),
        unit="%",
        limit=RECALL_PERCENT_MIN,
        is_least=True,
        facts={"pictures": len(looks.agreed), "of them with a code": _with_code(looks.agreed)},
        table=_by_symbology(looks, everyone),
    )


def _ahead(looks: Looks) -> Figure:
    others = [recall_percent(found) for name, found in looks.alone.items() if name != CASCADE]
    return Figure(
        name="scan ahead",
        meaning="cascade's % less that of the best decoder alone, one look each",
        value=recall_percent(looks.alone[CASCADE]) - max(others),
        unit="%",
        limit=0,
        is_least=True,
        table=_by_condition(looks),
    )


def _misread(looks: Looks, wrong_max: int) -> Figure:
    return Figure(
        name="scan misreads",
        meaning="pictures of which the till told a text that does not stand there",
        value=misreads(looks.agreed),
        unit="",
        limit=wrong_max,
        facts={
            name: "; ".join(_wrong(found)[:_NAMED_MAX]) or "none"
            for name, found in {AGREEING: looks.agreed, **looks.alone}.items()
        },
    )


def _time(looks: Looks) -> Figure:
    return Figure(
        name="scan time",
        meaning="p95 of the processor's time for a picture, cascade",
        value=cpu_ms_at(looks.alone[CASCADE], 95),
        unit="ms",
        limit=P95_MS_MAX,
        # The same on every machine, more or less.
        facts={f"÷ {ZXING}'s median": _against_zxing(looks)},
        table={
            name: {
                "CPU p50": cpu_ms_at(found, 50),
                "CPU p95": cpu_ms_at(found, 95),
                "wall p50": wall_ms_at(found, 50),
                "wall p95": wall_ms_at(found, 95),
            }
            for name, found in looks.alone.items()
        },
    )


def _against_zxing(looks: Looks) -> float:
    peer_ms = cpu_ms_at(looks.alone[ZXING], 50)
    return round(cpu_ms_at(looks.alone[CASCADE], 95) / peer_ms, 1) if peer_ms else NEVER


def _linear(looks: Looks) -> Figure:
    share = recall_percent(filter(_is_linear, looks.agreed))
    zxing = recall_percent(filter(_is_linear, looks.alone[ZXING]))
    is_promised = zxing >= LINEAR_ZXING_PERCENT
    return Figure(
        name="scan bars",
        meaning="% read of bars; two frames agree",
        value=share,
        unit="%",
        limit=LINEAR_PERCENT_MIN if is_promised else None,
        is_least=True,
        facts={f"{ZXING} alone, %": round(zxing, 1)},
    )


def smallest_module(
    everyone: Mapping[str, Contender],
    *,
    seed: int,
    sizes: Sequence[float] = _MODULES,
    pictures_each: int = _MODULE_PICTURES,
) -> Figure:
    """Return how narrow the bars of an EAN-13 may be, each decoder alone.

    Args:
        sizes: To try, in pixels of the frame.
    """
    read: dict[str, dict[float, list[bool]]] = {name: {} for name in everyone}
    for size, number in product(sizes, range(pictures_each)):
        picture = ean_13_of_module(size, number, seed=seed)
        for name, one in everyone.items():
            texts = (reading.text for reading in one.decoder.decode(picture.frame))
            is_read, _ = judged(texts, picture.text)
            read[name].setdefault(size, []).append(is_read)
    found = {name: smallest_read(tried, _MODULE_SHARE) for name, tried in read.items()}
    return Figure(
        name="scan module",
        meaning="narrowest bar of an EAN-13 at which half are read, and all wider",
        value=found[CASCADE],
        unit="px",
        limit=MODULE_PIXELS_MAX,
        facts={name: size for name, size in found.items() if name != CASCADE and size < NEVER},
    )


def _by_symbology(looks: Looks, everyone: Mapping[str, Contender]) -> dict[str, dict[str, float]]:
    """Return a row for each decoder: what it cannot read at all is left out of it."""
    table = {}
    for name, found in {AGREEING: looks.agreed, **looks.alone}.items():
        able = everyone[name if name in everyone else CASCADE].symbologies
        recall = recall_by(found, lambda look: look.symbology.value if look.symbology else None)
        row = {kind: share for kind, share in recall.items() if kind in able}
        table[name] = {**row, "all": recall_percent(found), "misreads": misreads(found)}
    return table


def _by_condition(looks: Looks) -> dict[str, dict[str, float]]:
    """Return a row for each condition: the decoders side by side."""
    columns = {AGREEING: looks.agreed, **looks.alone}
    table: dict[str, dict[str, float]] = {}
    for name, found in columns.items():
        for condition, share in recall_by(found, lambda look: look.condition).items():
            table.setdefault(condition, {})[name] = share
    return table


def _with_code(looks: list[Look]) -> int:
    return sum(look.has_code for look in looks)


def _is_linear(look: Look) -> bool:
    return look.symbology is not None and look.symbology.is_linear


def _wrong(looks: list[Look]) -> list[str]:
    return [f"{look.condition}: {', '.join(look.wrong)}" for look in looks if look.wrong]
