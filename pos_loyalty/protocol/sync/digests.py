# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whether till and server hold the same rows: digests of 256 buckets, compared once a night."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.pull import Scope
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow

BUCKETS: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRequest:
    """``POST /v1/sync/digests``: of what the till follows, by the first byte of the member's id.

    Attributes:
        members: 256 digests over (member id, version of the row).
        accounts: 256 digests over (member id, version of the account).
        scope: Whose accounts the till follows.
    """

    members: tuple[str, ...]
    accounts: tuple[str, ...]
    scope: Scope = Scope.HOME


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestAnswer:
    """The rows of the buckets that differ; a difference is a bug to report.

    Attributes:
        generation: The server's; ``None`` from one that does not say it yet.
    """

    differing: tuple[int, ...] = ()
    members: tuple[MemberRow, ...] = ()
    accounts: tuple[AccountRow, ...] = ()
    generation: UUID | None = None


def bucket_digests(versions: Iterable[tuple[MemberId, int]]) -> tuple[str, ...]:
    """Return a digest for each bucket: equal where both sides hold the same, in any order."""
    sums = [0] * BUCKETS
    for member_id, version in versions:
        line = member_id.bytes + version.to_bytes(8, "big")
        found = int.from_bytes(hashlib.sha256(line).digest()[:16], "big")
        # A sum and not an exclusive or: the same row twice must not vanish.
        sums[member_id.bytes[0]] = (sums[member_id.bytes[0]] + found) % (1 << 128)
    return tuple(f"{total:032x}" for total in sums)
