# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Names to choose from and a pad for the PIN, on the lock page and where somebody agrees."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pos_loyalty.domain.pins import PIN_DIGITS
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.staff_words import role_name
from pos_loyalty.ui.view_models.pin_entry import PinEntry
from pos_loyalty.ui.view_models.staff_form import ProofForm, StaffRow
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.keypad import Keypad
from pos_loyalty.ui.widgets.layouts import card, column, label, refill, row, scrolling
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import BACKSPACE, CLEAR
from pos_loyalty.ui.widgets.row_button import RowButton

_CLEAR_SIGN: Final = "C"
_TYPED, _OPEN = "●", "○"
_NEXT, _FORMER = "+", "-"
"""On the number pad of every keyboard: from name to name."""


class ProofPanel(QWidget):
    """The names on the left, the pad on the right. A PIN is shown as dots only."""

    def __init__(self, name: str, entry: PinEntry, icons: IconBook) -> None:
        super().__init__()
        named(self, name)
        self._entry, self._icons = entry, icons
        self._drawn: tuple[object, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        names = QWidget()
        names.setLayout(column(self._rows, 1, margins=(8, 4, 8, 4)))
        left = column(scrolling(f"{name}Scroll", names), margins=(4, 8, 4, 8))
        self._caption = label(f"{name}Caption", "soft", wraps=True)
        self._dots = label(f"{name}Dots", "number")
        self._keypad = Keypad(f"{name}Key", icons, sign=_CLEAR_SIGN)
        self._keypad.pressed.connect(self.type_key)
        self._keypad.taken_back.connect(entry.backspace)
        right = column(self._caption, self._dots, self._keypad, spacing=4)
        right.setStretch(2, 1)
        both = row(card(f"{name}Names", left), right, spacing=13)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(both)

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._keypad.reword()
        self._keypad.keys[_CLEAR_SIGN].setAccessibleName(self.tr("Take back all digits"))

    def render_form(self, form: ProofForm, language: str) -> None:
        """Draw who can be chosen, and how much is typed."""
        self._dots.setText(_TYPED * form.typed_count + _OPEN * (PIN_DIGITS - form.typed_count))
        typed = self.tr("{typed} of {all} digits").replace("{typed}", str(form.typed_count))
        self._dots.setAccessibleName(typed.replace("{all}", str(PIN_DIGITS)))
        self._caption.setText(self._caption_text(form))
        self._keypad.setEnabled(bool(form.chosen) and not form.is_checking)
        key = (form.people, form.chosen, language)
        if key != self._drawn:
            self._drawn = key
            refill(self._rows, (self._row(person, form.chosen) for person in form.people))

    def type_key(self, text: str) -> None:
        """Take a digit, ``BACKSPACE`` or ``CLEAR``; plus and minus go from name to name."""
        if text == BACKSPACE:
            self._entry.backspace()
        elif text in {CLEAR, _CLEAR_SIGN}:
            self._entry.clear()
        elif text in {_NEXT, _FORMER}:
            self._entry.choose_next(1 if text == _NEXT else -1)
        else:
            self._entry.press(text)

    def _caption_text(self, form: ProofForm) -> str:
        if form.is_checking:
            return self.tr("One moment…")
        who = next((row.short_name for row in form.people if row.staff_id == form.chosen), "")
        if who:
            return self.tr("PIN of {name}").replace("{name}", who)
        return self.tr("Scan a badge, or choose a name")

    def _row(self, person: StaffRow, chosen: str) -> QPushButton:
        is_chosen = person.staff_id == chosen
        role = role_name(person.role)
        button = RowButton(
            f"staff_{person.staff_id}", f"{person.short_name}, {role}", is_chosen=is_chosen
        )
        name = label("staffName", "strong", wraps=True)
        name.setText(person.short_name)
        what = label("staffRole", "soft", wraps=True)
        what.setText(role)
        line = row(
            Icon(self._icons, "check" if is_chosen else "person"),
            column(1, name, what, 1, spacing=0),
            margins=(14, 6, 14, 6),
        )
        line.setStretch(1, 1)
        button.setLayout(column(line, spacing=0))
        button.clicked.connect(partial(self._entry.choose, person.staff_id))
        return button
