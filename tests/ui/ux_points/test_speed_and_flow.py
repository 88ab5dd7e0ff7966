# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points 2, 3, 4, 7 and 8, and how many inputs each errand takes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.measuring import seen
from tests.ui.ux_points.conftest import ENTER, Stand
from tests.ui.view_models.shop import ANNA_CARD, OLGA_CARD

AWARD_KEYS_MAX = 2
REDEEM_ACTIONS_MAX = 3
ENROL_INPUTS_MAX = 3


def test_point_02_an_award_takes_two_keys_beside_the_digits(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("45,50")
    stand.hands.strike(ENTER)

    assert stand.shop.points_of(ANNA_CARD) == 145
    assert stand.hands.inputs.keys_beside_digits <= AWARD_KEYS_MAX
    assert stand.hands.inputs.presses == []


def test_point_02_a_reward_takes_three_actions_after_the_scan(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.press("reward_coffee")
    stand.hands.strike(ENTER)

    assert stand.shop.points_of(ANNA_CARD) == 20
    assert stand.hands.inputs.actions <= REDEEM_ACTIONS_MAX


def test_point_02_a_reward_with_a_purchase_takes_three_actions_too(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("45,50")
    stand.hands.press("reward_five-off")
    stand.hands.strike(ENTER)

    assert stand.shop.operations() == 1
    assert stand.hands.inputs.actions <= REDEEM_ACTIONS_MAX


def test_point_02_joining_takes_three_inputs(stand: Stand) -> None:
    stand.hands.strike(Qt.Key.Key_F4)
    begun = stand.hands.inputs.actions
    stand.hands.type("Zofia Nowak")
    stand.hands.strike(Qt.Key.Key_Tab)
    stand.hands.type("600 700 800")
    stand.hands.press("enrolNews")
    stand.hands.strike(ENTER)
    inputs = stand.hands.inputs

    answers = len(inputs.fields) + len(inputs.presses)

    assert stand.shop.state.screen is Screen.MEMBER
    assert answers <= ENROL_INPUTS_MAX, "a name, a contact, a yes or no"
    assert inputs.actions - begun - answers == 2, "Tab to the next field, and Enter"


def test_point_03_a_scan_types_into_no_field_of_any_page(stand: Stand) -> None:
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F6):
        stand.hands.strike(key)
        has_focus = [edit for edit in seen(stand.window, QLineEdit) if edit.hasFocus()]

        stand.hands.scan("4006381333931")

        assert len(has_focus) == 1
        assert [edit.text() for edit in seen(stand.window, QLineEdit) if edit.text()] == []
        assert stand.shop.state.notice is not None, "it was taken, and answered"


def test_point_04_a_scan_during_a_save_waits_and_another_is_refused_with_a_word(
    slow_stand: Stand,
) -> None:
    assert slow_stand.saves is not None
    slow_stand.hands.scan(ANNA_CARD)
    slow_stand.hands.type("10")
    slow_stand.hands.strike(ENTER)

    slow_stand.hands.scan(OLGA_CARD)
    slow_stand.hands.scan(ANNA_CARD)
    said = slow_stand.shop.state.notice
    slow_stand.saves.finish_all()

    assert said is not None
    assert said.code == NoticeCode.SCAN_REFUSED_BUSY
    assert slow_stand.shop.state.member is not None
    assert slow_stand.shop.state.member.card_number == OLGA_CARD
    assert slow_stand.shop.operations() == 1


def test_point_07_after_a_sale_the_till_is_ready_within_three_seconds(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("45,50")
    stand.hands.strike(ENTER)
    done = stand.shop.state.screen

    stand.shop.wait(3)

    assert (done, stand.shop.state.screen) == (Screen.DONE, Screen.READY)
    assert QApplication.activeModalWidget() is None


def test_point_07_or_on_the_next_scan(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("45,50")
    stand.hands.strike(ENTER)

    stand.hands.scan(OLGA_CARD)

    assert stand.shop.state.member is not None
    assert stand.shop.state.member.card_number == OLGA_CARD


def test_point_08_a_double_enter_and_a_double_press_award_once(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("45,50")
    stand.hands.strike(ENTER)
    stand.hands.strike(ENTER)
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("10")
    primary = stand.hands.button("primary")
    stand.hands.press_button(primary)
    stand.hands.press_button(primary)

    assert stand.shop.operations() == 2


def test_point_08_the_button_is_off_while_it_saves(slow_stand: Stand) -> None:
    slow_stand.hands.scan(ANNA_CARD)
    slow_stand.hands.type("10")
    slow_stand.hands.strike(ENTER)

    slow_stand.window._draw_now()  # noqa: SLF001 - what a timer draws after a tenth of a second

    assert not slow_stand.hands.button("primary").isEnabled()
