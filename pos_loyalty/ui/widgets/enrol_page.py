# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Joining the programme: a name, a phone or e-mail, and a yes or no."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.enrol import EnrolViewModel
from pos_loyalty.ui.view_models.form_states import (
    EnrolForm,
)
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.field import Field
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.keypad import Keypad
from pos_loyalty.ui.widgets.layouts import card, column, label, row, scrolling
from pos_loyalty.ui.widgets.naming import named, restyle
from pos_loyalty.ui.widgets.page import BACKSPACE, CLEAR, Page, PrimaryAction
from pos_loyalty.ui.widgets.row_button import RowButton
from pos_loyalty.ui.widgets.two_columns import two_columns


class EnrolPage(Page):
    """Three inputs, and the card that the member will get."""

    def __init__(self, enrol: EnrolViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "enrolPage")
        self._enrol = enrol
        self._name = Field("enrolName", enrol.type_name)
        self._contact = Field("enrolContact", enrol.type_contact)
        self._news = NewsChoice(enrol, icons)
        self._existing = ActionButton("openExisting", icons, icon="person", kind="plain")
        self._existing.clicked.connect(enrol.open_existing)
        self._new_card = NewCard(enrol, icons)
        self._keypad = Keypad("enrolKey", icons, sign="+")
        self._keypad.pressed.connect(self.type_key)
        self._keypad.taken_back.connect(lambda: self.type_key(BACKSPACE))
        form = column(
            self._name,
            self._contact,
            self._existing,
            self._news,
            1,
            self._new_card,
            margins=(20, 12, 16, 12),
        )
        content = QWidget()
        content.setLayout(form)
        surface = card("enrolCard", column(scrolling("enrolScroll", content), margins=(2, 2, 2, 2)))
        self.setLayout(two_columns(column(surface), self._keypad))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._name.reword(
            self.tr("New member's name"), self.tr("First name, family name if they like")
        )
        self._contact.reword(self.tr("Phone or e-mail"), self.tr("To find them without the card"))
        self._existing.show_words(self.tr("Open the existing member"))
        self._news.reword()
        self._new_card.reword()
        self._keypad.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the form."""
        form = state.enrol
        self._name.show_text(form.name)
        self._contact.show_text(form.contact)
        self._existing.setVisible(form.can_open_existing)
        self._news.render_form(form)
        self._new_card.render_form(form)

    def primary(self, state: TillState) -> PrimaryAction:
        """Enrol the member."""
        can_confirm = state.enrol.can_confirm
        return PrimaryAction(
            self.tr("Enrol"), "person-plus", "Enter", can_confirm, self._enrol.confirm
        )

    def type_key(self, text: str) -> None:
        """Type into the contact, which is what the number pad is for here."""
        self._enrol.type_contact(typed(self._contact.edit.text(), text))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with the name."""
        super().showEvent(event)
        self._name.edit.setFocus()


class NewsChoice(RowButton):
    """The member's own yes or no to news; never preset."""

    def __init__(self, enrol: EnrolViewModel, icons: IconBook) -> None:
        super().__init__("enrolNews", "")
        self.setCheckable(True)
        self._box = named(Icon(icons), "newsMark")
        box = named(QFrame(), "newsBox")
        box.setLayout(row(self._box, margins=(2, 2, 2, 2)))
        self._words = label("newsWords", "body", wraps=True)
        content = row(box, self._words, margins=(14, 6, 14, 6))
        content.setStretch(1, 1)
        self.setLayout(content)
        self.clicked.connect(lambda is_yes: enrol.choose_news(wants_news=is_yes))

    def reword(self) -> None:
        """Take the words of the language in use."""
        words = self.tr("May we send news and offers? Ask, and tick only for a yes.")
        self._words.setText(words)
        self.setAccessibleName(words)

    def render_form(self, form: EnrolForm) -> None:
        """Draw the answer."""
        self.setChecked(form.wants_news)
        self._box.show_icon("check" if form.wants_news else "")
        restyle(self, "chosen", "yes" if form.wants_news else "no")


class NewCard(QFrame):
    """Which card the member will get."""

    def __init__(self, enrol: EnrolViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "newCard", look="sunken")
        self._hint = label("newCardHint", "soft", wraps=True)
        self._mask = label("newCardMask", "strong")
        self._forget = ActionButton("useNewCard", icons, icon="clear", kind="quiet")
        self._forget.clicked.connect(enrol.use_new_card)
        words = column(self._mask, self._hint, spacing=0)
        content = row(Icon(icons, "card", "l"), words, self._forget, margins=(16, 10, 8, 10))
        content.setStretch(1, 1)
        self.setLayout(content)

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._forget.show_words("", self.tr("Forget the scanned card"))

    def render_form(self, form: EnrolForm) -> None:
        """Draw the card's last digits and where it comes from."""
        self._mask.setText(form.card_mask)
        self._mask.setVisible(bool(form.card_mask))
        self._forget.setVisible(form.is_blank_card)
        self._hint.setText(
            self.tr("The card that was scanned.")
            if form.is_blank_card
            else self.tr("Scan a blank card now, or print one afterwards.")
        )


def typed(text: str, key: str) -> str:
    """Return the text after a key of the number pad, ``BACKSPACE`` or ``CLEAR``."""
    if key == CLEAR:
        return ""
    return text[:-1] if key == BACKSPACE else text + key
