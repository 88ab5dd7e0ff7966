# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the member's points can buy: what fits first, then what is close, then what does not."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import RewardText, reward_text
from pos_loyalty.ui.view_models.panels import (
    RewardFit,
    RewardRow,
)
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, emptied, label, row, scrolling
from pos_loyalty.ui.widgets.naming import named, show_if
from pos_loyalty.ui.widgets.points_stepper import PointsStepperRow
from pos_loyalty.ui.widgets.row_button import RowButton

_KIND_ICONS: Final = {
    "amount_off": "receipt",
    "percent_off": "percent",
    "free_item": "gift",
    "points_as_money": "coins",
}
_POINTS_AS_MONEY: Final = "points_as_money"


class RewardList(QFrame):
    """Rows to press; a press chooses, another takes the choice back."""

    def __init__(self, sale: SaleViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "rewardCard", look="card")
        self._sale = sale
        self._icons = icons
        self._drawn: tuple[object, ...] = ()
        self._empty = label("noRewards", "soft", wraps=True)
        self._stepper = PointsStepperRow(sale, icons)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        content = QWidget()
        content.setLayout(
            column(self._stepper, self._rows, self._empty, 1, spacing=4, margins=(8, 8, 8, 8))
        )
        self.setLayout(column(scrolling("rewardScroll", content), margins=(4, 4, 4, 4)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._empty.setText(self.tr("The programme has no rewards yet."))
        self._stepper.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the rows; equal rows are left as they stand, so that a focus stays."""
        self._stepper.render_state(state)
        rows = tuple(r for r in state.sale.rewards if r.kind != _POINTS_AS_MONEY)
        self._empty.setVisible(not state.sale.rewards)
        key = (rows, state.language, state.currency)
        if key == self._drawn:
            return
        self._drawn = key
        emptied(self._rows)
        heading = ""
        for reward in rows:
            if (group := self._group(reward)) != heading:
                heading = group
                self._rows.addWidget(_heading(group))
            self._rows.addWidget(self._row(reward, state))

    def _group(self, reward: RewardRow) -> str:
        return {
            RewardFit.NOW: self.tr("Can be used now"),
            RewardFit.WITH_SALE: self.tr("With a purchase"),
            RewardFit.CLOSE: self.tr("Almost there"),
            RewardFit.NOT_NOW: self.tr("Not this time"),
        }[reward.fit]

    def _row(self, reward: RewardRow, state: TillState) -> QPushButton:
        text = reward_text(reward, currency=state.currency, language=state.language)
        button = RowButton(f"reward_{reward.reward_id}", _spoken(text), is_chosen=reward.is_chosen)
        icon = "check" if reward.is_chosen else _KIND_ICONS.get(reward.kind, "gift")
        button.setLayout(_reward_layout(icon, text, self._icons))
        button.setEnabled(reward.is_choosable)
        button.clicked.connect(partial(self._sale.toggle_reward, reward.reward_id))
        return button


def _heading(words: str) -> QWidget:
    heading = label("rewardHeading", "heading")
    heading.setText(words)
    heading.setContentsMargins(14, 8, 14, 2)
    return heading


def _spoken(text: RewardText) -> str:
    return ", ".join(part for part in (text.name, text.cost, text.reason) if part)


def _reward_layout(icon: str, text: RewardText, icons: IconBook) -> QVBoxLayout:
    name = label("rewardName", "strong", wraps=True)
    name.setText(text.name)
    reason = label("rewardReason", "soft", wraps=True)
    reason.setText(text.reason)
    show_if(reason, bool(text.reason))
    cost = label("rewardCost", "body", is_right=True)
    cost.setText(text.cost)
    words = column(1, name, reason, 1, spacing=0)
    line = row(Icon(icons, icon), words, cost, margins=(14, 6, 14, 6))
    line.setStretch(1, 1)
    return column(line, spacing=0)
