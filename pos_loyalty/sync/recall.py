# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the server set aside for this till, and somebody needs elsewhere, goes back."""

from collections.abc import Callable, Collection

from pos_loyalty.domain.ids import GrantId
from pos_loyalty.sync.ports import Replica

GiveBack = Callable[[GrantId], None]
"""Records that what is left of a grant is given up, and empties it, in one transaction."""


def next_recalled(store: Replica, tried: Collection[GrantId]) -> GrantId | None:
    """Return a grant that the server wants back, but for those that were tried just now."""
    return next((grant_id for grant_id in store.recalled() if grant_id not in tried), None)
