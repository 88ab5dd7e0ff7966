# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the first start, one for each step."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.language import LANGUAGES, own_name
from pos_loyalty.ui.reader_words import kind_text
from pos_loyalty.ui.view_models.first_start import (
    Ending,
    FirstStartViewModel,
    StartField,
    StartState,
    StartStep,
)
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.field import Field
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, row
from pos_loyalty.ui.widgets.letter_pad import LetterPad
from pos_loyalty.ui.widgets.naming import named

W = TypeVar("W")

_MARGINS: Final = (20, 12, 20, 12)


class StartPage(QWidget):
    """One step. It keeps nothing and decides nothing.

    Attributes:
        has_next: The button at the bottom right leads on; else the page's own buttons do.
    """

    has_next = True

    def reword(self) -> None:
        """Take the words of the language in use."""

    def render_state(self, state: StartState) -> None:
        """Draw the state."""

    def next_words(self, state: StartState) -> str:
        """Return what the button at the bottom right says."""
        del state
        return self.tr("Continue")

    def choose_by_key(self, typed: str) -> bool:
        """Take a digit that stands on a button; tell whether there is one."""
        del typed
        return False

    def stack_columns(self, *, is_stacked: bool) -> None:
        """Make room for large words."""

    def take_focus(self) -> None:
        """Put the keyboard where typing begins."""
        self.setFocus()


class ChoicePage(StartPage):
    """A question with large buttons, each with a digit."""

    has_next = False

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self._question = label(f"{name}Question", "display", wraps=True)
        self._choices: list[ActionButton] = []

    def stack_columns(self, *, is_stacked: bool) -> None:
        """Put the buttons one below the other."""
        directions = {
            True: QBoxLayout.Direction.TopToBottom,
            False: QBoxLayout.Direction.LeftToRight,
        }
        self._row.setDirection(directions[is_stacked])

    def choose_by_key(self, typed: str) -> bool:
        """Press the button that bears the digit."""
        place = int(typed) - 1 if typed.isascii() and typed.isdigit() else -1
        if not 0 <= place < len(self._choices):
            return False
        self._choices[place].click()
        return True

    def _place(self) -> None:
        choices = self._row = row(*self._choices)
        for place in range(len(self._choices)):
            choices.setStretch(place, 1)
        content = column(self._question, choices, margins=(20, 12, 20, 84))
        content.setStretch(1, 1)
        self.setLayout(content)

    def _add(self, name: str, icons: IconBook, icon: str, act: Callable[[], None]) -> None:
        key = str(len(self._choices) + 1)
        choice = ActionButton(name, icons, icon=icon, kind="tile", key=key)
        choice.clicked.connect(act)
        self._choices.append(choice)


class LanguagePage(ChoicePage):
    """Which language the till speaks; asked in all of them."""

    def __init__(self, start: FirstStartViewModel, icons: IconBook) -> None:
        super().__init__("startLanguage")
        for language in LANGUAGES:
            act = _act(start.choose_language, language)
            self._add(f"language_{language}", icons, "globe", act)
            self._choices[-1].show_words(own_name(language))
        self._place()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._question.setText(self.tr("Which language do you speak?"))


class ShopPage(ChoicePage):
    """Three ways to a shop."""

    def __init__(self, start: FirstStartViewModel, icons: IconBook) -> None:
        super().__init__("startShop")
        ways = (
            ("joinServer", "online", StartStep.JOIN),
            ("ownShop", "receipt", StartStep.OWN),
            ("lookAround", "search", StartStep.SCANNER),
        )
        for name, icon, step in ways:
            self._add(name, icons, icon, _act(start.choose_way, step))
        self._place()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._question.setText(self.tr("What is this till for?"))
        words = (
            self.tr("My shop has a server, and the office gave me a code"),
            self.tr("My shop has this one till"),
            self.tr("I want to look around in a made-up shop"),
        )
        for choice, said in zip(self._choices, words, strict=True):
            choice.show_words(said)


class FormPage(StartPage):
    """Fields to type into, by keys or by the letters below them."""

    def __init__(
        self, name: str, start: FirstStartViewModel, fields: tuple[StartField, ...], icons: IconBook
    ) -> None:
        super().__init__()
        self._start = start
        self._typed_into = fields[0]
        self.pad = LetterPad(start.letters, icons)
        self.pad.pressed.connect(self._press)
        self.pad.taken_back.connect(self._take_back)
        named(self, name)
        self._question = label(f"{name}Question", "title", wraps=True)
        self.fields = {
            field: Field(f"start{field.value.capitalize()}", _typing(start, field))
            for field in fields
        }

    def render_state(self, state: StartState) -> None:
        """Draw what is typed."""
        for field, shown in self.fields.items():
            shown.show_text(state.text(field))
            shown.setEnabled(not state.is_busy)
        self.pad.render_letters(state.letters, state.language, begins_word=False)
        self.pad.setEnabled(not state.is_busy)

    def take_focus(self) -> None:
        """Begin with the first field that is still to be filled."""
        edits = [shown.edit for shown in self.fields.values()]
        empty = [edit for edit in edits if edit.text() in {"", "https://"}]
        (empty or edits)[0].setFocus()

    def _press(self, letter: str) -> None:
        field = self._field_in_focus()
        self._start.type(field, self._start.state.value.text(field) + letter)

    def _take_back(self) -> None:
        field = self._field_in_focus()
        self._start.type(field, self._start.state.value.text(field)[:-1])

    def _field_in_focus(self) -> StartField:
        """Return where the letters go: the field that had the focus last."""
        for field, shown in self.fields.items():
            if shown.edit.hasFocus():
                self._typed_into = field
        return self._typed_into


class JoinPage(FormPage):
    """Where the server is, and the code from the office."""

    def __init__(self, start: FirstStartViewModel, icons: IconBook) -> None:
        super().__init__("startJoin", start, (StartField.ADDRESS, StartField.CODE), icons)
        parts = column(
            self._question, *self.fields.values(), 1, self.pad, margins=_MARGINS, spacing=6
        )
        self.setLayout(column(card("startJoinCard", parts, look="sunken"), margins=(13, 6, 13, 6)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self.pad.reword()
        self._question.setText(self.tr("The office made a code for this till. It works once."))
        self.fields[StartField.ADDRESS].reword(
            self.tr("Address of the server"), "https://points.example"
        )
        self.fields[StartField.CODE].reword(self.tr("Code"), "7K3M9-QX2VD")

    def next_words(self, state: StartState) -> str:
        """Return what the button says."""
        del state
        return self.tr("Join")


class OwnPage(FormPage):
    """The shop's name, where it is, and its rules."""

    def __init__(self, start: FirstStartViewModel, icons: IconBook) -> None:
        fields = (StartField.NAME, StartField.ZONE, StartField.PROGRAM)
        super().__init__("startOwn", start, fields, icons)
        self._choose = ActionButton("chooseProgram", icons, icon="search", kind="plain")
        self._choose.clicked.connect(self._ask_for_file)
        program = row(self.fields[StartField.PROGRAM], self._choose)
        program.setStretch(0, 1)
        program.setAlignment(self._choose, Qt.AlignmentFlag.AlignBottom)
        parts = column(
            self._question,
            self.fields[StartField.NAME],
            self.fields[StartField.ZONE],
            program,
            1,
            self.pad,
            margins=_MARGINS,
            spacing=6,
        )
        self.setLayout(column(card("startOwnCard", parts, look="sunken"), margins=(13, 6, 13, 6)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self.pad.reword()
        self._question.setText(
            self.tr("It works alone. If your office runs a server, go back and use its code.")
        )
        self.fields[StartField.NAME].reword(
            self.tr("Name of the shop"), self.tr("As customers read it")
        )
        self.fields[StartField.ZONE].reword(self.tr("Time zone"), "Europe/Warsaw")
        self.fields[StartField.PROGRAM].reword(
            self.tr("File with your programme"), self.tr("Else the sample")
        )
        self._choose.show_words(self.tr("Choose…"))

    def next_words(self, state: StartState) -> str:
        """Return what the button says."""
        del state
        return self.tr("Set up the shop")

    def _ask_for_file(self) -> None:
        asked = self.tr("File with your programme")
        chosen, _ = QFileDialog.getOpenFileName(self, asked, "", "JSON (*.json)")
        if chosen:
            self._start.type(StartField.PROGRAM, chosen)


class ScannerPage(StartPage):
    """Whatever a reader sends is shown here, and goes nowhere."""

    def __init__(self, start: FirstStartViewModel, icons: IconBook) -> None:
        super().__init__()
        del start
        named(self, "startScanner")
        self._icon = Icon(icons, "scan", "xl")
        self._title = label("scannerTitle", "display", wraps=True)
        self._came = label("scannerCame", "lead", wraps=True)
        self._hint = label("scannerHint", "body", wraps=True)
        content = column(
            1, row(self._icon, 1), self._title, self._came, self._hint, 1, margins=_MARGINS
        )
        self.setLayout(column(card("startScannerCard", content), margins=(13, 6, 13, 6)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._hint.setText(
            self.tr(
                "No reader? Go on: a camera or the keyboard will do."
                " Both are set up later on the page More (F12)."
            )
        )

    def render_state(self, state: StartState) -> None:
        """Draw what came last."""
        if state.kind is None:
            self._icon.show_icon("scan")
            self._title.setText(self.tr("Scan any code with the reader"))
            self._came.setText(self.tr("A loyalty card, a product, anything with a code."))
            return
        self._icon.show_icon("check")
        self._title.setText(self.tr("The reader works."))
        came = self.tr("It sent {kind}: {code}")
        self._came.setText(
            came.replace("{kind}", kind_text(state.kind)).replace("{code}", state.scanned)
        )


class StartReadyPage(StartPage):
    """What has been set up."""

    def __init__(self, start: FirstStartViewModel, icons: IconBook) -> None:
        super().__init__()
        del start
        named(self, "startDone")
        self._title = label("startDoneTitle", "display", wraps=True)
        self._words = label("startDoneWords", "lead", wraps=True)
        self._key = label("startDoneKey", "body", wraps=True)
        content = column(
            1, row(Icon(icons, "ok", "xl"), 1), self._title, self._words, self._key, 1,
            margins=_MARGINS,
        )  # fmt: skip
        self.setLayout(column(card("startDoneCard", content), margins=(13, 6, 13, 6)))

    def render_state(self, state: StartState) -> None:
        """Draw whose till it is now, and the words that the office compares."""
        self._title.setText(self.tr("All is set up."))
        founded = state.founded
        if founded is None:
            self._words.setText(
                self.tr("The till opens on a made-up shop with 10,000 members, which it makes now.")
            )
        else:
            words = self.tr("This is till {number} of {shop}.")
            words = words.replace("{number}", str(founded.till_no))
            self._words.setText(words.replace("{shop}", founded.store_name))
        fingerprint = " ".join(founded.fingerprint) if founded else ""
        compare = self.tr(
            "The office sees these words too: {words}. If it sees others, call them at once."
        )
        self._key.setText(compare.replace("{words}", fingerprint) if fingerprint else "")

    def next_words(self, state: StartState) -> str:
        """Return what the button says."""
        is_demo = state.ending is Ending.DEMO
        return self.tr("Open the made-up shop") if is_demo else self.tr("Open the till")


def start_pages(start: FirstStartViewModel, icons: IconBook) -> Mapping[StartStep, StartPage]:
    """Return a page for each step."""
    return {
        StartStep.LANGUAGE: LanguagePage(start, icons),
        StartStep.SHOP: ShopPage(start, icons),
        StartStep.JOIN: JoinPage(start, icons),
        StartStep.OWN: OwnPage(start, icons),
        StartStep.SCANNER: ScannerPage(start, icons),
        StartStep.DONE: StartReadyPage(start, icons),
    }


def _act(verb: Callable[[W], None], what: W) -> Callable[[], None]:
    return lambda: verb(what)


def _typing(start: FirstStartViewModel, field: StartField) -> Callable[[str], None]:
    return lambda text: start.type(field, text)
