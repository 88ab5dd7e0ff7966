# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: give back what was set aside for sales that never came."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pos_loyalty.domain.errors import LoyaltyError, StoreUnavailable
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import HoldFact, Operation
from pos_loyalty.domain.program.holds import hold_of
from pos_loyalty.services.hold_reward import ReleaseHold, release_hold
from pos_loyalty.services.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class StuckHold:
    """A hold that is open and could not be looked at, or not be released.

    Attributes:
        counter: Its name.
        reason: The name of the error; what that says may tell of a member.
    """

    counter: str
    reason: str


@dataclass(frozen=True, slots=True)
class StaleHolds:
    """What came of giving back; ``stuck`` is tried again the next time."""

    released: tuple[Operation, ...]
    stuck: tuple[StuckHold, ...]


def release_stale_holds(
    at: datetime, *, new_id: Callable[[], UUID], store: Store, clock: Clock
) -> StaleHolds:
    """Release this till's holds whose last day is over, each in a transaction of its own.

    A till that lost power between setting points aside and the sale does not remember them;
    their counters do. Repeatable: what is released is open no more. Holds of other tills are
    theirs to release. One that is stuck does not keep the others. Runs on the writer's thread.

    Args:
        at: The business time, in the store's time zone.

    Raises:
        StoreUnavailable: If one cannot be made durable; those before it are.
    """
    with store.reading() as uow:
        counters = uow.ledger.open_holds()
    released, stuck = [], []
    for counter in counters:
        try:
            hold_op_id = hold_of(counter)
            if _is_stale(hold_op_id, at, store):
                request = ReleaseHold(OpId(new_id()), hold_op_id, at)
                released.append(release_hold(request, store=store, clock=clock))
        except StoreUnavailable:
            raise  # the next one would fare no better
        except (LoyaltyError, ValueError) as error:
            stuck.append(StuckHold(counter, type(error).__name__))
    return StaleHolds(tuple(released), tuple(stuck))


def _is_stale(hold_op_id: OpId, at: datetime, store: Store) -> bool:
    with store.reading() as uow:
        held = uow.log.find(hold_op_id)
    return (
        held is not None and isinstance(held.fact, HoldFact) and held.fact.hold.last_day < at.date()
    )
