# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use cases: set points aside for a reward, and give them back."""

from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.domain.errors import NothingToRelease
from pos_loyalty.domain.handing_out import handed_out, still_granted
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ops import HoldFact, Operation
from pos_loyalty.domain.program.holds import Hold
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.services.decisions import decide_hold, decide_release
from pos_loyalty.services.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class HoldReward:
    """The cashier's request. ``op_id`` is made once, when the reward is chosen.

    Attributes:
        business_at: In the store's time zone.
    """

    op_id: OpId
    member_id: MemberId
    choice: ChosenReward
    business_at: datetime
    actor: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseHold:
    """The request to give back what was set aside.

    Attributes:
        hold_op_id: The operation that set it aside.
        business_at: In the store's time zone.
    """

    op_id: OpId
    hold_op_id: OpId
    business_at: datetime
    actor: str = ""


def hold_reward(command: HoldReward, *, store: Store, clock: Clock) -> Hold:
    """Set aside what a reward costs, until a sale captures it or it is released.

    Asking twice with the same ``op_id`` sets aside once. On return it survives loss of power.
    Runs on the writer's thread.

    Raises:
        UnknownMember: If the till does not know the member.
        RewardUnavailable: If the reward is not to be had, whatever is bought.
        InsufficientPoints: If it costs more than may be spent.
        NotGrantedHere: If more may be spent than is for this till to hand out.
    """
    with store.writing() as uow:
        done = uow.log.find(command.op_id)
        if done and isinstance(done.fact, HoldFact):
            return done.fact.hold
        now = clock()
        state = still_granted(uow.ledger.state_of(command.member_id), now)
        published = uow.programs.in_force(command.business_at)
        decision = decide_hold(
            published,
            state,
            command.choice,
            op_id=command.op_id,
            at=command.business_at,
            store_id=store.place.store_id,
        )
        draft = decision.draft(
            op_id=command.op_id,
            member_id=state.member_id,
            occurred_at=now,
            actor=command.actor,
            uses=handed_out(decision.effects, state, now),
        )
        uow.log.record(draft, expected_version=state.version)
        uow.commit()
        return decision.fact.hold


def release_hold(command: ReleaseHold, *, store: Store, clock: Clock) -> Operation:
    """Give back what was set aside; what has expired meanwhile lives again for a time.

    Asking twice with the same ``op_id`` gives back once. On return it survives loss of power.
    Runs on the writer's thread.

    Raises:
        NothingToRelease: If there is no such hold here, or it was captured or released before.
    """
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        held = uow.log.find(command.hold_op_id)
        if held is None or not isinstance(held.fact, HoldFact):
            raise NothingToRelease
        state = uow.ledger.state_of(held.draft.member_id)
        program = uow.programs.get(held.fact.program_id)
        decision = decide_release(
            held.fact.hold, state, program, op_id=command.op_id, at=command.business_at
        )
        draft = decision.draft(
            op_id=command.op_id,
            member_id=state.member_id,
            occurred_at=clock(),
            actor=command.actor,
        )
        operation = uow.log.record(draft, expected_version=state.version)
        uow.commit()
        return operation
