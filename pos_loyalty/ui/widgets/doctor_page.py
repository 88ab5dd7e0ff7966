# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The check of the whole till: a line for each thing, as soon as it was looked at."""

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from pos_loyalty.ui.doctor_words import advice_text, found_text, report_text, topic_name
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.doctor_page import DoctorViewModel
from pos_loyalty.ui.view_models.more_forms import DoctorForm, FoundRow
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, refill, row
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import Page, PrimaryAction

_ICONS = {True: "ok", False: "error", None: "info"}
_TONES = {True: "ok", False: "error", None: "plain"}


class DoctorPage(Page):
    """What is wrong stands on top, with what to do."""

    def __init__(self, till: TillVerbs, doctor: DoctorViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "doctorPage")
        self._till, self._doctor, self._icons = till, doctor, icons
        self._drawn: tuple[object, ...] = ()
        self._title = label("doctorTitle", "title", wraps=True)
        self._stop = ActionButton("stopLooking", icons, icon="clear", kind="plain")
        self._stop.clicked.connect(doctor.stop)
        self._again = ActionButton("lookAgain", icons, icon="return", kind="plain")
        self._again.clicked.connect(doctor.look_again)
        self._copy = ActionButton("copyFindings", icons, icon="receipt", kind="plain")
        self._copy.clicked.connect(self._copy_report)
        self._rows = column(spacing=4)
        head = row(self._title, self._stop, self._again, self._copy, spacing=8)
        head.setStretch(0, 1)
        content = column(head, self._rows, 1, margins=(16, 12, 16, 12))
        self.setLayout(column(card("doctorCard", content), margins=(13, 13, 13, 9)))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._stop.show_words(self.tr("Cancel"))
        self._again.show_words(self.tr("Check again"))
        self._copy.show_words(self.tr("Copy the report"))

    def render_state(self, state: TillState) -> None:
        """Draw what was found so far."""
        form = state.doctor or DoctorForm()
        if (form, state.language) == self._drawn:
            return
        self._drawn = (form, state.language)
        self._title.setText(self._title_of(form))
        self._stop.setVisible(form.is_running)
        self._again.setVisible(not form.is_running)
        self._copy.setVisible(not form.is_running)
        self._copy.setEnabled(bool(form.rows))
        worst_first = sorted(form.rows, key=lambda found: found.is_well is not False)
        refill(self._rows, self._lines(worst_first))

    def primary(self, state: TillState) -> PrimaryAction:
        """Be ready for the next customer."""
        return PrimaryAction(self.tr("Done"), "check", "F2", not state.is_busy, self._till.go_ready)

    def _title_of(self, form: DoctorForm) -> str:
        wrong = sum(found.is_well is False for found in form.rows)
        if form.is_running:
            return self.tr("Looking… %Ln things so far", "", len(form.rows))
        if wrong:
            return self.tr("%Ln things need somebody", "", wrong)
        if form.is_stopped:
            return self.tr("Stopped: nothing wrong so far")
        return self.tr("All is well")

    def _lines(self, rows: list[FoundRow]) -> Iterator[QWidget]:
        for number, found in enumerate(rows):
            topic = label(f"foundTopic{number}", "strong", wraps=True)
            topic.setText(topic_name(found.topic))
            text = label(f"foundText{number}", "body", wraps=True)
            text.setText(found_text(found))
            advice = label(f"foundAdvice{number}", "strong", wraps=True)
            advice.setText(advice_text(found))
            advice.setVisible(bool(advice.text()))
            words = row(topic, text, spacing=12)
            words.setStretch(0, 1)
            words.setStretch(1, 2)
            line = named(QFrame(), f"found{number}", look="chip", tone=_TONES[found.is_well])
            content = row(
                Icon(self._icons, _ICONS[found.is_well]),
                column(words, advice, spacing=0),
                margins=(12, 6, 12, 6),
            )
            content.setStretch(1, 1)
            line.setLayout(content)
            yield line

    def _copy_report(self) -> None:
        form = self._till.state.value.doctor
        if form is not None:
            QGuiApplication.clipboard().setText(report_text(form))
            self._doctor.copied()
