# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: points are given or taken by hand, with a reason, up to so many a day."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from pos_loyalty.domain.by_hand import NOTE_CHARS_MAX, AdjustmentFact
from pos_loyalty.domain.errors import AdjustmentLimit
from pos_loyalty.domain.handing_out import handed_out, still_granted
from pos_loyalty.domain.ids import MemberId, OpId, ProgramId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.ops import Operation, UndoFact
from pos_loyalty.domain.program.adjusting import (
    ADJUSTED,
    ADJUSTMENT_POINTS_MAX,
    AdjustmentReason,
)
from pos_loyalty.domain.program.evaluation import ENGINE_VERSION
from pos_loyalty.services.decisions import decide_adjustment
from pos_loyalty.services.ports import Clock, OperationLog, Store

_NOT_DECIDED: Final = ProgramId("")
_A_DAY: Final = timedelta(hours=26)
"""No business day is longer, whatever its clock does."""


@dataclass(frozen=True, slots=True)
class AdjustmentLimits:
    """How many points may be given and taken by hand on one business day, both counted.

    Attributes:
        member_points: Of one member: at this till, and at others as far as it has heard.
        till_points: At this till, of all members.
    """

    member_points: int
    till_points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustPoints:
    """The cashier's request. ``op_id`` is made once, when they decide.

    Attributes:
        points: Above 0 to give, below 0 to take.
        note: Cut at ``NOTE_CHARS_MAX`` characters.
        approver: Who agreed; empty where nobody signs in.
        business_at: In the store's time zone.
    """

    op_id: OpId
    member_id: MemberId
    points: int
    reason: AdjustmentReason
    note: str = ""
    approver: str = ""
    business_at: datetime
    actor: str = ""


def adjust_points(
    command: AdjustPoints, *, store: Store, clock: Clock, limits: AdjustmentLimits
) -> Operation:
    """Record points that were given or taken by hand; without the network.

    Asking twice with the same ``op_id`` adjusts once. On return it survives loss of power. Runs
    on the writer's thread.

    Raises:
        ValueError: If ``points`` is 0.
        UnknownMember: If the till does not know the member.
        InsufficientPoints: If more would be taken than may be spent.
        NotGrantedHere: If more may be spent than is for this till to take.
        AdjustmentLimit: If it is more than the day has left.
        NoProgramInForce: If the shop has no rules for that day.
    """
    if command.points == 0:
        raise ValueError("an adjustment changes something")
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        now = clock()
        state = still_granted(uow.ledger.state_of(command.member_id), now)
        _require_within(command, limits, state, uow.log)
        decision = decide_adjustment(
            _asked(command, store), uow.programs.in_force(command.business_at), state,
            op_id=command.op_id,
        )  # fmt: skip
        draft = decision.draft(
            op_id=command.op_id,
            member_id=state.member_id,
            occurred_at=now,
            actor=command.actor,
            uses=handed_out(decision.effects, state, now),
        )
        operation = uow.log.record(draft, expected_version=state.version)
        uow.commit()
        return operation


def _asked(command: AdjustPoints, store: Store) -> AdjustmentFact:
    return AdjustmentFact(
        points=command.points,
        reason=command.reason,
        note=command.note.strip()[:NOTE_CHARS_MAX],
        approver=command.approver,
        business_at=command.business_at,
        store_id=store.place.store_id,
        program_id=_NOT_DECIDED,
        engine=ENGINE_VERSION,
    )


def _require_within(
    command: AdjustPoints, limits: AdjustmentLimits, state: MemberState, log: OperationLog
) -> None:
    """Refuse what is more than the day has left.

    Raises:
        AdjustmentLimit: If it is.
    """
    day = command.business_at.date()
    of_member = limits.member_points - state.total(ADJUSTED, day, day)
    of_till = limits.till_points - _adjusted_here(command, log)
    left = max(0, min(of_member, of_till, ADJUSTMENT_POINTS_MAX))
    if abs(command.points) > left:
        raise AdjustmentLimit(left_points=left)


def _adjusted_here(command: AdjustPoints, log: OperationLog) -> int:
    """Return how many points this till has given and taken on the business day."""
    day = command.business_at.date()
    since = command.business_at.astimezone(UTC) - _A_DAY
    return sum(
        abs(operation.fact.points)
        for operation in log.adjustments_since(since)
        if isinstance(operation.fact, AdjustmentFact)
        and operation.fact.business_at.date() == day
        and not any(isinstance(later.fact, UndoFact) for later in log.referring_to(operation.op_id))
    )
