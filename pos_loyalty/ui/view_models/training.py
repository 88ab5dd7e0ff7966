# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Training: the till is closed and opened on a shop of its own, where nothing counts; and back."""

from enum import StrEnum
from typing import Protocol

from pos_loyalty.domain.staff import Deed
from pos_loyalty.ui.view_models.approving import ApprovingViewModel
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind


class Restart(Protocol):
    """Closes the till, and starts the program as the same till again."""

    def __call__(self, *, is_training: bool = False) -> None:
        """Let the next one be for practising, or be the till itself."""
        ...


class TrainingNotice(StrEnum):
    """What is said before a till is left for a while."""

    UNSENT = "training_unsent"


class TrainingViewModel:
    """The way into training, and out of it. GUI thread."""

    def __init__(self, desk: Desk, approving: ApprovingViewModel) -> None:
        self._desk, self._approving = desk, approving
        self._restart: Restart | None = None

    def attach(self, restart: Restart) -> None:
        """Take what restarts the till; until then nothing happens."""
        self._restart = restart

    def switch(self) -> None:
        """Begin to train, or end it.

        While something waits for the server it is said first: nobody sends it meanwhile.
        """
        if self._desk.now.is_busy:
            return
        if self._desk.now.is_training:
            self._start(is_training=False)
        elif self._has_unsent and not self._has_said_so:
            facts = (("count", self._desk.now.light.waiting),)
            self._desk.tell(Notice(NoticeKind.WARNING, TrainingNotice.UNSENT, facts))
        else:
            self._approving.ask(Deed.TRAINING, lambda _approval: self._start(is_training=True))

    @property
    def _has_unsent(self) -> bool:
        light = self._desk.now.light
        return light.kind is not LightKind.ALONE and bool(light.waiting)

    @property
    def _has_said_so(self) -> bool:
        notice = self._desk.now.notice
        return notice is not None and notice.code == TrainingNotice.UNSENT

    def _start(self, *, is_training: bool) -> None:
        if self._restart is not None:
            self._restart(is_training=is_training)
