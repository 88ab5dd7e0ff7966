# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points 9 to 15: how large, where, and by which hand."""

import ast
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QWidget

import pos_loyalty.ui
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.specimens import specimen_till, specimens
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import seen, targets
from tests.ui.test_targets import crowded_targets, small_targets
from tests.ui.ux_points.conftest import Stand
from tests.ui.view_models.shop import ANNA_CARD

TEXT_PX, FIGURE_PX, TARGET_FLOOR_PX = 16, 32, 24
DOUBLE_CLICK = "mouseDoubleClickEvent"
OTHER_WAYS = {"enterEvent", "contextMenuEvent", "mouseMoveEvent"}
UI_DIR = Path(pos_loyalty.ui.__path__[0])


def test_point_09_the_panels_over_a_page_are_for_fingers_too(
    till: TillViewModel, till_window: TillWindow
) -> None:
    till.state.set(specimens()["ready-offline"])
    for ask in (till_window.toggle_keys, till_window.close):
        ask()
        settle()
        (panel,) = [
            part
            for part in seen(till_window, QWidget)
            if part.objectName() in {"keysPanel", "leavingPanel"}
        ]

        assert small_targets(panel) == {}
        assert crowded_targets(panel) == []
        panel.hide()


@dataclass(frozen=True)
class Walk:
    """What was measured on the way through every state of the window.

    Attributes:
        smallest_px: Of everything to press, the shorter side.
        sizes_px: Of every label's text, by object name.
        hovered: Object names of what says something to a resting mouse.
    """

    smallest_px: int
    sizes_px: dict[str, int]
    hovered: list[str]


@pytest.fixture(scope="module")
def walk(looks: Appearance) -> Walk:
    till = specimen_till()
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    window = TillWindow(till, looks, switch)
    shown_at(window, QSize(1024, 600))
    sides: list[int] = []
    for state in specimens().values():
        till.state.set(state)
        settle()
        sides += [min(rect.width(), rect.height()) for rect in targets(window).values()]
    labels = {part.objectName(): part.font().pixelSize() for part in window.findChildren(QLabel)}
    parts = window.findChildren(QWidget)
    hovered = [part.objectName() for part in parts if part.toolTip() or part.statusTip()]
    window.close_for_good()
    switch.use("en")
    return Walk(min(sides), labels, hovered)


def test_point_09_nothing_to_press_is_below_the_hard_floor(walk: Walk) -> None:
    assert walk.smallest_px >= TARGET_FLOOR_PX


def test_point_11_all_text_is_large_enough_for_80_centimetres(walk: Walk) -> None:
    assert [name for name, size in walk.sizes_px.items() if size < TEXT_PX] == []
    assert min(walk.sizes_px["balance"], walk.sizes_px["amount"]) >= FIGURE_PX


def test_point_12_every_page_that_takes_a_number_has_the_pad(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    pads = [_digits_to_press(stand)]
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F6):
        stand.hands.strike(Qt.Key.Key_F2)
        stand.hands.strike(key)
        pads.append(_digits_to_press(stand))

    assert pads == [set("0123456789")] * 4


def test_point_12_a_purchase_by_touch_alone(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    for name in ("amountKey4", "amountKey5", "amountKeyComma", "amountKey5", "primary"):
        stand.hands.touch(name)

    assert stand.shop.points_of(ANNA_CARD) == 145
    assert stand.hands.inputs.keys == []


def test_point_13_function_keys_stand_on_their_buttons(stand: Stand) -> None:
    stand.hands.strike(Qt.Key.Key_F1)
    hints = {
        part.text()
        for part in seen(stand.window, QLabel)
        if part.objectName().startswith("keyHint") or part.objectName().endswith("Key")
    }
    bound = [key.key().toString() for key in stand.window.findChildren(QShortcut)]

    assert max(Counter(bound).values()) == 1, "no key does two things"
    assert {key for key in bound if "+" not in key} <= hints


def test_point_15_nothing_needs_hovering_a_double_click_or_the_right_button(walk: Walk) -> None:
    functions = [
        node
        for file in UI_DIR.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    on_double_click = [ast.unparse(f.body[-1]) for f in functions if f.name == DOUBLE_CLICK]

    assert walk.hovered == []
    assert {function.name for function in functions} & OTHER_WAYS == set()
    assert set(on_double_click) == {"event.accept()"}, "the second press does nothing"


def _digits_to_press(stand: Stand) -> set[str]:
    return {
        button.accessibleName()
        for button in stand.hands.buttons()
        if button.isEnabled() and button.accessibleName() in set("0123456789")
    }
