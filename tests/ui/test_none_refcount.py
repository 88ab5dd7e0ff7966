# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Qt's void functions give back the ``None`` that they return.

PySide6 6.12.0 on CPython 3.11 does not: some thousand calls later the interpreter aborts.
On Python 3.12 and later ``None`` is immortal and the figure constant.
"""

import sys

from PySide6.QtWidgets import QApplication, QLabel

CALLS = 20_000
NOISE = 50
"""References to ``None`` come and go in the test runner itself."""


def test_twenty_thousand_void_calls_cost_no_reference_to_none(qapp: QApplication) -> None:
    label = QLabel()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        label.setText("25")

    assert abs(sys.getrefcount(None) - before) < NOISE
