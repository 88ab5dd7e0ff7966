# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Brings what another thread has to say of the server to the thread of the windows."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.ui.view_models.light import Light


class QtNews(QObject):
    """Calls what it was given on this object's thread; its own methods may be called on any."""

    _told = Signal(object)

    def __init__(
        self,
        on_light: Callable[[Light], None],
        on_rows: Callable[[Collection[MemberId]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_light, self._on_rows = on_light, on_rows
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def light(self, light: Light) -> None:
        """Tell how the till stands with its server."""
        self._told.emit(partial(self._on_light, light))

    def rows(self, member_ids: Collection[MemberId]) -> None:
        """Tell of whom newer rows came."""
        self._told.emit(partial(self._on_rows, member_ids))

    @Slot(object)
    def _deliver(self, report: Callable[[], None]) -> None:
        report()
