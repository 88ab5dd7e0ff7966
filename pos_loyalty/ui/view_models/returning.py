# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""RETURN: goods come back, found by the receipt; the effect is seen before it is confirmed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from pos_loyalty.domain.errors import LoyaltyError, UnknownSale
from pos_loyalty.domain.goods import Catalogue
from pos_loyalty.domain.ids import OpId
from pos_loyalty.services.return_sale import (
    ReturnableLine,
    ReturnableSale,
    ReturnLines,
    ReturnPreview,
)
from pos_loyalty.services.return_unmatched import SaleElsewhere
from pos_loyalty.ui.view_models import amount_entry
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.form_rows import ReturnEffect, ReturnLineRow
from pos_loyalty.ui.view_models.form_states import ReturnForm
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.recording import Recorder
from pos_loyalty.ui.view_models.returning_elsewhere import ElsewhereViewModel
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)

RECEIPT_CHARS_MAX: Final = 64


@dataclass(frozen=True, slots=True)
class _Opened:
    """The sale on screen, and the gesture that returning from it will be."""

    sale: ReturnableSale
    op_id: OpId


class ReturnViewModel:
    """Finds the sale, takes what comes back, previews and confirms. GUI thread."""

    def __init__(self, desk: Desk, recorder: Recorder) -> None:
        self._desk = desk
        self._recorder = recorder
        self._previews = desk.questions()
        self._opened: _Opened | None = None
        self.elsewhere = ElsewhereViewModel(desk)

    def begin(self) -> None:
        """Ask for a receipt."""
        self._opened = None
        self.elsewhere.forget()
        self._previews.forget()
        self._desk.show(replace(ready(self._desk.now), screen=Screen.RETURN))

    def type_receipt(self, text: str) -> None:
        """Take the number on the receipt, as typed so far."""
        if self._is_ready() and not self._desk.now.returning.is_found:
            form = ReturnForm(text[:RECEIPT_CHARS_MAX])
            self._desk.show(replace(self._desk.now, notice=None, returning=form))

    def find_sale(self) -> None:
        """Look the typed receipt up."""
        text = self._desk.now.returning.receipt_text
        receipt_no = "".join(text.upper().split())
        if self._is_ready() and receipt_no:
            self.open_receipt(receipt_no)

    def open_receipt(self, receipt_no: str, sold_on: date | None = None) -> None:
        """Show the sale with this receipt, or say that there is none.

        Args:
            sold_on: The business day, where the paper says it and the number does not.
        """
        has_server = self._desk.now.light.kind is not LightKind.ALONE
        find = partial(_find, self._desk.services, receipt_no, sold_on, has_server=has_server)
        self._look_up(receipt_no, find)

    def open_earlier(self) -> None:
        """Show the sale that had the same number before: registers count anew."""
        opened = self._opened
        if opened is not None and self._desk.now.returning.earlier_on and self._is_ready():
            sale, services = opened.sale, self._desk.services
            receipt_no = sale.fact.sale.receipt_no
            self._look_up(receipt_no, partial(services.find_sale, receipt_no, sale.sale_op_id))

    def choose_line(self, line_id: int) -> None:
        """Take a whole line back and let the keypad type its amount; again: nothing of it."""
        rows = self._desk.now.returning.lines
        self._change(
            tuple(
                _toggled(row) if row.line_id == line_id else replace(row, is_active=False)
                for row in rows
            )
        )

    def choose_all(self) -> None:
        """Take everything back that has not come back before."""
        rows = self._desk.now.returning.lines
        self._change(tuple(_whole(row, is_active=False) for row in rows))

    def press(self, key: str) -> None:
        """Take one key of the active line's amount."""
        currency = self._desk.now.currency
        self._type(lambda typed: amount_entry.typed_with(typed, key, currency))

    def backspace(self) -> None:
        """Take the last key of the active line's amount back."""
        self._type(amount_entry.without_last)

    def clear_amount(self) -> None:
        """Take nothing of the active line back."""
        self._type(lambda _typed: "")

    def confirm(self) -> None:
        """Record the return whose effect is on screen."""
        opened = self._opened
        if opened is None or not self._is_ready():
            return
        form = self._desk.now.returning
        if not form.is_begun:
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.NOTHING_CHOSEN))
        elif form.can_confirm:
            services, request = self._desk.services, self._request(opened)
            self._recorder.record(lambda: services.return_lines(request), opened.sale.member)

    def _look_up(self, receipt_no: str, find: Callable[[], ReturnableSale | SaleElsewhere]) -> None:
        self.begin()
        meanwhile = replace(self._desk.now, returning=ReturnForm(receipt_no))
        self._desk.look_up(find, self._show, meanwhile=meanwhile)

    def _type(self, edit: Callable[[str], str]) -> None:
        currency = self._desk.now.currency
        rows = []
        for row in self._desk.now.returning.lines:
            if row.is_active:
                typed = edit(row.typed)
                amount = amount_entry.amount_of(typed, currency) or 0
                rows.append(replace(row, typed=typed, chosen_minor=amount))
            else:
                rows.append(row)
        self._change(tuple(rows))

    def _change(self, rows: tuple[ReturnLineRow, ...]) -> None:
        opened = self._opened
        if opened is None or not self._is_ready():
            return
        self._previews.forget()
        form = replace(self._desk.now.returning, lines=rows, effect=None, can_confirm=False)
        self._desk.show(replace(self._desk.now, notice=None, returning=form))
        if form.is_begun:
            services, request = self._desk.services, self._request(opened)
            self._previews.run(
                lambda: services.preview_return(request), self._show_effect, self._refuse_effect
            )

    def _request(self, opened: _Opened) -> ReturnLines:
        chosen = {
            row.line_id: row.chosen_minor
            for row in self._desk.now.returning.lines
            if row.chosen_minor
        }
        at = self._desk.services.business_now()
        return ReturnLines(opened.op_id, opened.sale.sale_op_id, chosen, at)

    def _show(self, found: ReturnableSale | SaleElsewhere) -> TillState:
        if isinstance(found, SaleElsewhere):
            return self.elsewhere.opened(found)
        return self._show_sale(found)

    def _show_sale(self, sale: ReturnableSale) -> TillState:
        self._opened = _Opened(sale, self._desk.services.new_op_id())
        form = ReturnForm(
            sale.fact.sale.receipt_no,
            sale.fact.sale.business_at,
            sale.member.short_name,
            tuple(_row(line, self._desk.catalogue) for line in sale.lines),
            sale.earlier_on,
        )
        return replace(ready(self._desk.now), screen=Screen.RETURN, farewell=None, returning=form)

    def _show_effect(self, preview: ReturnPreview) -> None:
        effect = ReturnEffect(
            preview.refund_minor - preview.to_wallets_minor,
            preview.taken_points,
            preview.given_points,
            preview.balance_points,
            preview.to_wallets_minor,
        )
        if self._desk.now.screen is Screen.RETURN:
            form = replace(self._desk.now.returning, effect=effect, can_confirm=True)
            self._desk.show(replace(self._desk.now, returning=form))

    def _refuse_effect(self, refusal: LoyaltyError) -> None:
        self._desk.tell(notice_of(refusal))

    def _is_ready(self) -> bool:
        return self._desk.now.screen is Screen.RETURN and not self._desk.now.is_busy


def _find(
    services: TillServices, receipt_no: str, sold_on: date | None, *, has_server: bool
) -> ReturnableSale | SaleElsewhere:
    """Return the sale, or what the receipt says of it where a server can find it later."""
    try:
        return services.find_sale(receipt_no, None)
    except UnknownSale:
        if has_server:
            return services.find_elsewhere(receipt_no, sold_on)
        raise


def _row(returnable: ReturnableLine, catalogue: Catalogue) -> ReturnLineRow:
    line, left_minor = returnable.line, returnable.left_minor
    name = catalogue.name_of(line.sku)
    return ReturnLineRow(line.line_id, line.sku, line.gross_minor, left_minor, name=name)


def _toggled(row: ReturnLineRow) -> ReturnLineRow:
    is_whole = row.chosen_minor == row.left_minor and row.is_active
    return replace(row, chosen_minor=0, typed="") if is_whole else _whole(row, is_active=True)


def _whole(row: ReturnLineRow, *, is_active: bool) -> ReturnLineRow:
    return replace(row, chosen_minor=row.left_minor, typed="", is_active=is_active)
