# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Paper or none, on DONE: two buttons while it is open, one line when it is settled."""

from PySide6.QtWidgets import QFrame

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.page_keys import RECEIPT_KEY
from pos_loyalty.ui.view_models.till_state import PaperOffer, TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import label, row
from pos_loyalty.ui.widgets.naming import named


class ReceiptChoice(QFrame):
    """Nothing has to be pressed: it goes with the page."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "receiptChoice")
        self._print = ActionButton(
            "printReceipt", icons, icon="printer", kind="plain", key=RECEIPT_KEY
        )
        self._none = ActionButton("noReceipt", icons, icon="forward", kind="quiet")
        self._print.clicked.connect(till.print_receipt)
        self._none.clicked.connect(till.go_ready)
        self._icon = Icon(icons, "printer", "m")
        self._settled = label("receiptSettled", "body", wraps=True)
        content = row(1, self._print, self._none, self._icon, self._settled, 1)
        self.setLayout(content)

    def render_state(self, state: TillState) -> None:
        """Draw what can be had on paper."""
        is_open = state.paper is PaperOffer.ASKED
        is_settled = state.paper is PaperOffer.PRINTED
        self.setVisible(is_open or is_settled)
        for button in (self._print, self._none):
            button.setVisible(is_open)
            button.setEnabled(not state.is_busy)
        for part in (self._icon, self._settled):
            part.setVisible(is_settled)
        self._print.show_words(self.tr("Print the receipt"))
        self._none.show_words(self.tr("No receipt"))
        follows = self.tr("The receipt follows when the printer works again.")
        comes = self.tr("The receipt is being printed.")
        self._settled.setText(follows if state.printer_trouble else comes)
