# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Grants: what a till may hand out of a member's account without asking anybody.

The server has set it aside for this till alone, so that two tills that cannot see each other
never spend the same points. What is spent names the grants that it came out of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import GrantId
from pos_loyalty.domain.units import Unit

FLOOR: Final = GrantId(UUID(int=0))
"""What the shop lets a till hand out unsecured, up to its limit: no grant of the server's."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What is left of one grant at this till.

    Attributes:
        amount: Of the unit; at least 0.
        usable_until: Aware. From then on the holder must not use it.
    """

    grant_id: GrantId
    unit: Unit
    amount: int
    usable_until: datetime


@dataclass(frozen=True, slots=True)
class GrantUse:
    """What an operation took out of a grant; below 0 where an undo puts it back."""

    grant_id: GrantId
    unit: Unit
    amount: int


def granted(grants: Iterable[Grant], unit: Unit, at: datetime) -> int:
    """Return how much of the unit may be handed out at a moment."""
    return sum(g.amount for g in usable(grants, at) if g.unit == unit)


def usable(grants: Iterable[Grant], at: datetime) -> tuple[Grant, ...]:
    """Return the grants that are not over at a moment."""
    return tuple(grant for grant in grants if at < grant.usable_until)
