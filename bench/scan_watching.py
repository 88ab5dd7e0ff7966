# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How soon a card is told that is held before the camera, and what a frame costs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from bench.figures import Figure
from bench.measure import percentile
from bench.scan_decoders import CASCADE, stream_contenders
from bench.scan_passes import passes
from bench.scan_scores import seconds_at, share_within_percent
from bench.scan_streams import Watched, watch

SOON_SECONDS: Final = 1.0
LATE_SECONDS: Final = 2.5
_PEER_PASSES: Final = 200
_GOOD_VIEW: Final = "normal"
_MS: Final = 1000.0
_NAMED_MAX: Final = 20

# Name, meaning, limit and, if it is the least, True.
_SOON: Final = ("scan stream, 1 s", "% told within 1 s of standing whole in the frame", 88.0)
_LATE: Final = ("scan stream, 2.5 s", "% told within 2.5 s", 94.0)


def measure_passes(count: int, *, seed: int) -> Iterator[Figure]:
    """Yield how a till of one core does at 30 frames a second, and zxing alone beside it.

    Of many passes zxing sees the first ones only: they are there to look for what the till reads
    wrong.
    """
    watched: dict[str, list[Watched]] = {name: [] for name in stream_contenders()}
    for number, card in enumerate(passes(count, seed=seed)):
        for name, make_decoder in stream_contenders().items():
            if name == CASCADE or number < _PEER_PASSES:
                watched[name].append(watch(card, make_decoder()))
    yield from figures_of(watched)


def figures_of(watched: Mapping[str, Sequence[Watched]]) -> Iterator[Figure]:
    """Yield the figures of the till's own way, the others' in tables beside them."""
    ours = watched[CASCADE]
    good = [one for one in ours if one.view == _GOOD_VIEW]
    yield _share(_SOON, ours, SOON_SECONDS, table=_by_view(watched, SOON_SECONDS))
    yield _share(_LATE, ours, LATE_SECONDS, table=_by_view(watched, LATE_SECONDS))
    yield _ms("scan stream, median", "until a card is told", _told_ms(ours, 50), 400)
    yield _ms("scan stream, normal median", "in normal light", _told_ms(good, 50), 320)
    yield _ms("scan stream, normal p90", "in normal light", _told_ms(good, 90), 750)
    yield _ms("scan frame, median", "processor's time for a frame", _frame_ms(ours, 50), 20)
    yield _ms("scan frame, p95", "processor's time for a frame", _frame_ms(ours, 95), 60)
    told_wrong = [text for one in ours for text in one.wrong]
    yield Figure(
        name="scan stream, wrong",
        meaning="cards told that were not there and that the shop's schemes let pass",
        value=sum(len(one.wrong_cards) for one in ours),
        unit="",
        limit=0,
        facts={
            "passes": len(ours),
            "texts told wrong, of any kind": len(told_wrong),
            "such as": "; ".join(told_wrong[:_NAMED_MAX]) or "none",
        },
    )


def _share(
    promise: tuple[str, str, float],
    ours: Sequence[Watched],
    limit_seconds: float,
    *,
    table: Mapping[str, Mapping[str, float]],
) -> Figure:
    name, meaning, least = promise
    share = share_within_percent([one.read_seconds for one in ours], limit_seconds)
    return Figure(
        name=name, meaning=meaning, value=share, unit="%", limit=least, is_least=True, table=table
    )


def _ms(name: str, meaning: str, value: float, limit: float) -> Figure:
    return Figure(name=name, meaning=meaning, value=value, unit="ms", limit=limit)


def _told_ms(watched: Sequence[Watched], percent: float) -> float:
    return seconds_at([one.read_seconds for one in watched], percent) * _MS


def _frame_ms(watched: Sequence[Watched], percent: float) -> float:
    return percentile(sorted(chain.from_iterable(one.frame_ms for one in watched)), percent)


def _by_view(
    watched: Mapping[str, Sequence[Watched]], limit_seconds: float
) -> dict[str, dict[str, float]]:
    """Return a row for each decoder: its share in each view and of each kind of code."""
    table = {}
    for name, all_of_it in watched.items():
        kinds = dict.fromkeys(chain.from_iterable((one.view, one.symbology) for one in all_of_it))
        table[name] = {
            kind: share_within_percent(
                [one.read_seconds for one in all_of_it if kind in {one.view, one.symbology}],
                limit_seconds,
            )
            for kind in sorted(kinds, key=lambda kind: kind[0].isupper())
        }
    return table
