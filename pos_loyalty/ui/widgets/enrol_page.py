# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Joining the programme: a name, a phone or e-mail, and a yes or no; the rest behind one press."""

from functools import partial
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.member_name import shown_name
from pos_loyalty.ui.view_models.enrol import EnrolViewModel
from pos_loyalty.ui.view_models.form_rows import FoundRow
from pos_loyalty.ui.view_models.form_states import (
    EnrolForm,
)
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.enrol_extras import ConsentChoice, EnrolExtras
from pos_loyalty.ui.widgets.field import Field
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, refill, row, scrolling
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import BACKSPACE, PrimaryAction
from pos_loyalty.ui.widgets.row_button import RowButton
from pos_loyalty.ui.widgets.typing_page import TypingPage, typed

_ROOM_PX: Final = 220
_ROOM_PX_MIN: Final = 80


class EnrolPage(TypingPage):
    """Three inputs, the card that the member will get, and who may be a member already."""

    def __init__(self, enrol: EnrolViewModel, icons: IconBook) -> None:
        super().__init__("enrolKey", enrol.letters, icons)
        named(self, "enrolPage")
        self._enrol = enrol
        self._name = Field("enrolName", enrol.type_name)
        self._contact = Field("enrolContact", enrol.type_contact)
        self._news = ConsentChoice("enrolNews", icons)
        self._news.clicked.connect(lambda is_yes: enrol.choose_news(wants_news=is_yes))
        self._known = KnownMembers(enrol, icons)
        self._new_card = NewCard(enrol, icons)
        self._friend = Friend(enrol, icons)
        self._more = ActionButton("enrolMore", icons, icon="more", kind="quiet")
        self._more.clicked.connect(enrol.extras.turn)
        self._extras = EnrolExtras(enrol.extras, icons)
        self._extras.hide()
        self.pads.number_pressed.connect(self._type_number)
        self.pads.letter_pressed.connect(self._type_letter)
        self._first_leaf = (self._name, self._contact, self._news, self._new_card)
        form = column(
            self._name,
            self._contact,
            self._known,
            self._news,
            self._friend,
            self._more,
            self._extras,
            1,
            self._new_card,
            margins=(20, 12, 16, 12),
        )
        content = QWidget()
        content.setLayout(form)
        self._scroll = scrolling("enrolScroll", content)
        self.place(column(card("enrolCard", column(self._scroll, margins=(2, 2, 2, 2)))))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._name.reword(
            self.tr("New member's name"), self.tr("First name, family name if they like")
        )
        self._contact.reword(self.tr("Phone or e-mail"), self.tr("To find them without the card"))
        self._news.show_words(self.tr("May we send news and offers? Ask, and tick only for a yes."))
        for part in (self._known, self._new_card, self._friend, self._extras, self.pads):
            part.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the form."""
        form = state.enrol
        begins_word = self._is_typing_a_name and (not form.name or form.name.endswith((" ", "-")))
        self.render_pads(state, begins_word=begins_word)
        self._name.show_text(form.name)
        self._contact.show_text(form.contact)
        self._news.show_answer(is_yes=form.wants_news)
        self._known.render_state(state)
        self._new_card.render_form(form)
        self._friend.render_form(form)
        self._extras.render_form(form)
        self._turn_leaf(is_open=form.extras.is_open)

    def primary(self, state: TillState) -> PrimaryAction:
        """Enrol the member."""
        can_confirm = state.enrol.can_confirm
        return PrimaryAction(
            self.tr("Enrol"), "person-plus", "Enter", can_confirm, self._enrol.confirm
        )

    def type_key(self, text: str) -> None:
        """Type into the contact, which is what digits are for here."""
        self._enrol.type_contact(typed(self._contact.edit.text(), text))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with the name, or with the first of what is extra."""
        super().showEvent(event)
        self._focused().edit.setFocus()

    def make_room(self, *, is_cramped: bool) -> None:
        """Leave out the captions: one field and the letters have room."""
        is_roomy = self.is_stacked and not is_cramped  # what does not fit then is scrolled to
        self._scroll.setMinimumHeight(_ROOM_PX if is_roomy else _ROOM_PX_MIN)
        for field in (self._name, self._contact, self._extras.other, self._extras.birthday):
            field.show_caption(is_shown=not is_cramped)

    @property
    def _is_typing_a_name(self) -> bool:
        return self._focused() is self._name

    def _turn_leaf(self, *, is_open: bool) -> None:
        """Show what is extra in the place of the rest, or the rest again."""
        words = self.tr("Back to the name") if is_open else self.tr("More, if they like")
        self._more.show_words(words)
        self._more.show_icon("back" if is_open else "more")
        if self._extras.isHidden() is not is_open:
            return
        for part in self._first_leaf:
            part.setVisible(not is_open)
        self._extras.setVisible(is_open)
        (self._extras.other if is_open else self._name).edit.setFocus()

    def _type_number(self, text: str) -> None:
        """Type into the field that has the focus; those of a name begin the contact."""
        field = self._focused()
        if field is self._name and text != BACKSPACE:
            field = self._contact
            field.edit.setFocus()
        self._type_into(field, text)

    def _type_letter(self, text: str) -> None:
        self._type_into(self._focused(), text)

    def _type_into(self, field: Field, text: str) -> None:
        deeds = {
            self._name: self._enrol.type_name,
            self._contact: self._enrol.type_contact,
            self._extras.other: self._enrol.extras.type_other_contact,
            self._extras.birthday: self._enrol.extras.type_birthday,
        }
        deeds[field](typed(field.edit.text(), text))
        self._scroll.ensureWidgetVisible(field)

    def _focused(self) -> Field:
        fields = (self._contact, self._extras.other, self._extras.birthday)
        first = self._name if self._extras.isHidden() else self._extras.other
        return next((field for field in fields if field.edit.hasFocus()), first)


class KnownMembers(QFrame):
    """Who may be a member already: a press opens their account."""

    def __init__(self, enrol: EnrolViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "knownMembers", look="sunken")
        self._enrol, self._icons = enrol, icons
        self._drawn: tuple[object, ...] = ()
        self._caption = label("knownCaption", "body", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._existing = ActionButton("openExisting", icons, icon="person", kind="plain")
        self._existing.clicked.connect(enrol.open_existing)
        self.setLayout(
            column(self._caption, self._rows, self._existing, spacing=4, margins=(14, 8, 8, 8))
        )

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._caption.setText(self.tr("A member already? Press to open the account."))
        self._existing.show_words(self.tr("Open the existing member"))

    def render_state(self, state: TillState) -> None:
        """Draw them; nothing where nobody is like that."""
        form = state.enrol
        self._caption.setVisible(bool(form.existing))
        self._existing.setVisible(form.can_open_existing and not form.existing)
        self.setVisible(bool(form.existing) or form.can_open_existing)
        key = (form.existing, state.language)
        if key != self._drawn:
            self._drawn = key
            refill(self._rows, map(self._row, form.existing))

    def _row(self, known: FoundRow) -> RowButton:
        who = shown_name(known.short_name)
        details = "   ".join(part for part in (known.phone_mask, known.card_mask) if part)
        button = RowButton(f"known_{known.member_id}", f"{who} {details}")
        name = label("knownName", "strong", wraps=True)
        name.setText(who)
        masks = label("knownMasks", "soft", wraps=True)
        masks.setText(details)
        icon = Icon(self._icons, "lock" if known.is_blocked else "person")
        words = column(1, name, masks, 1, spacing=0)
        line = row(icon, words, Icon(self._icons, "forward", "s"), margins=(14, 6, 14, 6))
        line.setStretch(1, 1)
        button.setLayout(line)
        button.clicked.connect(partial(self._enrol.open, known.member_id))
        return button


class Friend(QFrame):
    """Who sent the new member; absent where nobody did."""

    def __init__(self, enrol: EnrolViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "enrolFriend", look="sunken")
        self._words = label("friendWords", "body", wraps=True)
        self._forget = ActionButton("forgetFriend", icons, icon="clear", kind="quiet")
        self._forget.clicked.connect(enrol.inviting.forget)
        content = row(Icon(icons, "heart"), self._words, self._forget, margins=(16, 6, 8, 6))
        content.setStretch(1, 1)
        self.setLayout(content)

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._forget.show_words("", self.tr("Nobody invited them"))

    def render_form(self, form: EnrolForm) -> None:
        """Draw the friend's name."""
        friend = form.invited_by
        self.setVisible(friend is not None)
        if friend is not None:
            words = self.tr("Invited by {name}")
            self._words.setText(words.format(name=shown_name(friend.short_name)))


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
