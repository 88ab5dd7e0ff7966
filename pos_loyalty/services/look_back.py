# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: what has been done at this till so far?"""

from pos_loyalty.domain.ops import Operation, ReleaseFact
from pos_loyalty.services.ports import Store


def latest_operation(*, store: Store) -> Operation | None:
    """Return what somebody at this till recorded last, if anything.

    What the till does of itself is passed over: it releases holds that nobody came for.
    """
    with store.reading() as uow:
        return uow.log.latest(_is_somebodys)


def unsent_count(*, store: Store) -> int:
    """Return how many operations wait for the server."""
    with store.reading() as uow:
        return uow.log.unsent_count()


def _is_somebodys(operation: Operation) -> bool:
    return bool(operation.draft.actor) or not isinstance(operation.fact, ReleaseFact)
