# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till hands over its operations, in order; the server says how each was taken.

The request is one line of JSON, then the operations' own bytes one after the other as they were
recorded and hashed: nothing is ever written anew on the way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from pos_loyalty.protocol.sync.messages import UnreadableMessage, decode, encode
from pos_loyalty.protocol.sync.rows import AccountRow, GrantRow, MemberRow, OfflineTerms

PUSH_OPS_MAX: Final = 200
PUSH_BYTES_MAX: Final = 896 * 1024
"""Of the operations' bytes before they are packed; one that is larger goes alone."""

OPERATION_BYTES_MAX: Final = 1024 * 1024

NUMBER_MAX: Final = 2_000_000_000
"""Of epochs and operations: what 32 bits hold, and a batch after it."""

_CHAIN: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReading:
    """What the till's clocks say.

    Attributes:
        wall: UTC.
        monotonic_ms: Since the machine was started.
        boot_id: Another one after every start.
    """

    wall: datetime
    monotonic_ms: int
    boot_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PushHeader:
    """What stands before the operations.

    Attributes:
        first_seq: Of the first operation; the others follow without a gap.
        sizes: Of each operation, in bytes.
        chain_before: Hex: the chain's value before the first operation, by which a log that has
            become another one is told.
        gap_from: The till has lost what it once numbered from here up to ``first_seq``: the server
            remembers that, raises the alarm and goes on. ``None`` where nothing is lost.
    """

    epoch: int
    first_seq: int
    sizes: tuple[int, ...]
    chain_before: str
    clock: ClockReading
    schema: int = 1
    proto: int = 1
    gap_from: int | None = None


class Outcome(StrEnum):
    """How an operation was taken. Stored and sent: never rename one."""

    APPLIED = "applied"
    APPLIED_FLAGGED = "applied_flagged"
    PARKED = "parked"
    QUARANTINED = "quarantined"
    REJECTED = "rejected"


class Code(StrEnum):
    """Why an operation was not simply applied. Stored and sent: never rename one."""

    NONE = ""
    DUPLICATE = "duplicate"
    OVERDRAFT = "overdraft"
    STALE_RULE = "stale_rule"
    CLOCK = "clock"
    CALC_MISMATCH = "calc_mismatch"
    DUPLICATE_SALE = "duplicate_sale"
    OVER_REFUND = "over_refund"
    GRANT_OVER = "grant_over"
    UNKNOWN_SALE = "unknown_sale"
    UNKNOWN_MEMBER = "unknown_member"
    ALREADY_ENROLLED = "already_enrolled"
    NEWER_SCHEMA = "newer_schema"
    NOTHING_TO_TAKE_BACK = "nothing_to_take_back"
    UNREADABLE = "unreadable"
    NOT_BALANCED = "not_balanced"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpResult:
    """How one operation was taken; asked again, the answer is the same for ever."""

    seq: int
    outcome: Outcome
    code: Code = Code.NONE


class EpochState(StrEnum):
    """Whether the till may go on numbering. Sent: never rename one."""

    CURRENT = "current"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class PushAnswer:
    """What the server has now.

    Attributes:
        server_time: UTC.
        expected_seq: The next it has not got, in the epoch that was asked about.
        need_from: It lacks operations before the first that were sent: send from here.
            ``None`` where nothing lacks.
        results: Of the operations that were sent, in order; none where nothing was taken.
        accounts: Of everybody whom the operations changed, as they are now, the sums over all
            members among them; the till drops what it added itself together with taking these.
        members: Of whom the operations enrolled.
        grants: Of this till that are new, ended or recalled.
        generation: The server's; ``None`` from one that does not say it yet.
    """

    server_time: datetime
    expected_seq: int
    epoch_state: EpochState = EpochState.CURRENT
    need_from: int | None = None
    results: tuple[OpResult, ...] = ()
    accounts: tuple[AccountRow, ...] = ()
    members: tuple[MemberRow, ...] = ()
    grants: tuple[GrantRow, ...] = ()
    terms: OfflineTerms | None = None
    generation: UUID | None = None


@dataclass(frozen=True, slots=True)
class PushBatch:
    """Operations on their way."""

    header: PushHeader
    operations: tuple[bytes, ...]


def encode_push(batch: PushBatch) -> bytes:
    """Return the request's body, not yet packed."""
    return encode(batch.header) + b"\n" + b"".join(batch.operations)


def decode_push(body: bytes) -> PushBatch:
    """Return the batch that a request holds.

    Raises:
        UnreadableMessage: If the header is none, its numbers are none that a till can have, or
            the sizes do not add up.
    """
    line, _, rest = body.partition(b"\n")
    header = decode(PushHeader, line)
    if not (0 < header.epoch <= NUMBER_MAX and 0 < header.first_seq <= NUMBER_MAX):
        raise UnreadableMessage(f"numbers are from 1 to {NUMBER_MAX}")
    if not _CHAIN.fullmatch(header.chain_before):
        raise UnreadableMessage("the chain's value is 64 hex digits")
    if not 0 < len(header.sizes) <= PUSH_OPS_MAX or any(size < 1 for size in header.sizes):
        raise UnreadableMessage(f"from 1 to {PUSH_OPS_MAX} operations, each of a byte at least")
    if sum(header.sizes) != len(rest):
        raise UnreadableMessage("the sizes do not add up to what came")
    return PushBatch(header, tuple(_cut(rest, header.sizes)))


def _cut(rest: bytes, sizes: Sequence[int]) -> list[bytes]:
    start, operations = 0, []
    for size in sizes:
        operations.append(rest[start : start + size])
        start += size
    return operations
