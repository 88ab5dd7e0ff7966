# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Households: several people, one account."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Leaving(StrEnum):
    """What becomes of the points when a person leaves. Stored: never rename one.

    POINTS_STAY with the household; ``OWN_SHARE`` goes along: as much of what is left as the
    person's part in all that was ever earned, rounded down, what expires first before the rest.
    """

    POINTS_STAY = "points_stay"
    OWN_SHARE = "own_share"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdPolicy:
    """How people share an account."""

    members_max: int = 6
    leaving: Leaving = Leaving.OWN_SHARE

    def __post_init__(self) -> None:
        if self.members_max < 2:  # noqa: PLR2004 - one person is a member, not a household
            raise ValueError("members_max must be at least 2")


EARNED_BY: Final = "earned_by:"
"""How the counters begin of what one person earned for the household."""


def earned_by_counter(member_id: str) -> str:
    """Return the name of the counter of what one person earned for the household."""
    return EARNED_BY + member_id
