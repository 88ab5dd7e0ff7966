# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The style sheet and the code agree on names, colours and sizes."""

import re
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QWidget

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.customer_specimens import customer_specimens
from pos_loyalty.ui.specimens import JOIN_TEXT, specimens
from pos_loyalty.ui.theme import (
    THEME_NAMES,
    Theme,
    fitting_scale,
    load_theme,
    palette_of,
    style_sheet,
)
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.till import TillWindow

THEME = Theme("t", is_dark=False, colours={"ink": "#102030"})
FIELD = re.compile(r"[a-z][A-Za-z0-9]*")


def template() -> str:
    return (find_places().resources_dir / "style.qss").read_text("utf-8")


def names_in(sheet: str) -> set[str]:
    """Return the object names that the sheet selects by."""
    without_rules = re.sub(r"\{[^}]*\}", "{}", sheet)
    return set(re.findall(r"#([A-Za-z]\w*)", without_rules))


def names_of(windows: Iterable[QObject]) -> set[str]:
    return {part.objectName() for window in windows for part in window.findChildren(QObject)}


def test_every_name_in_the_sheet_exists(
    till: TillViewModel, till_window: TillWindow, customer_window: CustomerWindow
) -> None:
    for state in specimens().values():
        till.state.set(state)
        customer_window.render_state(customer_view(state, join_text=JOIN_TEXT, language="en"))
    for view in customer_specimens("en").values():
        customer_window.render_state(view)

    assert names_in(template()) - names_of([till_window, customer_window]) == set()


def test_our_object_names_are_in_camel_case(till: TillViewModel, till_window: TillWindow) -> None:
    for state in specimens().values():
        till.state.set(state)
    names = {part.objectName() for part in till_window.findChildren(QWidget)}
    ours = {name for name in names if name and not name.startswith("qt_")}

    strange = {name for name in ours if not FIELD.fullmatch(name.split("_")[0])}

    assert strange == set()


def test_the_search_for_names_sees_one_that_is_not_there() -> None:
    assert names_in("#ghost QLabel { color: #ffffff; } #balance {}") == {"ghost", "balance"}


@pytest.mark.parametrize("theme_name", THEME_NAMES)
def test_every_theme_fills_in_the_whole_sheet(theme_name: str) -> None:
    theme = load_theme(theme_name, find_places().resources_dir)

    sheet = style_sheet(template(), theme, 1.2, 1.5)

    assert "@" not in sheet
    assert not re.search(r"\d(sp|fp)\b", sheet)


def test_a_colour_that_no_theme_names_is_an_error() -> None:
    with pytest.raises(KeyError):
        style_sheet("QLabel { color: @ghost; }", THEME, 1.0)


def test_colours_and_sizes_are_filled_in() -> None:
    sheet = style_sheet("QLabel { color: @ink; font-size: 16sp; margin: 3px; }", THEME, 1.25)

    assert sheet == "QLabel { color: #102030; font-size: 20px; margin: 3px; }"


@pytest.mark.parametrize(
    ("size", "expected"), [("16sp", "32px"), ("44sp", "55px"), ("16fp", "16px"), ("44fp", "44px")]
)
def test_small_text_grows_most_when_the_cashier_asks_for_larger(size: str, expected: str) -> None:
    assert style_sheet(size, THEME, 1.0, 2.0) == expected


@pytest.mark.parametrize(("height", "scale"), [(600, 1.0), (768, 1.2), (1080, 1.6)])
def test_a_larger_screen_is_drawn_larger(height: int, scale: float) -> None:
    assert fitting_scale(QSize(1024, height)) == scale


def test_the_palette_is_the_themes(appearance: Appearance) -> None:
    palette = palette_of(appearance.theme)

    assert palette.window().color().name() == appearance.theme.colours["page"]


def test_the_themes_come_one_after_the_other(appearance: Appearance) -> None:
    names = []
    for _ in range(len(THEME_NAMES) + 1):
        names.append(appearance.theme.name)
        appearance.switch_theme()

    assert names == [*THEME_NAMES, THEME_NAMES[0]]
