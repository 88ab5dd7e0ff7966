# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: look at the machine's clocks, and remember; a clock that is wrong is recorded."""

from pos_loyalty.clock import business_time
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Effects
from pos_loyalty.domain.ops import ClockFact, OperationDraft
from pos_loyalty.services.ports import Store
from pos_loyalty.services.trusted_time import Clocks, ToldTime, tell_time


def note_clock(now: Clocks, *, op_id: OpId, store: Store) -> ToldTime:
    """Return what time it is. To be called when the till starts, and every minute or so.

    What is remembered survives loss of power. Runs on the writer's thread.

    Args:
        op_id: Of the operation that says that the clock is wrong, if it is found to be just now.
    """
    with store.writing() as uow:
        told, after = tell_time(uow.clocks.memory(), now)
        uow.clocks.remember(after)
        if told.is_news:
            fact = ClockFact(
                wall_at=now.wall_at,
                trusted_at=told.at,
                business_at=business_time(told.at, store.place.zone),
            )
            draft = OperationDraft(
                op_id=op_id,
                member_id=PROGRAM_ACCOUNT,
                occurred_at=told.at,
                actor="",
                fact=fact,
                effects=Effects(),
            )
            uow.log.record(draft, expected_version=None)
        uow.commit()
    return told
