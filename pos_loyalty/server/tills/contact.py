# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till says first, and what it asks when its log has become another one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, bindparam, select, update

from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ops import OPERATION_SCHEMA
from pos_loyalty.protocol.sync.joining import (
    TILL_KEYS_MAX,
    EpochAnswer,
    EpochRequest,
    Hello,
    HelloAnswer,
)
from pos_loyalty.protocol.sync.push import Outcome
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import generation_of
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import op, parked, till, till_progress
from pos_loyalty.server.terms import offline_terms
from pos_loyalty.server.tills.progress import begin, newest_epoch, retire
from pos_loyalty.server.tills.roll import TillUnknown

SCHEMA_MIN: Final = 1
RELEASE_CHARS_MAX: Final = 40
FEATURES: Final = ("identify", "digests", "grants")
ON_THE_WAY: Final = timedelta(minutes=5)
"""No request is older than this when it is taken."""

_EPOCH_MAX: Final = 1_000_000
_SEQ_MAX: Final = 2**31 - 1  # of a column
_CHUNK: Final = 500

# They take nothing out of a grant, and may wait for their sale for ever.
_SPENDS_NOTHING: Final = ("refund", "undo", "release", "unmatched_return")
_is_parked: Final = and_(
    op.c.till_id == parked.c.till_id, op.c.epoch == parked.c.epoch, op.c.seq == parked.c.seq
)
_WAITING: Final = (
    select(op.c.seq)
    .join(parked, _is_parked)
    .where(parked.c.till_id == bindparam("till"), op.c.kind.not_in(_SPENDS_NOTHING))
    .limit(1)
)

# What was worked out after it had waited counts otherwise than the till recorded it.
_COUNTS: Final = and_(op.c.is_applied == 1, op.c.outcome != Outcome.PARKED).label("counts")
_LOCK: Final = select(till).where(till.c.till_id == bindparam("till")).with_for_update()
_TOLD: Final = (
    update(till).where(till.c.till_id == bindparam("which")).values(told_until=bindparam("until"))
)
_KEYS: Final = (
    select(till.c.public_key)
    .where(
        till.c.store_id == bindparam("store"),
        till.c.kind == "till",
        till.c.status == "active",
        till.c.public_key.is_not(None),
    )
    .order_by(till.c.enrolled_at.desc(), till.c.till_id)
    .limit(TILL_KEYS_MAX)
)
_PROGRESS: Final = select(till_progress).where(
    till_progress.c.till_id == bindparam("till"), till_progress.c.epoch == bindparam("epoch")
)

Place = tuple[int, int, str]


def hello(database: Database, till_id: TillId, message: Hello, now: datetime) -> HelloAnswer:
    """Return what the server has of a till in the epoch that it names.

    An epoch newer than any that is known begins here: the server was restored from a copy that is
    older than the epoch. A log that has become another one retires its epoch.

    Raises:
        TillUnknown: If there is no such till.
    """
    return database.write(lambda connection: _hello(connection, till_id, message, now))


def begin_epoch(
    database: Database, till_id: TillId, request: EpochRequest, now: datetime
) -> EpochAnswer:
    """Retire every epoch of a till and begin another; say what of the old ones is held.

    Raises:
        TillUnknown: If there is no such till.
    """

    def answer(connection: Connection) -> EpochAnswer:
        known = _lock_till(connection, till_id)
        newest = newest_epoch(connection, till_id)
        epoch = max(newest, known.epoch, _sound(request.old_epoch)) + 1
        begin(connection, till_id, epoch)
        connection.execute(_change(till_id, epoch=epoch))
        held = dict(_held(connection, till_id, request.unsent))
        return EpochAnswer(
            epoch=epoch,
            server_time=now,
            held=tuple(held),
            without_effect=tuple(place for place, counts in held.items() if not counts),
        )

    return database.write(answer)


def _hello(connection: Connection, till_id: TillId, message: Hello, now: datetime) -> HelloAnswer:
    known = _lock_till(connection, till_id)
    if known.epoch < message.epoch <= _EPOCH_MAX:
        begin(connection, till_id, message.epoch)
        connection.execute(_change(till_id, epoch=message.epoch))
    progress = _progress(connection, till_id, message)
    if _has_told_all(progress, message) and not _waits_to_spend(connection, till_id):
        told = {"which": till_id.bytes, "until": moment_text(now - ON_THE_WAY)}
        connection.execute(_TOLD, told)
    release = message.release[:RELEASE_CHARS_MAX]
    if release != known.release:
        connection.execute(_change(till_id, release=release))
    return HelloAnswer(
        server_time=now,
        generation=generation_of(connection),
        expected_seq=1 if progress is None else progress.expected_seq,
        epoch_is_retired=progress is None or bool(progress.is_retired),
        terms=offline_terms(connection),
        schema_min=SCHEMA_MIN,
        schema_max=OPERATION_SCHEMA,
        features=FEATURES,
        till_keys=_keys_of_store(connection, known.store_id),
    )


def _keys_of_store(connection: Connection, store_id: str) -> tuple[str, ...]:
    """Return the keys of the store's tills, the newest first; one that was revoked counts no more.

    Of a machine that another one has replaced the key stays, as long as nobody revokes it: its
    customers still hold what it signed.
    """
    keys = connection.execute(_KEYS, {"store": store_id}).scalars()
    return tuple(bytes(key).hex() for key in keys)


def _has_told_all(progress: Row[Any] | None, message: Hello) -> bool:
    if progress is None or progress.is_retired:
        return False
    return bool(progress.expected_seq == message.next_seq)


def _waits_to_spend(connection: Connection, till_id: TillId) -> bool:
    """Return whether what the till took out of a grant may be here, and not be counted yet."""
    return connection.execute(_WAITING, {"till": till_id.bytes}).first() is not None


def _progress(connection: Connection, till_id: TillId, message: Hello) -> Row[Any] | None:
    """Return where the named epoch stands, after both sides' logs were compared."""
    if not 0 < message.epoch <= _EPOCH_MAX:
        return None
    wanted = {"till": till_id.bytes, "epoch": message.epoch}
    found = connection.execute(_PROGRESS, wanted).first()
    if found is None or found.is_retired or found.expected_seq != message.next_seq:
        return found
    if found.chain.hex() != message.chain:
        retire(connection, till_id)
        return connection.execute(_PROGRESS, wanted).one()
    return found


def _sound(epoch: int) -> int:
    """Return the epoch that a till names; 0 for one that it cannot have been given."""
    return epoch if 0 < epoch <= _EPOCH_MAX else 0


def _held(
    connection: Connection, till_id: TillId, asked: Sequence[Place]
) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield the places whose operation is held with that very hash, and whether it counts as it is.

    In the order asked.
    """
    by_epoch: dict[int, list[int]] = defaultdict(list)
    for epoch, seq, _ in asked:
        if 0 < epoch <= _EPOCH_MAX and 0 < seq <= _SEQ_MAX:
            by_epoch[epoch].append(seq)
    found: dict[tuple[int, int], tuple[str, bool]] = {}
    for epoch, numbers in by_epoch.items():
        for start in range(0, len(numbers), _CHUNK):
            wanted = select(op.c.seq, op.c.payload_sha256, _COUNTS).where(
                op.c.till_id == till_id.bytes,
                op.c.epoch == epoch,
                op.c.seq.in_(numbers[start : start + _CHUNK]),
            )
            for row in connection.execute(wanted):
                found[epoch, row.seq] = (row.payload_sha256.hex(), bool(row.counts))
    for epoch, seq, sha256 in asked:
        held, counts = found.get((epoch, seq), ("", False))
        if held == sha256:
            yield (epoch, seq), counts


def _lock_till(connection: Connection, till_id: TillId) -> Row[Any]:
    found = connection.execute(_LOCK, {"till": till_id.bytes}).first()
    if found is None:
        raise TillUnknown(str(till_id))
    return found


def _change(till_id: TillId, **values: object) -> Any:  # noqa: ANN401 - of any column
    return update(till).where(till.c.till_id == till_id.bytes).values(**values)
