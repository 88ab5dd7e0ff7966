# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The strip at the top: which shop and till, whether everything is sent, language and looks."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES, own_name
from pos_loyalty.ui.server_words import LightWords
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.flow import FlowLayout
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named, restyle

_LIGHT_LOOKS: Final = {
    LightKind.ALONE: ("ok", "ok"),
    LightKind.CONNECTING: ("clock", "plain"),
    LightKind.UP_TO_DATE: ("online", "ok"),
    LightKind.SENDING: ("online", "accent"),
    LightKind.LOADING: ("clock", "accent"),
    LightKind.OFFLINE: ("offline", "warning"),
    LightKind.ATTENTION: ("warning", "error"),
}
"""An icon and a tone; the words say it too."""

_THEME_ICONS: Final = {"light": "moon", "dark": "contrast", "high-contrast": "sun"}
"""Of what a press brings."""


class HeaderBar(QFrame):
    """Always visible, on every page."""

    def __init__(self, till: TillVerbs, appearance: Appearance) -> None:
        super().__init__()
        named(self, "header")
        self._appearance = appearance
        icons = appearance.icons
        self._shop = label("shopName", "strong")
        self._till_no = label("tillNo", "soft")
        # With its first looks, since to change them would load Qt's styles before the first paint.
        icon, tone = _LIGHT_LOOKS[till.state.value.light.kind]
        button = ActionButton("statusLight", icons, icon=icon, kind="light")
        self._light = named(button, "statusLight", tone=tone)
        self._light.clicked.connect(till.explain_light)
        self.scan = ActionButton("goReady", icons, icon="scan", kind="quiet", key="F2")
        self.help = ActionButton("help", icons, icon="help", kind="quiet", key="F1")
        self._text_size = ActionButton("textSize", icons, icon="text-size", kind="quiet")
        self._language = ActionButton("language", icons, icon="globe", kind="quiet")
        self._theme = ActionButton("theme", icons, kind="quiet")
        self.scan.clicked.connect(till.go_ready)
        self._text_size.clicked.connect(appearance.switch_text_scale)
        self._theme.clicked.connect(appearance.switch_theme)
        self._language.clicked.connect(
            lambda: till.choose_language(_next_language(till.state.value.language))
        )
        shop = column(1, self._shop, self._till_no, 1, spacing=0)
        self._printer: ActionButton | None = None
        self._who: ActionButton | None = None
        self._lock = partial(till.open, Screen.LOCKED)
        self._explain_printer = till.explain_printer
        tools = self._tools = FlowLayout(
            self.scan, self._light, self.help, self._text_size, self._language, self._theme,
            is_right=True,
        )  # fmt: skip
        content = row(shop, tools, spacing=12, margins=(16, 4, 8, 4))
        content.setStretch(1, 1)
        self.setLayout(content)
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self.scan.show_words(self.tr("Scan"))
        self.help.show_words("", self.tr("Keys of the till"))
        self._text_size.show_words("", self.tr("Larger text"))
        self._theme.show_words("", self.tr("Light, dark or high contrast"))

    def render_state(self, state: TillState) -> None:
        """Draw the shop, the light and the language."""
        self._shop.setText(state.store_name)
        self._till_no.setText(self.tr("Till {number}").replace("{number}", str(state.till_no)))
        icon, tone = _LIGHT_LOOKS[state.light.kind]
        self._light.show_words(LightWords().line(state.light))
        self._light.show_icon(icon)
        restyle(self._light, "tone", tone)
        self._show_printer(state)
        self._show_who(state)
        self._language.show_words(state.language.upper(), own_name(state.language))
        self._theme.show_icon(_THEME_ICONS[self._appearance.theme.name])

    def _show_who(self, state: TillState) -> None:
        """Show who stands here; a press locks the till, and lets a colleague in."""
        staff = state.staff
        if self._who is None and staff.who is not None:
            self._who = ActionButton("whoIsHere", self._appearance.icons, icon="lock", kind="light")
            self._who.clicked.connect(self._lock)
            self._tools.addWidget(self._who)
        if self._who is not None:
            name = staff.who.short_name if staff.who else ""
            spoken = self.tr("{name} stands here: lock the till").replace("{name}", name)
            self._who.show_words(name, spoken)
            self._who.setVisible(bool(name) and not staff.is_locked)
        self.scan.setEnabled(not staff.is_locked)

    def _show_printer(self, state: TillState) -> None:
        """Show that no receipts come for as long as that is so; it is built the first time."""
        if self._printer is None and state.printer_trouble:
            icons = self._appearance.icons
            self._printer = ActionButton("printerLight", icons, icon="warning", kind="light")
            restyle(self._printer, "tone", "warning")
            self._printer.clicked.connect(self._explain_printer)
            self._tools.addWidget(self._printer)
        if self._printer is not None:
            self._printer.show_words(self.tr("Printer"), self.tr("The printer prints no receipts"))
            self._printer.setVisible(bool(state.printer_trouble))


def _next_language(language: str) -> str:
    return LANGUAGES[(LANGUAGES.index(language) + 1) % len(LANGUAGES)]
