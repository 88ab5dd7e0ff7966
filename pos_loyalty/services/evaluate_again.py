# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: decide what was recorded anew, from the facts alone, and say what differs.

The server does this with every operation that it is sent. What the member was told stands all
the same; a difference becomes an operation of its own, or is somebody's to look at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from pos_loyalty.domain.by_hand import AdjustmentFact, CardChangeFact
from pos_loyalty.domain.errors import (
    LoyaltyError,
    NothingToRelease,
    NothingToUndo,
)
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import Effects, MemberState
from pos_loyalty.domain.ops import (
    ActivityFact,
    ClockFact,
    EnrolmentFact,
    EventFact,
    GrantReturnFact,
    HoldFact,
    MergeFact,
    Operation,
    OperationFact,
    RedemptionFact,
    RefundFact,
    ReleaseFact,
    SaleFact,
    UndoFact,
    UnmatchedReturnFact,
    refers_to,
)
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.evaluation import Choice, evaluate
from pos_loyalty.domain.program.holds import Hold
from pos_loyalty.domain.program.occasions import Moment
from pos_loyalty.domain.program.redeeming import ChosenReward, Redemption
from pos_loyalty.domain.units import POINTS
from pos_loyalty.services.comparison import Difference, differences
from pos_loyalty.services.decisions import (
    Decision,
    decide_activity,
    decide_adjustment,
    decide_card_change,
    decide_enrolment,
    decide_event,
    decide_hold,
    decide_redemption,
    decide_release,
    decide_sale,
    decide_undo,
)
from pos_loyalty.services.ports import PublishedProgram
from pos_loyalty.services.sold_sales import decide_return, open_sale

DIFFERENCES_MAX: Final = 100
REFUSED: Final = "refused"
"""The place of the difference where what was recorded should not have been possible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was there before an operation.

    Attributes:
        rules: The version that the operation names; of a return or a release, the version that
            the sale or the hold names. An undo asks no rules.
        account: The member's. Of somebody who joins only the sums over all members count.
        referrer: The account of the one who invited a member that buys for the first time, or
            brings back something of that purchase; ``None`` where the till did not know them.
        earlier: What the operation refers to, however indirectly, oldest first; more is no harm.
    """

    rules: PublishedProgram
    account: MemberState
    referrer: MemberState | None = None
    earlier: Sequence[Operation] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedAgain:
    """What an operation should have been.

    Attributes:
        operation: The recorded one, with what was decided now in it.
        decision: ``None`` where it was refused.
        differences: At most 100; none where the till and this engine agree.
    """

    operation: Operation
    decision: Decision[OperationFact] | None
    differences: tuple[Difference, ...]


def evaluate_again(operation: Operation, before: Before) -> DecidedAgain:
    """Return what the engine makes of the operation now, and where that differs."""
    try:
        decision = _decided(operation, before)
    except LoyaltyError as refusal:
        refused = Difference(REFUSED, "", refusal.code)
        return DecidedAgain(operation=operation, decision=None, differences=(refused,))
    draft = replace(
        operation.draft, fact=decision.fact, effects=decision.effects, others=decision.others
    )
    found = islice(differences(operation.draft, draft), DIFFERENCES_MAX)
    return DecidedAgain(
        operation=replace(operation, draft=draft), decision=decision, differences=tuple(found)
    )


def _decided(operation: Operation, before: Before) -> Decision[OperationFact]:
    op_id = operation.op_id
    match operation.fact:
        case SaleFact() as fact:
            return _sale(fact, op_id, before)
        case EnrolmentFact() | ActivityFact() | EventFact() as fact:
            return _moment(fact, op_id, before)
        case RedemptionFact() | HoldFact() | CardChangeFact() | AdjustmentFact() as fact:
            return _chosen(fact, op_id, before)
        case GrantReturnFact() | ClockFact() | UnmatchedReturnFact() | MergeFact() as fact:
            return Decision(fact=fact, effects=Effects())
        case about_earlier:
            return _about_earlier(about_earlier, op_id, before)


def _sale(fact: SaleFact, op_id: OpId, before: Before) -> Decision[OperationFact]:
    rules = before.rules
    chosen: list[Choice] = [*map(choice_of, fact.redemptions), *fact.payments]
    evaluation = evaluate(
        rules.program, before.account, fact.sale, chosen, op_id=op_id, referrer=before.referrer
    )
    decided = decide_sale(fact.sale, evaluation, rules.program_id, fact.told)
    return replace(decided, fact=replace(decided.fact, approver=fact.approver))


def _moment(
    fact: EnrolmentFact | ActivityFact | EventFact, op_id: OpId, before: Before
) -> Decision[OperationFact]:
    rules, account = before.rules, before.account
    at, store_id = fact.business_at, fact.store_id
    match fact:
        case EnrolmentFact():
            joining = Moment(Happening.ENROLMENT, at, store_id)
            return decide_enrolment(rules, fact.member, account.shared, joining, op_id=op_id)
        case ActivityFact():
            deed = Moment(Happening.ACTIVITY, at, store_id, fact.activity_id)
            return decide_activity(rules, account, deed, op_id=op_id, answer=fact.answer)
        case came:
            return decide_event(rules, account, came.event, at=at, store_id=store_id)


def _chosen(
    fact: RedemptionFact | HoldFact | CardChangeFact | AdjustmentFact,
    op_id: OpId,
    before: Before,
) -> Decision[OperationFact]:
    match fact:
        case CardChangeFact():
            return decide_card_change(fact, before.account, op_id=op_id)
        case AdjustmentFact():
            return decide_adjustment(fact, before.rules, before.account, op_id=op_id)
        case reward:
            return _reward(reward, op_id, before)


def _reward(
    fact: RedemptionFact | HoldFact, op_id: OpId, before: Before
) -> Decision[OperationFact]:
    rules, account = before.rules, before.account
    at, store_id = fact.business_at, fact.store_id
    match fact:
        case RedemptionFact():
            chosen = [choice_of(redemption) for redemption in fact.redemptions]
            return decide_redemption(rules, account, chosen, at=at, store_id=store_id)
        case held:
            choice = _held(held.hold)
            return decide_hold(rules, account, choice, op_id=op_id, at=at, store_id=store_id)


def _about_earlier(
    fact: ReleaseFact | RefundFact | UndoFact, op_id: OpId, before: Before
) -> Decision[OperationFact]:
    past = _Past(before.earlier)
    rules, account = before.rules, before.account
    match fact:
        case RefundFact(sale_op_id=sale_op_id, business_at=at):
            opened = open_sale(sale_op_id, past, lambda _: rules.program)
            return decide_return(
                opened,
                fact.returned_minor,
                account,
                op_id=op_id,
                at=at,
                referrer=before.referrer,
            )
        case ReleaseFact(hold_op_id=hold_op_id, business_at=at):
            held = past.find(hold_op_id)
            if held is None or not isinstance(held.fact, HoldFact):
                raise NothingToRelease
            return decide_release(held.fact.hold, account, rules.program, op_id=op_id, at=at)
        case undo:
            undone = past.find(undo.undone_op_id)
            if undone is None:
                raise NothingToUndo
            return decide_undo(undone, undo.business_at, reason=undo.reason, approver=undo.approver)


def choice_of(redemption: Redemption) -> ChosenReward:
    """Return the choice that the redemption came from."""
    is_points = redemption.unit == POINTS
    return ChosenReward(
        redemption.reward_id,
        redemption.amount if is_points else None,
        by_voucher=not is_points,
        hold=redemption.hold,
        approver=redemption.approver,
    )


def _held(hold: Hold) -> ChosenReward:
    is_points = hold.unit == POINTS
    return ChosenReward(
        hold.reward_id, hold.amount if is_points else None, by_voucher=not is_points
    )


class _Past:
    """Some operations, to look back at."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self._operations = operations

    def find(self, op_id: OpId) -> Operation | None:
        """Return the operation made for this gesture, if it is one of these."""
        return next((op for op in self._operations if op.op_id == op_id), None)

    def referring_to(self, op_id: OpId) -> Sequence[Operation]:
        """Return those of these that take the operation back or finish it, oldest first."""
        return [op for op in self._operations if refers_to(op.fact) == op_id]
