# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of who stands at the till."""

from enum import StrEnum
from typing import Final


class StaffNotice(StrEnum):
    """The messages that are no refusal of a use case."""

    SIGNED_IN = "signed_in"
    ENTRY_TAKEN_OVER = "entry_taken_over"
    """Another signed in, and what was begun stays."""
    TILL_LOCKED = "till_locked"
    APPROVAL_OPEN = "approval_open"
    NOBODY_ASKED = "nobody_asked"
    """The shop asks nobody who stands at the till."""
    NO_STAFF = "no_staff"
    """The shop asks, and nobody is on its list."""
    NOBODY_MAY_AGREE = "nobody_may_agree"


NOT_NOW: Final = (StaffNotice.TILL_LOCKED, StaffNotice.APPROVAL_OPEN)
"""Of a code that is ours, but something else comes first."""
