# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One reward as a row to press: what it is, what it costs, and why it cannot be had."""

from typing import Final

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import reward_text
from pos_loyalty.ui.view_models.panels import RewardRow
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import restyle, show_if
from pos_loyalty.ui.widgets.row_button import RowButton

_KIND_ICONS: Final = {
    "amount_off": "receipt",
    "percent_off": "percent",
    "nth_at_percent": "percent",
    "buy_x_get_y": "plus",
    "bundle_price": "receipt",
    "donation": "heart",
    "experience": "star",
    "early_access": "clock",
}
"""Of what is taken off or given; any other kind is a gift."""


class RewardButton(RowButton):
    """Stays for every member who comes, and is drawn again in place."""

    def __init__(self, reward_id: RewardId, icons: IconBook) -> None:
        super().__init__(f"reward_{reward_id}", "")
        self._icon = Icon(icons)
        self._name = label("rewardName", "strong", wraps=True)
        self._reason = label("rewardReason", "soft", wraps=True)
        self._cost = label("rewardCost", "body", is_right=True)
        words = column(1, self._name, self._reason, 1, spacing=0)
        line = row(self._icon, words, self._cost, margins=(14, 6, 14, 6))
        line.setStretch(1, 1)
        self.setLayout(column(line, spacing=0))

    def render_reward(self, reward: RewardRow, state: TillState) -> None:
        """Draw the reward as it stands for this member and this amount."""
        text = reward_text(reward, currency=state.currency, language=state.language)
        self._name.setText(text.name)
        self._reason.setText(text.reason)
        show_if(self._reason, bool(text.reason))
        self._cost.setText(text.cost)
        spoken = (text.name, text.cost, text.reason)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self._icon.show_icon(_icon_of(reward))
        self.setEnabled(reward.is_choosable)
        restyle(self, "chosen", "yes" if reward.is_chosen else "no")


def _icon_of(reward: RewardRow) -> str:
    if reward.is_chosen:
        return "check"
    return "ticket" if reward.by_voucher else _KIND_ICONS.get(reward.kind, "gift")
