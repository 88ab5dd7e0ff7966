# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From a recorded operation to what the till says about it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from pos_loyalty.domain.grants import FLOOR
from pos_loyalty.domain.ledger import Account, LedgerEntry
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import (
    Operation,
    RedemptionFact,
    RefundFact,
    SaleFact,
    UndoFact,
    UnmatchedReturnFact,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.redeeming import Redemption
from pos_loyalty.domain.program.tiers import TierStanding
from pos_loyalty.domain.units import POINTS
from pos_loyalty.ui.view_models.gains import gains_of
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
    """

    operation: Operation
    member: Member
    program: Program | None = None
    balance_points: int | None = None
    unsent_count: int | None = None
    standing: TierStanding | None = None


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
        _collected(operation),
        _used(operation),
        recorded.balance_points,
        language=member.language,
        is_provisional=any(use.grant_id == FLOOR for use in operation.draft.uses),
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
                later_points=_later(operation, fact),
                gains=gains_of(fact, recorded.program) if recorded.program else (),
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
        case UnmatchedReturnFact() as fact:
            return replace(
                panel,
                kind=DoneKind.RETURN,
                paid_minor=fact.refund_minor,
                receipt_no=fact.receipt_no,
            )
        case UndoFact():
            return replace(_given_and_taken(panel, operation), kind=DoneKind.UNDO)
        case _:
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
    return after.name if has_risen(ladder, fact.tier_id, after) else None


def _given_and_taken(panel: DonePanel, operation: Operation) -> DonePanel:
    """Turn the columns round: an opposite gives back what was spent and takes what was earned."""
    return replace(
        panel,
        earned_points=-_used(operation),
        used_points=-_collected(operation),
    )


def _collected(operation: Operation) -> int:
    """Return the change of points by all but rewards: rules, challenges, what was let go."""
    return sum(entry.amount for entry in _of_points(operation) if not _is_reward(entry))


def _used(operation: Operation) -> int:
    """Return the points that rewards took; below 0 for points that they gave back."""
    return -sum(entry.amount for entry in _of_points(operation) if _is_reward(entry))


def _of_points(operation: Operation) -> Iterator[LedgerEntry]:
    for entry in operation.draft.effects.entries:
        if entry.account is Account.MEMBER and entry.unit == POINTS:
            yield entry


def _is_reward(entry: LedgerEntry) -> bool:
    return entry.cause.startswith("reward:")


def _later(operation: Operation, fact: SaleFact) -> int:
    """Return the points of the sale that may be spent on a later day only."""
    day = fact.sale.business_at.date()
    lots = operation.draft.effects.lots
    return sum(lot.amount for lot in lots if lot.unit == POINTS and not lot.has_vested(day))


def _reward_names(
    redemptions: tuple[Redemption, ...], program: Program | None
) -> tuple[LocalNames, ...]:
    if program is None:
        return ()
    rewards = (program.reward(redemption.reward_id) for redemption in redemptions)
    return tuple(reward.name for reward in rewards if reward is not None)
