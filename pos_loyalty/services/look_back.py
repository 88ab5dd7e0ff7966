# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: what has been done at this till so far?"""

from collections.abc import Sequence
from typing import Final

from pos_loyalty.domain.ops import (
    ActivityFact,
    ClockFact,
    GrantReturnFact,
    Operation,
    ReleaseFact,
)
from pos_loyalty.services.ports import Store

_OF_ITSELF: Final = (ReleaseFact, GrantReturnFact, ClockFact)


def latest_operation(*, store: Store) -> Operation | None:
    """Return what somebody at this till recorded last, if anything.

    What the till does of itself is passed over: it releases holds that nobody came for, gives
    grants back, and notes that its clock is wrong. So is what a member answered on the display:
    it is no deed of the cashier's.
    """
    with store.reading() as uow:
        return uow.log.latest(_is_somebodys)


def unsent_count(*, store: Store) -> int:
    """Return how many operations wait for the server."""
    with store.reading() as uow:
        return uow.log.unsent_count()


def unsent(limit: int, *, store: Store) -> Sequence[Operation]:
    """Return what waits for the server, the eldest first; at most ``limit``."""
    with store.reading() as uow:
        return uow.log.unsent(limit)


def _is_somebodys(operation: Operation) -> bool:
    fact = operation.fact
    is_answer = isinstance(fact, ActivityFact) and fact.answer is not None
    return bool(operation.draft.actor) or not (is_answer or isinstance(fact, _OF_ITSELF))
