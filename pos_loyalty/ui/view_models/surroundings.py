# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till hears from the things around it: the camera, and the file of a printed card."""

from dataclasses import replace

from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind


class Surroundings:
    """Passes it on when the cashier is free to read it. GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: Notice | None = None

    def camera_trouble(self, code: str) -> None:
        """Say that the camera reads no cards, and why; waits while something else is said.

        Args:
            code: ``cannot_open``, ``unplugged``, ``no_camera_software`` or ``broken``; empty when
                the camera reads again, which takes the word of its trouble away.
        """
        self._waiting = None
        if code:
            facts = (("reason", code),)
            self._waiting = Notice(NoticeKind.WARNING, NoticeCode.CAMERA_TROUBLE, facts)
            self.tell_what_waits()
        elif (shown := self._desk.now.notice) and shown.code == NoticeCode.CAMERA_TROUBLE:
            self._desk.show(replace(self._desk.now, notice=None))

    def card_saved(self, file_name: str) -> None:
        """Say where the card to print is; there was no printer to give it to."""
        facts = (("file_name", file_name),)
        self._desk.tell(Notice(NoticeKind.INFO, NoticeCode.CARD_SAVED, facts))

    def tell_what_waits(self) -> None:
        """Say now what had to wait, unless the till is busy or says something else."""
        if self._waiting is not None and not self._desk.now.is_busy and not self._desk.now.notice:
            notice, self._waiting = self._waiting, None
            self._desk.tell(notice)
