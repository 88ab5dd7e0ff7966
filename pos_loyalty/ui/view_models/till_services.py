# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the view-models need, as plain callables: ``app`` binds them to the store and the clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pos_loyalty.clock import business_time
from pos_loyalty.domain.codes import CardNumber, Recognised
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.scan import Scan
from pos_loyalty.services.enrol import EnrolMember
from pos_loyalty.services.identify import MemberView
from pos_loyalty.services.ports import StorePlace
from pos_loyalty.services.quote import Quote
from pos_loyalty.services.redeem import RedeemReward
from pos_loyalty.services.return_sale import ReturnableSale, ReturnLines, ReturnPreview
from pos_loyalty.services.return_unmatched import ReturnUnmatched, SaleElsewhere
from pos_loyalty.services.undo import UndoOperation


@dataclass(frozen=True, slots=True, kw_only=True)
class TillServices:
    """The use cases, bound. Each may raise the refusals that its module names.

    Those that read run on any thread, those that write on the writer's thread only.

    Attributes:
        region: ISO 3166 country of a phone number typed without ``+``.
        clock: The current moment, in UTC.
        new_card_number: From a secure random source.
        new_receipt_no: For a sale on this business day; a number that no recorded sale has.
        recognise: With the card schemes of this shop.
        program_at: The programme version for a business time.
        latest_operation: ``None`` on a till that has recorded nothing yet.
    """

    place: StorePlace
    region: str
    clock: Callable[[], datetime]
    new_id: Callable[[], UUID]
    new_card_number: Callable[[], CardNumber]
    new_receipt_no: Callable[[datetime], str]
    recognise: Callable[[Scan], Recognised]

    # reads
    identify_by_card: Callable[[str, datetime], MemberView]
    identify: Callable[[MemberId, datetime], MemberView]
    find_members: Callable[[str], Sequence[Member]]
    program_at: Callable[[datetime], Program]
    quote_sale: Callable[[Sale, MemberState, Sequence[Choice], OpId], Quote]
    find_sale: Callable[[str, OpId | None], ReturnableSale]
    find_elsewhere: Callable[[str], SaleElsewhere]
    preview_return: Callable[[ReturnLines], ReturnPreview]
    latest_operation: Callable[[], Operation | None]
    unsent_count: Callable[[], int]

    # writes
    complete_sale: Callable[[Quote], Operation]
    redeem_reward: Callable[[RedeemReward], Operation]
    enrol_member: Callable[[EnrolMember], Operation]
    return_lines: Callable[[ReturnLines], Operation]
    return_unmatched: Callable[[ReturnUnmatched], Operation]
    undo_operation: Callable[[UndoOperation], Operation]

    def business_now(self) -> datetime:
        """Return the current moment as the store's own clock shows it."""
        return business_time(self.clock(), self.place.zone)

    def new_op_id(self) -> OpId:
        """Return the id of one gesture of the cashier."""
        return OpId(self.new_id())
