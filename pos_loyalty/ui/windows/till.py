# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The cashier's window. It places widgets, and gives keys to whom they concern; no more."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.theme import fitting_scale, palette_of
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.page_keys import OWN_KEYS, PAGE_KEYS, RECEIPT_KEY, SIGN_KEY
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.action_bar import ActionBar
from pos_loyalty.ui.widgets.announcing import announce
from pos_loyalty.ui.widgets.header import HeaderBar
from pos_loyalty.ui.widgets.layouts import column, free_in_size, scrolling
from pos_loyalty.ui.widgets.naming import named, preset
from pos_loyalty.ui.widgets.page import Page
from pos_loyalty.ui.widgets.pages import (
    build_approval_panel,
    build_keys_panel,
    build_leaving_panel,
    build_page,
    build_training_marks,
)

if TYPE_CHECKING:
    from pos_loyalty.ui.widgets.approval_panel import ApprovalPanel
    from pos_loyalty.ui.widgets.keys_panel import KeysPanel
    from pos_loyalty.ui.widgets.leaving_panel import LeavingPanel
    from pos_loyalty.ui.widgets.training_marks import TrainingMarks

BUSY_AFTER_MS: Final = 100


class TillWindow(QMainWindow):
    """Header, one page, and the bar with the next step.

    A page is built when it is first shown: the window must stand before anything else loads.
    """

    card_wanted = Signal(object)
    """The cashier wants this member's card printed or saved."""

    copy_wanted = Signal()
    """The cashier wants what is not sent yet on a stick."""

    first_painted = Signal()
    """The window is on the screen, once; what is slow to load may come now."""

    def __init__(self, till: TillVerbs, appearance: Appearance, language: LanguageSwitch) -> None:
        super().__init__()
        named(self, "tillWindow")
        self._till = till
        self._appearance = appearance
        self._language = language
        self._spoken = ""
        self._dressed_for = 0.0
        self._pages: dict[Screen, Page] = {}
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._header = HeaderBar(till, appearance)
        self._bar = ActionBar(till, appearance)
        self._place()
        self._training_marks: TrainingMarks | None = None
        self._keys_panel: KeysPanel | None = None
        self._leaving_panel: LeavingPanel | None = None
        self._approval_panel: ApprovalPanel | None = None
        self._is_leaving_agreed = False
        self._header.help.clicked.connect(self.toggle_keys)
        appearance.changed.connect(self._dress)
        self._drawn: TillState | None = None
        self._is_painted = False
        self._is_close_wanted = False
        self._busy_soon = QTimer(self)
        self._busy_soon.setSingleShot(True)
        self._busy_soon.setInterval(BUSY_AFTER_MS)
        self._busy_soon.timeout.connect(self._draw_now)
        self._end_watch = till.state.watch(self.render_state)

    def render_state(self, state: TillState) -> None:
        """Draw the whole state; called on every change.

        Work that is over in the blink of an eye is not drawn: a card would cost two paintings.
        """
        if state.is_busy and replace(state, is_busy=False) == self._drawn:
            self._busy_soon.start()
        else:
            self._draw(state)
        if self._is_close_wanted and not self._till.is_saving:
            self._is_close_wanted = False
            if not _has_trouble(state):
                QTimer.singleShot(0, self, self.close)

    def _draw_now(self) -> None:
        self._draw(self._till.state.value)

    def _draw(self, state: TillState) -> None:
        self._busy_soon.stop()
        self._drawn = state
        self._speak(state.language)
        page = self.page(state.page)
        page.render_state(state)
        self._raise(page)
        self._header.render_state(state)
        self._bar.render_state(state, page.primary(state))
        self._ask_for_approval(state)
        announce(self._bar.notice)
        self._mark_training(state)

    def _mark_training(self, state: TillState) -> None:
        if self._training_marks is None and state.is_training:
            content = self.centralWidget().layout()
            self._training_marks = build_training_marks(self, content, self._appearance)
        if self._training_marks is not None:
            self._training_marks.render_state(state)

    def page(self, screen: Screen) -> Page:
        """Return the page of a screen, built now if it is the first time."""
        if screen not in self._pages:
            page = build_page(screen, self._till, self._appearance)
            page.card_wanted.connect(self.card_wanted)
            page.stack_columns(is_stacked=self._appearance.is_text_large)
            page.hide()
            self._pages[screen] = page
            self._holder.addWidget(page)
        return self._pages[screen]

    def close_for_good(self) -> None:
        """Close, whatever waits for the server."""
        self._is_leaving_agreed = True
        self.close()

    def toggle_keys(self) -> None:
        """Show the keys, those of the page on top first, or hide them."""
        if self._keys_panel is None:
            self._keys_panel = build_keys_panel(self, self._appearance)
            self._keys_panel.page_wanted.connect(self._till.open)
        state = self._till.state.value
        step = self._current_page().primary(state)
        self._keys_panel.show_page(state.page, step.words if step.key == "Enter" else "")
        self._keys_panel.setVisible(self._keys_panel.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the keys that no field wanted: Enter for the next step, digits for the page."""
        from pos_loyalty.ui.windows.typed_keys import ENTER, meaning_of

        meaning = meaning_of(event)
        if self._leaving_panel is not None and self._leaving_panel.isVisible():
            if meaning == ENTER:
                self._leaving_panel.press_focused()
        elif self._approval_panel is not None and self._approval_panel.isVisible():
            self._approval_panel.type_key(meaning)
        elif meaning == ENTER:
            self._bar.enter()
        elif meaning:
            self._current_page().type_key(meaning)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 - Qt's names
        """Move the focus in the order of reading."""
        from pos_loyalty.ui.windows.reading_order import in_reading_order, move_focus

        page: QWidget = self._current_page()
        areas: tuple[QWidget, ...] = (self._header, page, self._bar)
        if self._leaving_panel is not None and self._leaving_panel.isVisible():
            page, areas = self._leaving_panel, (self._leaving_panel,)
        elif self._approval_panel is not None and self._approval_panel.isVisible():
            page, areas = self._approval_panel, (self._approval_panel, self._bar)
        stops = in_reading_order(self, areas, page)
        return move_focus(stops, 1 if next else -1)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Put it off while a save runs: a window that is gone cannot say what became of it.

        It is closed after the answer, unless that is trouble: then the cashier has to read it.
        While something waits for the server the cashier is asked first.
        """
        self._is_close_wanted = self._till.is_saving
        is_asked = not self._is_close_wanted and self._ask_before_leaving()
        event.setAccepted(not self._is_close_wanted and not is_asked)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell, once what is being painted now has reached the screen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._tell_painted)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw larger on a larger screen."""
        super().resizeEvent(event)
        for panel in (self._keys_panel, self._leaving_panel):
            if panel is not None:
                panel.centre()
        self._cover_with_approval()
        if fitting_scale(self.size()) != self._dressed_for:
            self._dress()

    def _place(self) -> None:
        pages = QWidget()
        pages.setLayout(self._holder)
        page_scroll = scrolling("pageScroll", pages)
        preset(page_scroll, horizontalScrollBarPolicy="ScrollBarAsNeeded")
        content = column(self._header, page_scroll, self._bar, spacing=0)
        content.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(content)
        self.setCentralWidget(holder)
        free_in_size(self)

    def _ask_before_leaving(self) -> bool:
        """Come up with the question, unless nothing waits or it has been answered."""
        light = self._till.state.value.light
        if self._is_leaving_agreed or light.kind is LightKind.ALONE or not light.waiting:
            return False
        if self._leaving_panel is None:
            self._leaving_panel = build_leaving_panel(self, self._appearance)
            self._leaving_panel.copy_wanted.connect(self.copy_wanted)
            self._leaving_panel.leave_wanted.connect(self.close_for_good)
        self._leaving_panel.ask(light)
        return True

    def _ask_for_approval(self, state: TillState) -> None:
        if self._approval_panel is None and state.staff.deed:
            self._approval_panel = build_approval_panel(self, self._till, self._appearance)
        if self._approval_panel is not None:
            self._cover_with_approval()
            self._approval_panel.render_state(state)

    def _cover_with_approval(self) -> None:
        if self._approval_panel is not None:
            above = self.rect().adjusted(0, 0, 0, -self._bar.height())
            self._approval_panel.cover(above)

    def _key_table(self) -> dict[str, Callable[[], None]]:
        pages = {key: partial(self._till.open, page) for key, page in PAGE_KEYS.items()}
        own = {key: partial(self._give_key, key) for key in OWN_KEYS}
        return {
            "F1": self.toggle_keys,
            "F2": self._till.go_ready,
            **pages,
            **own,
            "F8": self._till.undo,
            RECEIPT_KEY: self._till.print_receipt,
            SIGN_KEY: self._till.switch_sign,
            "Esc": self._leave,
        }

    def _give_key(self, key: str) -> None:
        self._current_page().take_key(key)

    def _tell_painted(self) -> None:
        from pos_loyalty.ui.windows.shortcuts import bind_keys

        bind_keys(self, self._key_table())
        self.first_painted.emit()

    def _leave(self) -> None:
        for panel in (self._leaving_panel, self._keys_panel):
            if panel is not None and panel.isVisible():
                panel.hide()
                return
        self._till.back()

    def _current_page(self) -> Page:
        return self.page(self._till.state.value.page)

    def _raise(self, page: Page) -> None:
        if not page.isHidden():
            return
        for other in self._pages.values():
            other.hide()
        self.setFocus()
        page.show()

    def _speak(self, language: str) -> None:
        if language == self._spoken:
            return
        self._spoken = language
        self._language.use(language)
        panels = (self._keys_panel, self._leaving_panel, self._approval_panel)
        for part in (self._header, self._bar, *panels):
            if part is not None:
                part.reword()
        for page in self._pages.values():
            page.reword()

    def _forget_hidden_pages(self) -> None:
        """Let go of what nobody sees: eight pages to dress would keep the window for 100 ms.

        Each is built again when it is next shown; all that it shows is in the state.
        """
        for screen, page in list(self._pages.items()):
            if page.isHidden():
                del self._pages[screen]
                self._holder.removeWidget(page)
                page.deleteLater()
        if self._keys_panel is not None and self._keys_panel.isHidden():
            self._keys_panel.deleteLater()
            self._keys_panel = None

    def _dress(self) -> None:
        self._dressed_for = fitting_scale(self.size())
        self._forget_hidden_pages()
        self.setPalette(palette_of(self._appearance.theme))
        self.setStyleSheet(self._appearance.style_sheet(self._dressed_for))
        self._bar.stack_columns(is_stacked=self._appearance.is_text_enlarged)
        for page in self._pages.values():
            page.stack_columns(is_stacked=self._appearance.is_text_large)
        if self._spoken:
            self._draw_now()


def _has_trouble(state: TillState) -> bool:
    return state.notice is not None and not state.notice.kind.is_passing
