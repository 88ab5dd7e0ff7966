# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's counter in focus, and a filter that listens to its keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.scanner.wedge_filter import WedgeFilter
from tests.patience import WAIT_MS
from tests.scanner.counter import (
    Counter,
    Till,
    to_the_focus,
    to_the_window,
)


@pytest.fixture
def counter(qtbot: QtBot) -> Counter:
    counter = Counter()
    qtbot.addWidget(counter)
    counter.show()
    counter.activateWindow()
    counter.field.setFocus()
    qtbot.waitUntil(counter.field.hasFocus, timeout=WAIT_MS)
    return counter


@pytest.fixture(params=[to_the_window, to_the_focus])
def till(request: pytest.FixtureRequest, counter: Counter, qapp: QApplication) -> Iterator[Till]:
    wedge = WedgeFilter(monotonic=lambda: 0.0)
    till = Till(counter, wedge, request.param(counter))
    wedge.code_scanned.connect(till.scans.append)
    qapp.installEventFilter(wedge)
    yield till
    qapp.removeEventFilter(wedge)
