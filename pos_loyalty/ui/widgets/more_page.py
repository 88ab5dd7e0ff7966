# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The page of pages: a large button for each that is rarely wanted."""

from typing import Final

from PySide6.QtWidgets import QGridLayout

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.more_words import page_name, sign_name, training_name
from pos_loyalty.ui.view_models.page_keys import PAGE_KEYS, SIGN_KEY, key_of
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import Page, PrimaryAction

TILES: Final = {
    Screen.SETTINGS: "settings",
    Screen.DOCTOR: "doctor",
    Screen.UNSENT: "clock",
    Screen.CAMERA: "camera",
    Screen.READERS: "scan",
}
"""A row for each page, and its icon; ``more_words`` names it."""

_NOT_IN_TRAINING: Final = frozenset({Screen.SETTINGS, Screen.UNSENT})
"""The shop's own settings stay as they are, and nothing is ever sent."""

_HAVE_KEYS: Final = frozenset(PAGE_KEYS.values())
_COLUMNS: Final = 3
_COLUMNS_LARGE: Final = 2
"""With large text."""


class MorePage(Page):
    """Tiles in the order of the table."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "morePage")
        self._till = till
        self._tiles = {page: self._tile(page, icon, icons) for page, icon in TILES.items()}
        self._training = ActionButton("openTraining", icons, icon="training", kind="tile")
        self._training.clicked.connect(till.more.training.switch)
        self._sign = ActionButton("switchSign", icons, icon="say", kind="tile", key=SIGN_KEY)
        self._sign.clicked.connect(till.switch_sign)
        self._is_training, self._is_closed, self._columns = False, False, _COLUMNS
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(13, 13, 13, 9)
        self._grid.setSpacing(8)
        self.stack_columns(is_stacked=False)
        self.reword()

    def stack_columns(self, *, is_stacked: bool) -> None:
        """Put fewer tiles side by side where words are large."""
        self._columns = _COLUMNS_LARGE if is_stacked else _COLUMNS
        for place, tile in enumerate(self._shown()):
            self._grid.addWidget(tile, place // self._columns, place % self._columns)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, int(column < self._columns))

    def reword(self) -> None:
        """Take the words of the language in use."""
        for page, tile in self._tiles.items():
            tile.show_words(page_name(page))
        self._training.show_words(training_name(is_training=self._is_training))
        self._sign.show_words(sign_name(is_closed=self._is_closed))

    def render_state(self, state: TillState) -> None:
        """Draw what can be opened now."""
        if state.is_training != self._is_training:
            self._is_training = state.is_training
            for page in _NOT_IN_TRAINING:
                self._tiles[page].setVisible(not state.is_training)
            self.stack_columns(is_stacked=self._columns == _COLUMNS_LARGE)
            self.reword()
        if state.display.is_closed != self._is_closed:
            self._is_closed = state.display.is_closed
            self.reword()
        for tile in self._shown():
            tile.setEnabled(not state.is_busy)

    def primary(self, state: TillState) -> PrimaryAction:
        """Be ready for the next customer."""
        return PrimaryAction(self.tr("Done"), "check", "F2", not state.is_busy, self._till.go_ready)

    def _shown(self) -> list[ActionButton]:
        hidden = _NOT_IN_TRAINING if self._is_training else frozenset()
        pages = [tile for page, tile in self._tiles.items() if page not in hidden]
        return [*pages, self._training, self._sign]

    def _tile(self, page: Screen, icon: str, icons: IconBook) -> ActionButton:
        key = key_of(page) if page in _HAVE_KEYS else ""
        name = f"open{page.value.capitalize()}"
        tile = ActionButton(name, icons, icon=icon, kind="tile", key=key)
        tile.clicked.connect(lambda: self._till.open(page))
        return tile
