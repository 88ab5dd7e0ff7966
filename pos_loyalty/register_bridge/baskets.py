# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A basket on its way to the till's window: the cashier scans the card there, not at the register.

One basket waits at a time, the newest. It is recorded at the window like any sale, under the
register's number, so that what became of it is read from the till's file, also after a restart.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.protocol.register_messages import BasketIn, BasketOut
from pos_loyalty.register_bridge.desk import Desk
from pos_loyalty.register_bridge.naming import receipt_name
from pos_loyalty.register_bridge.quoting import lines_in, require_currency
from pos_loyalty.register_bridge.selling import answer_of, sale_with

WAIT_SECONDS_MAX: Final = 25
WAITING_MAX: Final = 4
"""Who more asks is answered at once: others want to be served too."""

_LOOK_SECONDS: Final = 0.2


class Baskets:
    """Keeps the basket that waits. Its methods may be called on any thread."""

    def __init__(self, desk: Desk, show: Callable[[RegisterBasket], None]) -> None:
        """Take where baskets are shown.

        Args:
            show: Returns at once; called on the thread that serves.
        """
        self._desk, self._show = desk, show
        self._receipt_no = ""
        self._waiters, self._counting = 0, threading.Lock()
        self._is_closed = threading.Event()

    def put(self, message: BasketIn) -> BasketOut:
        """Show a basket at the window instead of the one that waits; one that is sold stays so.

        Raises:
            WrongCurrency: If it is in another currency than the store's.
        """
        require_currency(message.currency, self._desk)
        receipt_no = receipt_name(message.register_name, message.receipt_no)
        if recorded := self._recorded(receipt_no):
            return recorded
        self._receipt_no = receipt_no
        self._show(RegisterBasket(receipt_no, lines_in(message.lines, self._desk)))
        return BasketOut(state="waiting")

    def take_away(self, receipt_no: str) -> BasketOut:
        """Let a basket wait no longer, unless it is sold."""
        if recorded := self._recorded(receipt_no):
            return recorded
        if self._receipt_no == receipt_no:
            self._receipt_no = ""
            self._show(RegisterBasket(receipt_no, ()))
        return BasketOut(state="gone")

    def dropped(self, receipt_no: str) -> None:
        """Hear that the cashier has dropped it."""
        if self._receipt_no == receipt_no:
            self._receipt_no = ""

    def outcome(self, receipt_no: str, wait_seconds: float) -> BasketOut:
        """Return what became of a basket; while it waits, not before the time is over."""
        until = time.monotonic() + min(wait_seconds, WAIT_SECONDS_MAX)
        with self._one_more() as may_wait:
            while True:
                if recorded := self._recorded(receipt_no):
                    return recorded
                if self._receipt_no != receipt_no:
                    return BasketOut(state="gone")
                left = until - time.monotonic()
                if left <= 0 or not may_wait or self._is_closed.wait(min(left, _LOOK_SECONDS)):
                    return BasketOut(state="waiting")

    @property
    def has_room(self) -> bool:
        """Tell whether one more may wait."""
        return self._waiters < WAITING_MAX

    @contextmanager
    def _one_more(self) -> Iterator[bool]:
        with self._counting:
            may_wait = self.has_room
            self._waiters += may_wait
        try:
            yield may_wait
        finally:
            with self._counting:
                self._waiters -= may_wait

    def close(self) -> None:
        """Let nobody wait any longer."""
        self._is_closed.set()

    def _recorded(self, receipt_no: str) -> BasketOut | None:
        day = self._desk.moment_meant(None).date()
        with self._desk.store.reading() as uow:
            done = sale_with(receipt_no, day, uow, self._desk.store.place)
        if done is None or not isinstance(done.fact, SaleFact):
            return None
        return BasketOut(state="recorded", sale=answer_of(done, done.fact, self._desk))
