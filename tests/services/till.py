# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till that does what a cashier does, at a time that the test sets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import TypeAdapter

from pos_loyalty.domain.cards import CardChange, CardReason
from pos_loyalty.domain.ids import (
    ActivityId,
    LotId,
    MemberId,
    OpId,
    ProgramId,
    RewardId,
    RuleId,
)
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.adjusting import AdjustmentReason
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.program.holds import Hold
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.triggers.welcome import Welcome
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.services.adjustment import AdjustmentLimits, AdjustPoints, adjust_points
from pos_loyalty.services.card_change import ChangeCard, change_card
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.hold_reward import HoldReward, ReleaseHold, hold_reward, release_hold
from pos_loyalty.services.ports import PublishedProgram, Store
from pos_loyalty.services.quote import Quote, quote_sale
from pos_loyalty.services.record_activity import RecordActivity, record_activity
from pos_loyalty.services.record_event import RecordEvent, record_event
from pos_loyalty.services.redeem import RedeemReward, redeem_reward
from pos_loyalty.services.release_stale_holds import StaleHolds, release_stale_holds
from pos_loyalty.services.return_sale import ReturnLines, return_lines
from pos_loyalty.services.undo import UndoOperation, undo_operation
from tests.domain.shopping import (
    ADA,
    MONDAY,
    NAME,
    basket,
    program_of,
    reward_of,
    sale_of,
    spend_rule,
)
from tests.fakes.fake_store import FakeStore
from tests.fakes.store_subject import Subject

PROGRAM_ID = ProgramId("p" * 64)
FIVE = ChosenReward(RewardId("five"))
COFFEE = ChosenReward(RewardId("coffee"))
PLENTY = AdjustmentLimits(member_points=1_000_000, till_points=1_000_000)
MEMBER = Member(
    ADA,
    "100000000000000017",
    "Ada",
    "Lovelace",
    "+48501234567",
    "ada@example.com",
    joined_on=MONDAY.date(),
)


def shop_program() -> Program:
    """Return 1 point for 1.00, 50 for joining; 5.00 for 100 points, a coffee for 80."""
    welcome = EarningRule(
        rule_id=RuleId("welcome"), name=NAME, trigger=Welcome(), effect=Add(points=50)
    )
    return program_of(
        spend_rule(),
        welcome,
        rewards=[
            reward_of("five", 100, AmountOff(minor=500)),
            reward_of("coffee", 80, FreeItem(skus=("coffee",))),
        ],
    )


def document_of(program: Program) -> bytes:
    """Return the programme as a document."""
    return TypeAdapter(Program).dump_json(program)


class Accounts:
    """A store to look into, a clock in the hand, and fresh ids."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = MONDAY
        self._gestures = 1000

    def clock(self) -> datetime:
        """Return the time that the test has set."""
        return self.now

    def waits(self, wait_seconds: float = 0, *, days: int = 0) -> None:
        """Let time pass."""
        self.now += timedelta(days=days, seconds=wait_seconds)

    @property
    def state(self) -> MemberState:
        """Return Ada's account."""
        return self.state_of(ADA)

    def state_of(self, member_id: MemberId) -> MemberState:
        """Return an account."""
        with self.store.reading() as uow:
            return uow.ledger.state_of(member_id)

    @property
    def points(self) -> int:
        """Return the sum of Ada's points, whether they may be spent or not."""
        return self.held(POINTS)

    def held(self, unit: Unit, member_id: MemberId = ADA) -> int:
        """Return what an account holds of a unit."""
        return self.state_of(member_id).amount_of(unit)

    def gesture(self) -> OpId:
        """Return a fresh id."""
        self._gestures += 1
        return OpId(UUID(int=self._gestures))


class SellingTill(Accounts):
    """Sells, takes back and undoes."""

    def quotes(
        self,
        *amounts_minor: int,
        chosen: Sequence[Choice] = (),
        receipt_no: str = "R1",
        member_id: MemberId = ADA,
    ) -> Quote:
        """Evaluate a sale on the account as it is now."""
        return self.quotes_lines(
            basket(*amounts_minor), chosen=chosen, receipt_no=receipt_no, member_id=member_id
        )

    def quotes_lines(
        self,
        lines: Sequence[SaleLine],
        *,
        chosen: Sequence[Choice] = (),
        receipt_no: str = "R1",
        member_id: MemberId = ADA,
    ) -> Quote:
        """Evaluate a sale of articles on the account as it is now."""
        sale = sale_of(lines, self.now, receipt_no=receipt_no)
        state = self.state_of(member_id)
        return quote_sale(sale, state, chosen, op_id=self.gesture(), store=self.store)

    def sells(
        self,
        *amounts_minor: int,
        chosen: Sequence[Choice] = (),
        receipt_no: str = "R1",
        member_id: MemberId = ADA,
    ) -> Operation:
        """Quote and complete a sale."""
        quote = self.quotes(
            *amounts_minor, chosen=chosen, receipt_no=receipt_no, member_id=member_id
        )
        return self.completes(quote)

    def completes(self, quote: Quote) -> Operation:
        """Record a quoted sale."""
        return complete_sale(quote, store=self.store, clock=self.clock)

    def return_of(self, sale: Operation, returned: Mapping[int, int]) -> ReturnLines:
        """Return a request for such amounts by line."""
        return ReturnLines(self.gesture(), sale.op_id, returned, self.now)

    def takes_back(self, sale: Operation, returned: Mapping[int, int]) -> Operation:
        """Record a return of such amounts by line."""
        request = self.return_of(sale, returned)
        return return_lines(request, store=self.store, clock=self.clock)

    def undoes(self, operation: Operation) -> Operation:
        """Undo an operation."""
        command = UndoOperation(self.gesture(), operation.op_id, self.now)
        return undo_operation(command, store=self.store, clock=self.clock)


class TillOver(SellingTill):
    """A till over a store: does what a cashier does, at a time that the test sets."""

    def redeems(self, choice: ChosenReward = COFFEE, member_id: MemberId = ADA) -> Operation:
        """Hand a reward over."""
        command = RedeemReward(self.gesture(), member_id, choice, self.now)
        return redeem_reward(command, store=self.store, clock=self.clock)

    def holds(self, choice: ChosenReward, member_id: MemberId = ADA) -> Hold:
        """Set aside what a reward costs."""
        command = HoldReward(self.gesture(), member_id, choice, self.now)
        return hold_reward(command, store=self.store, clock=self.clock)

    def sets_aside(self, choice: ChosenReward) -> ChosenReward:
        """Set aside what a reward costs Ada, and return the choice that captures it."""
        return replace(choice, hold=self.holds(choice))

    def releases(self, hold: Hold) -> Operation:
        """Give back what was set aside."""
        command = ReleaseHold(self.gesture(), hold.hold_op_id, self.now)
        return release_hold(command, store=self.store, clock=self.clock)

    def releases_stale(self) -> StaleHolds:
        """Give back what nobody came for."""
        return release_stale_holds(
            self.now, new_id=self.gesture, store=self.store, clock=self.clock
        )

    def records_deed(self, activity_id: str, member_id: MemberId = ADA) -> Operation:
        """Record that a member did something."""
        command = RecordActivity(self.gesture(), member_id, ActivityId(activity_id), self.now)
        return record_activity(command, store=self.store, clock=self.clock)

    def changes_card(
        self,
        change: CardChange,
        new_card_number: str = "",
        *,
        reason: CardReason = CardReason.LOST,
        member_id: MemberId = ADA,
    ) -> Operation:
        """Block, unblock or replace the card that a member has."""
        command = ChangeCard(
            op_id=self.gesture(),
            member_id=member_id,
            change=change,
            reason=reason,
            new_card_number=new_card_number,
            approver="eve",
            business_at=self.now,
        )
        return change_card(command, store=self.store, clock=self.clock)

    def adjusts(
        self,
        points: int,
        *,
        member_id: MemberId = ADA,
        limits: AdjustmentLimits = PLENTY,
    ) -> Operation:
        """Give or take points by hand."""
        command = AdjustPoints(
            op_id=self.gesture(),
            member_id=member_id,
            points=points,
            reason=AdjustmentReason.GOODWILL,
            note="The coffee was cold",
            approver="eve",
            business_at=self.now,
        )
        return adjust_points(command, store=self.store, clock=self.clock, limits=limits)

    def records_event(self, event: str, member_id: MemberId = ADA) -> Operation:
        """Record that something came that a member's points wait for."""
        command = RecordEvent(self.gesture(), member_id, event, self.now)
        return record_event(command, store=self.store, clock=self.clock)


class Till(TillOver):
    """A till over the store in memory; Ada has so many points that never expire."""

    store: FakeStore

    def __init__(self, points: int = 0, program: Program | None = None) -> None:
        super().__init__(FakeStore())
        self.store.publish(PublishedProgram(PROGRAM_ID, program or shop_program()))
        subject = Subject(self.store)
        subject.confirm(MEMBER, points_of(points))


def till_over(subject: Subject, program: Program | None = None, points: int = 0) -> TillOver:
    """Return a till over a store of either kind; Ada has so many points that never expire."""
    subject.publish(document_of(program or shop_program()))
    subject.confirm(MEMBER, points_of(points))
    return TillOver(subject.store)


def points_of(points: int) -> Sequence[Lot]:
    """Return a lot of points that never expire; none of 0."""
    return (Lot(LotId("old"), points),) if points else ()
