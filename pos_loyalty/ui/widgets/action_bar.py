# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The strip at the bottom: back on the left, messages between, the one next step on the right."""

from PySide6.QtWidgets import QFrame

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.view_models.page_keys import key_of
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton, PrimaryButton
from pos_loyalty.ui.widgets.layouts import column, row
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.notice_strip import NoticeStrip
from pos_loyalty.ui.widgets.page import PrimaryAction
from pos_loyalty.ui.widgets.two_columns import share_out, two_columns


class ActionBar(QFrame):
    """Its buttons never move, so that hands learn where they are."""

    def __init__(self, till: TillVerbs, appearance: Appearance) -> None:
        super().__init__()
        named(self, "actionBar")
        self._appearance = appearance
        icons = appearance.icons
        self.back = ActionButton("back", icons, icon="back", kind="plain", key="Esc")
        self.back.clicked.connect(till.back)
        more = self.more = ActionButton("openMore", icons, icon="more", key=key_of(Screen.MORE))
        more.clicked.connect(lambda: till.open(Screen.MORE))
        self.notice = NoticeStrip(till, icons)
        self.primary = PrimaryButton("primary", icons, kind="primary")
        self.primary.clicked.connect(self._do)
        self._action: PrimaryAction | None = None
        self._above = row(margins=(13, 0, 13, 0))
        self._beside = row(self.back, more, spacing=8)
        self._below = two_columns(self._beside, self.primary, top=0, bottom=13)
        self.setLayout(column(self._above, self._below, spacing=6))
        self.stack_columns(is_stacked=False)
        self.reword()

    def stack_columns(self, *, is_stacked: bool) -> None:
        """Put the message above the buttons where large text leaves no room between them."""
        (self._above if is_stacked else self._beside).addWidget(self.notice, 1)
        share_out(self._below, is_stacked=is_stacked)

    def reword(self) -> None:
        """Take the words of the language in use."""
        self.back.show_words(self.tr("Back"))
        self.more.show_words(self.tr("More"))

    def render_state(self, state: TillState, action: PrimaryAction) -> None:
        """Draw the message and the next step of the page on top."""
        self.back.setVisible(state.page is not Screen.READY or bool(state.staff.deed))
        self.more.setVisible(self.back.isHidden())
        self.more.setEnabled(not state.is_busy)
        self.notice.render_state(state)
        self._action = action
        self.primary.show_words(action.words)
        self.primary.show_icon(action.icon)
        self.primary.show_key("" if self._appearance.is_text_enlarged else action.key)
        self.primary.setEnabled(
            action.is_enabled and not state.is_busy and not state.staff.is_proof_wanted
        )

    def enter(self) -> None:
        """Do the next step if Enter is its key and it can be done."""
        if self._action is not None and self._action.key == "Enter":
            self.primary.click()

    def _do(self) -> None:
        if self._action is not None:
            self._action.do()
