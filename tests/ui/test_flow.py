# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The row that breaks into lines, and the chips in it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from pos_loyalty.places import find_places
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.widgets.chip import Chip
from pos_loyalty.ui.widgets.flow import FlowLayout
from pos_loyalty.ui.widgets.layouts import free_in_size
from tests.ui.conftest import shown_at

ICONS = IconBook(find_places().resources_dir / "icons")
LONG = "A visit in each of eight weeks on end, and one more for luck"


def chip(words: str) -> Chip:
    made = Chip("gain", ICONS, "star")
    made.say(words)
    return made


def test_centred_lines_leave_as_much_room_on_either_side(qapp: QApplication) -> None:
    window, part = QWidget(), chip("Faithful")
    window.setLayout(FlowLayout(part, is_centred=True))
    free_in_size(window)

    shown_at(window, QSize(600, 200))

    left, right = part.x(), window.width() - part.x() - part.width()
    assert abs(left - right) <= 1
    assert left > 100


def test_words_that_are_longer_than_the_line_wrap(qapp: QApplication) -> None:
    window, part, short = QWidget(), chip(LONG), chip("Faithful")
    window.setLayout(FlowLayout(part, short, is_centred=True))
    free_in_size(window)

    shown_at(window, QSize(240, 400))

    assert part.height() > short.height()
    assert part.words.height() >= part.words.heightForWidth(part.words.width())
    assert short.y() >= part.y() + part.height()
