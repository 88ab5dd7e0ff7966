# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's looks: colours by name, sizes by scale, and the style sheet made of both.

``resources/themes`` names the colours, ``resources/style.qss`` uses the names. In the sheet
``@ink`` is a colour of the theme; ``16sp`` grows with the screen and with the cashier's choice of
text, ``16fp`` with the screen alone.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette

THEME_NAMES: Final = ("light", "dark", "high-contrast")
"""In the order in which the cashier comes by them."""

TEXT_SCALES: Final = (1.0, 1.25, 1.5, 2.0)
"""What the cashier may choose, on top of what the screen's size asks for."""

_COLOUR_NAME = re.compile(r"@([a-z_]+)")
_SCALED_SIZE = re.compile(r"\b(\d+)(sp|fp)\b")

_LARGE_SP: Final = 24
_LARGE_SCALE_MAX: Final = 1.25

# Screens from this height on are drawn larger, so that they read as well from 80 cm.
_SCALE_FROM_HEIGHT: Final = ((1000, 1.6), (740, 1.2))


class Theme(NamedTuple):
    """One set of colours.

    Attributes:
        colours: ``#rrggbb`` by name; every theme has the same names.
    """

    name: str
    is_dark: bool
    colours: Mapping[str, str]


def load_theme(name: str, resources_dir: Path) -> Theme:
    """Return the theme that ``resources/themes/NAME.toml`` describes."""
    document = tomllib.loads((resources_dir / "themes" / f"{name}.toml").read_text("utf-8"))
    return Theme(name, document["is_dark"], document["colours"])


def style_sheet(template: str, theme: Theme, window_scale: float, text_scale: float = 1.0) -> str:
    """Return the sheet with colours and sizes filled in.

    What is large already grows less with the cashier's choice: there must be room for it all.

    Raises:
        KeyError: If the sheet uses a colour that the theme does not name.
    """

    def sized(found: re.Match[str]) -> str:
        size = int(found[1])
        chosen = {"fp": 1.0, "sp": text_scale}[found[2]]
        if size >= _LARGE_SP:
            chosen = min(chosen, _LARGE_SCALE_MAX)
        return f"{round(size * window_scale * chosen)}px"

    return _COLOUR_NAME.sub(
        lambda found: theme.colours[found[1]], _SCALED_SIZE.sub(sized, template)
    )


def fitting_scale(size: QSize) -> float:
    """Return the text scale that suits a window of this size, before the cashier's choice."""
    return next((scale for height, scale in _SCALE_FROM_HEIGHT if size.height() >= height), 1.0)


def palette_of(theme: Theme) -> QPalette:
    """Return the palette for what the sheet leaves to the style."""
    roles = {
        QPalette.ColorRole.Window: "page",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.PlaceholderText: "ink_soft",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(theme.colours[colour]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colours["ink_off"]))
    return palette
