# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The baskets of the shop's own registers: one is the sale, one more may wait.

A basket stays on screen until it is saved or dropped, or until its register changes it or takes it
away. What the screen shows may be old by a moment: right before a basket is saved, where it came
from is asked whether it is still to be sold.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final, Protocol

from pos_loyalty.domain.basket_entry import Basket, BasketLine, RegisterBasket
from pos_loyalty.domain.goods import CatalogueItem, Goods
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.goods import GoodsNotice
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.sale_entry import Change, SaleEntry
from pos_loyalty.ui.view_models.till_state import Screen

BASKET_WAITS: Final = timedelta(minutes=10)
"""How long a basket waits for a card."""


class BasketSource(Protocol):
    """Where a register's baskets come from, and who knows whether they are still to be sold."""

    def dropped(self, basket: RegisterBasket) -> None:
        """Hear that the window will not sell this basket. Any thread; returns at once."""
        ...

    def require_waiting(self, basket: RegisterBasket) -> None:
        """Raise a refusal if it is not to be sold any more. Called on the writer's thread."""
        ...


class _Nowhere:
    """Implements ``BasketSource`` for a basket that nobody asks about."""

    def dropped(self, basket: RegisterBasket) -> None:
        """Nobody wants to know."""

    def require_waiting(self, basket: RegisterBasket) -> None:
        """Nobody takes it away."""


NOWHERE: Final = _Nowhere()


class RegisterBaskets:
    """Brings registers' baskets into the sale. GUI thread."""

    def __init__(
        self, desk: Desk, edit: Callable[[Change], None], entry: Callable[[], SaleEntry]
    ) -> None:
        self._desk = desk
        self._sales = {Screen.MEMBER: (edit, entry)}
        self._waiting: RegisterBasket | None = None
        self._waits_until = desk.services.clock()
        self._source: BasketSource = NOWHERE
        self._taken: RegisterBasket | None = None
        self._taken_away = ""

    @property
    def taken(self) -> RegisterBasket | None:
        """Return the register's basket that became the sale last."""
        return self._taken

    def serve(
        self, page: Screen, edit: Callable[[Change], None], entry: Callable[[], SaleEntry]
    ) -> None:
        """Bring baskets into the sale of another page too, while it is on top."""
        self._sales[page] = (edit, entry)

    def offer(self, basket: RegisterBasket, source: BasketSource = NOWHERE) -> None:
        """Take a register's basket for the member who is served, or for the next one.

        One waits at a time, the newest. It is dropped if no card is scanned for it in time: it is
        not the sale of whoever comes an hour later.

        Args:
            basket: Without lines it takes the one of its number away.
        """
        if not basket.lines:
            self._take_away(basket.receipt_no)
            return
        if self._waiting is not None and self._waiting.receipt_no != basket.receipt_no:
            self._source.dropped(self._waiting)
        if self._taken_away == basket.receipt_no:
            self._taken_away = ""
        self._waiting, self._source = basket, source
        self._waits_until = self._desk.services.clock() + BASKET_WAITS
        if not self.take_what_waits():
            facts = (("amount_minor", sum(line.gross_minor for line in basket.lines)),)
            self._desk.tell(Notice(NoticeKind.INFO, GoodsNotice.BASKET_WAITS, facts))

    def take_what_waits(self) -> bool:
        """Make the register's basket the sale, if one can be entered and nothing is.

        Only a basket of the same number gives way to it. Returns whether it was taken.
        """
        if self._taken_away and not self._desk.now.is_busy:
            self._take_away(self._taken_away)
        if self._waiting is not None and self._desk.services.clock() >= self._waits_until:
            self._source.dropped(self._waiting)
            self._waiting = None
        basket, now = self._waiting, self._desk.now
        is_free = not now.is_busy and not now.staff.deed  # what is agreed to is what is on screen
        if basket is None or now.screen not in self._sales or not is_free:
            return False
        edit, entry_of = self._sales[now.screen]
        entry = entry_of()
        is_same = entry.receipt_no == basket.receipt_no
        if entry.typed or entry.asked or (entry.lines and not is_same):
            return False
        self._waiting, self._taken = None, basket
        shown = self._shown(basket)
        edit(
            lambda entered: replace(
                entered,
                lines=basket.lines,
                receipt_no=basket.receipt_no,
                business_at=basket.business_at,
                basket=shown,
            )
        )
        if is_same:  # why the one before was not saved is still to be read
            self._desk.show(replace(self._desk.now, notice=now.notice))
        return True

    def claim_on(self, entry: SaleEntry) -> Callable[[], None]:
        """Return what refuses the sale if the register's basket in it is not to be sold any more.

        To be called on the writer's thread, right before the sale is saved.
        """
        if self._taken is None or entry.receipt_no != self._taken.receipt_no:
            return lambda: None
        return partial(self._source.require_waiting, self._taken)

    def _take_away(self, receipt_no: str) -> None:
        """Let go of a basket; of the one that is being saved, when that is refused."""
        now = self._desk.now
        self._taken_away = receipt_no if now.is_busy else ""
        if self._waiting is not None and self._waiting.receipt_no == receipt_no:
            self._waiting = None
        is_on_top = now.screen in self._sales and now.sale.receipt_no == receipt_no
        if is_on_top and not now.is_busy:
            edit, _ = self._sales[now.screen]
            edit(SaleEntry.emptied)
            self._desk.show(replace(self._desk.now, notice=now.notice))

    def _shown(self, basket: RegisterBasket) -> Basket:
        """Return the lines as the screen lists them; what counts is the register's own."""
        name_of = self._desk.catalogue.name_of
        return Basket(
            tuple(
                BasketLine(
                    Goods(
                        CatalogueItem(line.sku, name_of(line.sku) or line.sku),
                        line.quantity_milli,
                        line.gross_minor,
                        is_measured=True,
                    )
                )
                for line in basket.lines
            )
        )
