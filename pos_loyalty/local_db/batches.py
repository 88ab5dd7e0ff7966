# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations in batches, as they go to the server: in order, bounded in number and bytes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.log_reading import Place, chain_before
from pos_loyalty.protocol.sync.push import (
    PUSH_BYTES_MAX,
    PUSH_OPS_MAX,
    ClockReading,
    PushBatch,
    PushHeader,
)

_NEXT: Final = (
    "SELECT epoch, seq, occurred_at FROM op WHERE (epoch, seq) > (?, ?) ORDER BY epoch, seq LIMIT 1"
)
_PAYLOADS: Final = "SELECT seq, payload FROM op WHERE epoch = ? AND seq >= ? ORDER BY seq LIMIT ?"


class Next(NamedTuple):
    """The operation after a place: where it is, and when it was recorded, in UTC."""

    place: Place
    occurred_at: datetime


def next_after(connection: Connection, place: Place) -> Next | None:
    """Return the operation after a place in the log, if there is one."""
    row = connection.execute(_NEXT, place).fetchone()
    return None if row is None else Next((row[0], row[1]), datetime.fromisoformat(row[2]))


def batch_after(connection: Connection, place: Place, clock: ClockReading) -> PushBatch | None:
    """Return the operations that follow a place, of one epoch; ``None`` if there are none."""
    following = next_after(connection, place)
    if following is None:
        return None
    epoch, first_seq = following.place
    operations: list[bytes] = []
    left = PUSH_BYTES_MAX
    for seq, payload in connection.execute(_PAYLOADS, (epoch, first_seq, PUSH_OPS_MAX)):
        left -= len(payload)
        has_gap = seq != first_seq + len(operations)
        if has_gap or (operations and left < 0):
            break
        operations.append(payload)
    header = PushHeader(
        epoch=epoch,
        first_seq=first_seq,
        sizes=tuple(map(len, operations)),
        chain_before=chain_before(connection, epoch, first_seq).hex(),
        clock=clock,
    )
    return PushBatch(header, tuple(operations))


def batches_after(connection: Connection, place: Place, clock: ClockReading) -> Iterator[PushBatch]:
    """Yield everything that follows a place."""
    while batch := batch_after(connection, place, clock):
        yield batch
        place = last_of(batch)


def last_of(batch: PushBatch) -> Place:
    """Return the place of a batch's last operation."""
    return (batch.header.epoch, batch.header.first_seq + len(batch.operations) - 1)
