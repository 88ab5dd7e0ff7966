# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of who stands at the till."""

from enum import StrEnum
from typing import Final

from pos_loyalty.domain.errors import PinLocked, UnknownBadge, WrongPin


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
    AGREED_TO_OTHER = "agreed_to_other"
    """What was agreed to has changed meanwhile."""
    NOT_SAVED_YET = "not_saved_yet"
    """Somebody came, or the till was locked, before an Enter could count."""
    READ_AFTER_SIGN_IN = "read_after_sign_in"
    """There is something to read, about a customer."""


NOT_NOW: Final = (StaffNotice.TILL_LOCKED, StaffNotice.APPROVAL_OPEN)
"""Of a code that is ours, but something else comes first."""

ON_THE_LOCK: Final = frozenset({*StaffNotice, PinLocked.code, UnknownBadge.code, WrongPin.code})
"""What a locked till says, beside what is grave: it names no customer."""
