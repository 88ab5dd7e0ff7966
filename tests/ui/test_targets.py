# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What can be pressed is large enough for a finger, apart enough, and speaks to everybody."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget

from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.page_keys import OWN_KEYS, PAGE_KEYS, RECEIPT_KEY, SIGN_KEY
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import RING_PX, seen, targets

TARGET_PX, PRIMARY_PX, SPACING_PX = 44, 64, 8


def small_targets(window: QWidget) -> dict[str, tuple[int, int]]:
    """Return the targets below their size."""
    return {
        name: (rect.width(), rect.height())
        for name, rect in targets(window).items()
        if min(rect.width(), rect.height()) < (PRIMARY_PX if name == "primary" else TARGET_PX)
    }


def crowded_targets(window: QWidget) -> list[tuple[str, str]]:
    """Return pairs of targets that stand too near to each other."""
    room = SPACING_PX - 1
    return [
        (one, other)
        for (one, rect), (other, next_rect) in combinations(targets(window).items(), 2)
        if rect.adjusted(-room, -room, room, room).intersects(next_rect)
    ]


def unnamed(window: QWidget) -> list[str]:
    """Return the interactive widgets that a screen reader could not announce."""
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit)
    parts = [part for kind in kinds for part in seen(window, kind)]
    return [part.objectName() for part in parts if not part.accessibleName()]


@pytest.mark.parametrize("name", specimens())
def test_everything_to_press_is_large_and_apart(
    till: TillViewModel, till_window: TillWindow, name: str
) -> None:
    till.state.set(specimens()[name])
    settle()

    assert small_targets(till_window) == {}
    assert crowded_targets(till_window) == []


@pytest.mark.parametrize("name", specimens())
def test_everything_to_press_or_fill_has_a_name_for_the_ear(
    till: TillViewModel, till_window: TillWindow, name: str
) -> None:
    till.state.set(specimens()[name])
    settle()

    assert unnamed(till_window) == []


def test_the_next_step_is_always_in_the_same_place(
    till: TillViewModel, till_window: TillWindow
) -> None:
    places: set[tuple[int, int, int]] = set()

    for state in specimens().values():
        till.state.set(state)
        settle()
        rect = targets(till_window)["primary"]
        places.add((rect.left(), rect.right(), rect.bottom()))

    assert len(places) == 1


def test_no_two_shortcuts_are_the_same(till: TillViewModel, till_window: TillWindow) -> None:
    for state in specimens().values():
        till.state.set(state)
    keys = [key.key().toString() for key in till_window.findChildren(QShortcut)]
    keys += [b.shortcut().toString() for b in till_window.findChildren(QAbstractButton)]

    given = [key for key in keys if key]

    assert sorted(given) == sorted(set(given))
    assert set(given) == {"F1", "F2", *PAGE_KEYS, *OWN_KEYS, RECEIPT_KEY, SIGN_KEY, "F8", "Esc"}


def test_the_measures_see_a_small_crowded_nameless_button(qapp: QApplication) -> None:
    window = QWidget()
    for index in range(2):
        button = QPushButton(window)
        button.setObjectName(f"tiny{index}")
        button.setGeometry(QRect(20 + 30 * index, 20, 30 + RING_PX, 30))
    shown_at(window, QSize(200, 100))

    assert set(small_targets(window)) == {"tiny0", "tiny1"}
    assert crowded_targets(window) == [("tiny0", "tiny1")]
    assert unnamed(window) == ["tiny0", "tiny1"]
