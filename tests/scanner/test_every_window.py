# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A person types and a reader scans into every window, field and dialog, under three layouts.

``./dev bench wedge_keys`` plays 10,000 bursts.
"""

import random
from collections.abc import Iterator
from itertools import islice

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from bench.keyboards import POLISH, RUSSIAN, US, Keyboard
from bench.wedge_stage import Outcome, Stage
from bench.wedge_typists import Typists

VISITS_A_SPOT = 2

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.close()


@pytest.mark.parametrize("layout", [US, POLISH, RUSSIAN], ids=lambda layout: layout.name)
def test_no_character_is_lost_or_stray_and_no_scan_is_missed(
    stage: Stage, layout: Keyboard
) -> None:
    visits = Typists(layout, random.Random(layout.name)).visits()
    outcome = Outcome()

    for spot in stage.spots:
        stage.play(spot, islice(visits, VISITS_A_SPOT), outcome)

    assert outcome == Outcome(bursts=VISITS_A_SPOT * len(stage.spots))


def test_the_stage_has_every_page_and_every_field(stage: Stage) -> None:
    names = {spot.name for spot in stage.spots}

    assert {
        "till ready",
        "till member-amount",
        "till done",
        "till enrol enrolName",
        "till enrol enrolContact",
        "till find findQuery",
        "till return-empty receiptText",
        "till keys",
        "till leaving",
        "till camera",
        "till readers",
        "customer's display",
        "dialog message",
        "dialog entry",
        "dialog save as",
    } <= names


class KeyEater(QObject):
    """Takes every thirtieth press before anybody sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_press = event.type() is QEvent.Type.KeyPress and isinstance(receiver, QWindow)
        self.count += is_press
        return is_press and self.count % 30 == 0


def test_control_keys_that_are_eaten_are_missed(stage: Stage, qapp: QApplication) -> None:
    eater, outcome = KeyEater(), Outcome()
    qapp.installEventFilter(eater)
    visits = Typists(US, random.Random(2)).visits()

    for spot in stage.spots:
        stage.play(spot, islice(visits, 1), outcome)

    qapp.removeEventFilter(eater)
    assert outcome.lost > 0
    assert outcome.missed > 0
    assert outcome.false > 0, "a code that lacks a digit is another code"


def test_control_without_the_filter_scans_are_missed_and_leak(qapp: QApplication) -> None:
    stage, outcome = Stage(has_filter=False), Outcome()
    visits = Typists(US, random.Random(1)).visits()

    for spot in stage.spots:
        if spot.edit is not None:
            stage.play(spot, islice(visits, 2), outcome)

    stage.close()
    assert outcome.missed == outcome.bursts > 0
    assert outcome.leaked > outcome.bursts
