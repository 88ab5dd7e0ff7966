# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till: what a scan means on each screen, the function keys, and time passing."""

from collections.abc import Callable
from dataclasses import replace

from pos_loyalty.domain.codes import (
    CardCode,
    CardNumber,
    ForeignCode,
    InStoreItem,
    ProductCode,
    ReceiptCode,
)
from pos_loyalty.domain.errors import UnreadableCode
from pos_loyalty.domain.scan import Scan
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.ageing import Moments, aged
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.enrol import EnrolViewModel
from pos_loyalty.ui.view_models.find import FindViewModel
from pos_loyalty.ui.view_models.last_saved import LastSaved
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.opening import Opening
from pos_loyalty.ui.view_models.recording import Recorder
from pos_loyalty.ui.view_models.returning import ReturnViewModel
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.server_side import ServerSide
from pos_loyalty.ui.view_models.surroundings import Surroundings
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    LANGUAGES,
    Screen,
)


class TillViewModel:
    """The whole window's view-model: the screens' own are its parts. Lives on the GUI thread."""

    def __init__(self, services: TillServices, reads: TaskRunner, writes: TaskRunner) -> None:
        self._desk = Desk(services, reads, writes)
        self._recorder = Recorder(self._desk)
        self._last_saved = LastSaved(self._desk, self._recorder)
        self._surroundings = Surroundings(self._desk)
        self.state = self._desk.state
        self.sale = SaleViewModel(self._desk, self._recorder)
        self._opening = Opening(self._desk, self.sale)
        self.enrol = EnrolViewModel(self._desk, self.sale)
        self.find = FindViewModel(self._desk, self._opening)
        self.returning = ReturnViewModel(self._desk, self._recorder)
        server = ServerSide(self._desk, self.sale, self._surroundings.tell_later)
        self.show_light, self.explain_light = server.show, server.explain
        self.rows_came = server.rows_came
        self.camera_trouble = self._surroundings.camera_trouble
        self.card_saved = self._surroundings.card_saved
        self.copy_saved = self._surroundings.copy_saved

    @property
    def is_saving(self) -> bool:
        """Tell whether something that the cashier confirmed has not been answered yet."""
        return self._desk.is_saving

    def begin(self, ended_uncleanly: Callable[[], bool]) -> None:
        """Count what waits for the server; after a crash or power cut say what was saved last.

        What was recorded within the last minute can be undone, however the till ended. Called
        before anything else; a card that is scanned meanwhile waits.

        Args:
            ended_uncleanly: Whether the till before this one did. Asked off the GUI thread.
        """
        self._last_saved.begin(ended_uncleanly)

    def scan(self, scan: Scan) -> None:
        """Take one code from any device. During other work one waits, and more are refused."""
        if self._desk.now.is_busy:
            if self._desk.has_waiting:
                self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.SCAN_REFUSED_BUSY))
            else:
                self._desk.wait(lambda: self.scan(scan))
                self._desk.tell(Notice(NoticeKind.INFO, NoticeCode.SCAN_WAITS))
            return
        match self._desk.services.recognise(scan):
            case CardCode(number=number):
                self._take_card(number)
            case ReceiptCode(number=receipt):
                if self._may_leave():
                    self.returning.open_receipt(str(receipt))
            case ProductCode(gtin=gtin):
                self._warn(NoticeCode.PRODUCT_SCANNED, gtin)
            case InStoreItem(gtin=gtin):
                self._warn(NoticeCode.IN_STORE_ITEM_SCANNED, gtin)
            case ForeignCode(reason=reason):
                self._desk.tell(notice_of(UnreadableCode(reason)))

    def open_find(self) -> None:
        """Look for a member without a card."""
        if self._may_leave():
            self._desk.show(replace(ready(self._desk.now), screen=Screen.FIND, farewell=None))

    def open_enrol(self) -> None:
        """Let somebody join."""
        if self._may_leave():
            self.enrol.begin()

    def open_return(self) -> None:
        """Take goods back."""
        if self._may_leave():
            self.returning.begin()

    def go_ready(self) -> None:
        """Be ready for the next customer at once; what was not confirmed is dropped, and said."""
        was_begun = self._unfinished() is not None
        self._desk.dismiss_standing()
        if self._desk.cancel_lookup():
            self._desk.show(ready(self._desk.now))
            if was_begun:
                self._desk.tell(Notice(NoticeKind.INFO, NoticeCode.ENTRY_DROPPED))

    def back(self) -> None:
        """Go one step back: a standing notice first, what is entered next, then the screen."""
        if self._desk.shows_standing:
            self._desk.dismiss_standing()
            return
        state = self._desk.now
        if not self._desk.cancel_lookup():
            return
        if state.screen is Screen.MEMBER and state.sale.is_begun:
            self.sale.clear()
        elif state.screen is Screen.RETURN and state.returning.is_found:
            self.returning.begin()
        else:
            self._desk.show(ready(self._desk.now))

    def undo(self) -> None:
        """Take the last action back, within the minute."""
        if self._may_leave():
            self._recorder.undo()

    def tick(self) -> None:
        """Let time pass; to be called about four times a second."""
        now = self._desk.services.clock()
        self._desk.let_go_standing(now)
        self._surroundings.tell_what_waits()
        moments = Moments(self._desk.notice_at, self._recorder.done_at, self._recorder.recorded_at)
        self._desk.show(aged(self._desk.now, moments, now))

    def dismiss_notice(self) -> None:
        """Take the notice off the screen."""
        if self._desk.shows_standing:
            self._desk.dismiss_standing()
        else:
            self._desk.show(replace(self._desk.now, notice=None))

    def choose_language(self, language: str) -> None:
        """Speak to the cashier in another language; one that there is not changes nothing."""
        if language in LANGUAGES:
            self._desk.show(replace(self._desk.now, language=language))

    def tell_of_a_crash(self) -> None:
        """Let the cashier go on after a bug, with a word of warning. GUI thread."""
        self._desk.recover(Notice(NoticeKind.ERROR, NoticeCode.TROUBLE))

    def _take_card(self, number: CardNumber) -> None:
        state = self._desk.now
        if state.screen is Screen.ENROL:
            self.enrol.take_blank_card(number)
        elif state.member is not None and state.member.card_number == number:
            self._desk.tell(None)  # the card still lies before the camera
        elif self._may_leave():
            self._opening.by_card(number)

    def _may_leave(self) -> bool:
        """Tell whether nothing runs and nothing entered would be lost; else say what to do."""
        if self._desk.now.is_busy:
            return False
        unfinished = self._unfinished()
        if unfinished is not None:
            self._desk.tell(unfinished)
        return unfinished is None

    def _unfinished(self) -> Notice | None:
        state = self._desk.now
        if state.screen is Screen.MEMBER and state.member is not None and state.sale.is_begun:
            facts = (
                ("short_name", state.member.short_name),
                ("amount_minor", state.sale.amount_minor or 0),
            )
            return Notice(NoticeKind.WARNING, NoticeCode.SALE_UNFINISHED, facts)
        if state.screen is Screen.RETURN and state.returning.is_begun:
            return Notice(NoticeKind.WARNING, NoticeCode.RETURN_UNFINISHED)
        return None

    def _warn(self, code: NoticeCode, gtin: str) -> None:
        self._desk.tell(Notice(NoticeKind.WARNING, code, (("gtin", gtin),)))
