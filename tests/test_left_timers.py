# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a test leaves running is found, and stopped before the next one."""

import pytest
from PySide6.QtCore import QTimer

from tests.left_timers import stop_timers


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("interval_ms", [(), (60_000,)])
def test_a_timer_that_is_left_running_is_stopped(interval_ms: tuple[int, ...]) -> None:
    timer = QTimer()
    timer.setInterval(60_000)
    timer.start(*interval_ms)
    was_active = timer.isActive()

    stop_timers()

    assert was_active
    assert not timer.isActive()
