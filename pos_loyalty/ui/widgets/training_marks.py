# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What tells the cashier, on every page, that nothing counts: a banner, and a mark across it."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.training_words import training_banner, training_mark
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import label, row
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.watermark import Watermark


class TrainingMarks:
    """The banner below the header, and the mark over all. Lives on the GUI thread."""

    def __init__(self, window: QWidget, content: QBoxLayout, appearance: Appearance) -> None:
        """Put them into place.

        Args:
            content: The window's parts, the header first.
        """
        self._appearance = appearance
        self._words = label("trainingWords", "strong", wraps=True)
        banner = self._banner = named(QFrame(), "trainingBanner", tone="warning")
        line = row(Icon(appearance.icons, "training"), self._words, margins=(16, 4, 16, 4))
        line.setStretch(1, 1)
        banner.setLayout(line)
        content.insertWidget(1, banner)
        self._mark = Watermark(window)

    def render_state(self, state: TillState) -> None:
        """Be there while the till is one to practise on, in its language and its colours."""
        for mark in (self._banner, self._mark):
            mark.setVisible(state.is_training)
        self._words.setText(training_banner())
        colour = QColor(self._appearance.theme.colours["warning"])
        self._mark.show_words(training_mark(), colour)
