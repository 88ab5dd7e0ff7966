# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""LOCKED: nobody is signed in. Nothing of the page below is on it."""

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.lock import LockViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.layouts import column, label
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import Page, PrimaryAction
from pos_loyalty.ui.widgets.proof_panel import ProofPanel


class LockPage(Page):
    """A badge lets somebody in, or a name and a PIN; the sixth digit needs no Enter."""

    def __init__(self, lock: LockViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "lockPage")
        self._title = label("lockTitle", "title", wraps=True)
        self._panel = ProofPanel("lock", lock.entry, icons)
        content = column(self._title, self._panel, spacing=8, margins=(13, 9, 13, 9))
        content.setStretch(1, 1)
        self.setLayout(content)
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._title.setText(self.tr("The till is locked: who is here?"))
        self._panel.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the names and the dots."""
        self._panel.render_form(state.staff.proof, state.language)

    def primary(self, state: TillState) -> PrimaryAction:  # noqa: ARG002 - the same for all
        """Say what comes next; a badge or the last digit does it."""
        return PrimaryAction(self.tr("Badge or PIN"), "lock", "", is_enabled=False, do=_nothing)

    def type_key(self, text: str) -> None:
        """Type the PIN."""
        self._panel.type_key(text)


def _nothing() -> None:
    """The button is never enabled."""
