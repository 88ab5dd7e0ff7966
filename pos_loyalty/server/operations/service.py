# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One push, one transaction: every operation is in custody, and answered, or nothing has happened.

An operation is never refused. One that makes the work fail, whatever the reason, is found by
taking each in a transaction of its own, and set aside for a person; the others go on.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.push import EpochState, PushAnswer, PushHeader, decode_push
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import move, shard_of
from pos_loyalty.server.generation import generation_of
from pos_loyalty.server.operations.answering import read_touched
from pos_loyalty.server.operations.custody import (
    Progress,
    advanced,
    find_held,
    is_same_log,
    keep_strays,
    lock_progress,
    skip_gap,
    write_progress,
)
from pos_loyalty.server.operations.loading import Parked
from pos_loyalty.server.operations.matching import match_return
from pos_loyalty.server.operations.one_by_one import take_each
from pos_loyalty.server.operations.reading import OpKey, Sent, read_batch
from pos_loyalty.server.operations.taking import Also, is_weather, run, take, tell_failure
from pos_loyalty.server.terms import offline_terms


def take_push(database: Database, till_id: TillId, body: bytes, now: datetime) -> PushAnswer:
    """Take a till's operations and say how each was taken. Repeatable: the answers stay the same.

    Args:
        till_id: Of the till that was proved to ask.
        body: As ``encode_push`` makes it.
        now: UTC.

    Raises:
        UnreadableMessage: If the body is no push.
        TooBusy: If the database could not take it now; nothing has changed.
    """
    message = decode_push(body)

    matched: list[OpKey] = []

    def take_some(header: PushHeader, some: Sequence[Sent], parked: Parked | None) -> PushAnswer:
        work = partial(_push, header=header, batch=some, now=now, parked=parked)
        answer, found = run(database, work)
        matched.extend(found)
        return answer

    answer = take_each(take_some, message.header, read_batch(till_id, message))
    for key in matched:
        _match(database, key, now)
    return answer


def _match(database: Database, key: OpKey, now: datetime) -> None:
    """Work a return out whose sale is here. The till has its answer whatever comes of that."""
    try:
        match_return(database, key, now)
    except Exception as error:  # noqa: BLE001 - it is driven again in the background
        if not is_weather(error):
            tell_failure(error, key, key)


def _push(
    connection: Connection,
    /,
    *,
    header: PushHeader,
    batch: Sequence[Sent],
    now: datetime,
    parked: Parked | None,
    also: Also,
) -> tuple[PushAnswer, Sequence[OpKey]]:
    """Take a batch; return the answer, and the returns that are to be worked out now."""
    till_id, epoch, first_seq = batch[0].key
    progress = lock_progress(connection, till_id, epoch)
    if progress is None or progress.is_retired:
        expected_seq = progress.expected_seq if progress else 1
        retired = EpochState.RETIRED
        return PushAnswer(server_time=now, expected_seq=expected_seq, epoch_state=retired), ()
    progress = skip_gap(connection, progress, header, now)
    if first_seq > progress.expected_seq:
        expected_seq = progress.expected_seq
        lacking = PushAnswer(server_time=now, expected_seq=expected_seq, need_from=expected_seq)
        return lacking, ()
    held = find_held(connection, progress, batch)
    if not is_same_log(progress, bytes.fromhex(header.chain_before), batch, held):
        return _retire(connection, progress, batch, now), ()
    new = [sent for sent in batch if sent.key.seq not in held]
    taken = take(connection, new, also, now, parked=parked)
    results = {seq: before.result for seq, before in held.items()}
    results |= {key.seq: result for key, result in taken.results.items()}
    progress = advanced(progress, batch)
    write_progress(connection, progress)
    touched = read_touched(connection, till_id, batch)
    terms = offline_terms(connection)
    move(connection, shard_of(till_id), taken.entities)
    answer = PushAnswer(
        server_time=now,
        expected_seq=progress.expected_seq,
        results=tuple(results[sent.key.seq] for sent in batch),
        accounts=touched.accounts,
        members=touched.members,
        grants=touched.grants,
        terms=terms,
        generation=generation_of(connection),
    )
    return answer, taken.matched


def _retire(
    connection: Connection, progress: Progress, batch: Sequence[Sent], now: datetime
) -> PushAnswer:
    """End an epoch that two different logs were written in: the till begins another."""
    keep_strays(connection, batch, now)
    write_progress(connection, replace(progress, is_retired=True))
    return PushAnswer(
        server_time=now,
        expected_seq=progress.expected_seq,
        epoch_state=EpochState.RETIRED,
    )
