# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till hears from the things around it, said when the cashier is free to read it."""

from dataclasses import replace

from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.receipts import ReceiptNotice
from pos_loyalty.ui.view_models.till_state import Screen


class Surroundings:
    """The camera, the readers, a printed card's file, and whatever else can wait. GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: list[Notice] = []

    def camera_trouble(self, code: str) -> None:
        """Say that the camera reads no cards, and why; waits while something else is said.

        Args:
            code: As ``CameraPost.trouble`` carries it; empty when the camera reads again, which
                takes the word of its trouble away.
        """
        self._tell_trouble(NoticeCode.CAMERA_TROUBLE, code)

    def reader_trouble(self, code: str) -> None:
        """Say that a reader that the settings name is not read, and why; else as for a camera.

        Args:
            code: As ``SerialReader.trouble`` and ``HidReader.trouble`` carry it; empty once every
                reader is read again.
        """
        self._tell_trouble(NoticeCode.READER_TROUBLE, code)

    def printer_trouble(self, code: str) -> None:
        """Say that receipts are not printed, and why; it is shown until it is over.

        Args:
            code: As ``PrintQueue`` tells it; empty when the printer prints again.
        """
        self._desk.show(replace(self._desk.now, printer_trouble=code))
        self._tell_trouble(ReceiptNotice.PRINTER_TROUBLE, code)

    def card_saved(self, file_name: str) -> None:
        """Say where the card to print is; there was no printer to give it to.

        Args:
            file_name: Empty if it could not be saved.
        """
        facts = (("file_name", file_name),)
        saved = Notice(NoticeKind.INFO, NoticeCode.CARD_SAVED, facts)
        failed = Notice(NoticeKind.ERROR, NoticeCode.CARD_FAILED)
        self._desk.tell(saved if file_name else failed)

    def copy_saved(self, file_name: str | None) -> None:
        """Say where the copy of what is not sent is; an empty name says that there is none.

        Args:
            file_name: ``None`` if there was nothing to copy any more.
        """
        if file_name is None:
            self._desk.tell(Notice(NoticeKind.INFO, f"server_{LightKind.UP_TO_DATE}"))
        elif file_name:
            facts = (("file_name", file_name),)
            self._desk.tell(Notice(NoticeKind.INFO, NoticeCode.COPY_SAVED, facts))
        else:
            self._desk.tell(Notice(NoticeKind.ERROR, NoticeCode.COPY_FAILED))

    def tell_later(self, notice: Notice) -> None:
        """Say it as soon as the cashier is free to read it; of each code only the newest."""
        self._forget(notice.code)
        self._waiting.append(notice)
        self.tell_what_waits()

    def tell_what_waits(self) -> None:
        """Say now what had to wait, unless the till is busy or says something else.

        What was just done goes by itself, and is read first.
        """
        now = self._desk.now
        is_shut = now.staff.is_locked or now.screen is Screen.DONE
        is_free = not (now.is_busy or now.notice or is_shut)
        if self._waiting and is_free:
            self._desk.tell(self._waiting.pop(0))

    def _tell_trouble(self, code: NoticeCode | ReceiptNotice, reason: str) -> None:
        self._forget(code)
        if reason:
            self.tell_later(Notice(NoticeKind.WARNING, code, (("reason", reason),)))
        elif (shown := self._desk.now.notice) and shown.code == code:
            self._desk.show(replace(self._desk.now, notice=None))

    def _forget(self, code: str) -> None:
        self._waiting = [notice for notice in self._waiting if notice.code != code]
