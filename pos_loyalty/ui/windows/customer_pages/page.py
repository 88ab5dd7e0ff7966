# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the pages have in common: words on the left, and a picture or a code beside them."""

from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.language import Words
from pos_loyalty.ui.messages import CUSTOMER_LINES_MAX, CustomerText, customer_text
from pos_loyalty.ui.view_models.customer import CustomerState
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, row
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.qr_code import QrCode

LINES_BESIDE_PICTURE_MAX: Final = 3
"""More of them get the whole width: what was won is worth more than a picture."""

_GAP: Final = 48


class CustomerPage(QWidget):
    """Draws a state in the words of the customer's language."""

    def render_state(self, state: CustomerState, words: Words) -> None:
        """Draw the whole state; called on every change while the page is shown."""
        raise AssertionError(state.screen, words)


class WordsColumn(QWidget):
    """A large line and smaller ones; what is empty takes no room."""

    def __init__(self, *, title_role: str = "display") -> None:
        super().__init__()
        self._title = label("customerTitle", title_role, wraps=True)
        self._lines = tuple(
            label(f"customerLine{i}", "lead", wraps=True) for i in range(CUSTOMER_LINES_MAX)
        )
        self.setLayout(column(1, self._title, *self._lines, 1, spacing=18))

    def show_text(self, text: CustomerText) -> None:
        """Show these words."""
        self._title.setText(text.title)
        self._title.setVisible(bool(text.title))
        lines = (*text.lines, *("" for _ in self._lines))
        for shown, line in zip(self._lines, lines, strict=False):
            shown.setText(line)
            shown.setVisible(bool(line))


class Halo(QFrame):
    """A large icon in a circle."""

    def __init__(self, icons: IconBook, icon: str, tone: str = "plain") -> None:
        super().__init__()
        named(self, "customerHalo", look="bigHalo", tone=tone)
        self.setLayout(row(1, Icon(icons, icon, "xxl"), 1))


class PicturePage(CustomerPage):
    """Words with a picture beside them, while there is room for both."""

    def __init__(self, icons: IconBook, icon: str, *, tone: str = "plain") -> None:
        super().__init__()
        self._words = WordsColumn()
        self._picture = QWidget()
        self._picture.setLayout(row(1, Halo(icons, icon, tone), 1))
        layout = row(self._words, self._picture, spacing=_GAP)
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)

    def render_state(self, state: CustomerState, words: Words) -> None:
        """Draw the words; a picture only beside few of them."""
        text = customer_text(state, words)
        self._words.show_text(text)
        self._picture.setVisible(len(text.lines) <= LINES_BESIDE_PICTURE_MAX)


class CodePage(CustomerPage):
    """Words with a code for the customer's phone beside them; a picture where there is none."""

    def __init__(
        self, icons: IconBook, name: str, icon: str, *, left: QWidget | None = None
    ) -> None:
        """Place the parts.

        Args:
            name: Of the code, for whoever looks for it.
            left: What stands there instead of the words alone.
        """
        super().__init__()
        if left is None:
            self._words = left = WordsColumn()
        self._qr = QrCode(name)
        self._code = QWidget()
        inner = card("qrCard", column(self._qr, margins=(12, 12, 12, 12)))
        self._code.setLayout(column(1, inner, 1))
        self._picture = QWidget()
        self._picture.setLayout(row(1, Halo(icons, icon), 1))
        layout = row(left, self._code, self._picture, spacing=_GAP)
        for part, weight in enumerate((3, 3, 2)):
            layout.setStretch(part, weight)
        self.setLayout(layout)

    def show_code(self, text: str, *, has_picture: bool = False) -> None:
        """Show the code of a text; an empty one shows the icon, unless there is a picture."""
        self._qr.show_text(text)
        self._code.setVisible(bool(text))
        self._picture.setVisible(not text and not has_picture)
