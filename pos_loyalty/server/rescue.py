# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes operations from a rescue file: a till's that has no way to the server any more.

They are taken in whatever epoch they were numbered in, also in one that is over. What is held
already is passed over, so that the same file may be read again, and the till may come back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy import Connection

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.push import OpResult, PushBatch, PushHeader
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import move, shard_of
from pos_loyalty.server.operations.custody import (
    advanced,
    find_held,
    is_same_log,
    keep_strays,
    lock_any_epoch,
    skip_gap,
    write_progress,
)
from pos_loyalty.server.operations.loading import Parked
from pos_loyalty.server.operations.one_by_one import take_each
from pos_loyalty.server.operations.reading import Sent, read_batch
from pos_loyalty.server.operations.taking import Also, run, take

_FROM_THE_FIRST: Final = 1


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of a rescue file.

    Attributes:
        results: How each operation was taken, then or earlier, by epoch and number.
        strays: Operations whose number another one has: their bytes are kept, for a person.
    """

    results: dict[tuple[int, int], OpResult]
    strays: int


def take_rescue(
    database: Database, till_id: TillId, batches: Iterable[PushBatch], now: datetime
) -> Rescued:
    """Take everything that a rescue file holds; each batch is a transaction. Repeatable.

    Raises:
        UnreadableMessage: Where the file is torn; what came before it is taken.
        TooBusy: If the database could not take a batch now; those before it are taken.
    """
    results: dict[tuple[int, int], OpResult] = {}
    strays = 0
    for batch in batches:
        sent = read_batch(till_id, batch)
        # Nothing before the file will come any more, as far as its till can tell.
        header = replace(batch.header, gap_from=_FROM_THE_FIRST)
        found = take_each(partial(_take_some, database, now), header, sent)
        results |= {(header.epoch, result.seq): result for result in found}
        strays += len(sent) - len(found)
    return Rescued(results, strays)


def _take_some(
    database: Database,
    now: datetime,
    header: PushHeader,
    batch: Sequence[Sent],
    parked: Parked | None,
) -> Sequence[OpResult]:
    work = partial(_rescue, header=header, batch=batch, now=now, parked=parked)
    return run(database, work)


def _rescue(
    connection: Connection,
    /,
    *,
    header: PushHeader,
    batch: Sequence[Sent],
    now: datetime,
    parked: Parked | None,
    also: Also,
) -> Sequence[OpResult]:
    till_id, epoch, _ = batch[0].key
    progress = lock_any_epoch(connection, till_id, epoch)
    progress = skip_gap(connection, progress, header, now)
    held = find_held(connection, progress, batch)
    if not is_same_log(progress, bytes.fromhex(header.chain_before), batch, held):
        progress = replace(progress, is_retired=True)
    strays = [
        sent
        for sent in batch
        if sent.key.seq in held and held[sent.key.seq].payload_sha256 != sent.payload_sha256
    ]
    keep_strays(connection, strays, now)
    new = [sent for sent in batch if sent.key.seq not in held]
    taken = take(connection, new, also, now, parked=parked)
    write_progress(connection, advanced(progress, batch))
    move(connection, shard_of(till_id), taken.entities)
    results = {seq: before.result for seq, before in held.items()}
    results |= {key.seq: result for key, result in taken.results.items()}
    gone = {sent.key.seq for sent in strays}
    return tuple(results[sent.key.seq] for sent in batch if sent.key.seq not in gone)
