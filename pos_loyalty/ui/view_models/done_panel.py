# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From a recorded operation to what the till says about it."""

from dataclasses import dataclass, replace
from datetime import datetime

from pos_loyalty.domain.balances import Balance
from pos_loyalty.domain.by_hand import AdjustmentFact, CardChangeFact
from pos_loyalty.domain.gains import gains_of
from pos_loyalty.domain.grants import FLOOR
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.operation_figures import (
    collected_points,
    later_points,
    reward_names,
    used_points,
)
from pos_loyalty.domain.ops import (
    Operation,
    RedemptionFact,
    RefundFact,
    SaleFact,
    UndoFact,
    UnmatchedReturnFact,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.tiers import TierStanding
from pos_loyalty.ui.view_models.notice import LocalNames
from pos_loyalty.ui.view_models.panels import (
    DoneKind,
    DonePanel,
)
from pos_loyalty.ui.view_models.tier_steps import has_risen


@dataclass(frozen=True, slots=True)
class Recorded:
    """An operation that is safe, and what could be read right after it.

    Attributes:
        member: Whose operation it is.
        program: For the names of the rewards; this and the rest ``None`` if it cannot be read
            just now.
        standing: The member's tier after it; ``None`` where the programme has no tiers, too.
        is_mended: It puts an earlier action right: nobody stands there to be thanked for it, and
            it is not undone with one key.
        has_answered: The member has answered a question after a purchase here today.
    """

    operation: Operation
    member: Member
    program: Program | None = None
    balance: Balance | None = None
    unsent_count: int | None = None
    standing: TierStanding | None = None
    is_mended: bool = False
    has_answered: bool = False

    @property
    def balance_points(self) -> int | None:
        """Return what the member may spend now."""
        return None if self.balance is None else self.balance.spendable_points


def done_panel(recorded: Recorded) -> DonePanel:
    """Return what was recorded.

    What has no panel of its own, such as an enrolment, reads as points given and taken.
    """
    operation, member = recorded.operation, recorded.member
    panel = DonePanel(
        DoneKind.SALE,
        operation.op_id,
        member.member_id,
        member.short_name,
        member.given_name,
        collected_points(operation),
        used_points(operation),
        recorded.balance_points,
        language=member.language,
        is_provisional=any(use.grant_id == FLOOR for use in operation.draft.uses),
    )
    match operation.fact:
        case SaleFact() as fact:
            off = sum(discount.minor for discount in fact.discounts)
            wallets = sum(payment.minor for payment in fact.payments)
            return replace(
                panel,
                kind=DoneKind.GIVEN if recorded.is_mended else DoneKind.SALE,
                paid_minor=fact.sale.gross_minor - off - wallets,
                wallets_minor=wallets,
                tier_reached=_tier_reached(fact, recorded),
                receipt_no=fact.sale.receipt_no,
                sold_on=fact.sale.business_at.date() if fact.sale.claimed_at else None,
                reward_names=reward_names(fact.redemptions, recorded.program),
                later_points=later_points(operation, fact),
                gains=gains_of(fact, recorded.program) if recorded.program else (),
            )
        case RedemptionFact() as fact:
            names = reward_names(fact.redemptions, recorded.program)
            return replace(panel, kind=DoneKind.REDEMPTION, reward_names=names)
        case RefundFact() as fact:
            return replace(
                _given_and_taken(panel, operation),
                kind=DoneKind.RETURN,
                paid_minor=fact.out_of_drawer_minor,
                wallets_minor=fact.to_wallets_minor,
                receipt_no=fact.receipt_no,
            )
        case UnmatchedReturnFact() as fact:
            return replace(
                panel,
                kind=DoneKind.RETURN,
                paid_minor=fact.refund_minor,
                receipt_no=fact.receipt_no,
            )
        case _:
            return _without_goods(panel, operation)


def _without_goods(panel: DonePanel, operation: Operation) -> DonePanel:
    """Return what was done to an account by hand, or taken back."""
    match operation.fact:
        case CardChangeFact() as fact:
            return replace(panel, kind=DoneKind(fact.change.value))
        case AdjustmentFact() as fact:
            given, taken = max(0, fact.points), max(0, -fact.points)
            return replace(panel, kind=DoneKind.ADJUSTED, earned_points=given, used_points=taken)
        case UndoFact():
            return replace(_given_and_taken(panel, operation), kind=DoneKind.UNDO)
        case _:
            return panel


def happened_at(operation: Operation) -> datetime:
    """Return the business time of an operation; of a claim that of the claim."""
    fact = operation.fact
    if isinstance(fact, SaleFact):
        return fact.sale.claimed_at or fact.sale.business_at
    return fact.business_at


def _tier_reached(fact: SaleFact, recorded: Recorded) -> LocalNames | None:
    """Return the names of the tier that the recorded sale lifted the member to, if it did.

    By what was recorded: the quote on screen may have been evaluated again.
    """
    ladder = recorded.program.tiers if recorded.program else None
    if ladder is None or recorded.standing is None:
        return None
    after = recorded.standing.tier
    return after.name if has_risen(ladder, fact.tier_id, after) else None


def _given_and_taken(panel: DonePanel, operation: Operation) -> DonePanel:
    """Turn the columns round: an opposite gives back what was spent and takes what was earned."""
    return replace(
        panel,
        earned_points=-used_points(operation),
        used_points=-collected_points(operation),
    )
