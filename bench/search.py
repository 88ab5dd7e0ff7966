# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finding members by what a customer can say: no peer, but a person waits for it."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Final

from bench import filling
from bench.figures import Figure, all_timings
from bench.measure import Contestant, compete
from bench.stores import CACHE, store_with
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.services.identify import find_members
from pos_loyalty.services.ports import Store

LIMIT_MS: Final = 100.0

_SEED: Final = 11
_US_PER_MS: Final = 1000.0
_DIGITS: Final = 4
_MIDDLE_BEGINS: Final = 9
_MIDDLE_ENDS: Final = 3
_BEGINNING: Final = 4


def measure(members: int) -> Iterator[Figure]:
    """Yield the slowest searches of each kind among so many members."""
    with closing(open_store(store_with(members), keyring=None)) as store:
        search = _search(store)
        contestants = [
            Contestant(name, queries, search, chunk=1)
            for name, queries in _queries(members).items()
        ]
        competition = compete(contestants, folder=CACHE)
    for name, timing in competition.timings.items():
        yield Figure(
            name=f"search, {name}, p99",
            meaning=f"find_members among {members:,}",
            value=timing.p99_us / _US_PER_MS,
            unit="ms",
            limit=LIMIT_MS,
            is_void=competition.is_void,
        )
    yield Figure(
        name="search, p50",
        meaning="the slowest of the kinds",
        value=max(timing.p50_us for timing in competition.timings.values()) / _US_PER_MS,
        unit="ms",
        timings=all_timings(competition),
    )


def _search(store: Store) -> Callable[[str], object]:
    return lambda query: find_members(query, store=store)


def _queries(members: int) -> dict[str, Iterator[str]]:
    """Return queries of each kind, without end."""
    return {
        "last digits of a phone": _phone_ends(members),
        "digits in the middle of a phone": _phone_middles(members),
        "name with a typo": map(_mistype(filling.dice(_SEED)), _names()),
        "beginning of a name": (name[:_BEGINNING] for name in _names()),
        "whole name": _names(),
    }


def _phone_ends(members: int) -> Iterator[str]:
    dice = filling.dice(_SEED)
    while True:
        yield filling.phone_of(dice.randrange(members), members)[-_DIGITS:]


def _phone_middles(members: int) -> Iterator[str]:
    dice = filling.dice(_SEED)
    while True:
        yield filling.phone_of(dice.randrange(members), members)[-_MIDDLE_BEGINS:-_MIDDLE_ENDS]


def _names() -> Iterator[str]:
    """Yield family names; common ones are asked for as often as they occur."""
    dice = filling.dice(_SEED)
    names = filling.family_names()
    while True:
        yield names[int(len(names) * dice.random() ** 2)]


def _mistype(dice: random.Random) -> Callable[[str], str]:
    def mistyped(name: str) -> str:
        at = dice.randrange(1, len(name))
        return name[:at] + dice.choice("aeioust") + name[at + 1 :]

    return mistyped
