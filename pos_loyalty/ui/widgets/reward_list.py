# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the member's points can buy: what fits first, then what is close, then what does not."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.panels import (
    RewardFit,
    RewardRow,
)
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.layouts import column, label, scrolling
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.points_stepper import PointsStepperRow
from pos_loyalty.ui.widgets.reward_button import RewardButton
from pos_loyalty.ui.widgets.wallet_list import WalletList

_POINTS_AS_MONEY: Final = "points_as_money"


class RewardList(QFrame):
    """Rows to press; a press chooses, another takes the choice back.

    The rows are made once: another member's rewards are the same, in another order and state.
    """

    def __init__(self, sale: SaleViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "rewardCard", look="card")
        self._sale = sale
        self._icons = icons
        self._drawn: tuple[object, ...] = ()
        self._headings = {fit: _heading() for fit in RewardFit}
        self._buttons: dict[RewardId, RewardButton] = {}
        self._parts: list[QWidget] = []
        self._empty = label("noRewards", "soft", wraps=True)
        self._stepper = PointsStepperRow(sale, icons)
        self._wallets = WalletList(sale, icons)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        content = QWidget()
        parts = (self._wallets, self._stepper, self._rows, self._empty, 1)
        content.setLayout(column(*parts, spacing=4, margins=(8, 8, 8, 8)))
        self.setLayout(column(scrolling("rewardScroll", content), margins=(4, 4, 4, 4)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        words = {
            RewardFit.NOW: self.tr("Can be used now"),
            RewardFit.WITH_SALE: self.tr("With a purchase"),
            RewardFit.CLOSE: self.tr("Almost there"),
            RewardFit.NOT_NOW: self.tr("Not this time"),
        }
        for fit, heading in self._headings.items():
            heading.setText(words[fit])
        self._empty.setText(self.tr("The programme has no rewards yet."))
        self._stepper.reword()
        self._wallets.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the rows."""
        self._stepper.render_state(state)
        self._wallets.render_state(state)
        rows = tuple(r for r in state.sale.rewards if r.kind != _POINTS_AS_MONEY)
        self._empty.setVisible(not state.sale.rewards)
        key = (rows, state.language, state.currency)
        if key == self._drawn:
            return
        self._drawn = key
        parts = list[QWidget]()
        for reward in rows:
            if (heading := self._headings[reward.fit]) not in parts:
                parts.append(heading)
            button = self._button(reward)
            button.render_reward(reward, state)
            parts.append(button)
        self._arrange(parts)

    def _button(self, reward: RewardRow) -> RewardButton:
        if reward.reward_id not in self._buttons:
            button = RewardButton(reward.reward_id, self._icons)
            button.clicked.connect(partial(self._sale.toggle_reward, reward.reward_id))
            self._buttons[reward.reward_id] = button
        return self._buttons[reward.reward_id]

    def _arrange(self, parts: list[QWidget]) -> None:
        if parts == self._parts:
            return
        for part in self._parts:
            self._rows.removeWidget(part)
            if part not in parts:
                part.hide()
        for part in parts:
            self._rows.addWidget(part)
            part.show()
        self._parts = parts


def _heading() -> QLabel:
    heading = label("rewardHeading", "heading")
    heading.setContentsMargins(14, 8, 14, 2)
    return heading
