# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Mending a mistake of the past: what it is, whose it should have been, and why."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from pos_loyalty.services.mending import REASONS
from pos_loyalty.ui.formats import moment, money, signed
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.member_name import shown_name
from pos_loyalty.ui.mending_words import reason_name, row_name
from pos_loyalty.ui.view_models.form_rows import FoundRow
from pos_loyalty.ui.view_models.history_form import MendingForm, MendingKind
from pos_loyalty.ui.view_models.mending import MendingViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.field import Field
from pos_loyalty.ui.widgets.history_page import STACKED_PX_MIN
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.keypad import Keypad
from pos_loyalty.ui.widgets.layouts import (
    SCROLL_HEIGHT_MIN,
    card,
    column,
    label,
    refill,
    row,
    scrolling,
)
from pos_loyalty.ui.widgets.naming import named, show_if
from pos_loyalty.ui.widgets.page import BACKSPACE, Page, PrimaryAction
from pos_loyalty.ui.widgets.row_button import RowButton
from pos_loyalty.ui.widgets.two_columns import two_columns
from pos_loyalty.ui.widgets.typing_page import typed


class MendingPage(Page):
    """On the left what and whose; on the right the pad to find them with, then why."""

    def __init__(self, mending: MendingViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "mendingPage")
        self._mending, self._icons = mending, icons
        self._drawn: tuple[object, ...] = ()
        self._title = label("mendingTitle", "title", wraps=True)
        self._what = label("mendingWhat", "body", wraps=True)
        self._points = label("mendingPoints", "number")
        self._effect = label("mendingEffect", "soft", wraps=True)
        self._query = Field("mendingQuery", mending.type_query)
        self._hint = label("mendingHint", "soft", wraps=True)
        self._found = QVBoxLayout()
        self._found.setSpacing(2)
        self._reasons_title = label("mendingReasonsTitle", "heading", wraps=True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(2)
        self._words = Field("mendingWords", mending.type_reason)
        self._keypad = Keypad("mendingKey", icons, sign="+")
        self._keypad.pressed.connect(self.type_key)
        self._keypad.taken_back.connect(lambda: self.type_key(BACKSPACE))
        self._beside = QStackedWidget()
        self._why = self._right()
        self._beside.addWidget(self._why)
        self._beside.addWidget(self._keypad)
        self.setLayout(two_columns(column(self._left()), self._beside))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._query.reword(
            self.tr("Whose purchase was it?"), self.tr("Scan the card, or type a name or phone")
        )
        self._words.reword(self.tr("In own words"), self.tr("What happened"))
        self._reasons_title.setText(self.tr("Why?"))
        self._keypad.reword()

    def stack_columns(self, *, is_stacked: bool) -> None:
        """Give each part of the page a height to be read in where they stand below each other."""
        super().stack_columns(is_stacked=is_stacked)
        for scroll in (self._scroll, self._reasons_scroll):
            scroll.setMinimumHeight(STACKED_PX_MIN if is_stacked else SCROLL_HEIGHT_MIN)

    def render_state(self, state: TillState) -> None:
        """Draw the form."""
        form = state.mending
        if form is None:
            return
        is_giving = form.kind is MendingKind.GIVE
        is_open = is_giving and form.receiver is None
        show_if(self._query, is_open)
        self._beside.setCurrentWidget(self._keypad if is_open else self._why)
        self._query.show_text(form.query)
        self._words.show_text(form.own_words)
        self._hint.setText(self._hint_of(form))
        show_if(self._hint, is_open and bool(self._hint.text()))
        key = (form.kind, form.row, form.receiver, form.matches, form.reason, state.language)
        if key == self._drawn:
            return
        self._drawn = key
        self._show_what(form, state)
        refill(self._found, self._people(form) if is_giving else ())
        refill(self._reasons, map(partial(self._reason, form), REASONS))

    def primary(self, state: TillState) -> PrimaryAction:
        """Ask whoever has to agree, and save."""
        form = state.mending
        if form is not None and form.kind is MendingKind.GIVE and form.receiver is None:
            return self._choosing(form)
        can_confirm = form is not None and form.can_confirm
        words, icon = self.tr("Take back"), "undo"
        if form is not None and form.kind is MendingKind.GIVE:
            words, icon = self.tr("Give the purchase"), "check"
        return PrimaryAction(words, icon, "Enter", can_confirm, self._mending.confirm)

    def type_key(self, text: str) -> None:
        """Type digits of a phone, where no field has the focus."""
        if not self._query.isHidden():
            self._mending.type_query(typed(self._query.edit.text(), text))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with whose it was, where that is asked."""
        super().showEvent(event)
        if not self._query.isHidden():
            self._query.edit.setFocus()

    def _choosing(self, form: MendingForm) -> PrimaryAction:
        """Choose the one who matches; of several, one is pressed."""

        def choose() -> None:
            self._mending.choose_member(form.matches[0].member_id)

        is_one = len(form.matches) == 1
        return PrimaryAction(self.tr("Choose"), "person", "Enter", is_one, choose)

    def _left(self) -> QWidget:
        content = QWidget()
        figures = row(self._points, self._effect)
        figures.setStretch(1, 1)
        head = column(self._title, self._what, figures, spacing=6, margins=(4, 0, 4, 0))
        parts = (head, self._query, self._hint, self._found, 1)
        content.setLayout(column(*parts, margins=(14, 10, 14, 8)))
        self._scroll = scrolling("mendingScroll", content)
        return card("mendingCard", column(self._scroll, margins=(2, 4, 4, 4)))

    def _right(self) -> QWidget:
        content = QWidget()
        parts = (self._reasons_title, self._reasons, self._words, 1)
        content.setLayout(column(*parts, margins=(14, 10, 14, 8)))
        self._reasons_scroll = scrolling("mendingReasonsScroll", content)
        return card("mendingWhyCard", column(self._reasons_scroll, margins=(2, 4, 4, 4)))

    def _show_what(self, form: MendingForm, state: TillState) -> None:
        name = shown_name(form.history.short_name)
        is_giving = form.kind is MendingKind.GIVE
        self._title.setText(
            self.tr("Give to another member") if is_giving else self.tr("Take back")
        )
        parts = [row_name(form.row), moment(form.row.at, state.language)]
        if form.row.amount_minor:
            parts.append(money(form.row.amount_minor, state.currency, state.language))
        self._what.setText(" · ".join(parts))
        self._points.setText(signed(-form.row.points, state.language))
        self._effect.setText(self.tr("points for {name}").replace("{name}", name))

    def _hint_of(self, form: MendingForm) -> str:
        if form.is_searched and not form.matches:
            return self.tr("Nobody found. Try other digits, or another spelling.")
        return ""

    def _people(self, form: MendingForm) -> Iterator[QWidget]:
        if form.receiver is not None:
            heading = label("mendingReceiverTitle", "heading", wraps=True)
            heading.setText(self.tr("It becomes the purchase of"))
            yield heading
            chosen = self._person(form.receiver, is_chosen=True)
            chosen.clicked.connect(self._mending.forget_member)
            yield chosen
            return
        for found in form.matches:
            button = self._person(found, is_chosen=False)
            button.clicked.connect(partial(self._mending.choose_member, found.member_id))
            yield button

    def _person(self, found: FoundRow, *, is_chosen: bool) -> QPushButton:
        shown = shown_name(found.short_name)
        details = "   ".join(part for part in (found.phone_mask, found.card_mask) if part)
        name = label("mendingName", "strong", wraps=True)
        name.setText(shown)
        masks = label("mendingMasks", "soft", wraps=True)
        masks.setText(details)
        button = RowButton(f"receiver_{found.member_id}", f"{shown} {details}", is_chosen=is_chosen)
        icon = Icon(self._icons, "lock" if found.is_blocked else "person")
        mark = Icon(self._icons, "check" if is_chosen else "forward", "s")
        line = row(icon, column(1, name, masks, 1, spacing=0), mark, margins=(14, 6, 14, 6))
        line.setStretch(1, 1)
        button.setLayout(line)
        return button

    def _reason(self, form: MendingForm, reason: str) -> QPushButton:
        is_chosen = form.reason == reason
        words = label("mendingReason", "strong" if is_chosen else "body", wraps=True)
        words.setText(reason_name(reason))
        button = RowButton(f"reason_{reason}", words.text(), is_chosen=is_chosen)
        icon = Icon(self._icons, "check" if is_chosen else "minus")
        line = row(icon, words, margins=(14, 8, 14, 8))
        line.setStretch(1, 1)
        button.setLayout(line)
        button.clicked.connect(partial(self._mending.choose_reason, reason))
        return button
