# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: give back what was set aside for sales that never came."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import HoldFact, Operation
from pos_loyalty.services.hold_reward import ReleaseHold, release_hold
from pos_loyalty.services.ports import Clock, Store, UnitOfWork


def release_stale_holds(
    at: datetime, *, new_id: Callable[[], UUID], store: Store, clock: Clock
) -> tuple[Operation, ...]:
    """Release this till's holds whose last day is over, each in a transaction of its own.

    A till that lost power between setting points aside and the sale does not remember them;
    their counters do. Repeatable: what is released is open no more. Holds of other tills are
    theirs to release. Runs on the writer's thread.

    Args:
        at: The business time, in the store's time zone.

    Raises:
        DiskFull: If one cannot be made durable; those before it are.
    """
    with store.reading() as uow:
        stale = tuple(_stale(uow, at.date()))
    requests = (ReleaseHold(OpId(new_id()), hold_op_id, at) for hold_op_id in stale)
    return tuple(release_hold(request, store=store, clock=clock) for request in requests)


def _stale(uow: UnitOfWork, day: date) -> Iterator[OpId]:
    for op_id in uow.ledger.open_holds():
        held = uow.log.find(op_id)
        if held and isinstance(held.fact, HoldFact) and held.fact.hold.last_day < day:
            yield op_id
