# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points as money: how many, one step less, one step more, or as many as make sense."""

from PySide6.QtWidgets import QFrame

from pos_loyalty.ui.counted import CountedWords
from pos_loyalty.ui.formats import money
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import name_in
from pos_loyalty.ui.view_models.panels import (
    PointsStepper,
)
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named, restyle


class PointsStepperRow(QFrame):
    """Stands above the other rewards; absent where the programme has no such thing."""

    def __init__(self, sale: SaleViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "pointsStepper", look="stepper")
        self._name = label("stepperName", "strong", wraps=True)
        self._worth = label("stepperWorth", "soft", wraps=True)
        self._fewer = ActionButton("fewerPoints", icons, icon="minus", kind="plain")
        self._more = ActionButton("morePoints", icons, icon="plus", kind="plain")
        self._most = ActionButton("mostPoints", icons, kind="plain")
        self._fewer.clicked.connect(sale.points.fewer)
        self._more.clicked.connect(sale.points.more)
        self._most.clicked.connect(sale.points.most)
        words = column(1, self._name, self._worth, 1, spacing=0)
        line = row(
            Icon(icons, "coins"),
            words,
            self._fewer,
            self._more,
            self._most,
            spacing=8,
            margins=(14, 6, 6, 6),
        )
        line.setStretch(1, 1)
        self.setLayout(line)

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._fewer.show_words("", self.tr("Use fewer points"))
        self._more.show_words("", self.tr("Use more points"))
        self._most.show_words(self.tr("Use most"))

    def render_state(self, state: TillState) -> None:
        """Draw how many points are used, and what they are worth."""
        stepper = state.sale.points
        self.setVisible(stepper is not None)
        if stepper is None:
            return
        self._name.setText(name_in(stepper.names, state.language))
        self._worth.setText(self._worth_text(stepper, state))
        self._fewer.setEnabled(stepper.can_take)
        self._more.setEnabled(stepper.can_add)
        self._most.setEnabled(stepper.points < stepper.points_max)
        restyle(self, "chosen", "yes" if stepper.points else "no")

    def _worth_text(self, stepper: PointsStepper, state: TillState) -> str:
        if not stepper.points_max:
            return self.tr("Type the amount first.")
        count, worth = stepper.points, stepper.worth_minor
        if not stepper.points:
            count, worth = stepper.points_max, stepper.worth_max_minor
        return f"{CountedWords().points(count)} = {money(-worth, state.currency, state.language)}"
