# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What nobody has to say who joins: a second contact, a birthday, and how they are written to."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pos_loyalty.domain.members import ContactChannel
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.enrol_extras import MESSAGES_PER_MONTH, EnrolExtrasViewModel
from pos_loyalty.ui.view_models.form_states import EnrolForm
from pos_loyalty.ui.view_models.joining import channel_of, contacts_of
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.field import Field
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named, restyle
from pos_loyalty.ui.widgets.row_button import RowButton

_CHANNELS: Final = (ContactChannel.SMS, ContactChannel.EMAIL)


class ConsentChoice(RowButton):
    """The member's own yes or no to one purpose; never preset."""

    def __init__(self, name: str, icons: IconBook) -> None:
        super().__init__(name, "")
        self.setCheckable(True)
        self._box = named(Icon(icons), f"{name}Mark", look="consentMark")
        box = named(QFrame(), f"{name}Box", look="consentBox")
        box.setLayout(row(self._box, margins=(2, 2, 2, 2)))
        self._words = label(f"{name}Words", "body", wraps=True)
        content = row(box, self._words, margins=(14, 6, 14, 6))
        content.setStretch(1, 1)
        self.setLayout(content)

    def show_words(self, words: str) -> None:
        """Set what is asked."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def show_answer(self, *, is_yes: bool) -> None:
        """Draw the answer."""
        self.setChecked(is_yes)
        self._box.show_icon("check" if is_yes else "")
        restyle(self, "chosen", "yes" if is_yes else "no")


class EnrolExtras(QWidget):
    """Questions, each of which may stay without an answer.

    Attributes:
        other: The second contact.
        birthday: The day as it is typed.
    """

    def __init__(self, extras: EnrolExtrasViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "enrolExtras")
        self._profile = ConsentChoice("enrolProfile", icons)
        self._profile.clicked.connect(lambda is_yes: extras.choose_profile(wants_profile=is_yes))
        self.other = Field("enrolOther", extras.type_other_contact)
        self.birthday = Field("enrolBirthday", extras.type_birthday)
        self._writing = EnrolWriting(extras, icons)
        self.setLayout(
            column(
                self.other,
                self.birthday,
                self._profile,
                self._writing,
                margins=(0, 0, 0, 0),
            )
        )

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._profile.show_words(
            self.tr("May we make offers after what they buy? Ask, and tick only for a yes.")
        )
        self._writing.reword()
        self.birthday.reword(self.tr("Birthday"), self.tr("Day, month, year: 24.12.1990"))

    def render_form(self, form: EnrolForm) -> None:
        """Draw the answers."""
        extras = form.extras
        self._profile.show_answer(is_yes=extras.wants_profile)
        self.other.show_text(extras.other_contact)
        is_email_asked = "@" not in form.contact
        self.other.reword(
            self.tr("E-mail as well") if is_email_asked else self.tr("Phone as well"),
            self.tr("May stay empty"),
        )
        self.birthday.show_text(extras.birthday)
        self._writing.setVisible(form.wants_news)
        self._writing.render_form(form)


class EnrolWriting(QWidget):
    """How whoever wants news is written to, and how often at most."""

    def __init__(self, extras: EnrolExtrasViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "enrolWriting")
        self._how = label("channelCaption", "heading", wraps=True)
        self._often = label("oftenCaption", "heading", wraps=True)
        self._channels = {
            channel: ActionButton(f"channel{channel.name.title()}", icons, kind="letter")
            for channel in _CHANNELS
        }
        self._counts = {
            count: ActionButton(f"often{count}", icons, kind="letter")
            for count in MESSAGES_PER_MONTH
        }
        for channel, button in self._channels.items():
            button.clicked.connect(partial(extras.choose_channel, channel))
        for count, button in self._counts.items():
            button.clicked.connect(partial(extras.choose_messages_per_month, count))
        self.setLayout(
            column(
                _asked(self._how, self._channels.values()),
                _asked(self._often, self._counts.values()),
                spacing=8,
                margins=(3, 0, 3, 0),
            )
        )

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._how.setText(self.tr("Write to them by"))
        self._often.setText(self.tr("At most so often a month"))
        words = {ContactChannel.SMS: self.tr("SMS"), ContactChannel.EMAIL: self.tr("E-mail")}
        for channel, button in self._channels.items():
            button.show_words(words[channel], f"{self._how.text()}: {words[channel]}")
        for count, button in self._counts.items():
            button.show_words(str(count), f"{self._often.text()}: {count}")

    def render_form(self, form: EnrolForm) -> None:
        """Draw what was chosen, and what there is to choose."""
        possible, chosen = contacts_of(form).channels, channel_of(form)
        for channel, button in self._channels.items():
            button.setEnabled(channel in possible)
            _mark(button, is_chosen=channel is chosen)
        for count, button in self._counts.items():
            _mark(button, is_chosen=count == form.extras.messages_per_month)


def _asked(question: QWidget, answers: Iterable[QWidget]) -> QHBoxLayout:
    line = row(question, *answers, spacing=4)
    line.setStretch(0, 1)
    return line


def _mark(button: ActionButton, *, is_chosen: bool) -> None:
    button.show_icon("check" if is_chosen else "")
    restyle(button, "chosen", "yes" if is_chosen else "no")
