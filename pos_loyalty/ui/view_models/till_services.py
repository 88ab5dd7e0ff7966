# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the view-models need, as plain callables: ``app`` binds them to the store and the clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from pos_loyalty.clock import business_time
from pos_loyalty.domain.claim_codes import SignedClaim
from pos_loyalty.domain.codes import CardNumber, Recognised
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.issued_numbers import IssuedNumber
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.scan import Scan
from pos_loyalty.services.adjustment import AdjustPoints
from pos_loyalty.services.card_change import ChangeCard
from pos_loyalty.services.claim_sale import ClaimSale, OfferedClaim
from pos_loyalty.services.duplicates import Newcomer
from pos_loyalty.services.enrol import EnrolMember
from pos_loyalty.services.identify import MemberView
from pos_loyalty.services.member_care import CareView
from pos_loyalty.services.member_history import Reasoning, Visits
from pos_loyalty.services.mending import Reassign, UndoLater
from pos_loyalty.services.ports import LogPlace, StorePlace
from pos_loyalty.services.quote import Quote
from pos_loyalty.services.record_activity import RecordActivity
from pos_loyalty.services.redeem import RedeemReward
from pos_loyalty.services.return_sale import ReturnableSale, ReturnLines, ReturnPreview
from pos_loyalty.services.return_unmatched import ReturnUnmatched, SaleElsewhere
from pos_loyalty.services.undo import UndoOperation
from pos_loyalty.ui.view_models.staff_services import StaffServices


@dataclass(frozen=True, slots=True, kw_only=True)
class TillServices:
    """The use cases, bound. Each may raise the refusals that its module names.

    Those that read run on any thread, those that write on the writer's thread only.

    Attributes:
        region: ISO 3166 country of a phone number typed without ``+``.
        clock: The current moment, in UTC.
        new_card_number: From a secure random source; so is ``new_claim_no``.
        new_receipt_no: For a sale on this business day; a number that no recorded sale has.
        recognise: With the card schemes of this shop.
        program_at: The programme version for a business time.
        staff: ``None`` where the shop asks nobody who stands at the till.
        latest_operation: ``None`` on a till that has recorded nothing yet.
    """

    place: StorePlace
    is_training: bool = False
    region: str
    clock: Callable[[], datetime]
    new_id: Callable[[], UUID]
    new_card_number: Callable[[], CardNumber]
    new_claim_no: Callable[[], IssuedNumber]
    new_receipt_no: Callable[[datetime], str]
    recognise: Callable[[Scan], Recognised]

    # reads
    identify_by_card: Callable[[str, datetime], MemberView]
    identify: Callable[[MemberId, datetime], MemberView]
    find_members: Callable[[str], Sequence[Member]]
    find_duplicates: Callable[[Newcomer], Sequence[Member]]
    program_at: Callable[[datetime], Program]
    quote_sale: Callable[[Sale, MemberState, Sequence[Choice], OpId], Quote]
    offer_claim: Callable[[Sale], OfferedClaim]
    read_claim: Callable[[SignedClaim, datetime], Sale]
    find_sale: Callable[[str, OpId | None], ReturnableSale]
    find_elsewhere: Callable[[str, date | None], SaleElsewhere]
    preview_return: Callable[[ReturnLines], ReturnPreview]
    latest_operation: Callable[[], Operation | None]
    unsent_count: Callable[[], int]
    visits_of: Callable[[MemberId, LogPlace | None, int], Visits]
    reasoning_of: Callable[[OpId], Reasoning]
    unsent: Callable[[int], Sequence[Operation]]
    care_of: Callable[[MemberId | str, datetime], CareView]

    # writes
    complete_sale: Callable[[Quote], Operation]
    claim_sale: Callable[[ClaimSale], Operation]
    redeem_reward: Callable[[RedeemReward], Operation]
    enrol_member: Callable[[EnrolMember], Operation]
    return_lines: Callable[[ReturnLines], Operation]
    return_unmatched: Callable[[ReturnUnmatched], Operation]
    undo_operation: Callable[[UndoOperation], Operation]
    undo_later: Callable[[UndoLater], Operation]
    reassign: Callable[[Reassign], Operation]
    record_activity: Callable[[RecordActivity], Operation]
    change_card: Callable[[ChangeCard], Operation]
    adjust_points: Callable[[AdjustPoints], Operation]

    staff: StaffServices | None = None

    def business_now(self) -> datetime:
        """Return the current moment as the store's own clock shows it."""
        return business_time(self.clock(), self.place.zone)

    def new_op_id(self) -> OpId:
        """Return the id of one gesture of the cashier."""
        return OpId(self.new_id())
