# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The rewards on the member's page: made once, right for each member who comes."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.panels import RewardFit, RewardRow
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.widgets.reward_button import RewardButton
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle
from tests.ui.measuring import seen

STATE = specimens()["member"]
ROWS: dict[str, RewardRow] = {row.reward_id: row for row in STATE.sale.rewards}


def show(till: TillViewModel, *rows: RewardRow) -> None:
    till.state.set(replace(STATE, sale=replace(STATE.sale, rewards=rows)))
    settle()


def listed(window: TillWindow) -> list[str]:
    """Return the names of the rewards and the headings over them, from top to bottom."""
    names = {"rewardHeading", "rewardName"}
    labels = [label for label in seen(window, QLabel) if label.objectName() in names]
    labels.sort(key=lambda label: label.mapTo(window, QPoint(0, 0)).y())
    return [label.text() for label in labels]


def test_another_members_rewards_come_in_their_own_order(
    till: TillViewModel, till_window: TillWindow
) -> None:
    coffee, cheapest = ROWS["coffee"], ROWS["cheapest"]
    show(till, coffee, cheapest)
    first = listed(till_window)

    show(till, replace(cheapest, fit=RewardFit.NOW), replace(coffee, fit=RewardFit.CLOSE))

    assert first == ["Can be used now", "A coffee", "Not this time", "The cheapest item free"]
    again = ["Can be used now", "The cheapest item free", "Almost there", "A coffee"]
    assert listed(till_window) == again


def test_a_reward_that_is_gone_leaves_no_row(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, *ROWS.values())

    show(till, ROWS["coffee"])

    assert listed(till_window) == ["Can be used now", "A coffee"]


def test_the_rows_stay_for_the_next_member(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, *ROWS.values())
    before = set(till_window.findChildren(RewardButton))

    show(till, *(replace(row, points=row.points + 1) for row in ROWS.values()))

    assert set(till_window.findChildren(RewardButton)) == before


def test_a_press_on_the_words_chooses_the_reward(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, ROWS["coffee"])
    (row,) = seen(till_window, RewardButton)
    pressed: list[str] = []
    row.clicked.connect(lambda: pressed.append("coffee"))
    (name,) = (label for label in seen(till_window, QLabel) if label.text() == "A coffee")

    window = till_window.windowHandle()
    middle = name.mapTo(till_window, name.rect().center())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=middle)

    assert pressed == ["coffee"]
