# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From a scan to the painted balance in the real window, beside the barest chain that does it.

Both get the same key events, as a scanner that is a keyboard sends them, in windows of one size, in
one process and on the same off-screen platform. Both read the member's row, account, lots and
counters from the same encrypted file with the same statements and driver, and both are done when
the picture of the window has been handed on.

The bare window collects the keys, and at Enter asks the driver, sums the lots and sets its label,
all in one call. It has no threads, tells no typing from scanning, asks no rules, and paints one
line of text on one colour. The third contestant is what Qt alone takes to paint the till's window
once more, with nothing changed: no till with this window can be faster than that.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Final

from bench.figures import Figure, all_timings
from bench.lookup import plain_lookup, random_cards
from bench.measure import Contestant, compete
from bench.stores import BUILD_METHOD, CACHE, connect, store_with
from bench.windows import BareWindow, RealTill
from pos_loyalty.local_db.connection import Role

LIMIT: Final = 2.0
FRAME_MS: Final = 16.7
"""One frame at 60 Hz."""

_OURS: Final = "scan to painted balance, the till's window"
_PEER: Final = "scan to painted label, bare Qt and driver"
_PAINT: Final = "the till's window painted whole, by Qt alone"
_SLICE_SECONDS: Final = 0.25
_US_PER_MS: Final = 1000.0


def measure(members: int) -> Iterator[Figure]:
    """Yield the figures with so many members. The process needs no display."""
    folder = store_with(members)
    with closing(connect(folder, Role.READER)) as peer, closing(RealTill(folder)) as till:
        bare = BareWindow(plain_lookup(peer))

        def scan_bare(card: str) -> None:
            with till.deaf():
                bare.scan(card)

        contestants = (
            Contestant(_OURS, till.ready_for(random_cards(members)), till.scan, chunk=1),
            Contestant(_PEER, bare.ready_for(random_cards(members)), scan_bare, chunk=1),
            Contestant(_PAINT, till.with_member(random_cards(members)), till.repaint, chunk=1),
        )
        competition = compete(contestants, folder=CACHE, slice_seconds=_SLICE_SECONDS)
        bare.close()
    yield Figure(
        name="scan to paint, p50",
        meaning=f"{_OURS} ÷ {_PEER}",
        value=competition.ratio(_OURS, _PEER),
        limit=LIMIT,
        is_void=competition.is_void,
        timings=all_timings(competition),
        facts={"members": members, "built": BUILD_METHOD},
    )
    yield Figure(
        name="scan to paint, p99",
        meaning=f"{_OURS}: within one frame",
        value=competition.timings[_OURS].p99_us / _US_PER_MS,
        unit="ms",
        limit=FRAME_MS,
        is_void=competition.is_void,
    )
    yield Figure(
        name="scan to paint, paint alone",
        meaning=f"{_OURS} ÷ {_PAINT}",
        value=competition.ratio(_OURS, _PAINT),
        is_void=competition.is_void,
    )
