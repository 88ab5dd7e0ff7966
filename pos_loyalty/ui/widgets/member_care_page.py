# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member's card or balance is put right: what on the left, how much and why on the right."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pos_loyalty.ui.care_words import deed_hint, deed_name, deed_question, reason_name
from pos_loyalty.ui.counted import CountedWords
from pos_loyalty.ui.formats import number
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.member_name import shown_name
from pos_loyalty.ui.view_models.care_form import REASONS, WITH_POINTS, CareDeed, CareForm
from pos_loyalty.ui.view_models.member_care import MemberCareViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.chip import Chip
from pos_loyalty.ui.widgets.field import Field
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.keypad import Keypad
from pos_loyalty.ui.widgets.layouts import card, column, label, refill, row, scrolling
from pos_loyalty.ui.widgets.naming import named, show_if
from pos_loyalty.ui.widgets.page import BACKSPACE, CLEAR, Page, PrimaryAction
from pos_loyalty.ui.widgets.row_button import RowButton
from pos_loyalty.ui.widgets.two_columns import two_columns

_CLEAR_SIGN: Final = "C"
_COLUMNS: Final = 2
_ICONS: Final = {
    CareDeed.BLOCK: "lock",
    CareDeed.UNBLOCK: "check",
    CareDeed.REPLACE: "scan",
    CareDeed.GIVE: "plus",
    CareDeed.TAKE: "minus",
}


class MemberCarePage(Page):
    """Who, what is to be done, and why."""

    def __init__(self, care: MemberCareViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "memberCarePage")
        self._care, self._icons = care, icons
        self._drawn: tuple[object, ...] = ()
        self._name = label("careName", "title", wraps=True)
        self._card = label("careCard", "soft", wraps=True)
        self._blocked = Chip("careBlockedChip", icons, "lock", "error")
        self._deeds = QGridLayout()
        self._deeds.setSpacing(8)
        self._question = label("careQuestion", "heading", wraps=True)
        self._hint = label("careHint", "body", wraps=True)
        self._figure = label("careFigure", "number", is_right=True)
        self._pad = Keypad("carePad", icons, sign=_CLEAR_SIGN)
        self._pad.pressed.connect(self._press)
        self._pad.taken_back.connect(care.backspace)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(2)
        self._note = Field("careNote", care.type_note)
        self._rest = QWidget()
        self.setLayout(two_columns(column(self._left()), self._right()))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._pad.reword()
        self._pad.keys[_CLEAR_SIGN].setAccessibleName(self.tr("Take back all digits"))
        self._note.reword(self.tr("In own words"), self.tr("What happened"))

    def render_state(self, state: TillState) -> None:
        """Draw the form."""
        form = state.care
        if form is None:
            return
        self._note.show_text(form.note)
        key = (form, state.language, state.is_busy)
        if key == self._drawn:
            return
        self._drawn = key
        self._name.setText(shown_name(form.short_name))
        points = CountedWords().points(form.spendable_points)
        words = self.tr("Card {card} · {points} to spend")
        self._card.setText(words.replace("{card}", form.card_mask).replace("{points}", points))
        self._blocked.say(self.tr("The card is blocked") if form.is_blocked else "")
        self._show_deeds(form)
        self._show_chosen(form, state.language)

    def primary(self, state: TillState) -> PrimaryAction:
        """Ask whoever has to agree, and save."""
        form = state.care
        deed = form.deed if form else None
        words = deed_name(deed) if deed else self.tr("Save")
        can_save = form is not None and form.missing is None
        icon = _ICONS[deed] if deed else "check"
        return PrimaryAction(words, icon, "Enter", can_save, self._care.confirm)

    def type_key(self, text: str) -> None:
        """Type the points on the keyboard as on the pad."""
        if text == BACKSPACE:
            self._care.backspace()
        elif text == CLEAR:
            self._care.clear_points()
        else:
            self._care.press(text)

    def _press(self, text: str) -> None:
        if text == _CLEAR_SIGN:
            self._care.clear_points()
        else:
            self._care.press(text)

    def _left(self) -> QWidget:
        content = QWidget()
        chips = row(self._blocked, 1)
        head = column(self._name, self._card, chips, spacing=4, margins=(4, 0, 4, 0))
        lists = column(head, self._deeds, self._question, self._reasons, 1, spacing=10)
        lists.setContentsMargins(16, 0, 16, 8)
        content.setLayout(lists)
        scroll = scrolling("careScroll", content)
        return card("careCardFrame", column(scroll, margins=(2, 14, 4, 8)))

    def _right(self) -> QWidget:
        self._pad.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        content = column(self._hint, self._figure, self._pad, self._note, spacing=10)
        content.setContentsMargins(14, 14, 14, 10)
        content.setStretch(2, 1)
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        whole = column(content, self._rest, spacing=0)
        whole.setStretch(1, 1)
        return card("careWhyFrame", whole)

    def _show_chosen(self, form: CareForm, language: str) -> None:
        deed = form.deed
        has_points = deed in WITH_POINTS
        self._question.setText(deed_question(deed))
        show_if(self._question, deed is not None)
        hint = deed_hint(form) if deed else deed_question(None)
        self._hint.setText(hint)
        show_if(self._hint, bool(hint))
        self._figure.setText(number(form.points, language))
        show_if(self._figure, has_points)
        show_if(self._pad, has_points)
        show_if(self._rest, not has_points)
        show_if(self._note, deed is not None)
        refill(self._reasons, self._reason_rows(form))

    def _show_deeds(self, form: CareForm) -> None:
        while (item := self._deeds.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.hide()
                button.deleteLater()
        for place, deed in enumerate(form.deeds):
            self._deeds.addWidget(self._deed(form, deed), *divmod(place, _COLUMNS))

    def _reason_rows(self, form: CareForm) -> Iterator[QWidget]:
        for reason in REASONS[form.deed] if form.deed else ():
            button = self._line(
                f"careReason_{reason}", reason_name(reason), is_chosen=form.reason == reason
            )
            button.clicked.connect(partial(self._care.choose_reason, reason))
            yield button

    def _deed(self, form: CareForm, deed: CareDeed) -> QPushButton:
        is_chosen = form.deed is deed
        button = self._line(
            f"careDeed_{deed}", deed_name(deed), is_chosen=is_chosen, icon=_ICONS[deed]
        )
        button.clicked.connect(partial(self._care.choose_deed, deed))
        return button

    def _line(self, name: str, words: str, *, is_chosen: bool, icon: str = "minus") -> QPushButton:
        shown = label(f"{name}Words", "strong" if is_chosen else "body", wraps=True)
        shown.setText(words)
        button = RowButton(name, words, is_chosen=is_chosen)
        mark = Icon(self._icons, "check" if is_chosen else icon)
        line = row(mark, shown, margins=(14, 8, 14, 8))
        line.setStretch(1, 1)
        button.setLayout(line)
        return button
