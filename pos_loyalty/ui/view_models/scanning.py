# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes scans one at a time, from any device and on any screen, and sends each where it goes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pos_loyalty.domain.claim_codes import SignedClaim, UnreadableClaim, sale_in
from pos_loyalty.domain.claim_refusals import ClaimForged, ClaimOfOtherStore
from pos_loyalty.domain.codes import (
    CardCode,
    CardNumber,
    ClaimCode,
    CouponCode,
    ForeignCode,
    InStoreItem,
    IssuedCode,
    ProductCode,
    ReceiptCode,
    Recognised,
    coupon_among,
    may_be_coupon,
)
from pos_loyalty.domain.errors import LoyaltyError, UnreadableCode
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.scan import Scan
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.enrol import EnrolViewModel
from pos_loyalty.ui.view_models.goods import GoodsViewModel
from pos_loyalty.ui.view_models.mending import MendingViewModel
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeFact, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.opening import Opening
from pos_loyalty.ui.view_models.returning import ReturnViewModel
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.scan_recording import Begin, ScanRecorder
from pos_loyalty.ui.view_models.scan_routing import Step, answer_to, place_of, scanned
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.view_models.unfinished import unfinished_notice


class Scanning:
    """Routes scans. During other work one waits, and more are refused. GUI thread."""

    def __init__(
        self,
        desk: Desk,
        *,
        opening: Opening,
        sale: SaleViewModel,
        enrol: EnrolViewModel,
        returning: ReturnViewModel,
        mending: MendingViewModel,
    ) -> None:
        self._desk = desk
        self._opening, self._sale = opening, sale
        self._enrol, self._returning, self._mending = enrol, returning, mending
        self._take_new_card: Callable[[CardNumber], None] | None = None
        self._is_dialog_open = False
        self._behind_dialog: Scan | None = None
        self._recorder: ScanRecorder | None = None
        self._show_badge: Callable[[str], None] | None = None

    def attach_badges(self, show_badge: Callable[[str], None]) -> None:
        """Give staff badges to whoever lets people in, or asks one to agree."""
        self._show_badge = show_badge

    def attach_new_cards(self, take_new_card: Callable[[CardNumber], None]) -> None:
        """Hand over the cards that are to stand for a member's own from now on."""
        self._take_new_card = take_new_card

    def take(self, scan: Scan) -> None:
        """Take one code: now, after the work that runs, or not at all; the cashier is told."""
        if self._recorder is not None:
            self._recorder.scanned(scan)
        self._take(scan)

    def record(self, begin: Begin) -> None:
        """Write down what is scanned from now on and what comes of it; see ``scan_recording``.

        Raises:
            OSError: If the first recording cannot be begun.
        """
        services = self._desk.services
        self._recorder = ScanRecorder(services.recognise, services.clock, begin)
        self._recorder.follow(self._desk.now)
        self._desk.state.watch(self._recorder.follow)

    def _take(self, scan: Scan) -> None:
        if self._has_to_wait:
            self._keep(scan)
            return
        code = self._desk.services.recognise(scan)
        if not may_be_coupon(scan.text, code):
            self._route(code)
        elif (program := self._sale.program) is not None:
            self._route(_named(scan, code, program))
        else:
            self._desk.look_aside(
                self._program_or_none, lambda found: self._route(_named(scan, code, found))
            )

    @contextmanager
    def dialog(self) -> Iterator[None]:
        """Keep scans back while the cashier answers a dialog and sees nothing of the till."""
        self._is_dialog_open = True
        try:
            yield
        finally:
            self._is_dialog_open = False
            behind, self._behind_dialog = self._behind_dialog, None
            if behind is not None:
                self._take(behind)

    @property
    def _has_to_wait(self) -> bool:
        return self._is_dialog_open or self._desk.now.is_busy

    def _keep(self, scan: Scan) -> None:
        """Let the scan wait, unless one waits already."""
        if self._desk.has_waiting or self._behind_dialog is not None:
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.SCAN_REFUSED_BUSY))
            return
        if self._is_dialog_open:
            self._behind_dialog = scan
        else:
            self._desk.wait(lambda: self._take(scan))
        self._desk.tell(Notice(NoticeKind.INFO, NoticeCode.SCAN_WAITS))

    def _program_or_none(self) -> Program | None:
        """Read the programme; without one no code is a coupon, and what it is can still be said."""
        services = self._desk.services
        try:
            return services.program_at(services.business_now())
        except LoyaltyError:
            return None

    def _route(self, code: Recognised) -> None:
        state = self._desk.now
        answer = answer_to(scanned(code, state), place_of(state))
        if isinstance(answer, Step):
            self._do(answer, code)
        else:
            standing = unfinished_notice(state)
            is_unfinished = standing is not None and standing.code == answer
            warning = Notice(NoticeKind.WARNING, answer, _facts_of(code))
            self._desk.tell(standing if is_unfinished else warning)

    def _do(self, step: Step, code: Recognised) -> None:
        match step, code:
            case Step.OPEN_MEMBER, CardCode(number=number):
                self._opening.by_card(number)
            case Step.TAKE_BLANK_CARD, CardCode(number=number):
                self._enrol.inviting.take_card(number)
            case Step.TAKE_RECEIVER, CardCode(number=number):
                self._mending.take_card(number)
            case Step.TAKE_NEW_CARD, CardCode(number=number) if self._take_new_card is not None:
                self._take_new_card(number)
            case Step.TAKE_COUPON, CouponCode(code=text):
                self._sale.take_coupon(text)
            case Step.SHOW_BADGE, IssuedCode(number=number) if self._show_badge is not None:
                self._show_badge(str(number))
            case Step.SAY_WHY_FOREIGN, ForeignCode(reason=reason):
                self._desk.tell(notice_of(UnreadableCode(reason)))
            case Step.STAY, _:
                self._desk.tell(None)  # the card still lies before the camera
            case _:
                self._do_for_purchase(step, code)

    def _do_for_purchase(self, step: Step, code: Recognised) -> None:
        match step, code:
            case Step.ADD_GOODS, ProductCode(gtin=gtin):
                self._goods().scan(gtin, NoticeCode.PRODUCT_SCANNED)
            case Step.ADD_GOODS, InStoreItem(gtin=gtin):
                self._goods().scan(gtin, NoticeCode.IN_STORE_ITEM_SCANNED)
            case Step.OPEN_RECEIPT, ReceiptCode(number=number) | IssuedCode(number=number):
                self._returning.open_receipt(str(number))
            case Step.TAKE_CLAIM, ClaimCode(claim=claim):
                self._sale.claiming.take(claim)
            case Step.OPEN_CLAIMED, ClaimCode(claim=claim):
                self._open_claimed(claim)

    def _goods(self) -> GoodsViewModel:
        has_card = self._desk.now.screen is not Screen.NO_CARD
        return self._sale.goods if has_card else self._opening.cardless.goods

    def _open_claimed(self, claim: SignedClaim) -> None:
        """Look for the purchase by its number; claimed at another till, it is the server's to find.

        Nobody's account changes by what an unsigned code says: its sale is looked for.
        """
        try:
            sale = sale_in(claim.payload)
        except UnreadableClaim:
            self._desk.tell(notice_of(ClaimForged()))
            return
        if sale.store_id == self._desk.services.place.store_id:
            self._returning.open_receipt(sale.receipt_no, sale.business_at.date())
        else:
            self._desk.tell(notice_of(ClaimOfOtherStore()))


def _named(scan: Scan, code: Recognised, program: Program | None) -> Recognised:
    """Return what the code is, now that the programme can be asked whether it is a coupon's."""
    known = program.coupons if program is not None else ()
    return coupon_among(scan.text, [own for coupon in known for own in coupon.codes]) or code


def _facts_of(code: Recognised) -> tuple[NoticeFact, ...]:
    match code:
        case ProductCode(gtin=gtin) | InStoreItem(gtin=gtin):
            return (("gtin", gtin),)
        case _:
            return ()
