# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One batch of operations goes to the server; what it answered is settled.

Only an answer of the server's own takes an operation out of the queue, and each operation has its
own. What is not answered, or not understood, is sent again as it stands.
"""

from dataclasses import replace

from pos_loyalty.protocol.sync.push import (
    ClockReading,
    EpochState,
    PushAnswer,
    PushBatch,
    encode_push,
)
from pos_loyalty.sync import epochs, restore
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.ports import Outbox, SyncStore
from pos_loyalty.sync.transport_port import Transport
from pos_loyalty.sync.troubles import Unreachable, Weather


def push_once(store: SyncStore, transport: Transport, clock: ClockReading) -> Outcome:
    """Hand over the oldest operations that wait. Repeatable: the server knows each by its number.

    Raises:
        Unreachable: If there is no answer, or one that does not fit what was sent.
        Refused: If the server says no.
    """
    batch = store.next_batch(clock)
    if batch is None:
        return Outcome.NOTHING
    answer = transport.push(encode_push(batch))
    if answer.epoch_state is EpochState.RETIRED:
        return epochs.begin_epoch(store, transport)
    if answer.need_from is not None:
        return _send_older(store, transport, clock, batch, answer.need_from)
    return _settle(store, batch, answer)


def _send_older(
    store: SyncStore, transport: Transport, clock: ClockReading, refused: PushBatch, need_from: int
) -> Outcome:
    """Send what the server lacks before the batch; what is here no more is reported as lost.

    Not before the till has forgotten how far it had come, and has said hello.
    """
    if not 0 < need_from < refused.header.first_seq:
        raise Unreachable(Weather.NOT_UNDERSTOOD)
    had_come_somewhere = bool(store.standing().cursor)
    restore.begin_again(store, need_from)
    if store.standing().is_behind_marker:
        return epochs.begin_epoch(store, transport)
    if had_come_somewhere:
        return Outcome.MOVED  # hello first: versions of another server are not to be mixed up
    batch = store.next_batch(clock)
    if batch is None:
        return Outcome.SHORT
    first_seq = batch.header.first_seq
    if first_seq > need_from:
        store.lack(need_from, first_seq - 1)
        batch = PushBatch(replace(batch.header, gap_from=need_from), batch.operations)
    answer = transport.push(encode_push(batch))
    if answer.need_from is not None or answer.epoch_state is EpochState.RETIRED:
        return Outcome.SHORT
    return _settle(store, batch, answer)


def _settle(store: Outbox, batch: PushBatch, answer: PushAnswer) -> Outcome:
    if not _fits(batch, answer):
        raise Unreachable(Weather.NOT_UNDERSTOOD)
    store.settle(batch, answer)
    return Outcome.MOVED if len(answer.results) == len(batch.operations) else Outcome.SHORT


def _fits(batch: PushBatch, answer: PushAnswer) -> bool:
    """Tell whether it is an answer to what was sent: to all of it from the first, or to a part.

    Without any the server must say that it has nothing of it: then nothing is in doubt.
    """
    first_seq = batch.header.first_seq
    answered = [result.seq for result in answer.results]
    following = first_seq + len(answered)
    if not answered:
        return answer.expected_seq == first_seq
    is_in_order = answered == list(range(first_seq, following))
    is_part = len(answered) <= len(batch.operations)
    return is_in_order and is_part and answer.expected_seq >= following
