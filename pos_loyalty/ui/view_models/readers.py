# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The readers' check: what each of them sends, and how to set it. Nothing goes to the till."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.codes import coupon_among, may_be_coupon
from pos_loyalty.domain.reader_report import CodeKind, ReaderReport, kind_of
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.form_rows import ReaderRow
from pos_loyalty.ui.view_models.form_states import ReadersForm
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen

REPORTS_MAX: Final = 8


class ReadersViewModel:
    """The readers' page, and what is known of the readers while it is not shown. GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._questions = desk.questions()
        self._coupon_codes: Sequence[str] = ()

    def begin(self) -> None:
        """Open the page; what was reported before is forgotten."""
        state = ready(self._desk.now)
        form = replace(state.readers, reports=())
        self._desk.show(replace(state, screen=Screen.READERS, farewell=None, readers=form))

    def show_readers(self, rows: Sequence[ReaderRow]) -> None:
        """Show which readers are listened to, and how each is."""
        self._show(replace(self._desk.now.readers, rows=tuple(rows)))

    def report(self, report: ReaderReport) -> None:
        """Show what came; dropped when the page was left meanwhile."""
        if self._desk.now.screen is Screen.READERS:
            form = self._desk.now.readers
            self._show(replace(form, reports=(report, *form.reports)[:REPORTS_MAX]))

    def learn_coupons(self) -> None:
        """Find out which codes are coupons by the rules that are in force now."""
        self._questions.run(self._read_coupon_codes, self._know, lambda _refusal: self._know(()))

    def kind_of(self, text: str, symbology: Symbology) -> CodeKind:
        """Return what a text is to this shop."""
        # Where it came from makes no difference to what it is.
        code = self._desk.services.recognise(Scan(text, symbology, ScanSource.WEDGE))
        coupon = coupon_among(text, self._coupon_codes) if may_be_coupon(text, code) else None
        return kind_of(coupon or code)

    def takes(self, scan: Scan) -> bool:  # noqa: ARG002 - whatever it is
        """Tell whether a scan is only a trial: then it goes nowhere else."""
        return self._desk.now.screen is Screen.READERS

    def copied(self) -> None:
        """Say that the report was copied."""
        self._desk.tell(Notice(NoticeKind.OK, NoticeCode.REPORT_COPIED))

    def _read_coupon_codes(self) -> Sequence[str]:
        services = self._desk.services
        program = services.program_at(services.business_now())
        return tuple(own for coupon in program.coupons for own in coupon.codes)

    def _know(self, coupon_codes: Sequence[str]) -> None:
        self._coupon_codes = coupon_codes

    def _show(self, form: ReadersForm) -> None:
        self._desk.show(replace(self._desk.now, readers=form))
