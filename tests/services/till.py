# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till over the store in memory: does what a cashier does, at a time that the test sets."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from pos_loyalty.domain.ids import LotId, MemberId, OpId, ProgramId, RewardId, RuleId
from pos_loyalty.domain.ledger import MemberState, PointLot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.document import EarningRule, Program
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.money_off import AmountOff
from pos_loyalty.domain.program.triggers.welcome import Welcome
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.ports import PublishedProgram
from pos_loyalty.services.quote import Quote, quote_sale
from pos_loyalty.services.redeem import RedeemReward, redeem_reward
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

PROGRAM_ID = ProgramId("p" * 64)
FIVE = ChosenReward(RewardId("five"))
COFFEE = ChosenReward(RewardId("coffee"))
MEMBER = Member(ADA, "100000000000000017", "Ada", "Lovelace", "+48501234567", "ada@example.com")


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


class Till:
    """A till where Ada is known, with so many points that never expire."""

    def __init__(self, points: int = 0, program: Program | None = None) -> None:
        self.store = FakeStore()
        self.now = MONDAY
        self._gestures = 1000
        published = PublishedProgram(PROGRAM_ID, program or shop_program())
        self.store.publish(published)
        lots = (PointLot(LotId("old"), points),) if points else ()
        state = MemberState(ADA, MONDAY.date(), lots, {})
        self.store.add_member(MEMBER, state)

    def clock(self) -> datetime:
        """Return the time that the test has set."""
        return self.now

    def waits(self, wait_seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=wait_seconds)

    @property
    def state(self) -> MemberState:
        """Return Ada's account."""
        return self.store.content.states[ADA]

    @property
    def points(self) -> int:
        """Return the sum of Ada's lots."""
        return sum(lot.points for lot in self.state.lots)

    def gesture(self) -> OpId:
        """Return a fresh id."""
        self._gestures += 1
        return OpId(UUID(int=self._gestures))

    def quotes(
        self, *amounts_minor: int, chosen: Sequence[ChosenReward] = (), receipt_no: str = "R1"
    ) -> Quote:
        """Evaluate a sale on Ada's account as it is now."""
        sale = sale_of(basket(*amounts_minor), self.now, receipt_no=receipt_no)
        return quote_sale(sale, self.state, chosen, op_id=self.gesture(), store=self.store)

    def sells(
        self, *amounts_minor: int, chosen: Sequence[ChosenReward] = (), receipt_no: str = "R1"
    ) -> Operation:
        """Quote and complete a sale."""
        quote = self.quotes(*amounts_minor, chosen=chosen, receipt_no=receipt_no)
        return self.completes(quote)

    def completes(self, quote: Quote) -> Operation:
        """Record a quoted sale."""
        return complete_sale(quote, store=self.store, clock=self.clock)

    def redeems(self, choice: ChosenReward = COFFEE, member_id: MemberId = ADA) -> Operation:
        """Hand a reward over."""
        command = RedeemReward(self.gesture(), member_id, choice, self.now)
        return redeem_reward(command, store=self.store, clock=self.clock)

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
