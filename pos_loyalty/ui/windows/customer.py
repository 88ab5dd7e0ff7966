# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The customer's own display, on the second screen. It shows; nothing on it can be pressed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame, QWidget

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import Speaker
from pos_loyalty.ui.messages import CUSTOMER_LINES_MAX, customer_text
from pos_loyalty.ui.theme import fitting_scale, palette_of
from pos_loyalty.ui.view_models.customer import CustomerScreen, CustomerState
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, free_in_size, label, row
from pos_loyalty.ui.widgets.naming import named, restyle
from pos_loyalty.ui.widgets.qr_code import QrCode

_LOOKS: Final = {
    CustomerScreen.IDLE: ("cup", "plain"),
    CustomerScreen.JOIN: ("star", "plain"),
    CustomerScreen.GREETING: ("person", "plain"),
    CustomerScreen.EARNED: ("star", "ok"),
    CustomerScreen.REWARD_USED: ("gift", "ok"),
    CustomerScreen.THANKS: ("check", "ok"),
}

LINES_BESIDE_PICTURE_MAX: Final = 3
"""More of them get the whole width: what was won is worth more than a picture."""


class CustomerWindow(QWidget):
    """Words on the left; on the right a picture, or the code to join while nobody is served.

    Args:
        speaker: Speaks the member's language beside the cashier's.
    """

    def __init__(self, appearance: Appearance, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        named(self, "customerWindow")
        self._appearance = appearance
        self._dressed_for = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Closing the till's window ends the program; this one alone would keep it alive.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shop = label("customerShop", "strong", wraps=True)
        self._halo = named(QFrame(), "customerHalo", look="bigHalo", tone="plain")
        self._icon = Icon(appearance.icons, size="xxl")
        self._halo.setLayout(row(1, self._icon, 1))
        self._title = label("customerTitle", "display", wraps=True)
        self._lines = tuple(
            label(f"customerLine{i}", "lead", wraps=True) for i in range(CUSTOMER_LINES_MAX)
        )
        self._qr = QrCode("joinQr")
        qr_card = card("qrCard", column(self._qr, margins=(12, 12, 12, 12)))
        words = column(1, self._title, *self._lines, 1, spacing=18)
        self._join = QWidget()
        self._join.setLayout(column(1, qr_card, 1))
        self._picture = QWidget()
        self._picture.setLayout(row(1, self._halo, 1))
        page = row(words, self._join, self._picture, spacing=48)
        for part, weight in enumerate((3, 3, 2)):
            page.setStretch(part, weight)
        content = column(self._shop, page, margins=(56, 36, 56, 48))
        content.setStretch(1, 1)
        self.setLayout(content)
        free_in_size(self)
        appearance.changed.connect(self._dress)
        self._dress()

    def render_state(self, state: CustomerState) -> None:
        """Draw the whole state; called on every change."""
        icon, tone = _LOOKS[state.screen]
        text = customer_text(state, self._speaker.words(state.language))
        self._shop.setText(state.store_name)
        self._icon.show_icon(icon)
        restyle(self._halo, "tone", tone)
        self._title.setText(text.title)
        lines = (*text.lines, *("" for _ in range(CUSTOMER_LINES_MAX)))
        for shown, line in zip(self._lines, lines, strict=False):
            shown.setText(line)
            shown.setVisible(bool(line))
        has_qr = bool(state.join_text) and state.screen in {
            CustomerScreen.IDLE,
            CustomerScreen.JOIN,
        }
        self._qr.show_text(state.join_text if has_qr else "")
        self._join.setVisible(has_qr)
        is_crowded = len(text.lines) > LINES_BESIDE_PICTURE_MAX
        self._picture.setVisible(not has_qr and not is_crowded)
        self.setAccessibleName(text.title)

    def show_on(self, screen: QScreen | None) -> None:
        """Fill a screen, or stay hidden when there is none to spare."""
        if screen is None:
            self.hide()
            return
        self.setGeometry(QRect(screen.geometry()))
        self.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw larger on a larger screen."""
        super().resizeEvent(event)
        if fitting_scale(self.size()) != self._dressed_for:
            self._dress()

    def _dress(self) -> None:
        self._dressed_for = fitting_scale(self.size())
        self.setPalette(palette_of(self._appearance.theme))
        self.setStyleSheet(self._appearance.style_sheet(self._dressed_for))


def spare_screen(
    screens: Sequence[QScreen], till_screen: QScreen | None, wanted_name: str = ""
) -> QScreen | None:
    """Return the screen for the customer: the one of that name, else any but the till's.

    Args:
        wanted_name: As the system calls it; screens change their order, not their names.

    Returns:
        ``None`` when the till's is the only screen: the till is never covered.
    """
    others = [screen for screen in screens if screen is not till_screen]
    named_so = [screen for screen in others if screen.name() == wanted_name]
    return next(iter(named_so or others), None)
