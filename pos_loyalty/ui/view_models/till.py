# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till: what a scan means on each screen, the function keys, and time passing."""

from collections.abc import Callable
from dataclasses import replace

from pos_loyalty.domain.scan import Scan
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.ageing import Moments, aged
from pos_loyalty.ui.view_models.approving import ApprovingViewModel
from pos_loyalty.ui.view_models.camera import CameraViewModel
from pos_loyalty.ui.view_models.cardless import CardlessViewModel
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.display_sign import DisplaySign
from pos_loyalty.ui.view_models.enrol import EnrolViewModel
from pos_loyalty.ui.view_models.find import FindViewModel
from pos_loyalty.ui.view_models.history import HistoryViewModel
from pos_loyalty.ui.view_models.last_saved import LastSaved
from pos_loyalty.ui.view_models.letters import LettersViewModel
from pos_loyalty.ui.view_models.lock import LockViewModel
from pos_loyalty.ui.view_models.member_care import MemberCareViewModel
from pos_loyalty.ui.view_models.mending import MendingViewModel
from pos_loyalty.ui.view_models.more import BEHIND_MORE, MoreViewModel
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.opening import Opening
from pos_loyalty.ui.view_models.readers import ReadersViewModel
from pos_loyalty.ui.view_models.receipts import ReceiptsViewModel
from pos_loyalty.ui.view_models.recording import Recorder
from pos_loyalty.ui.view_models.returning import ReturnViewModel
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.scanning import Scanning
from pos_loyalty.ui.view_models.server_side import ServerSide
from pos_loyalty.ui.view_models.surroundings import Surroundings
from pos_loyalty.ui.view_models.survey import SurveyViewModel
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    LANGUAGES,
    Screen,
    TillState,
)
from pos_loyalty.ui.view_models.unfinished import unfinished_notice
from pos_loyalty.ui.view_models.waiting_claims import without_claim


class TillViewModel:
    """The whole window's view-model: the screens' own are its parts. Lives on the GUI thread."""

    def __init__(self, services: TillServices, reads: TaskRunner, writes: TaskRunner) -> None:
        self._desk = Desk(services, reads, writes)
        self.lock = LockViewModel(self._desk, reads, writes, lambda: self.sale)
        self.approving = ApprovingViewModel(self._desk, self.lock, writes)
        self.receipts = ReceiptsViewModel(self._desk, self._goods_name)
        self.survey = SurveyViewModel(self._desk, writes)
        self._recorder = Recorder(self._desk, self.receipts, self.survey)
        self.begin = LastSaved(self._desk, self._recorder).begin
        self._surroundings = Surroundings(self._desk)
        self.state = self._desk.state
        self.sale = SaleViewModel(self._desk, self._recorder, self.approving)
        self.cardless = CardlessViewModel(self._desk, self.receipts, self.sale.baskets)
        opening = Opening(self._desk, self.sale, self.cardless)
        letters = LettersViewModel(self._desk)
        self.enrol = EnrolViewModel(self._desk, self.sale, opening, letters)
        self.find = FindViewModel(self._desk, opening, letters)
        self.returning = ReturnViewModel(self._desk, self._recorder)
        self.history = HistoryViewModel(self._desk, opening)
        self.mending = MendingViewModel(self._desk, self.history, self._recorder, self.approving)
        self.care = MemberCareViewModel(self._desk, opening, self._recorder, self.approving)
        self.camera = CameraViewModel(self._desk)
        self.readers = ReadersViewModel(self._desk)
        self.more = MoreViewModel(self._desk, self.approving)
        self._pages = self._ways_in()
        self._scanning = self._scans_sent_on(opening)
        self.dialog, self.record_scans = self._scanning.dialog, self._scanning.record
        server = ServerSide(self._desk, self.sale, self._surroundings.tell_later)
        self.show_light, self.explain_light = server.show, server.explain
        self.rows_came = server.rows_came
        self.camera_trouble = self._surroundings.camera_trouble
        self.reader_trouble = self._surroundings.reader_trouble
        self.printer_trouble = self._surroundings.printer_trouble
        self.print_receipt = self.lock.unlocked(self.receipts.print_last)
        self.explain_printer = self.receipts.explain_trouble
        self.card_saved = self._surroundings.card_saved
        self.tell_later = self._surroundings.tell_later
        self.switch_sign = self.lock.unlocked(DisplaySign(self._desk).switch)
        self.copy_saved = self._surroundings.copy_saved

    @property
    def is_saving(self) -> bool:
        """Tell whether something that the cashier confirmed has not been answered yet."""
        return self._desk.is_saving

    def scan(self, scan: Scan) -> None:
        """Take one code from any device. During other work one waits, and more are refused."""
        is_proof = self._desk.now.staff.is_proof_wanted
        if is_proof or not (self.camera.takes(scan) or self.readers.takes(scan)):
            self._scanning.take(scan)

    def open(self, page: Screen) -> None:
        """Turn to a page; raise ``KeyError`` for one that only comes by itself, such as DONE."""
        begin = self._pages[page]
        if page is Screen.LOCKED or self._may_leave():  # a lock leaves all that was begun there
            begin()

    def go_ready(self) -> None:
        """Be ready for the next customer at once; what was not confirmed is dropped, and said."""
        self.approving.drop()
        if self._desk.now.staff.is_proof_wanted:
            return
        was_begun = unfinished_notice(self._desk.now) is not None
        self._desk.dismiss_standing()
        if self._desk.cancel_lookup():
            self._desk.show(without_claim(ready(self._desk.now)))
            if was_begun:
                self._desk.tell(Notice(NoticeKind.INFO, NoticeCode.ENTRY_DROPPED))

    def back(self) -> None:
        """Go one step back: a standing notice first, what is entered next, then the screen."""
        if self._desk.now.staff.is_proof_wanted:
            self._drop_proof()
        elif self._desk.shows_standing:
            self._desk.dismiss_standing()
        elif self._desk.cancel_lookup():
            self._leave_page(self._desk.now)

    def undo(self) -> None:
        """Take the last action back, within the minute."""
        if self._may_leave():
            self._recorder.undo()

    def tick(self) -> None:
        """Let time pass; to be called about four times a second."""
        now = self._desk.services.clock()
        self.lock.lock_if_wanted()
        if not self._desk.now.staff.is_locked:  # who signs in is to read what was saved last
            self._desk.standing.let_go(now)
        self.sale.baskets.take_what_waits()
        self._surroundings.tell_what_waits()
        self.survey.let_go(now)
        moments = Moments(self._desk.notice_at, self._recorder.done_at, self._recorder.recorded_at)
        self._desk.show(aged(self._desk.now, moments, now))

    def dismiss_notice(self) -> None:
        """Take the notice off the screen; one that stands is for whoever signs in."""
        if not self._desk.shows_standing:
            self._desk.show(replace(self._desk.now, notice=None))
        elif not self._desk.now.staff.is_locked:
            self._desk.dismiss_standing()

    def choose_language(self, language: str) -> None:
        """Speak to the cashier in another language; one that there is not changes nothing."""
        if language in LANGUAGES:
            self._desk.show(replace(self._desk.now, language=language))

    def tell_of_a_crash(self) -> None:
        """Let the cashier go on after a bug, with a word of warning. GUI thread."""
        self._desk.recover(Notice(NoticeKind.ERROR, NoticeCode.TROUBLE))

    def _ways_in(self) -> dict[Screen, Callable[[], None]]:
        return {
            Screen.FIND: self.find.begin,
            Screen.ENROL: self.enrol.begin,
            Screen.RETURN: self.returning.begin,
            Screen.CAMERA: self.camera.begin,
            Screen.READERS: self.readers.begin,
            Screen.LOCKED: self.lock.lock,
            Screen.NO_CARD: self.cardless.begin,
            Screen.HISTORY: self.history.begin,
            Screen.CARE: self.care.begin,
            **self.more.pages,
        }

    def _scans_sent_on(self, opening: Opening) -> Scanning:
        scanning = Scanning(
            self._desk,
            opening=opening,
            sale=self.sale,
            enrol=self.enrol,
            returning=self.returning,
            mending=self.mending,
        )
        scanning.attach_badges(self._show_badge)
        scanning.attach_new_cards(self.care.take_card)
        return scanning

    def _goods_name(self, sku: str) -> str:
        return self.sale.goods.name_of(sku)

    def _leave_page(self, state: TillState) -> None:
        if state.screen is Screen.MEMBER and state.sale.is_begun:
            self.sale.clear()
        elif state.screen is Screen.NO_CARD and state.sale.is_begun:
            self.cardless.clear()
        elif state.screen is Screen.READY and state.waiting_claim is not None:
            self.sale.claiming.drop()
        elif state.screen is Screen.RETURN and state.returning.is_found:
            self.returning.begin()
        elif state.screen is Screen.HISTORY:
            self.history.back()
        elif state.screen is Screen.MENDING:
            self.mending.back()
        elif state.screen is Screen.CARE:
            self.care.back()
        elif state.screen in BEHIND_MORE:
            self._pages[Screen.MORE]()
        else:
            self._desk.show(ready(self._desk.now))

    def _show_badge(self, number: str) -> None:
        is_asked = bool(self._desk.now.staff.deed)
        (self.approving.entry if is_asked else self.lock).show_badge(number)

    def _drop_proof(self) -> None:
        if self._desk.now.staff.deed:
            self.approving.drop()
        else:
            self.lock.entry.clear()

    def _may_leave(self) -> bool:
        """Tell whether nothing runs and nothing entered would be lost; else say what to do."""
        if self._desk.now.is_busy or self._desk.now.staff.is_proof_wanted:
            return False
        unfinished = unfinished_notice(self._desk.now)
        if unfinished is not None:
            self._desk.tell(unfinished)
        return unfinished is None
