# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: something came that points wait for, such as the delivery of an order."""

from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.services.decisions import decide_event
from pos_loyalty.services.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """The request. ``op_id`` is made once, when the event is reported.

    Attributes:
        event: Its name, as in the programme's vesting.
        business_at: In the store's time zone.
    """

    op_id: OpId
    member_id: MemberId
    event: str
    business_at: datetime
    actor: str = ""


def record_event(command: RecordEvent, *, store: Store, clock: Clock) -> Operation:
    """Record the event with what may be spent from now on, be it nothing.

    Asking twice with the same ``op_id`` records once. On return it survives loss of power. Runs
    on the writer's thread.

    Raises:
        UnknownMember: If the till does not know the member.
        NoProgramInForce: If the shop has no rules for that day.
    """
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        state = uow.ledger.state_of(command.member_id)
        decision = decide_event(
            uow.programs.in_force(command.business_at),
            state,
            command.event,
            at=command.business_at,
            store_id=store.place.store_id,
        )
        draft = decision.draft(
            op_id=command.op_id,
            member_id=command.member_id,
            occurred_at=clock(),
            actor=command.actor,
        )
        operation = uow.log.record(draft, expected_version=state.version)
        uow.commit()
        return operation
