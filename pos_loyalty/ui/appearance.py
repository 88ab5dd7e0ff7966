# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What both windows look like now; they watch it and dress themselves again when it changes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.theme import TEXT_SCALES, THEME_NAMES, Theme, load_theme, style_sheet

_LARGE_SCALE_MIN: Final = 1.5


class Appearance(QObject):
    """The theme, the text scale and the icons in use. Lives on the GUI thread."""

    changed = Signal()

    def __init__(
        self, resources_dir: Path, theme_name: str = "light", text_scale: float = 1.0
    ) -> None:
        super().__init__()
        self._resources_dir = resources_dir
        self._template = (resources_dir / "style.qss").read_text("utf-8")
        self._text_scale = text_scale
        self.theme: Theme = load_theme(theme_name, resources_dir)
        self.icons = IconBook(resources_dir / "icons")

    @property
    def text_scale(self) -> float:
        """Return the cashier's choice, one of ``TEXT_SCALES``."""
        return self._text_scale

    @property
    def is_text_large(self) -> bool:
        """Tell whether words are so large that columns no longer fit side by side."""
        return self._text_scale >= _LARGE_SCALE_MIN

    @property
    def is_text_enlarged(self) -> bool:
        """Tell whether the cashier chose larger text at all: words then go before key hints."""
        return self._text_scale > TEXT_SCALES[0]

    def switch_theme(self) -> None:
        """Take the next theme, or the first after the last."""
        index = (THEME_NAMES.index(self.theme.name) + 1) % len(THEME_NAMES)
        self.use_theme(THEME_NAMES[index])

    def use_theme(self, name: str) -> None:
        """Take the theme of this name."""
        self.theme = load_theme(name, self._resources_dir)
        self.changed.emit()

    def switch_text_scale(self) -> None:
        """Take the next larger text, or the smallest after the largest."""
        index = (TEXT_SCALES.index(self._text_scale) + 1) % len(TEXT_SCALES)
        self.use_text_scale(TEXT_SCALES[index])

    def use_text_scale(self, text_scale: float) -> None:
        """Take text of this size, one of ``TEXT_SCALES``."""
        self._text_scale = text_scale
        self.changed.emit()

    def style_sheet(self, window_scale: float) -> str:
        """Return the sheet for a window whose size asks for this scale."""
        return style_sheet(self._template, self.theme, window_scale, self._text_scale)

    def customers_sheet(self, window_scale: float) -> str:
        """Return the sheet for a window that other eyes read: the cashier's text is not theirs."""
        return style_sheet(self._template, self.theme, window_scale)
