# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The number and the chain of what comes: what is new, what came before, what lacks or forked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, select, update

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.chain import genesis, next_chain
from pos_loyalty.protocol.sync.push import Code, OpResult, Outcome, PushHeader
from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.operations.reading import Sent
from pos_loyalty.server.tables import flag, op, stray, till, till_progress

GAP: Final = "gap"
"""The code of the flag that says that operations are lost. Stored: never rename it."""

_of_epoch: Final = (
    till_progress.c.till_id == bindparam("of_till"),
    till_progress.c.epoch == bindparam("of_epoch"),
)
_LOCK: Final = select(till_progress).where(*_of_epoch).with_for_update()
_ADVANCE: Final = (
    update(till_progress)
    .where(*_of_epoch)
    .values(
        expected_seq=bindparam("next_seq"),
        chain=bindparam("new_chain"),
        is_retired=bindparam("retired"),
        gap_from=bindparam("lacks_from"),
        gap_to=bindparam("lacks_to"),
    )
)
_HELD: Final = select(op.c.seq, op.c.payload_sha256, op.c.outcome, op.c.code).where(
    op.c.till_id == bindparam("of_till"),
    op.c.epoch == bindparam("of_epoch"),
    op.c.seq.between(bindparam("first"), bindparam("last")),
)
_STRAYS: Final = Insertion(stray, "DO NOTHING")
_PROGRESS: Final = Insertion(till_progress, "DO NOTHING")
_FLAGS: Final = Insertion(flag, "DO NOTHING")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a till has come in one epoch.

    Attributes:
        expected_seq: The next that is new.
        chain: Its value before that one.
        gap: First and last of what is lost; ``None`` for nothing.
    """

    till_id: TillId
    epoch: int
    expected_seq: int
    chain: bytes
    is_retired: bool = False
    gap: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class HeldBefore:
    """What the server has under a number."""

    payload_sha256: bytes
    result: OpResult


def lock_progress(connection: Connection, till_id: TillId, epoch: int) -> Progress | None:
    """Return how far the till has come; whoever asks next waits until this transaction's end.

    An epoch newer than all that are known begins here: the server was restored from a copy that
    is older than the epoch. ``None`` for an unknown one that is not.
    """
    found = _locked(connection, till_id, epoch)
    if found is not None:
        return found
    newest = select(func.max(till_progress.c.epoch))
    known = connection.execute(newest.where(till_progress.c.till_id == till_id.bytes)).scalar_one()
    if epoch <= (known or 0):
        return None
    _open(connection, till_id, epoch, is_retired=False)
    earlier = till_progress.c.till_id == till_id.bytes, till_progress.c.epoch < epoch
    connection.execute(update(till_progress).where(*earlier).values(is_retired=1))
    behind = till.c.till_id == till_id.bytes, till.c.epoch < epoch
    connection.execute(update(till).where(*behind).values(epoch=epoch))
    return _locked(connection, till_id, epoch)


def lock_any_epoch(connection: Connection, till_id: TillId, epoch: int) -> Progress:
    """Return how far the till has come in whatever epoch; an older unknown one is over."""
    found = lock_progress(connection, till_id, epoch)
    if found is None:
        _open(connection, till_id, epoch, is_retired=True)
        found = _locked(connection, till_id, epoch)
    return found or Progress(till_id, epoch, 1, genesis(till_id, epoch).chain, is_retired=True)


def _open(connection: Connection, till_id: TillId, epoch: int, *, is_retired: bool) -> None:
    chain = genesis(till_id, epoch).chain
    first = (till_id.bytes, epoch, 1, chain, int(is_retired), None, None, 0)
    _PROGRESS.run(connection, [first])


def write_progress(connection: Connection, progress: Progress) -> None:
    """Write how far the till has come; the row is locked."""
    gap_from, gap_to = progress.gap or (None, None)
    changed = {
        "of_till": progress.till_id.bytes,
        "of_epoch": progress.epoch,
        "next_seq": progress.expected_seq,
        "new_chain": progress.chain,
        "retired": int(progress.is_retired),
        "lacks_from": gap_from,
        "lacks_to": gap_to,
    }
    connection.execute(_ADVANCE, changed)


def skip_gap(
    connection: Connection, progress: Progress, header: PushHeader, now: datetime
) -> Progress:
    """Return the progress past what the till says is lost, and raise the alarm about it."""
    lost_from = progress.expected_seq
    if header.gap_from is None or not header.gap_from <= lost_from < header.first_seq:
        return progress
    lost_to = header.first_seq - 1
    place = (progress.till_id.bytes, progress.epoch, lost_from)
    detail = f"{lost_from}-{lost_to}"
    _FLAGS.run(connection, [(*place, GAP, detail, moment_text(now), None)])
    gap_from = min(lost_from, progress.gap[0]) if progress.gap else lost_from
    return replace(
        progress,
        expected_seq=header.first_seq,
        chain=bytes.fromhex(header.chain_before),
        gap=(gap_from, lost_to),
    )


def find_held(
    connection: Connection, progress: Progress, batch: Sequence[Sent]
) -> Mapping[int, HeldBefore]:
    """Return, by number, what the server has of those that come again."""
    first = batch[0].key.seq
    if first >= progress.expected_seq:
        return {}
    asked = {
        "of_till": progress.till_id.bytes,
        "of_epoch": progress.epoch,
        "first": first,
        "last": batch[-1].key.seq,
    }
    return {
        row.seq: HeldBefore(
            row.payload_sha256,
            OpResult(seq=row.seq, outcome=Outcome(row.outcome), code=Code(row.code)),
        )
        for row in connection.execute(_HELD, asked)
    }


def is_same_log(
    progress: Progress,
    chain_before: bytes,
    batch: Sequence[Sent],
    held: Mapping[int, HeldBefore],
) -> bool:
    """Return whether the batch goes on where the server's copy of the log ends."""
    chain = chain_before
    for sent in batch:
        seq = sent.key.seq
        if seq == progress.expected_seq and chain != progress.chain:
            return False
        if seq in held and held[seq].payload_sha256 != sent.payload_sha256:
            return False
        chain = next_chain(chain, sent.payload_sha256)
    return True


def advanced(progress: Progress, batch: Iterable[Sent]) -> Progress:
    """Return the progress after the batch."""
    chain, expected = progress.chain, progress.expected_seq
    for sent in batch:
        if sent.key.seq == expected:
            chain = next_chain(chain, sent.payload_sha256)
            expected += 1
    return replace(progress, expected_seq=expected, chain=chain)


def keep_strays(connection: Connection, batch: Iterable[Sent], now: datetime) -> None:
    """Keep the bytes of a log that has become another one; no byte that came is ever lost."""
    received_at = moment_text(now)
    rows = [
        (
            sent.key.till_id.bytes,
            sent.key.epoch,
            sent.key.seq,
            sent.payload_sha256,
            sent.payload,
            received_at,
        )
        for sent in batch
    ]
    _STRAYS.run(connection, rows)


def _locked(connection: Connection, till_id: TillId, epoch: int) -> Progress | None:
    row = connection.execute(_LOCK, {"of_till": till_id.bytes, "of_epoch": epoch}).first()
    if row is None:
        return None
    gap = None if row.gap_from is None else (row.gap_from, row.gap_to)
    return Progress(till_id, epoch, row.expected_seq, row.chain, bool(row.is_retired), gap)
