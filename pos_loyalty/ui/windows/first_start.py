# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The window of a till that belongs to no shop yet: four steps, each for hand, mouse and keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.start_words import trouble_text
from pos_loyalty.ui.theme import fitting_scale, palette_of
from pos_loyalty.ui.view_models.first_start import FirstStartViewModel, StartState, StartStep
from pos_loyalty.ui.widgets.buttons import ActionButton, PrimaryButton
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, free_in_size, label, row, scrolling
from pos_loyalty.ui.widgets.naming import named, restyle
from pos_loyalty.ui.widgets.start_pages import StartPage, start_pages
from pos_loyalty.ui.widgets.two_columns import share_out, two_columns

_ORDER = {
    StartStep.LANGUAGE: 1,
    StartStep.SHOP: 2,
    StartStep.JOIN: 2,
    StartStep.OWN: 2,
    StartStep.SCANNER: 3,
    StartStep.DONE: 4,
}


class FirstStartWindow(QMainWindow):
    """A title, one page, and the bar with the next step."""

    def __init__(
        self, start: FirstStartViewModel, appearance: Appearance, language: LanguageSwitch
    ) -> None:
        super().__init__()
        named(self, "startWindow")
        self._start, self._appearance, self._language = start, appearance, language
        self._spoken, self._dressed_for = "", 0.0
        icons = appearance.icons
        self._title = label("startTitle", "title")
        self._step = label("startStep", "soft")
        self._pages = start_pages(start, icons)
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        for page in self._pages.values():
            page.hide()
            self._holder.addWidget(page)
        self.back = ActionButton("back", icons, icon="back", key="Esc")
        self.back.clicked.connect(start.back)
        self._icon = Icon(icons, "warning", "l")
        self._words = label("startTrouble", "body", wraps=True)
        self._strip = named(QWidget(), "notice", tone="none")
        strip = row(self._icon, self._words, margins=(14, 8, 6, 8))
        strip.setStretch(1, 1)
        self._strip.setLayout(strip)
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.primary = PrimaryButton("primary", icons, kind="primary", key="Enter")
        self.primary.clicked.connect(start.next)
        self._place()
        appearance.changed.connect(self._dress)
        self._dress()
        self._end_watch = start.state.watch(self.render_state)
        self.render_state(start.state.value)

    def render_state(self, state: StartState) -> None:
        """Draw the whole state; called on every change."""
        if state.language != self._spoken:
            self._spoken = state.language
            self._language.use(state.language)
            self._reword()
        page = self._page(state)
        page.render_state(state)
        if page.isHidden():
            for other in self._pages.values():
                other.hide()
            page.show()
            page.take_focus()
        number = self.tr("Step {number} of 4").replace("{number}", str(_ORDER[state.step]))
        self._step.setText(number)
        self._say(state)
        can_go_back = state.step is not StartStep.LANGUAGE and state.founded is None
        self.back.setVisible(can_go_back or state.is_busy)
        self.back.show_words(self.tr("Cancel") if state.is_busy else self.tr("Back"))
        self.primary.show_words(page.next_words(state))
        self.primary.show_icon("check" if state.step is StartStep.DONE else "forward")
        self.primary.setVisible(page.has_next)
        self.primary.setEnabled(not state.is_busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter for what has the focus, else for the next step; Esc; and digits."""
        if event.isAutoRepeat():
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Escape:
                if self.back.isVisible():
                    self._start.back()
            case _:
                if not self._page(self._start.state.value).choose_by_key(event.text()):
                    super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw larger on a larger screen."""
        super().resizeEvent(event)
        if fitting_scale(self.size()) != self._dressed_for:
            self._dress()

    def _enter(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, ActionButton) and focused.isVisible() and focused.isEnabled():
            focused.click()
        elif self.primary.isVisible():
            self.primary.click()

    def _say(self, state: StartState) -> None:
        words = trouble_text(state.trouble) if state.trouble else ""
        if state.is_busy:
            words = self.tr("One moment: the shop is being set up.")
        self._words.setText(words)
        self._strip.setVisible(bool(words))
        self._strip.setAccessibleName(words)
        self._icon.show_icon("clock" if state.is_busy else "warning")
        restyle(self._strip, "tone", "info" if state.is_busy else "warning")

    def _page(self, state: StartState) -> StartPage:
        return self._pages[state.step]

    def _place(self) -> None:
        head = row(self._title, 1, self._step, margins=(20, 14, 20, 6))
        self._above = row(margins=(13, 6, 13, 0))
        self._beside = row(self.back, 1, spacing=8)
        self._below = two_columns(self._beside, self.primary, top=6, bottom=13)
        holder = QWidget()
        holder.setLayout(self._holder)
        pages = scrolling("startScroll", holder)
        content = column(head, pages, self._above, self._below, spacing=0)
        whole = QWidget()
        whole.setLayout(content)
        self.setCentralWidget(whole)
        free_in_size(self)

    def _reword(self) -> None:
        self.setWindowTitle(self.tr("Setting up the till"))
        self._title.setText(self.tr("Setting up the till"))
        for page in self._pages.values():
            page.reword()

    def _dress(self) -> None:
        self._dressed_for = fitting_scale(self.size())
        self.setPalette(palette_of(self._appearance.theme))
        self.setStyleSheet(self._appearance.style_sheet(self._dressed_for))
        looks = self._appearance
        for page in self._pages.values():
            page.stack_columns(is_stacked=looks.is_text_large)
        if looks.is_text_enlarged:
            self._above.addWidget(self._strip, 1)
        else:
            self._beside.insertWidget(1, self._strip, 100)
        share_out(self._below, is_stacked=looks.is_text_enlarged)
        self.back.show_key("" if looks.is_text_enlarged else "Esc")
        self.primary.show_key("" if looks.is_text_enlarged else "Enter")
