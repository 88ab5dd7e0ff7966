# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From a recorded operation to what the till says about it."""

from dataclasses import dataclass, replace
from datetime import datetime

from pos_loyalty.domain.ledger import Account
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import (
    EnrolmentFact,
    Operation,
    RedemptionFact,
    RefundFact,
    SaleFact,
    UndoFact,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.redeeming import Redemption
from pos_loyalty.domain.program.tiers import TierStanding
from pos_loyalty.ui.view_models.notice import LocalNames
from pos_loyalty.ui.view_models.panels import (
    DoneKind,
    DonePanel,
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An operation that is safe, and what could be read right after it.

    Attributes:
        member: Whose operation it is.
        program: For the names of the rewards; this and the rest ``None`` if it cannot be read
            just now.
        standing: The member's tier after it; ``None`` where the programme has no tiers, too.
    """

    operation: Operation
    member: Member
    program: Program | None = None
    balance_points: int | None = None
    unsent_count: int | None = None
    standing: TierStanding | None = None


def done_panel(recorded: Recorded) -> DonePanel:
    """Return what was recorded; an enrolment has no panel of its own and reads as a gift."""
    operation, member = recorded.operation, recorded.member
    panel = DonePanel(
        DoneKind.SALE,
        operation.op_id,
        member.member_id,
        member.short_name,
        member.given_name,
        _moved(operation, "rule:"),
        -_moved(operation, "reward:"),
        recorded.balance_points,
        language=member.language,
    )
    match operation.fact:
        case SaleFact() as fact:
            off = sum(discount.minor for discount in fact.discounts)
            return replace(
                panel,
                paid_minor=fact.sale.gross_minor - off,
                tier_reached=_tier_reached(fact, recorded),
                receipt_no=fact.sale.receipt_no,
                reward_names=_reward_names(fact.redemptions, recorded.program),
            )
        case RedemptionFact() as fact:
            names = _reward_names(fact.redemptions, recorded.program)
            return replace(panel, kind=DoneKind.REDEMPTION, reward_names=names)
        case RefundFact() as fact:
            return replace(
                _given_and_taken(panel, operation),
                kind=DoneKind.RETURN,
                paid_minor=fact.refund_minor,
                receipt_no=fact.receipt_no,
            )
        case UndoFact():
            return replace(_given_and_taken(panel, operation), kind=DoneKind.UNDO)
        case EnrolmentFact():
            return panel


def happened_at(operation: Operation) -> datetime:
    """Return the business time of an operation."""
    fact = operation.fact
    return fact.sale.business_at if isinstance(fact, SaleFact) else fact.business_at


def _tier_reached(fact: SaleFact, recorded: Recorded) -> LocalNames | None:
    """Return the names of the tier that the recorded sale lifted the member to, if it did.

    By what was recorded: the quote on screen may have been evaluated again.
    """
    ladder = recorded.program.tiers if recorded.program else None
    if ladder is None or recorded.standing is None:
        return None
    after = recorded.standing.tier
    held = [tier.threshold for tier in ladder.tiers if tier.tier_id == fact.tier_id]
    return after.name if held and after.threshold > held[0] else None


def _given_and_taken(panel: DonePanel, operation: Operation) -> DonePanel:
    """Turn the columns round: an opposite gives back what was spent and takes what was earned."""
    return replace(
        panel,
        earned_points=_moved(operation, "reward:"),
        used_points=-_moved(operation, "rule:"),
    )


def _moved(operation: Operation, cause: str) -> int:
    return sum(
        entry.points
        for entry in operation.draft.effects.entries
        if entry.account is Account.MEMBER and entry.cause.startswith(cause)
    )


def _reward_names(
    redemptions: tuple[Redemption, ...], program: Program | None
) -> tuple[LocalNames, ...]:
    if program is None:
        return ()
    rewards = (program.reward(redemption.reward_id) for redemption in redemptions)
    return tuple(reward.name for reward in rewards if reward is not None)
