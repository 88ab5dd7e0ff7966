# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""May this program use the camera? Some systems ask the person at the machine, once."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, QPermission, Qt

Answer = Callable[[bool], None]


class Gate(Protocol):
    """Who knows and who asks: the application, with Qt's names."""

    def checkPermission(self, permission: QCameraPermission, /) -> Qt.PermissionStatus:  # noqa: N802 - Qt's name
        """Return what was answered before."""
        ...

    def requestPermission(  # noqa: N802 - Qt's name
        self,
        permission: QCameraPermission,
        context: QObject,
        functor: Callable[[QPermission], None],
        /,
    ) -> None:
        """Ask, and call with the answer later."""
        ...


class CameraPermission(QObject):
    """Asks for the camera at most once. Lives on the GUI thread, and never blocks it."""

    def __init__(self, gate: Gate | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._waiting: list[Answer] = []

    def ask(self, then: Answer) -> None:
        """Call with the answer: now where it is known, else when the person has given it."""
        gate = self._gate or QCoreApplication.instance()
        if gate is None:
            raise TypeError("an application must be made before its camera")
        status = gate.checkPermission(QCameraPermission())
        if status != Qt.PermissionStatus.Undetermined:
            then(status == Qt.PermissionStatus.Granted)
            return
        self._waiting.append(then)
        if len(self._waiting) == 1:
            # A method, not a function: Qt for Python refuses the latter here.
            gate.requestPermission(QCameraPermission(), self, self._answered)

    def _answered(self, permission: QPermission) -> None:
        is_granted = permission.status() == Qt.PermissionStatus.Granted
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(is_granted)
