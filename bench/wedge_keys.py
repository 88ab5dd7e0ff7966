# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Keyboard readers: what is lost, leaked or made up in every window, and what a key event costs."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication  # noqa: TID253 - it measures windows

from bench.figures import Figure
from bench.keyboards import POLISH, RUSSIAN, US, Keyboard
from bench.wedge_stage import Outcome, Stage, key_events
from bench.wedge_typists import Typists
from pos_loyalty.app import make_application
from pos_loyalty.scanner.wedge_filter import WedgeFilter

LAYOUTS: Final = (US, POLISH, RUSSIAN)
SEED: Final = 2026
COST_US_MAX: Final = 20.0

_VISITS_A_TURN: Final = 5
_COST_VISITS: Final = 100
_COST_ROUNDS: Final = 15
_US_PER_SECOND: Final = 1_000_000


def measure(bursts: int) -> Iterator[Figure]:
    """Yield what went wrong in so many bursts, and the cost of a key event."""
    application = make_application()
    yield _cost(application)
    outcome = Outcome()
    for number, layout in enumerate(LAYOUTS):
        play_everywhere(layout, bursts * (number + 1) // len(LAYOUTS), outcome)
    wrong = {
        "lost": "characters of a person that did not arrive",
        "leaked": "characters of a reader that did",
        "missed": "scans that were not told, or told wrong",
        "false": "scans that nobody made",
    }
    facts: dict[str, str | int] = {
        "bursts": outcome.bursts,
        "layouts": ", ".join(one.name for one in LAYOUTS),
    }
    for name, meaning in wrong.items():
        yield Figure(
            name=f"wedge keys, {name}",
            meaning=f"{meaning}; between human typing, in every window",
            value=getattr(outcome, name),
            unit="",
            limit=0,
            facts=facts,
        )


def play_everywhere(layout: Keyboard, bursts: int, outcome: Outcome) -> None:
    """Let a person and a reader work at every window in turn, until there were so many bursts.

    Args:
        bursts: In the outcome, with those that it had before.
    """
    stage = Stage()
    visits = Typists(layout, random.Random(SEED)).visits()  # noqa: S311 - the same ones each time
    try:
        while outcome.bursts < bursts:
            for spot in stage.spots:
                wanted = min(_VISITS_A_TURN, bursts - outcome.bursts)
                stage.play(spot, islice(visits, wanted), outcome)
    finally:
        stage.close()


class _Sink(QObject):
    """Takes every event, and does nothing with it."""

    def event(self, _event: QEvent) -> bool:
        return True


class _BareFilter(QObject):
    """The least that an event filter in Python can be."""

    def eventFilter(self, _receiver: QObject, _event: QEvent) -> bool:  # noqa: N802 - Qt's name
        return False


def _cost(application: QApplication) -> Figure:
    """Return the processor time that the filter adds to a key event; typed and scanned alike."""
    filters: dict[str, Callable[[], QObject | None]] = {
        "none": lambda: None,
        "bare": _BareFilter,
        "wedge": WedgeFilter,
    }
    costs: dict[str, list[float]] = {name: [] for name in filters}
    for round_number in range(_COST_ROUNDS):
        for name, make in filters.items():
            events = _events(round_number)
            costs[name].append(_mean_us(application, make(), events))
    median = {name: statistics.median(one) for name, one in costs.items()}
    return Figure(
        name="wedge keys, cost",
        meaning="processor time that the filter adds to a key event",
        value=median["wedge"] - median["none"],
        unit="us",
        limit=COST_US_MAX,
        facts={
            "bare filter, us": round(median["bare"] - median["none"], 2),
            "wedge, best round, us": round(min(costs["wedge"]) - median["none"], 2),
            "key events": len(_events(0)) * _COST_ROUNDS,
        },
    )


def _events(round_number: int) -> list[QKeyEvent]:
    visits = Typists(US, random.Random(round_number)).visits()  # noqa: S311 - as above
    moves = (move for visit in islice(visits, _COST_VISITS) for move in visit.moves)
    return [event for move in moves for event in key_events(move)]


def _mean_us(application: QApplication, added: QObject | None, events: list[QKeyEvent]) -> float:
    sink = _Sink()
    if added is not None:
        application.installEventFilter(added)
    started = time.process_time()
    for event in events:
        QCoreApplication.sendEvent(sink, event)
    spent = time.process_time() - started
    if added is not None:
        application.removeEventFilter(added)
    return spent / len(events) * _US_PER_SECOND
