# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``[adjustments]``: how many points may be given and taken by hand on one day."""

from typing import Final, NamedTuple

from pos_loyalty.settings.table import Table

MEMBER_POINTS_A_DAY: Final = 500
TILL_POINTS_A_DAY: Final = 5_000
_POINTS_MAX: Final = 1_000_000
_KNOWN: Final = ("member_points_a_day", "till_points_a_day")


class AdjustmentSettings(NamedTuple):
    """The most that one business day has, given and taken counted alike; 0 allows none.

    Attributes:
        member_points_a_day: To one member.
        till_points_a_day: At this till, to all members.
    """

    member_points_a_day: int = MEMBER_POINTS_A_DAY
    till_points_a_day: int = TILL_POINTS_A_DAY


def adjustments_in(file: Table) -> AdjustmentSettings:
    """Return the limits; the usual ones where the file says nothing."""
    table = file.table("adjustments")
    if table is None:
        return AdjustmentSettings()
    table.require_known(_KNOWN)
    member, till = _KNOWN
    return AdjustmentSettings(
        table.number(member, MEMBER_POINTS_A_DAY, least=0, most=_POINTS_MAX),
        table.number(till, TILL_POINTS_A_DAY, least=0, most=_POINTS_MAX),
    )
