# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Locks a till that nobody has touched for a while, where the shop asks who stands there."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer

from pos_loyalty.companions.companion import Wired
from pos_loyalty.ui.view_models.till_state import Screen, TillState

MINUTE_MS: Final = 60_000
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
    }
)
_LEFT_BY_TIME: Final = frozenset({Screen.DONE, Screen.SLIP})


class TillLock(QObject):
    """Implements ``Companion``: lets nobody do anything before somebody has signed in.

    What the window hears of hands counts, and what a scan changes; time and the server do not.

    Attributes:
        idle: Runs out once nobody has done anything for long enough.
    """

    def __init__(self, wired: Wired, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = wired.till.lock
        self._window = wired.window.windowHandle()
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.timeout.connect(self._lock.lock)
        staff = wired.settings.staff
        if staff.asks_for_staff:
            self._lock.begin()
        if staff.asks_for_staff and staff.lock_minutes:
            self.idle.setInterval(staff.lock_minutes * MINUTE_MS)
            self.idle.start()
            if self._window is not None:
                self._window.installEventFilter(self)

    def follow(self, before: TillState, after: TillState) -> None:
        """Count what somebody did without touching the window: they scanned."""
        if _done(before) != _done(after):
            self._stay_open()

    def close(self) -> None:
        """Lock nothing more."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self.idle.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's
        """See hands at work; nothing is kept from the window."""
        if event.type() in _TOUCHES:
            self._stay_open()
        return False

    def _stay_open(self) -> None:
        if self.idle.interval():
            self.idle.start()


def _done(state: TillState) -> tuple[object, ...]:
    """Return what changes by somebody's hand alone, and not with time or what the server sends."""
    staff, sale = state.staff, state.sale
    screen = Screen.READY if state.screen in _LEFT_BY_TIME else state.screen
    member_id = state.member.member_id if state.member else None
    entered = (sale.typed, sale.goods, sale.coupons)
    return (screen, member_id, entered, staff.is_locked, staff.who)
