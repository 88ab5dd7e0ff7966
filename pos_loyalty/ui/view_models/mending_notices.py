# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till says about histories and mended mistakes, besides refusals."""

from enum import StrEnum


class MendingNotice(StrEnum):
    """The messages of HISTORY and MENDING that are no refusal of a use case."""

    HISTORY_NEEDS_MEMBER = "history_needs_member"
    REASON_MISSING = "reason_missing"
    RECEIVER_MISSING = "receiver_missing"
