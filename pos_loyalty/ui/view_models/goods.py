# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods on MEMBER: scanned into the sale, counted, and asked about where their price is not known.

An amount that was typed and goods that were scanned exclude each other: one of them is the sale.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.basket_entry import Basket, BasketLine
from pos_loyalty.domain.goods import Catalogue, CatalogueItem, Goods
from pos_loyalty.domain.sale import UNIT_MILLI
from pos_loyalty.ui.view_models.amount_entry import amount_of
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.form_rows import GoodsRow
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.sale_entry import Change, SaleEntry


class GoodsNotice(StrEnum):
    """What the cashier is told about goods. The values name sentences: never rename one."""

    PRICE_ASKED = "price_asked"
    PRICE_FIRST = "price_first"
    PRICE_MISSING = "price_missing"
    GOODS_BESIDE_AMOUNT = "goods_beside_amount"
    AMOUNT_BESIDE_GOODS = "amount_beside_goods"
    BASKET_FULL = "basket_full"
    BASKET_WAITS = "basket_waits"
    BASKET_OF_REGISTER = "basket_of_register"
    RECEIPT_TAKEN = "receipt_taken"
    BASKET_GONE = "basket_gone"


NOT_NOW: Final = frozenset(GoodsNotice) - {
    GoodsNotice.PRICE_ASKED,
    GoodsNotice.BASKET_WAITS,
    GoodsNotice.RECEIPT_TAKEN,
    GoodsNotice.BASKET_GONE,
}
"""Of these the cashier hears that something else comes first."""


class GoodsViewModel:
    """Turns scans and presses into lines of the sale. GUI thread."""

    def __init__(
        self, desk: Desk, edit: Callable[[Change], None], entry: Callable[[], SaleEntry]
    ) -> None:
        self._desk, self._edit, self._entry = desk, edit, entry

    def use(self, catalogue: Catalogue) -> None:
        """Find goods in this catalogue from now on; what is scanned already stays as it is."""
        self._desk.catalogue = catalogue

    def name_of(self, sku: str) -> str:
        """Return what the catalogue calls an article; empty where it has no such one."""
        return self._desk.catalogue.name_of(sku)

    def scan(self, gtin: str, unknown: NoticeCode) -> None:
        """Add what was scanned to the sale, or ask what it costs.

        Args:
            gtin: As ``ProductCode`` and ``InStoreItem`` have it.
            unknown: What to say where the shop has no catalogue.
        """
        if self._desk.now.is_busy:
            return
        entry, catalogue = self._entry(), self._desk.catalogue
        if entry.receipt_no:
            self._warn(GoodsNotice.BASKET_OF_REGISTER)
        elif not len(catalogue):
            self._warn(unknown, gtin)
        elif entry.asked is not None:
            self._warn(GoodsNotice.PRICE_FIRST, entry.asked.item.name)
        elif entry.typed:
            self._warn(GoodsNotice.GOODS_BESIDE_AMOUNT)
        else:
            self._take(catalogue.find(gtin) or Goods(CatalogueItem(gtin, gtin)), entry)

    def more(self, place: int) -> None:
        """Count one piece more."""
        self._count(place, 1)

    def fewer(self, place: int) -> None:
        """Count one piece less; the last one takes the line out."""
        self._count(place, -1)

    def refuses_typing(self) -> bool:
        """Tell whether digits mean nothing now, since goods are the sale; then it is said."""
        entry = self._entry()
        is_goods = bool(entry.lines) and entry.asked is None
        if is_goods and not self._desk.now.is_busy:
            is_own = not entry.receipt_no
            self._warn(
                GoodsNotice.AMOUNT_BESIDE_GOODS if is_own else GoodsNotice.BASKET_OF_REGISTER
            )
        return is_goods

    def takes_enter(self) -> bool:
        """Tell whether Enter belongs to a price that is asked for; then it is taken, or missed."""
        entry = self._entry()
        goods = entry.asked
        if goods is None:
            return False
        price_minor = amount_of(entry.typed, self._desk.now.currency)
        if price_minor is None:
            self._warn(GoodsNotice.PRICE_MISSING, goods.item.name)
        else:
            basket = entry.basket.with_goods(replace(goods, price_minor=price_minor))
            self._edit(lambda now: _with_basket(replace(now, typed="", asked=None), basket))
        return True

    @staticmethod
    def without_question(entry: SaleEntry) -> SaleEntry:
        """Return the entry without the goods whose price is asked for."""
        return replace(entry, typed="", asked=None)

    def _take(self, goods: Goods, entry: SaleEntry) -> None:
        known = goods if goods.price_minor is not None else self._priced_before(goods, entry)
        if known is None and entry.basket.is_full:
            self._warn(GoodsNotice.BASKET_FULL)
        elif known is None:
            self._edit(lambda now: replace(now, asked=goods))
            facts = (("product", goods.item.name),)
            self._desk.tell(Notice(NoticeKind.INFO, GoodsNotice.PRICE_ASKED, facts))
        elif (basket := entry.basket.with_goods(known)) == entry.basket:
            self._warn(GoodsNotice.BASKET_FULL)
        else:
            self._edit(lambda now: _with_basket(now, basket))

    def _priced_before(self, goods: Goods, entry: SaleEntry) -> Goods | None:
        """Return the goods with the price that was said a moment ago; it is asked once a sale."""
        if goods.is_measured:
            return None
        same = (line.goods for line in entry.basket.lines if line.goods.item == goods.item)
        return next(same, None)

    def _count(self, place: int, more: int) -> None:
        entry = self._entry()
        basket, is_free = entry.basket, entry.asked is None and not entry.receipt_no
        if 0 <= place < len(basket.lines) and is_free:
            counted = basket.counted(place, more)
            self._edit(lambda now: _with_basket(now, counted))

    def _warn(self, code: str, product: str = "") -> None:
        facts = (("product", product), ("gtin", product)) if product else ()
        self._desk.tell(Notice(NoticeKind.WARNING, code, facts))


def goods_rows(entry: SaleEntry) -> tuple[GoodsRow, ...]:
    """Return the rows, what was scanned last first: that is what the cashier looks for."""
    row = _register_row if entry.receipt_no else _row
    lines = reversed(tuple(enumerate(entry.basket.lines)))
    return tuple(row(place, line) for place, line in lines)


def _row(place: int, line: BasketLine) -> GoodsRow:
    goods = line.goods
    return GoodsRow(
        place,
        goods.item.name,
        line.pieces,
        line.price_minor,
        None if goods.is_measured else goods.price_minor,
        goods.quantity_milli if goods.is_measured else 0,
    )


def _register_row(place: int, line: BasketLine) -> GoodsRow:
    goods = line.goods
    pieces, part = divmod(goods.quantity_milli, UNIT_MILLI)
    name, price = goods.item.name, line.price_minor
    weight_milli = goods.quantity_milli if part else 0
    return GoodsRow(place, name, pieces, price, None, weight_milli, is_fixed=True)


def _with_basket(entry: SaleEntry, basket: Basket) -> SaleEntry:
    return replace(entry, basket=basket, lines=basket.sale_lines())
