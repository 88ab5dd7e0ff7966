# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""NO_CARD and SLIP: a purchase of somebody who left the card at home, and the code for its points.

Nothing is recorded: the code carries the purchase, and whoever brings it gets the points.
"""

from dataclasses import replace

from pos_loyalty.domain.receipt import ReceiptPlace, slip_of
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.services.claim_sale import OfferedClaim
from pos_loyalty.ui.view_models.amount_entry import typed_with, without_last
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice, ClaimSlipView
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.goods import GoodsViewModel, goods_rows
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.receipts import ReceiptsViewModel
from pos_loyalty.ui.view_models.register_baskets import RegisterBaskets
from pos_loyalty.ui.view_models.sale_entry import Change, SaleEntry
from pos_loyalty.ui.view_models.till_state import SaleForm, Screen, TillState
from pos_loyalty.ui.view_models.waiting_claims import without_claim


class CardlessViewModel:
    """Takes the amount, the goods or a register's basket, and makes the code. GUI thread."""

    def __init__(self, desk: Desk, receipts: ReceiptsViewModel, baskets: RegisterBaskets) -> None:
        self._desk, self._receipts, self._baskets = desk, receipts, baskets
        self._entry = SaleEntry(desk.services.new_op_id())
        self.goods = GoodsViewModel(desk, self.edit, lambda: self._entry)
        baskets.serve(Screen.NO_CARD, self.edit, lambda: self._entry)

    def begin(self) -> None:
        """Ask what was bought; what a register has sent is that already."""
        self._entry = SaleEntry(self._desk.services.new_op_id())
        state = replace(ready(self._desk.now), screen=Screen.NO_CARD, farewell=None)
        self._desk.show(without_claim(replace(state, sale=self._form())))
        self._baskets.take_what_waits()

    def edit(self, change: Change) -> None:
        """Change what is entered; nothing while something runs."""
        if self._is_free:
            self._entry = change(self._entry)
            self._desk.show(replace(self._desk.now, notice=None, sale=self._form()))

    def press(self, key: str) -> None:
        """Take one key of the amount: a digit, ``00``, a comma or a point."""
        if not self.goods.refuses_typing():
            currency = self._desk.now.currency
            self.edit(lambda entry: replace(entry, typed=typed_with(entry.typed, key, currency)))

    def backspace(self) -> None:
        """Take the last key of the amount back."""
        self.edit(lambda entry: replace(entry, typed=without_last(entry.typed)))

    def clear_amount(self) -> None:
        """Take the whole amount back."""
        self.edit(lambda entry: replace(entry, typed=""))

    def clear(self) -> None:
        """Take back what was entered; before that, a price that is asked for."""
        is_asked = self._entry.asked is not None
        self.edit(self.goods.without_question if is_asked else SaleEntry.emptied)

    def confirm(self) -> None:
        """Make the code for what is entered."""
        if not self._is_free or self.goods.takes_enter():
            return
        services, entry, now = self._desk.services, self._entry, self._desk.now
        amount_minor = entry.amount_minor(now.currency)
        if not amount_minor:
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.AMOUNT_MISSING))
            return
        sale = Sale(
            str(services.new_claim_no()),
            services.place.store_id,
            str(services.place.till_no),
            now.currency,
            entry.business_at or services.business_now(),
            entry.lines or (SaleLine(1, amount_minor),),
        )
        self._desk.look_up(lambda: services.offer_claim(sale), self._offer, meanwhile=now)

    def kept_for_member(self) -> Change | None:
        """Return what makes the entry the member's own sale; ``None`` where nothing is entered.

        A register's basket is not given away like this: its register was told that it is no
        member's by then.
        """
        entry = self._entry
        is_here = self._desk.now.screen is Screen.NO_CARD and self._desk.now.sale.is_begun
        if not is_here or entry.receipt_no:
            return None
        return lambda fresh: replace(entry, op_id=fresh.op_id)

    @property
    def _is_free(self) -> bool:
        return self._desk.now.screen is Screen.NO_CARD and not self._desk.now.is_busy

    def _offer(self, offered: OfferedClaim) -> TillState:
        desk, sale = self._desk, offered.sale
        place = desk.services.place
        slip = ClaimSlipView(offered.code, sale.gross_minor, offered.last_on, desk.services.clock())
        receipt = slip_of(
            sale,
            op_id=self._entry.op_id,
            place=ReceiptPlace(
                store_name=place.store_name,
                till_no=place.till_no,
                currency=place.currency,
                is_training=desk.services.is_training,
            ),
            code=offered.code,
            until=offered.last_on,
            name_of=self.goods.name_of,
        )
        summed = Notice(NoticeKind.INFO, ClaimNotice.GOODS_SUMMED)
        is_alone = desk.now.light.kind is LightKind.ALONE
        receipt = replace(receipt, is_for_this_till=is_alone)
        return replace(
            ready(desk.now),
            screen=Screen.SLIP,
            slip=slip,
            paper=self._receipts.take_slip(receipt),
            notice=summed if offered.is_summed else None,
        )

    def _form(self) -> SaleForm:
        entry, currency = self._entry, self._desk.now.currency
        amount_minor = entry.amount_minor(currency)
        return SaleForm(
            entry.typed,
            amount_minor,
            can_confirm=bool(entry.typed) if entry.asked else bool(amount_minor),
            goods=goods_rows(entry),
            price_of=entry.asked.item.name if entry.asked else "",
            receipt_no=entry.receipt_no,
        )
