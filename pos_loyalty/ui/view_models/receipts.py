# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Paper for what was just recorded: always, when somebody asks for it, or never.

Nothing here waits for a printer, and nothing that a printer does changes what was recorded.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from pos_loyalty.domain.ops import UndoFact
from pos_loyalty.domain.receipt import (
    Receipt,
    ReceiptKind,
    ReceiptPlace,
    Standing,
    receipt_of,
    void_of,
)
from pos_loyalty.services.undo import UNDO_WINDOW
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.done_panel import Recorded, happened_at
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import PaperOffer, Screen


class ReceiptNotice(StrEnum):
    """What is said of receipts, and of what prints them."""

    PRINTER_TROUBLE = "printer_trouble"
    RECEIPT_PRINTED = "receipt_printed"
    NO_RECEIPT = "no_receipt"
    NO_PRINTER = "no_printer"


class PaperPort(Protocol):
    """The till's receipt printer. GUI thread; nothing here waits for it."""

    def print_receipt(self, receipt: Receipt) -> None:
        """Print it as soon as the printer takes it."""
        ...


class ReceiptsViewModel:
    """Decides what is printed, and remembers the last receipt for a minute. GUI thread."""

    def __init__(self, desk: Desk, name_of: Callable[[str], str]) -> None:
        """Hang on to the desk.

        Args:
            name_of: The shop's name of an article; empty where it has none.
        """
        self._desk, self._name_of = desk, name_of
        self._port: PaperPort | None = None
        self._is_always = False
        self._last: Receipt | None = None
        self._last_at = desk.services.clock()
        self._is_printed = False
        self._slip: Receipt | None = None

    def attach(self, port: PaperPort, *, is_always: bool) -> None:
        """Take the printer, which is there once the till is loaded.

        Args:
            is_always: Every visit has its paper; else only when somebody asks.
        """
        self._port, self._is_always = port, is_always

    def recall(self, recorded: Recorded) -> None:
        """Remember what was recorded before the till started: it may well have been printed."""
        self._last, self._is_printed = self._receipt_of(recorded), True
        self._last_at = recorded.operation.draft.occurred_at

    def take(self, recorded: Recorded) -> PaperOffer:
        """Print what was recorded, or return that it can be asked for."""
        if (port := self._port) is None:
            return PaperOffer.NONE
        before, was_printed = self._last, self._is_printed
        receipt = self._receipt_of(recorded)
        self._last, self._is_printed = receipt, False
        self._last_at = self._desk.services.clock()
        if receipt is None:
            return PaperOffer.NONE
        fact = recorded.operation.fact
        is_wanted = self._is_always
        if isinstance(fact, UndoFact) and before is not None and before.op_id == fact.undone_op_id:
            receipt = self._last = void_of(before, receipt)
            is_wanted = was_printed
        elif receipt.kind is ReceiptKind.VOID:
            is_wanted = False  # of a receipt that is not at hand: it could not say which
        if is_wanted:
            self._print(receipt, port)
            return PaperOffer.PRINTED
        if receipt.kind is ReceiptKind.VOID:
            self._last = None  # nothing is known to be printed that this would take back
            return PaperOffer.NONE
        return PaperOffer.ASKED

    def take_slip(self, slip: Receipt) -> PaperOffer:
        """Print the code of a purchase without the card, or return that it can be asked for."""
        if (port := self._port) is None:
            return PaperOffer.NONE
        self._slip = slip
        if self._is_always:
            self._print_slip(slip, port)
            return PaperOffer.PRINTED
        return PaperOffer.ASKED

    def print_last(self) -> None:
        """Print the receipt that is shown, or the last one within the minute; then as a copy."""
        if self._port is None:
            self._desk.tell(Notice(NoticeKind.INFO, ReceiptNotice.NO_PRINTER))
        elif self._desk.now.screen is Screen.SLIP and self._slip is not None:
            self._print_slip(self._slip, self._port)
            self._desk.show(replace(self._desk.now, paper=PaperOffer.PRINTED))
            self._desk.tell(Notice(NoticeKind.OK, ReceiptNotice.RECEIPT_PRINTED))
        elif self._last is None or not self._is_fresh(self._last_at):
            self._desk.tell(Notice(NoticeKind.INFO, ReceiptNotice.NO_RECEIPT))
        else:
            self._print(replace(self._last, is_copy=self._is_printed), self._port)
            if self._desk.now.screen is Screen.DONE:
                self._desk.show(replace(self._desk.now, paper=PaperOffer.PRINTED))
            self._desk.tell(Notice(NoticeKind.OK, ReceiptNotice.RECEIPT_PRINTED))

    def explain_trouble(self) -> None:
        """Say what is wrong with the printer, and what to do."""
        if code := self._desk.now.printer_trouble:
            facts = (("reason", code),)
            self._desk.tell(Notice(NoticeKind.WARNING, ReceiptNotice.PRINTER_TROUBLE, facts))

    def _print_slip(self, slip: Receipt, port: PaperPort) -> None:
        self._slip = replace(slip, is_copy=True)
        port.print_receipt(slip)

    def _print(self, receipt: Receipt, port: PaperPort) -> None:
        self._is_printed = True
        port.print_receipt(receipt)

    def _is_fresh(self, at: datetime) -> bool:
        return 0 <= (self._desk.services.clock() - at).total_seconds() < _FRESH_SECONDS

    def _receipt_of(self, recorded: Recorded) -> Receipt | None:
        place = self._desk.services.place
        return receipt_of(
            recorded.operation,
            recorded.member,
            place=ReceiptPlace(
                store_name=place.store_name,
                till_no=place.till_no,
                currency=place.currency,
                is_training=self._desk.services.is_training,
            ),
            program=recorded.program,
            standing=self._standing(recorded),
            name_of=self._name_of,
        )

    def _standing(self, recorded: Recorded) -> Standing | None:
        """Return the balance, and since when nobody else's news count in it."""
        if recorded.balance is None:
            return None
        light = self._desk.now.light
        if light.kind is LightKind.OFFLINE and light.at is not None:
            return Standing(balance=recorded.balance, as_of=light.at, is_alone=True)
        return Standing(balance=recorded.balance, as_of=happened_at(recorded.operation))


_FRESH_SECONDS = UNDO_WINDOW.total_seconds()
