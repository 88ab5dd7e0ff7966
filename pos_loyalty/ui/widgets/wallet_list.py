# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The member's stored money: how much there is, and how much of it pays for this sale."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pos_loyalty.domain.ids import WalletId
from pos_loyalty.ui.formats import money
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import name_in
from pos_loyalty.ui.view_models.panels import WalletRow
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named, restyle
from pos_loyalty.ui.widgets.row_button import RowButton


class WalletList(QWidget):
    """A row for each wallet that holds something; absent where none does."""

    def __init__(self, sale: SaleViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "walletList")
        self._sale, self._icons = sale, icons
        self._made: dict[WalletId, WalletLine] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    def reword(self) -> None:
        """Take the words of the language in use."""
        for line in self._made.values():
            line.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the rows."""
        wallets = {wallet.wallet_id: wallet for wallet in state.sale.wallets}
        self.setVisible(bool(wallets))
        for wallet_id, wallet in wallets.items():
            if wallet_id not in self._made:
                self._made[wallet_id] = WalletLine(wallet_id, self._sale, self._icons)
                self._lines.addWidget(self._made[wallet_id])
            self._made[wallet_id].render_wallet(wallet, state)
        for wallet_id, line in self._made.items():
            line.setVisible(wallet_id in wallets)


class WalletLine(QFrame):
    """One wallet: a press on its words lets the pad type a part, the button pays all it can."""

    def __init__(self, wallet_id: WalletId, sale: SaleViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "walletLine", look="stepper")
        self._name = label("walletName", "strong", wraps=True)
        self._held = label("walletHeld", "soft", wraps=True)
        self._type = RowButton(f"typeWallet_{wallet_id}", "")
        self._type.setLayout(
            row(
                Icon(icons, "card"),
                column(1, self._name, self._held, 1, spacing=0),
                margins=(8, 6, 2, 6),
            )
        )
        self._pay = ActionButton(f"payWallet_{wallet_id}", icons, kind="plain")
        self._type.clicked.connect(partial(sale.spending.type_wallet, wallet_id))
        self._pay.clicked.connect(partial(sale.spending.toggle_wallet, wallet_id))
        line = row(self._type, self._pay, spacing=3, margins=(2, 6, 4, 6))
        line.setStretch(0, 1)
        self.setLayout(line)
        self._is_chosen = False
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._pay.show_words(self.tr("Do not use") if self._is_chosen else self.tr("Pay from it"))

    def render_wallet(self, wallet: WalletRow, state: TillState) -> None:
        """Draw what is there and what of it pays."""
        name, held = name_in(wallet.names, state.language), self._held_text(wallet, state)
        self._name.setText(name)
        self._held.setText(held)
        self._type.setAccessibleName(f"{name}, {held}")
        can_pay = bool(state.sale.amount_minor) and wallet.reach_minor > 0
        self._type.setEnabled(can_pay)
        self._pay.setEnabled(can_pay or wallet.is_chosen)
        self._is_chosen = wallet.is_chosen
        self.reword()
        restyle(self, "chosen", "yes" if wallet.is_chosen else "no")

    def _held_text(self, wallet: WalletRow, state: TillState) -> str:
        def words(minor: int) -> str:
            return money(minor, state.currency, state.language)

        parts = [words(wallet.stored_minor)]
        if wallet.paid_minor:
            text = self.tr("{paid} of {held}")
            parts = [
                text.replace("{paid}", words(-wallet.paid_minor)).replace(
                    "{held}", words(wallet.stored_minor)
                )
            ]
        if wallet.reach_minor < wallet.stored_minor:
            here = self.tr("{money} available here now")
            parts.append(here.replace("{money}", words(wallet.reach_minor)))
        return " · ".join(parts)
