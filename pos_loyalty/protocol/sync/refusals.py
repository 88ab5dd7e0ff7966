# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How the server says no.

Every answer that is no success carries a refusal. A status without one comes from something else
on the way, such as a hotel's sign-in page, and says nothing about the request.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RefusalCode(StrEnum):
    """Why not. Sent: never rename one. Beside each stands the status that it comes with."""

    NOT_UNDERSTOOD = "not_understood"  # 400
    CLOCK = "clock"  # 401: signed too long ago, or in the future; ``server_time`` says when it is
    UNKNOWN_TILL = "unknown_till"  # 401
    BAD_SIGNATURE = "bad_signature"  # 401
    REVOKED = "revoked"  # 403
    BAD_CODE = "bad_code"  # 403: to join with
    NOT_FOUND = "not_found"  # 404
    CURSOR_GONE = "cursor_gone"  # 410: begin again with a bootstrap
    SNAPSHOT_GONE = "snapshot_gone"  # 410: ask for another manifest
    TOO_LARGE = "too_large"  # 413
    UPGRADE_REQUIRED = "upgrade_required"  # 426: never an answer to a push
    BUSY = "busy"  # 429, 503
    FAILED = "failed"  # 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What is sent instead of an answer.

    Attributes:
        code: A ``RefusalCode``; a newer server may know others.
        server_time: UTC.
    """

    code: str
    server_time: datetime | None = None
