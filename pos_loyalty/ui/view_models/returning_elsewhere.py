# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""RETURN of what another till sold: read off the receipt; points follow from the server."""

from collections.abc import Callable
from dataclasses import replace

from pos_loyalty.domain.ids import OpId
from pos_loyalty.services.return_unmatched import ReturnUnmatched, SaleElsewhere
from pos_loyalty.ui.view_models import amount_entry
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.form_rows import ElsewhereForm
from pos_loyalty.ui.view_models.form_states import ReturnForm
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen, TillState

LINE_NO = 1
"""The till sells amounts: a receipt has one line."""


class ElsewhereViewModel:
    """Takes what comes back and what is paid for it, and confirms. GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sale: SaleElsewhere | None = None
        self._op_id: OpId | None = None

    def forget(self) -> None:
        """Begin with another receipt."""
        self._sale = self._op_id = None

    def opened(self, sale: SaleElsewhere) -> TillState:
        """Return the state in which the cashier types what comes back."""
        self._sale, self._op_id = sale, self._desk.services.new_op_id()
        form = ReturnForm(sale.receipt_no, elsewhere=ElsewhereForm(sale.sold_on))
        return replace(ready(self._desk.now), screen=Screen.RETURN, farewell=None, returning=form)

    def choose_price(self) -> None:
        """Let the keypad type the price of what comes back."""
        self._change(lambda form: replace(form, is_paid_active=False))

    def choose_paid(self) -> None:
        """Let the keypad type what the customer had paid for it."""
        self._change(lambda form: replace(form, is_paid_active=True))

    def press(self, key: str) -> None:
        """Take one key of the active amount."""
        currency = self._desk.now.currency
        self._type(lambda typed: amount_entry.typed_with(typed, key, currency))

    def backspace(self) -> None:
        """Take the last key of the active amount back."""
        self._type(amount_entry.without_last)

    def clear_amount(self) -> None:
        """Type the active amount anew."""
        self._type(lambda _typed: "")

    def confirm(self) -> None:
        """Record the return; what the member's points have to do with it, the server finds out."""
        form, sale, op_id = self._desk.now.returning.elsewhere, self._sale, self._op_id
        if form is None or sale is None or op_id is None or self._desk.now.is_busy:
            return
        if not form.price_minor:
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.NOTHING_CHOSEN))
        elif form.can_confirm:
            services = self._desk.services
            request = ReturnUnmatched(
                op_id,
                sale.receipt_no,
                sale.store_id,
                sale.sold_on,
                {LINE_NO: form.price_minor},
                form.paid_minor,
                services.business_now(),
            )
            self._desk.save(
                lambda: services.return_unmatched(request), lambda _saved: self._done(form)
            )

    def _done(self, form: ElsewhereForm) -> TillState:
        now = ready(self._desk.now)
        facts = (("amount_minor", form.paid_minor),)
        notice = Notice(NoticeKind.OK, NoticeCode.RETURN_FOLLOWS, facts)
        return replace(now, notice=notice, undo=None, unsent_count=now.unsent_count + 1)

    def _type(self, edit: Callable[[str], str]) -> None:
        self._change(lambda form: _typed(form, edit, self._desk.now.currency))

    def _change(self, edit: Callable[[ElsewhereForm], ElsewhereForm]) -> None:
        now = self._desk.now
        if now.screen is Screen.RETURN and not now.is_busy and now.returning.elsewhere:
            form = replace(now.returning, elsewhere=edit(now.returning.elsewhere))
            self._desk.show(replace(now, notice=None, returning=form))


def _typed(form: ElsewhereForm, edit: Callable[[str], str], currency: str) -> ElsewhereForm:
    if form.is_paid_active:
        form = replace(form, paid_typed=edit(form.paid_typed))
    else:
        form = replace(form, price_typed=edit(form.price_typed))
    price = amount_entry.amount_of(form.price_typed, currency) or 0
    paid = amount_entry.amount_of(form.paid_typed, currency)
    return replace(form, price_minor=price, paid_minor=price if paid is None else paid)
