# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: a member did something that is no purchase."""

from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.domain.errors import UnknownActivity
from pos_loyalty.domain.ids import ActivityId, MemberId, OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.occasions import Moment
from pos_loyalty.services.decisions import decide_activity
from pos_loyalty.services.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class RecordActivity:
    """The request. ``op_id`` is made once, when the deed is reported.

    Attributes:
        business_at: In the store's time zone.
    """

    op_id: OpId
    member_id: MemberId
    activity_id: ActivityId
    business_at: datetime
    actor: str = ""


def record_activity(command: RecordActivity, *, store: Store, clock: Clock) -> Operation:
    """Record the deed with what the programme gives for it, be it nothing.

    Asking twice with the same ``op_id`` records once. On return it survives loss of power. Runs
    on the writer's thread.

    Raises:
        UnknownMember: If the till does not know the member.
        UnknownActivity: If the programme does not name the activity.
        NoProgramInForce: If the shop has no rules for that day.
    """
    store_id = store.place.store_id
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        state = uow.ledger.state_of(command.member_id)
        published = uow.programs.in_force(command.business_at)
        known = {activity.activity_id for activity in published.program.activities}
        if command.activity_id not in known:
            raise UnknownActivity
        moment = Moment(Happening.ACTIVITY, command.business_at, store_id, command.activity_id)
        decision = decide_activity(published, state, moment, op_id=command.op_id)
        draft = decision.draft(
            op_id=command.op_id,
            member_id=command.member_id,
            occurred_at=clock(),
            actor=command.actor,
        )
        operation = uow.log.record(draft, expected_version=state.version)
        uow.commit()
        return operation
