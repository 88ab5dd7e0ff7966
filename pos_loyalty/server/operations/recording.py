# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations that the server numbers itself: merges, and what other channels than tills record.

They are kept, chained and applied like those of a till, and a rebuild replays them like those.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy import Connection, func, select

from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ops import Operation, OperationDraft, schema_of
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.protocol.sync.push import OpResult
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import move, shard_of
from pos_loyalty.server.operations.custody import (
    Progress,
    advanced,
    lock_progress,
    write_progress,
)
from pos_loyalty.server.operations.reading import OpKey, read_operation
from pos_loyalty.server.operations.taking import Also, run, take
from pos_loyalty.server.tables import till_progress

FIRST_EPOCH: Final = 1

_NEWEST: Final = select(func.max(till_progress.c.epoch))


def record(
    database: Database, till_id: TillId, drafts: Sequence[OperationDraft], now: datetime
) -> Sequence[OpResult]:
    """Record operations that depend on nothing, in one transaction; say how each was taken.

    Recording a draft again under the same ``op_id`` changes nothing.

    Args:
        till_id: Whose log they go into: a channel's, or the server's own.
        drafts: At most 200.

    Raises:
        TooBusy: If the database could not take them now; nothing has changed.
    """
    return run(database, partial(_record, till_id=till_id, drafts=drafts, now=now))


def lock_log(connection: Connection, till_id: TillId) -> Progress:
    """Return where a log of the server's own ends; it stays locked until the transaction's end.

    The first of all locks: before accounts are locked and looked at, to decide what to record.
    """
    newest = connection.execute(_NEWEST.where(till_progress.c.till_id == till_id.bytes)).scalar()
    progress = lock_progress(connection, till_id, newest or FIRST_EPOCH)
    if progress is None:  # whoever names the newest epoch is given it
        raise LookupError(f"no log of {till_id}")
    return progress


def append(
    connection: Connection,
    progress: Progress,
    drafts: Sequence[OperationDraft],
    also: Also,
    now: datetime,
) -> Sequence[OpResult]:
    """Append operations to a log that ``lock_log`` locked; the last that a transaction does.

    Raises:
        NotLocked: If more accounts are concerned: begin again with all of them.
    """
    batch = [
        read_operation(OpKey(progress.till_id, progress.epoch, seq), _encoded(progress, seq, draft))
        for seq, draft in enumerate(drafts, progress.expected_seq)
    ]
    taken = take(connection, batch, also, now)
    write_progress(connection, advanced(progress, batch))
    move(connection, shard_of(progress.till_id), taken.entities)
    return tuple(taken.results[sent.key] for sent in batch)


def _record(
    connection: Connection,
    /,
    *,
    till_id: TillId,
    drafts: Sequence[OperationDraft],
    now: datetime,
    also: Also,
) -> Sequence[OpResult]:
    return append(connection, lock_log(connection, till_id), drafts, also, now)


def _encoded(progress: Progress, seq: int, draft: OperationDraft) -> bytes:
    return encode_operation(
        Operation(
            till_id=progress.till_id,
            epoch=progress.epoch,
            seq=seq,
            schema=schema_of(draft.fact),
            draft=draft,
        )
    )
