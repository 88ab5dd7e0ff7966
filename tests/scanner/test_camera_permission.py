# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The person at the machine is asked for the camera at most once, and nothing waits for them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, QPermission, Qt
from pytestqt.qtbot import QtBot

from pos_loyalty.scanner.camera_permission import CameraPermission

Status = Qt.PermissionStatus


class SlowGate:
    """Implements ``Gate``: the person has not answered yet."""

    def __init__(self, status: Status = Status.Undetermined) -> None:
        self.status = status
        self.asked: list[Callable[[QPermission], None]] = []

    def checkPermission(self, _: QCameraPermission, /) -> Status:  # noqa: N802 - Qt's name
        return self.status

    def requestPermission(  # noqa: N802 - Qt's name
        self, _: QCameraPermission, __: QObject, functor: Callable[[QPermission], None], /
    ) -> None:
        self.asked.append(functor)


@pytest.mark.parametrize(("status", "answer"), [(Status.Granted, True), (Status.Denied, False)])
def test_what_was_answered_before_is_not_asked_again(
    status: Status,
    answer: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    gate = SlowGate(status)
    answers: list[bool] = []

    CameraPermission(gate).ask(answers.append)

    assert answers == [answer]
    assert gate.asked == []


def test_two_who_want_the_camera_are_one_question() -> None:
    gate = SlowGate()
    permission = CameraPermission(gate)
    answers: list[bool] = []

    permission.ask(answers.append)
    permission.ask(answers.append)
    before = list(answers)
    # An answer as the system gives it where nothing has to be asked: granted.
    gate.asked[0](QPermission())

    assert before == []
    assert len(gate.asked) == 1
    assert len(answers) == 2


def test_this_system_answers(qtbot: QtBot, qapp: QCoreApplication) -> None:
    answers: list[bool] = []

    CameraPermission().ask(answers.append)

    assert answers == [True]


def test_qt_calls_back_the_method_that_it_is_given(qtbot: QtBot, qapp: QCoreApplication) -> None:
    class OwnQuestion(SlowGate):
        """Asks the real application, though it would not have to."""

        def requestPermission(  # noqa: N802 - Qt's name
            self,
            permission: QCameraPermission,
            context: QObject,
            functor: Callable[[QPermission], None],
            /,
        ) -> None:
            qapp.requestPermission(permission, context, functor)

    answers: list[bool] = []
    permission = CameraPermission(OwnQuestion())

    permission.ask(answers.append)

    qtbot.waitUntil(lambda: answers == [True])
