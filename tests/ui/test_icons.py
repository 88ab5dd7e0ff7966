# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The icons can all be drawn, in the colour of the words beside them."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from pos_loyalty.places import find_places
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.windows.till import TillWindow

ICONS_DIR = find_places().resources_dir / "icons"
NAMES = sorted(file.stem for file in ICONS_DIR.glob("*.svg"))
RED = QColor("#ff0000")


def colours_in(picture: QImage) -> set[str]:
    """Return the colours of the fully opaque dots."""
    places = product(range(picture.width()), range(picture.height()))
    dots = [picture.pixelColor(x, y) for x, y in places]
    return {dot.name() for dot in dots if dot.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    picture = IconBook(ICONS_DIR).pixmap(name, RED, 48)

    assert picture.width() == picture.height() == 48
    assert colours_in(picture.toImage()) == {RED.name()}


def test_an_icon_is_drawn_once(qapp: QApplication) -> None:
    book = IconBook(ICONS_DIR)

    assert book.pixmap("scan", RED, 24) is book.pixmap("scan", RED, 24)


def test_an_icon_that_there_is_not_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        IconBook(ICONS_DIR).pixmap("unicorn", RED, 24)


def test_every_icon_on_the_till_has_its_file(till: TillViewModel, till_window: TillWindow) -> None:
    shown: set[str] = set()

    for state in specimens().values():
        till.state.set(state)
        shown |= {icon.name for icon in till_window.findChildren(Icon)}

    assert shown - {""} <= set(NAMES)
