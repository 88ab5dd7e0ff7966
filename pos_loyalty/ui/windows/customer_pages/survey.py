# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One question after a purchase, with the answers to press. Nobody has to."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pos_loyalty.ui.formats import number
from pos_loyalty.ui.language import Words
from pos_loyalty.ui.messages import customer_text, survey_ends
from pos_loyalty.ui.view_models.customer import CustomerState
from pos_loyalty.ui.view_models.display_form import SurveyScale
from pos_loyalty.ui.widgets.buttons import text_button
from pos_loyalty.ui.widgets.layouts import column, label, refill, row
from pos_loyalty.ui.widgets.naming import preset
from pos_loyalty.ui.windows.customer_pages.page import CustomerPage

_BUTTON_GAP = 10


class SurveyPage(CustomerPage):
    """Asks; a press on an answer tells it, and nothing else does."""

    answered = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._earned = label("surveyEarned", "lead", wraps=True)
        self._title = label("customerTitle", "display", wraps=True)
        self._note = label("surveyNote", "note", wraps=True)
        self._least, self._most = label("surveyLeast", "note"), label("surveyMost", "note")
        for words in (self._earned, self._title, self._note):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._scale: SurveyScale | None = None
        self._buttons = QWidget()
        self._row = row(spacing=_BUTTON_GAP)
        self._buttons.setLayout(self._row)
        ends = row(self._least, 1, self._most)
        answers = column(self._buttons, ends, spacing=8)
        self.setLayout(column(1, self._earned, self._title, 1, answers, 1, self._note, spacing=14))

    def render_state(self, state: CustomerState, words: Words) -> None:
        """Draw the question, and as many answers as it has."""
        text = customer_text(state, words)
        self._earned.setText(text.lines[0] if state.earned_points else "")
        self._earned.setVisible(bool(state.earned_points))
        self._title.setText(text.title)
        self._note.setText(text.lines[-1])
        if state.scale is None:
            return
        least, most = survey_ends(state.scale, words)
        self._least.setText(least)
        self._most.setText(most)
        self._offer(state.scale, state.language)
        for score, button in self._shown.items():
            spoken = {state.scale.least: least, state.scale.most: most}.get(score, "")
            button.setAccessibleName(f"{number(score, state.language)} {spoken}".strip())

    def _offer(self, scale: SurveyScale, language: str) -> None:
        if scale == self._scale:
            return
        self._scale = scale
        self._shown = {
            score: self._button(score, language) for score in range(scale.least, scale.most + 1)
        }
        refill(self._row, self._shown.values())

    def _button(self, score: int, language: str) -> QPushButton:
        button = preset(text_button(f"answer_{score}", "score"), focusPolicy="NoFocus")
        button.setText(number(score, language))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.clicked.connect(partial(self._tell, score))
        return button

    def _tell(self, score: int) -> None:
        self.answered.emit(score)
