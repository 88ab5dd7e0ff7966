# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How bad a seed's luck is: each seed leaves some troubles out and exaggerates others.

A run with a little of everything hides what only comes out when one thing goes wrong all the
time; so no two seeds are alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from pos_loyalty.protocol.sync.rows import OfflineMode, OfflineTerms
from pos_loyalty.simulation.clock import HOUR, MINUTE, SECOND
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.script import Kind

_GESTURES_A_DAY: Final[dict[Kind, float]] = {
    Kind.SALE: 5,
    Kind.SALE_WITH_REWARD: 2,
    Kind.GIFT_CARD: 0.7,
    Kind.REDEMPTION: 1.5,
    Kind.HOLD: 0.7,
    Kind.CAPTURE: 0.5,
    Kind.RELEASE: 0.4,
    Kind.DEED: 0.7,
    Kind.ENROLMENT: 0.7,
    Kind.ENROLMENT_TWICE: 0.2,
    Kind.RETURN: 0.8,
    Kind.RETURN_ELSEWHERE: 0.5,
    Kind.UNDO: 0.7,
    Kind.SAME_RECEIPT: 0.3,
}

_BY_HAND_A_DAY: Final[dict[Kind, float]] = {Kind.CARD_CHANGE: 1, Kind.ADJUSTMENT: 1}
_BY_HAND_SHARE: Final = 0.5
"""Of seeds in which somebody blocks cards and changes balances; the others are without."""


_TROUBLES_A_DAY: Final[dict[Kind, float]] = {
    Kind.KILL: 1.0,
    Kind.KILL_WITHIN: 2.0,
    Kind.POWER_CUT: 0.5,
    Kind.CLOSED: 0.3,
    Kind.IMAGE: 0.4,
    Kind.PUT_BACK_IMAGE: 0.15,
    Kind.PUT_BACK_FILE: 0.15,
    Kind.CLONE: 0.15,
    Kind.DISK_FULL: 0.3,
    Kind.CLOCK_STEP: 0.3,
    Kind.CLOCK_DRIFT: 0.3,
    Kind.POISON: 0.3,
    Kind.OUTAGE: 0.7,
    Kind.LONG_OUTAGE: 0.15,
    Kind.STORM: 0.4,
    Kind.PORTAL: 0.3,
    Kind.SERVER_DOWN: 0.3,
    Kind.SERVER_BACKUP: 0.4,
    Kind.SERVER_RESTORE: 0.1,
    Kind.PUBLISH: 0.2,
    Kind.PUBLISH_LATE: 0.1,
    Kind.MERGE: 0.3,
    Kind.MERGE_BOTH_WAYS: 0.15,
}

_THEMES: Final[Mapping[str, Mapping[Kind, float]]] = {
    "answers are lost for days": {Kind.DEAF: 0.5, Kind.RETURN: 2, Kind.UNDO: 1.5},
    "goods come back elsewhere": {Kind.OUTAGE: 2, Kind.RETURN_ELSEWHERE: 4, Kind.SALE: 8},
    "clocks go wrong": {Kind.CLOCK_STEP: 2, Kind.OUTAGE: 1.5, Kind.REDEMPTION: 5},
    "programs die at work": {Kind.KILL_WITHIN: 8},
    "accounts are merged": {Kind.MERGE_GRANTED: 1, Kind.UNMERGE: 1},
    "logs are cleared": {
        Kind.CLEAR_OUT: 4,
        Kind.REDEMPTION: 5,
        Kind.OUTAGE: 1.5,
        Kind.SERVER_RESTORE: 0,
    },
    "the server is put back": {Kind.SERVER_BACKUP: 0.7, Kind.SERVER_RESTORE: 0.4},
}
"""What a seed may be about: how often that is at one till in a day. These troubles take long to
come together by chance alone.
"""

_WITHOUT_THEME: Final = 6
"""Seeds that are about nothing, for seven that are about something."""

_FLOOR_SHARE: Final = 0.25
"""Of seeds in which tills may hand out a little without a grant."""


@dataclass(frozen=True, slots=True)
class Weather:
    """What one link does to requests; shares from 0 to 1.

    Attributes:
        lost: Of requests that never arrive.
        repeated: Of requests that arrive twice.
        late: Of requests that arrive once more long afterwards.
        answer_lost: Of answers that never arrive, the request having been served.
        garbled: Of answers that are cut short.
        refused: Of requests that something in between answers with 5xx or 429.
    """

    lost: float = 0
    repeated: float = 0
    late: float = 0
    answer_lost: float = 0
    garbled: float = 0
    refused: float = 0
    delay_ms_max: int = 40


@dataclass(frozen=True, slots=True)
class Weights:
    """The luck of one seed.

    Attributes:
        often: How many events of a kind there are at one till in a day, on average.
        conflict: Share of the server's commits that the database asks to be done again.
        crash: Share of the server's requests in which it dies: at any statement, or between its
            commit and its answer.
        news_ms_max: How long a till that has nothing to do sleeps on though there is news: the
            longer, the older is what it shows.
        asked: Share of people at a till whom it asks the server for before they are served: the
            others are served by what it has.
        floor: What tills may hand out without a grant; ``None`` for nothing, as is the default.
    """

    often: dict[Kind, float]
    weather: Weather
    conflict: float
    crash: float
    news_ms_max: int = 2 * MINUTE
    asked: float = 1
    floor: OfflineTerms | None = None


CALM: Final = Weights(dict(_GESTURES_A_DAY), Weather(), 0, 0)
"""Luck without any trouble."""


def weights_of(seed: int) -> Weights:
    """Return the luck of a seed."""
    stream = dice(seed, "weights")
    bustle = stream.choice((0.5, 1, 1, 2))
    often = {kind: each * bustle for kind, each in _GESTURES_A_DAY.items()}
    for kind, each in _TROUBLES_A_DAY.items():
        often[kind] = each * stream.choice((0, 0, 0, 0.5, 1, 3))
    usual = _GESTURES_A_DAY.keys() - {Kind.SALE}
    missing = stream.sample(sorted(usual), k=stream.randrange(4))
    often.update(dict.fromkeys(missing, 0.0))
    often.update(_theme(seed))
    often.update(_by_hand(seed))
    return Weights(
        often,
        _weather(stream),
        conflict=stream.choice((0, 0, 0.05, 0.3)),
        crash=stream.choice((0, 0, 0.02, 0.1)),
        news_ms_max=stream.choice((MINUTE, HOUR, 3 * HOUR)),
        asked=stream.choice((0.2, 0.2, 1)),
        floor=_floor(stream) if stream.random() < _FLOOR_SHARE else None,
    )


def _by_hand(seed: int) -> Mapping[Kind, float]:
    """Return how often cards and balances are changed; with dice of its own, as it came later."""
    stream = dice(seed, "by hand")
    if stream.random() >= _BY_HAND_SHARE:
        return {}
    bustle = stream.choice((0.5, 1, 5))
    return {kind: each * bustle for kind, each in _BY_HAND_A_DAY.items()}


def _theme(seed: int) -> Mapping[Kind, float]:
    number = dice(seed, "theme").randrange(len(_THEMES) + _WITHOUT_THEME)
    return [*_THEMES.values()][number] if number < len(_THEMES) else {}


def _floor(stream: Random) -> OfflineTerms:
    return OfflineTerms(
        mode=stream.choice((OfflineMode.ESCROW_PLUS_FLOOR, OfflineMode.FLOOR)),
        floor_member_points=stream.choice((30, 60, 100)),
        floor_till_points=stream.choice((60, 200)),
        floor_redemptions_max=stream.choice((1, 3)),
        offline_hours_max=stream.choice((4, 24)),
    )


def _weather(stream: Random) -> Weather:
    return Weather(
        lost=stream.choice((0, 0, 0, 0.05, 0.3)),
        repeated=stream.choice((0, 0.05, 0.5)),
        late=stream.choice((0, 0, 0.05)),
        answer_lost=stream.choice((0, 0, 0.05, 0.3)),
        garbled=stream.choice((0, 0, 0, 0.1)),
        refused=stream.choice((0, 0, 0, 0.2)),
        delay_ms_max=stream.choice((40, 300, 5 * SECOND)),
    )
