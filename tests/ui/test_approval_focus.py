# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A PIN that is typed over a page goes to the question, and never into a field below it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.view_models.care_form import CareDeed
from pos_loyalty.ui.view_models.history_form import MendingKind
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.hands import settle
from tests.ui.ux_points.conftest import ENTER, leave, stand_at
from tests.ui.view_models.shop import ANNA_CARD
from tests.ui.view_models.staffed_shop import PINS, StaffedShop


def open_mending(shop: StaffedShop) -> None:
    shop.till.open(Screen.HISTORY)
    assert shop.state.history is not None
    assert shop.state.history.rows
    shop.till.history.choose(shop.state.history.rows[0].op_id)
    shop.till.mending.begin(MendingKind.TAKE_BACK)
    shop.till.mending.choose_reason("entered_twice")


def open_care(shop: StaffedShop) -> None:
    shop.till.open(Screen.CARE)
    shop.till.care.choose_deed(CareDeed.GIVE)
    shop.till.care.choose_reason("goodwill")
    shop.till.care.press("5")


@pytest.mark.parametrize(
    ("open_page", "field_name", "points"),
    [(open_mending, "mendingWords", 100), (open_care, "careNote", 142)],
)
def test_the_digits_of_a_pin_go_to_the_question(
    appearance: Appearance, open_page: Callable[[StaffedShop], None], field_name: str, points: int
) -> None:
    shop = StaffedShop()
    shop.show_badge("Jan")
    shop.buy(ANNA_CARD, "37")
    shop.wait(3_600)
    shop.scan(ANNA_CARD)
    open_page(shop)
    stand = stand_at(shop, appearance)
    field = stand.window.findChild(QLineEdit, field_name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    settle()

    stand.hands.strike(ENTER)
    shop.till.approving.entry.choose(shop.people["Ewa"].staff_id)
    stand.hands.type(PINS["Ewa"])

    typed = field.text()
    leave(stand)
    assert (typed, shop.points_of(ANNA_CARD)) == ("", points)
