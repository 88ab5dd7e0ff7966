# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Joining and finding, with all that is extra, by touch alone, by mouse alone, by keys alone."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from pos_loyalty.domain.members import Consent, ConsentPurpose, ContactChannel, Member
from pos_loyalty.services.identify import identify_by_card
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.ux_points.conftest import ENTER, Stand

STOPS_MAX = 40
JOINED = Consent((ConsentPurpose.NEWS, ConsentPurpose.PROFILE), ContactChannel.EMAIL, 2)


def joined(stand: Stand) -> Member:
    panel = stand.shop.state.member
    assert panel is not None
    return identify_by_card(panel.card_number, store=stand.shop.store, at=stand.shop.now).member


def pad_key(stand: Stand, letter: str) -> QAbstractButton:
    name = "Space" if letter == " " else letter
    (key,) = [one for one in stand.hands.buttons() if one.accessibleName() == name]
    return key


def field(stand: Stand, name: str) -> QLineEdit:
    (found,) = [one for one in stand.window.findChildren(QLineEdit, name) if one.isVisible()]
    return found


def join_by_pressing(stand: Stand, *, by_touch: bool) -> None:
    """Join with nothing but presses on what stands on the screen."""
    hands = stand.hands
    press: Callable[[str], None] = hands.touch if by_touch else hands.press
    press_button = hands.touch_button if by_touch else hands.press_button
    press_at = hands.touch_at if by_touch else hands.press_at

    def words(text: str) -> None:
        for letter in text:
            press_button(pad_key(stand, letter))

    press("openEnrol")
    press("turnToLetters")
    words("Ewa")
    press("letterSpace")
    words("Lis")
    press("letterNumbers")
    words("600700800")
    press("enrolNews")
    press("enrolMore")
    press("turnToLetters")
    words("ewa")
    press("letterSigns")
    words("@")
    press("letterSigns")
    words("lis.pl")
    press("letterNumbers")
    press("channelEmail")
    press("often2")
    press("enrolProfile")
    edit = field(stand, "enrolBirthday")
    press_at(edit.mapTo(stand.window, edit.rect().center()))
    words("24121990")
    press("primary")


def join_by_keys(stand: Stand) -> None:
    """Join with nothing but keys; Tab goes to the next part, Space presses it."""
    strike, write = stand.hands.strike, stand.hands.type

    def go_to(name: str) -> None:
        for _ in range(STOPS_MAX):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            strike(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never comes to {name}")

    def press(name: str) -> None:
        go_to(name)
        strike(Qt.Key.Key_Space)

    strike(Qt.Key.Key_F4)
    write("Ewa Lis")
    go_to("enrolContact")
    write("600700800")
    press("enrolNews")
    press("enrolMore")
    write("ewa@lis.pl")
    go_to("enrolBirthday")
    write("24121990")
    press("enrolProfile")
    press("channelEmail")
    press("often2")
    strike(ENTER)


@pytest.mark.parametrize("way", ["touch", "mouse", "keys"])
def test_point_12_joining_with_all_that_is_extra_by_each_of_three(stand: Stand, way: str) -> None:
    if way == "keys":
        join_by_keys(stand)
    else:
        join_by_pressing(stand, by_touch=way == "touch")

    member, inputs = joined(stand), stand.hands.inputs
    assert (member.short_name, member.birthday) == ("Ewa L.", date(1990, 12, 24))
    assert (member.phone, member.email) == ("+48600700800", "ewa@lis.pl")
    assert member.consent == JOINED
    assert not (inputs.presses if way == "keys" else inputs.keys + inputs.fields)


def test_point_12_a_name_is_looked_for_by_touch_alone(stand: Stand) -> None:
    stand.hands.touch("primary")
    stand.hands.touch("turnToLetters")
    for letter in "kowa":
        stand.hands.touch_button(pad_key(stand, letter))
    stand.hands.touch_button(stand.hands.button_that_says("Anna K."))

    assert stand.hands.reads("memberName") == "Anna K."
    assert (stand.hands.inputs.keys, stand.hands.inputs.fields) == ([], [])


def test_letters_of_the_pad_begin_names_with_capitals_and_are_taken_back(stand: Stand) -> None:
    stand.hands.touch("openEnrol")
    stand.hands.touch("turnToLetters")
    shown = [key.text() for key in (pad_key(stand, "Q"),)]
    for letter in "Ew":
        stand.hands.touch_button(pad_key(stand, letter))
    stand.hands.touch("letterShift")
    stand.hands.touch_button(pad_key(stand, "A"))
    stand.hands.touch("letterBackspace")

    assert shown == ["Q"]
    assert field(stand, "enrolName").text() == "Ew"
    assert stand.shop.state.enrol.name == "Ew"


def test_a_scan_between_two_letters_is_a_scan(stand: Stand) -> None:
    stand.hands.touch("openEnrol")
    stand.hands.touch("turnToLetters")
    for letter in "Ewa":
        stand.hands.touch_button(pad_key(stand, letter))

    stand.hands.scan("999900001111222265")

    assert (stand.shop.state.enrol.name, stand.shop.state.enrol.is_blank_card) == ("Ewa", True)


def test_a_press_elsewhere_just_before_swallows_no_next_step(stand: Stand) -> None:
    stand.hands.touch("openEnrol")
    stand.hands.touch("turnToLetters")
    stand.hands.touch_button(pad_key(stand, "E"))
    stand.hands.touch("primary")

    assert stand.shop.state.screen is Screen.MEMBER
