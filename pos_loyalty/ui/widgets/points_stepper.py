# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points as money: how many, one step less, one step more, or as many as make sense."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

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
from pos_loyalty.ui.widgets.row_button import RowButton

_GAP: Final = 3
"""Their focus rings keep the buttons farther apart."""


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
        self._type = RowButton("typePoints", "")
        words = column(1, self._name, self._worth, 1, spacing=0)
        self._type.setLayout(row(Icon(icons, "coins"), words, spacing=6, margins=(6, 6, 0, 6)))
        self._type.clicked.connect(sale.spending.type_points)
        self._buttons = QWidget()
        self._buttons.setLayout(row(self._fewer, self._more, self._most, spacing=_GAP))
        self._line = row(self._type, self._buttons, spacing=_GAP, margins=(2, 6, 4, 6))
        self._line.setStretch(0, 1)
        self.setLayout(self._line)

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
        self._type.setAccessibleName(f"{self._name.text()}, {self._worth.text()}")
        self._type.setEnabled(stepper.points_max > 0)
        self._fewer.setEnabled(stepper.can_take)
        self._more.setEnabled(stepper.can_add)
        self._most.setEnabled(stepper.points < stepper.points_max)
        restyle(self, "chosen", "yes" if stepper.points else "no")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons below the words where both have no room side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = self._type.minimumSizeHint().width() + self._buttons.sizeHint().width()
        has_room = self.width() >= needed + 4 * _GAP
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if has_room else down)

    def _worth_text(self, stepper: PointsStepper, state: TillState) -> str:
        if not stepper.points_max:
            if state.sale.quote is not None:
                return self.tr("No points can be used for this purchase.")
            return self.tr("Type the amount first.")
        count, worth = stepper.points, stepper.worth_minor
        if not stepper.points:
            count, worth = stepper.points_max, stepper.worth_max_minor
        text = f"{CountedWords().points(count)} = {money(-worth, state.currency, state.language)}"
        return f"{text} · {self._bounds_text(stepper)}" if self._is_typed_otherwise(state) else text

    def _is_typed_otherwise(self, state: TillState) -> bool:
        """Tell whether fewer points are used than are typed, or none."""
        part, stepper = state.sale.part, state.sale.points
        if part is None or stepper is None or not part.is_points:
            return False
        return part.typed not in {"", str(stepper.points)}

    def _bounds_text(self, stepper: PointsStepper) -> str:
        step, most = CountedWords().points(stepper.points_step), str(stepper.points_max)
        text = self.tr("in steps of {points}, {most} at most")
        return text.replace("{points}", step).replace("{most}", most)
