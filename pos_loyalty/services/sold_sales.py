# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A recorded sale, what has come back of it since, and what one more return changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from pos_loyalty.domain.errors import UnknownMember, UnknownSale
from pos_loyalty.domain.ids import OpId, ProgramId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Effects, MemberState, combine
from pos_loyalty.domain.ops import Operation, RefundFact, SaleFact, UndoFact
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.returnable import refuse_too_much
from pos_loyalty.domain.returns import (
    SoldSale,
    refund_effects,
    refund_minor,
    refund_to_wallets,
    within_policy,
)
from pos_loyalty.services.decisions import Decision
from pos_loyalty.services.ports import Ledger


class PastOperations(Protocol):
    """Operations to look back at: an ``OperationLog``, or some that came from one."""

    def find(self, op_id: OpId) -> Operation | None:
        """Return the operation recorded for this gesture, if any."""
        ...

    def referring_to(self, op_id: OpId) -> Sequence[Operation]:
        """Return the refunds, undos and releases of an operation, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class OpenedSale:
    """A sale, and what has come back of it.

    Attributes:
        returned_minor: By ``line_id``, of the line's gross amount; lines without one are missing.
    """

    operation: Operation
    sold: SoldSale
    returned_minor: Mapping[int, int]


def open_sale(
    sale_op_id: OpId, past: PastOperations, program_of: Callable[[ProgramId], Program]
) -> OpenedSale:
    """Return the sale with the returns that stand.

    Raises:
        UnknownSale: If the operation is not known, is no sale, or was undone.
    """
    operation = past.find(sale_op_id)
    if operation is None or not isinstance(operation.fact, SaleFact):
        raise UnknownSale
    returned: dict[int, int] = {}
    for later in past.referring_to(sale_op_id):
        if isinstance(later.fact, UndoFact):
            raise UnknownSale
        if isinstance(later.fact, RefundFact) and not past.referring_to(later.op_id):
            returned = _added(returned, later.fact.returned_minor)
    sold = SoldSale(
        operation.fact,
        combine(*_effects_of_holds(operation.fact, past), operation.draft.effects),
        program_of(operation.fact.program_id),
        operation.draft.others,
    )
    return OpenedSale(operation, sold, returned)


def rewarded_referrer(opened: OpenedSale, ledger: Ledger) -> MemberState | None:
    """Return the account of the one who was given something for the sale of a friend.

    ``None`` where there is none, or this till does not know it.
    """
    for other in opened.sold.others:
        if other.member_id != PROGRAM_ACCOUNT:
            try:
                return ledger.state_of(other.member_id)
            except UnknownMember:
                return None
    return None


def decide_return(
    opened: OpenedSale,
    returned_minor: Mapping[int, int],
    state: MemberState,
    *,
    op_id: OpId,
    at: datetime,
    referrer: MemberState | None = None,
) -> Decision[RefundFact]:
    """Return what one more return changes, and the money that goes back.

    Args:
        returned_minor: By ``line_id``, how much of the line's gross amount comes back now.
        state: The account before it.
        referrer: That of the one who was given something for the sale, as ``rewarded_referrer``
            returns it: the refund policy holds for them too.

    Raises:
        ReturnExceedsSale: If a line would come back beyond what is left of it, or of what it
            put into a wallet.
    """
    sale, before = opened.sold.fact, opened.returned_minor
    after, day = _added(before, returned_minor), at.date()
    refuse_too_much(sale, before, returned_minor, state, day)
    change = refund_effects(opened.sold, before, after, state, op_id=op_id, day=day)
    taken = within_policy(change, opened.sold, state, referrer=referrer, day=day)
    fact = RefundFact(
        sale_op_id=opened.operation.op_id,
        receipt_no=sale.sale.receipt_no,
        business_at=at,
        returned_minor=dict(sorted(returned_minor.items())),
        refund_minor=refund_minor(sale, after) - refund_minor(sale, before),
        to_wallets=_more_to_wallets(sale, before, after),
    )
    return Decision(fact=fact, effects=taken.effects, others=taken.others)


def _effects_of_holds(fact: SaleFact, past: PastOperations) -> Iterator[Effects]:
    """Yield what was set aside for the sale before it: with the sale it was one change."""
    for redemption in fact.redemptions:
        if redemption.hold and (held := past.find(redemption.hold.hold_op_id)):
            yield held.draft.effects


def _more_to_wallets(
    fact: SaleFact, before: Mapping[int, int], after: Mapping[int, int]
) -> tuple[WalletPayment, ...]:
    earlier = {payment.wallet_id: payment.minor for payment in refund_to_wallets(fact, before)}
    now = (
        replace(payment, minor=payment.minor - earlier.get(payment.wallet_id, 0))
        for payment in refund_to_wallets(fact, after)
    )
    return tuple(payment for payment in now if payment.minor)


def _added(before: Mapping[int, int], more: Mapping[int, int]) -> dict[int, int]:
    return {
        line_id: before.get(line_id, 0) + more.get(line_id, 0) for line_id in {**before, **more}
    }
