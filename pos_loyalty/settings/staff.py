# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``[staff]``: whether the till asks who stands there, and when it locks itself."""

from typing import Final, NamedTuple

from pos_loyalty.settings.table import Table

LOCK_MINUTES: Final = 3
LOCK_MINUTES_MAX: Final = 120


class StaffSettings(NamedTuple):
    """Who stands at the till.

    Attributes:
        asks_for_staff: Somebody on the staff list signs in before the till serves anybody.
        lock_minutes: How long nobody touches the till before it locks itself; 0 for never.
    """

    asks_for_staff: bool = False
    lock_minutes: int = LOCK_MINUTES


def staff_in(file: Table) -> StaffSettings:
    """Return what the file says; nobody is asked where it says nothing."""
    table = file.table("staff")
    if table is None:
        return StaffSettings()
    table.require_known(("asks_for_staff", "lock_minutes"))
    return StaffSettings(
        asks_for_staff=table.switch("asks_for_staff", is_on_unless_said=False),
        lock_minutes=table.number(
            "lock_minutes", LOCK_MINUTES, least=0, most=LOCK_MINUTES_MAX, of_what=": minutes"
        ),
    )
