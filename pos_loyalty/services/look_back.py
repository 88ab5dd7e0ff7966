# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: what has this till done so far?"""

from pos_loyalty.domain.ops import Operation
from pos_loyalty.services.ports import Store


def latest_operation(*, store: Store) -> Operation | None:
    """Return what this till recorded last, if anything."""
    with store.reading() as uow:
        return uow.log.latest()


def unsent_count(*, store: Store) -> int:
    """Return how many operations wait for the server."""
    with store.reading() as uow:
        return uow.log.unsent_count()
