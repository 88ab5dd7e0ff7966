# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Baskets on their way to the till's window: the cashier scans the card there, not at the register.

A basket is named by its register, its receipt and its business day. The window records it like any
sale, under that name, so that what became of it is read from the till's file, also after a restart.
What is shown, taken away and saved is decided on the writer's thread, one after the other: a
register is never told that a basket is gone which is saved a moment later.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final

from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.protocol.register_messages import BasketIn, BasketOut
from pos_loyalty.register_bridge.desk import BasketGone, Desk, ReceiptTaken
from pos_loyalty.register_bridge.naming import receipt_name
from pos_loyalty.register_bridge.quoting import are_as_said, lines_in, require_currency
from pos_loyalty.register_bridge.selling import answer_of
from pos_loyalty.register_bridge.standing import sale_with

WAIT_SECONDS_MAX: Final = 25
WAITING_MAX: Final = 4
"""Who more asks is answered at once: others want to be served too."""

BASKETS_MAX: Final = 8
"""The window keeps one on screen and one that waits; more are those that it has not seen yet."""

_LOOK_SECONDS: Final = 0.2


class Baskets:
    """Keeps the baskets that are not sold yet. Its methods may be called on any thread."""

    def __init__(self, desk: Desk, show: Callable[[RegisterBasket], None]) -> None:
        """Take where baskets are shown.

        Args:
            show: Returns at once; called on any thread. A basket without lines is to be
                taken off the screen.
        """
        self._desk, self._show = desk, show
        self._unsold: OrderedDict[str, RegisterBasket] = OrderedDict()
        self._unsold_lock = threading.Lock()
        self._waiters, self._counting = 0, threading.Lock()
        self._is_closed = threading.Event()

    def put(self, message: BasketIn) -> BasketOut:
        """Show a basket at the window; told again it changes what is shown, until it is sold.

        Raises:
            BadTime: If it cannot be made then.
            WrongCurrency: If it is in another currency than the store's.
            ReceiptTaken: If it is sold, with something else in it.
        """
        require_currency(message.currency, self._desk)
        at = self._desk.moment_meant(message.business_at)
        receipt_no = receipt_name(message.register_name, message.receipt_no)
        basket = RegisterBasket(receipt_no, lines_in(message.lines, self._desk), at)
        sold = self._desk.run(lambda: self._sold_or_shown(basket))
        if sold is None:
            return BasketOut(state="waiting")
        if not (
            isinstance(sold.fact, SaleFact) and are_as_said(sold.fact.sale.lines, message.lines)
        ):
            raise ReceiptTaken
        return self._recorded(sold, sold.fact)

    def take_away(self, receipt_no: str, day: date) -> BasketOut:
        """Let a basket be sold no longer, unless it is sold already."""
        sold = self._desk.run(lambda: self._sold_or_taken_away(receipt_no, day))
        if sold is not None and isinstance(sold.fact, SaleFact):
            return self._recorded(sold, sold.fact)
        return BasketOut(state="gone")

    def dropped(self, basket: RegisterBasket) -> None:
        """Hear that the window has dropped this very basket, or is done with it."""
        with self._unsold_lock:
            if self._unsold.get(basket.receipt_no) is basket:
                del self._unsold[basket.receipt_no]

    def require_waiting(self, basket: RegisterBasket) -> None:
        """Refuse to sell what is not to be sold any more, and take it off the screen.

        Called by the window on the writer's thread, right before it saves the basket.

        Raises:
            ReceiptTaken: If it is sold already: the register told so itself.
            BasketGone: If the register has taken it away, or changed it.
        """
        current = self._unsold.get(basket.receipt_no)
        if self._sold(basket.receipt_no, self._day_of(basket)) is not None:
            self.dropped(basket)
            self._show(RegisterBasket(basket.receipt_no, ()))
            raise ReceiptTaken
        if current is None:
            self._show(RegisterBasket(basket.receipt_no, ()))
        if current is not basket:
            raise BasketGone

    def let_go_of_sold(self) -> None:
        """Take off the screen what a register has sold itself meanwhile."""
        with self._unsold_lock:
            unsold = tuple(self._unsold.values())
        for basket in unsold:
            if self._sold(basket.receipt_no, self._day_of(basket)) is not None:
                self.dropped(basket)
                self._show(RegisterBasket(basket.receipt_no, ()))

    def outcome(self, receipt_no: str, day: date, wait_seconds: float) -> BasketOut:
        """Return what became of a basket; while it waits, not before the time is over."""
        until = time.monotonic() + min(wait_seconds, WAIT_SECONDS_MAX)
        with self._one_more() as may_wait:
            while True:
                count = self._operation_count()
                now = self._state(receipt_no, day)
                if now.state != "waiting" or not may_wait:
                    return now
                if not self._changes(receipt_no, day, count, until):
                    return now

    @property
    def has_room(self) -> bool:
        """Tell whether one more may wait."""
        return self._waiters < WAITING_MAX

    def close(self) -> None:
        """Let nobody wait any longer."""
        self._is_closed.set()

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

    def _state(self, receipt_no: str, day: date) -> BasketOut:
        # First whether it waits: the window lets it go only after it is safe.
        is_waiting = self._is_unsold(receipt_no, day)
        sold = self._sold(receipt_no, day)
        if sold is not None and isinstance(sold.fact, SaleFact):
            return self._recorded(sold, sold.fact)
        return BasketOut(state="waiting" if is_waiting else "gone")

    def _changes(self, receipt_no: str, day: date, count: int, until: float) -> bool:
        """Wait for a change; tell whether one came in time."""
        while self._operation_count() == count and self._is_unsold(receipt_no, day):
            left = until - time.monotonic()
            if left <= 0 or self._is_closed.wait(min(left, _LOOK_SECONDS)):
                return False
        return True

    def _operation_count(self) -> int:
        with self._desk.store.reading() as uow:
            return uow.log.count()

    def _sold_or_shown(self, basket: RegisterBasket) -> Operation | None:
        """Return the sale that it became, or show it. Runs on the writer's thread."""
        sold = self._sold(basket.receipt_no, self._day_of(basket))
        if sold is None and self._unsold.get(basket.receipt_no) != basket:
            with self._unsold_lock:
                self._unsold[basket.receipt_no] = basket
                if len(self._unsold) > BASKETS_MAX:
                    self._unsold.popitem(last=False)
            self._show(basket)
        return sold

    def _sold_or_taken_away(self, receipt_no: str, day: date) -> Operation | None:
        """Return the sale that it became, or let it go. Runs on the writer's thread."""
        sold = self._sold(receipt_no, day)
        if sold is None and self._is_unsold(receipt_no, day):
            with self._unsold_lock:
                self._unsold.pop(receipt_no, None)
            self._show(RegisterBasket(receipt_no, ()))
        return sold

    def _is_unsold(self, receipt_no: str, day: date) -> bool:
        basket = self._unsold.get(receipt_no)
        return basket is not None and self._day_of(basket) == day

    def _day_of(self, basket: RegisterBasket) -> date:
        return (basket.business_at or self._desk.moment_meant(None)).date()

    def _sold(self, receipt_no: str, day: date) -> Operation | None:
        with self._desk.store.reading() as uow:
            return sale_with(receipt_no, day, uow, self._desk.store.place)

    def _recorded(self, sold: Operation, fact: SaleFact) -> BasketOut:
        return BasketOut(state="recorded", sale=answer_of(sold, fact, self._desk))
