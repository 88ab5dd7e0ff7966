# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: a member did something that is no purchase."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import uuid5

from pos_loyalty.domain.errors import UnknownActivity
from pos_loyalty.domain.ids import ActivityId, MemberId, OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.occasions import Moment
from pos_loyalty.services.decisions import decide_activity
from pos_loyalty.services.ports import Clock, Store

ANSWER_MAX: Final = 10
SURVEY: Final = ActivityId("survey")
"""The deed of answering the question after a purchase; a programme that names it has one."""


@dataclass(frozen=True, slots=True)
class RecordActivity:
    """The request. ``op_id`` is made once, when the deed is reported.

    Attributes:
        business_at: In the store's time zone.
        answer: Where the deed was a question, what was answered: from 0 to 10.

    Raises:
        ValueError: For an answer that no question has.
    """

    op_id: OpId
    member_id: MemberId
    activity_id: ActivityId
    business_at: datetime
    actor: str = ""
    answer: int | None = None

    def __post_init__(self) -> None:
        if self.answer is not None and not 0 <= self.answer <= ANSWER_MAX:
            raise ValueError(f"an answer is from 0 to {ANSWER_MAX}, not {self.answer}")


def survey_answer(
    sale_op_id: OpId, member_id: MemberId, answer: int, *, business_at: datetime
) -> RecordActivity:
    """Return the request to record an answer to the question after a purchase.

    Its gesture follows from the purchase: whoever asks, and however often, one answer is recorded.

    Raises:
        ValueError: For an answer that no question has.
    """
    op_id = OpId(uuid5(sale_op_id, SURVEY))
    return RecordActivity(op_id, member_id, SURVEY, business_at, answer=answer)


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
        decision = decide_activity(
            published, state, moment, op_id=command.op_id, answer=command.answer
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
