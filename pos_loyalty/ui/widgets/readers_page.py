# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the shop's readers send, key by key, and how to set them."""

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout

from pos_loyalty.domain.reader_report import ReaderReport, without_personal_data
from pos_loyalty.domain.scan import ScanSource
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import (
    advice_texts,
    keys_legend,
    keys_text,
    reader_trouble_text,
    report_facts,
    report_text,
    report_title,
    source_text,
)
from pos_loyalty.ui.view_models.form_rows import ReaderRow
from pos_loyalty.ui.view_models.form_states import ReadersForm
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, refill, row
from pos_loyalty.ui.widgets.naming import named, restyle
from pos_loyalty.ui.widgets.page import Page, PrimaryAction
from pos_loyalty.ui.widgets.two_columns import two_columns


class ReadersPage(Page):
    """What came last on the left; on the right what to set, and which readers are heard."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "readersPage")
        self._till = till
        self._icons = icons
        self._drawn: tuple[object, ...] = ()
        self._icon = Icon(icons, "scan")
        self._title = label("reportTitle", "title", wraps=True)
        self._facts = QVBoxLayout()
        self._legend = label("keysLegend", "soft", wraps=True)
        self._keys = label("keysSent", "body", wraps=True)
        head = row(self._icon, self._title)
        head.setStretch(1, 1)
        came = column(head, self._facts, self._legend, self._keys, 1, margins=(16, 12, 16, 12))
        left = column(card("reportCard", came))
        self._advice_title = label("adviceTitle", "heading", wraps=True)
        self._advice = QVBoxLayout()
        self._rows_title = label("readersTitle", "heading", wraps=True)
        self._rows = QVBoxLayout()
        self._copy = ActionButton("copyReport", icons, icon="receipt", kind="plain")
        self._copy.clicked.connect(self._copy_reports)
        right = column(
            self._advice_title, self._advice, self._rows_title, self._rows, 1, self._copy,
            margins=(16, 14, 14, 12),
        )  # fmt: skip
        self.setLayout(two_columns(left, card("adviceCard", right)))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._advice_title.setText(self.tr("How to set the reader"))
        self._rows_title.setText(self.tr("Readers that the till listens to"))
        self._copy.show_words(self.tr("Copy the report"))

    def render_state(self, state: TillState) -> None:
        """Draw the newest report, and the readers."""
        form = state.readers
        if (form, state.language) == self._drawn:
            return
        self._drawn = (form, state.language)
        self._draw_report(form)
        refill(self._rows, self._reader_lines(form.rows))
        self._copy.setEnabled(bool(form.reports))

    def primary(self, state: TillState) -> PrimaryAction:
        """Be ready for the next customer; not by Enter, which a slow reader sends."""
        return PrimaryAction(self.tr("Done"), "check", "F2", not state.is_busy, self._till.go_ready)

    def type_key(self, text: str) -> None:
        """Take no typing: what a slow reader types belongs nowhere."""

    def _draw_report(self, form: ReadersForm) -> None:
        report = form.reports[0] if form.reports else None
        self._icon.show_icon("scan" if report is None else _icon_of(report))
        self._legend.setVisible(report is not None)
        self._keys.setVisible(report is not None)
        if report is None:
            self._title.setText(self.tr("Scan any code with the reader"))
            words = self.tr("What it sends appears here. Nothing of it goes to the till.")
            refill(self._facts, [_line("reportFact0", words)])
            refill(self._advice, [_line("advice0", self.tr("Nothing has come yet."))])
            return
        # On a screen that customers see, a number that is somebody's is a shape.
        shown = without_personal_data(report) if report.is_personal else report
        self._title.setText(report_title(report))
        self._legend.setText(keys_legend())
        self._keys.setText(keys_text(shown.keys))
        refill(self._facts, _lines("reportFact", report_facts(shown)))
        refill(self._advice, _lines("advice", advice_texts(report)))

    def _reader_lines(self, rows: tuple[ReaderRow, ...]) -> Iterator[QLabel]:
        for number, reader in enumerate(rows):
            state = reader_trouble_text(reader.trouble) if reader.trouble else self.tr("Listening.")
            line = _line(f"reader{number}", f"{source_text(reader)}. {state}")
            restyle(line, "tone", "warning" if reader.trouble else "plain")
            yield line

    def _copy_reports(self) -> None:
        reports = self._till.state.value.readers.reports
        QGuiApplication.clipboard().setText("\n".join(report_text(one) for one in reports))
        self._till.readers.copied()


def _icon_of(report: ReaderReport) -> str:
    if report.kind is None and report.source is ScanSource.WEDGE:
        return "warning"
    return "check"


def _lines(name: str, texts: tuple[str, ...]) -> list[QLabel]:
    return [_line(f"{name}{number}", text) for number, text in enumerate(texts)]


def _line(name: str, text: str) -> QLabel:
    line = label(name, "body", wraps=True)
    line.setText(text)
    return line
