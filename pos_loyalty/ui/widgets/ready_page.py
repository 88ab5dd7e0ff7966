# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The page between two customers: waits for a card."""

from PySide6.QtWidgets import QFrame, QWidget

from pos_loyalty.ui.formats import money
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.page_keys import key_of
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, row
from pos_loyalty.ui.widgets.naming import named, preset
from pos_loyalty.ui.widgets.page import Page, PrimaryAction


class ReadyPage(Page):
    """Says that the till is ready, and offers what begins without a card."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "readyPage")
        self._till = till
        self._headline = label("readyHeadline", "display", wraps=True)
        self._hint = label("readyHint", "lead", wraps=True)
        for words in (self._headline, self._hint):
            preset(words, alignment="AlignHCenter")
        self._drop = ActionButton("dropClaim", icons, icon="clear", kind="quiet", key="Esc")
        self._drop.clicked.connect(till.back)
        parts = (_halo(icons), self._headline, self._hint, row(1, self._drop, 1))
        hero = card("readyHero", column(2, *parts, 3, spacing=14))
        self._enrol = self._tile("openEnrol", icons, icon="person-plus", page=Screen.ENROL)
        self._return = self._tile("openReturn", icons, icon="return", page=Screen.RETURN)
        self._no_card = self._tile("openNoCard", icons, icon="receipt", page=Screen.NO_CARD)
        tiles = column(self._enrol, self._no_card, self._return, spacing=6)
        content = row(hero, tiles, spacing=6, margins=(13, 13, 13, 9))
        content.setStretch(0, 60)
        content.setStretch(1, 38)
        self.setLayout(content)
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drop.show_words(self.tr("Not now"))
        self._no_card.show_words(self.tr("Purchase without the card"))
        self._enrol.show_words(self.tr("New member"))
        self._return.show_words(self.tr("Return"))

    def render_state(self, state: TillState) -> None:
        """Draw what the till waits for, and what can be begun now."""
        self._show_headline(state)
        for button in (self._enrol, self._no_card, self._return, self._drop):
            button.setEnabled(not state.is_busy)

    def primary(self, state: TillState) -> PrimaryAction:
        """Offer the way for a customer without a card."""
        del state
        words, key = self.tr("Find member"), key_of(Screen.FIND)
        return PrimaryAction(words, "search", key, True, lambda: self._till.open(Screen.FIND))

    def type_key(self, text: str) -> None:
        """Take no typing: a lone character is a slip of the hand."""

    def _show_headline(self, state: TillState) -> None:
        claim = state.waiting_claim
        self._drop.setVisible(claim is not None)
        if claim is None:
            self._headline.setText(self.tr("Ready to scan"))
            self._hint.setText(self.tr("Scan the card, or hold it up to the camera."))
        else:
            amount = money(claim.amount_minor, state.currency, state.language)
            points_for = self.tr("Points for {amount}").replace("{amount}", amount)
            self._headline.setText(points_for)
            self._hint.setText(self.tr("Scan the card of the member who paid."))

    def _tile(self, name: str, icons: IconBook, *, icon: str, page: Screen) -> ActionButton:
        """Return the button of a page that begins without a card."""
        tile = ActionButton(name, icons, icon=icon, kind="tile", key=key_of(page))
        tile.clicked.connect(lambda: self._till.open(page))
        return tile


def _halo(icons: IconBook) -> QWidget:
    halo = named(QFrame(), "readyHalo", look="halo")
    halo.setLayout(row(1, Icon(icons, "scan", "xl"), 1))
    return _centred(halo)


def _centred(part: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(1, part, 1))
    return holder
