# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a return will do, before it is done."""

from PySide6.QtWidgets import QFrame

from pos_loyalty.ui.formats import money, number, signed
from pos_loyalty.ui.view_models.form_rows import ReturnEffect
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named

_NOTHING = "–"


class ReturnEffectCard(QFrame):
    """Money to the customer, and points back and forth."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "returnEffect", look="card")
        names = ("refund", "wallets", "taken", "given", "after")
        self._captions = {name: label(f"{name}Caption", "soft", wraps=True) for name in names}
        self._figures = {name: label(f"{name}Figure", "strong", is_right=True) for name in names}
        lines = [row(self._captions[name], self._figures[name]) for name in names]
        for line in lines:
            line.setStretch(0, 1)
        self.setLayout(column(*lines, spacing=2, margins=(16, 10, 16, 10)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._captions["refund"].setText(self.tr("Money back"))
        self._captions["wallets"].setText(self.tr("Back to stored money"))
        self._captions["taken"].setText(self.tr("Points taken back"))
        self._captions["given"].setText(self.tr("Points given back"))
        self._captions["after"].setText(self.tr("Balance after"))

    def render_state(self, state: TillState) -> None:
        """Draw the effect, or dashes before anything is chosen."""
        effect = state.returning.effect
        shown = dict.fromkeys(self._figures, _NOTHING)
        if effect is not None:
            shown = _figures(effect, state)
        for name, figure in self._figures.items():
            figure.setText(shown[name])
        has_wallets = effect is not None and effect.to_wallets_minor > 0
        for part in (self._captions["wallets"], self._figures["wallets"]):
            part.setVisible(has_wallets)


def _figures(effect: ReturnEffect, state: TillState) -> dict[str, str]:
    return {
        "refund": money(effect.refund_minor, state.currency, state.language),
        "wallets": money(effect.to_wallets_minor, state.currency, state.language),
        "taken": signed(-effect.taken_back_points, state.language),
        "given": signed(effect.given_back_points, state.language),
        "after": number(effect.balance_after_points, state.language),
    }
