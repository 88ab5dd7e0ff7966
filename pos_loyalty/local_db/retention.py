# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Drops operations that the server has had for long, oldest first; the rest of the log stays whole.

What is kept is a part of the backup that all tills together are for a server that is restored. The
chain goes on from the newest operation that was dropped: its place and value are remembered.

An operation stays as long as a grant that it took something out of: without it the grant would be
as full as on its first day.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from pos_loyalty.domain.ids import GrantId
from pos_loyalty.domain.ops import GrantReturnFact, Operation
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.log_reading import operation_in
from pos_loyalty.local_db.projector import drop_history
from pos_loyalty.local_db.seal import GRANT_TABLES, resealed
from pos_loyalty.local_db.store import SqliteStore

KEPT_DAYS: Final = 90
DROPPED_AT_ONCE_MAX: Final = 500
"""In one transaction: nobody waits longer than for a page of news."""

_OVER_DAYS: Final = 30
"""So long after its end a grant is remembered: no late row of it brings it back."""

_ACKNOWLEDGED: Final = (
    "SELECT op.epoch, op.seq, occurred_at, chain, payload FROM op JOIN till"
    " ON (op.epoch, op.seq) <= (acked_epoch, acked_seq) ORDER BY op.epoch, op.seq LIMIT ?"
)
_DROP: Final = "DELETE FROM op WHERE (epoch, seq) <= (?, ?)"
_DROP_OUTCOMES: Final = "DELETE FROM outcome WHERE (epoch, seq) <= (?, ?)"
_KEPT: Final = "SELECT kept_epoch, kept_seq, kept_earlier FROM till"
_KEEP_FROM: Final = "UPDATE till SET kept_epoch = ?, kept_seq = ?, kept_chain = ?, kept_earlier = ?"
_IS_HELD: Final = "SELECT 1 FROM grant_held WHERE grant_id = ?"
_OVER: Final = "SELECT DISTINCT member_id FROM grant_held WHERE usable_until < ?"
_DROP_OVER: Final = "DELETE FROM grant_held WHERE usable_until < ? AND member_id = ?"


def prune(store: SqliteStore, now: datetime, *, kept: timedelta = timedelta(days=KEPT_DAYS)) -> int:
    """Drop some of the acknowledged operations that are older than that; return how many.

    To be called again while it returns ``DROPPED_AT_ONCE_MAX``. One transaction on the writer's
    thread, durable on return. Grants that were over long ago go first.

    Args:
        now: UTC; trusted, for what it lets go is gone.
    """
    with store.writing() as uow:
        connection = uow.connection
        _drop_grants(connection, now - timedelta(days=_OVER_DAYS))
        old: list[Row] = []
        for row, operation in _old_enough(connection, now - kept):
            drop_history(connection, operation)
            old.append(row)
        if old:
            _drop_up_to(connection, old)
        uow.commit()
    return len(old)


def _old_enough(connection: Connection, end: datetime) -> Iterator[tuple[Row, Operation]]:
    """Yield the oldest operations up to the first that is to be kept."""
    for row in connection.execute(_ACKNOWLEDGED, (DROPPED_AT_ONCE_MAX,)).fetchall():
        if datetime.fromisoformat(row[2]) >= end:
            return
        operation = operation_in(row[4])
        if any(_is_held(connection, grant_id) for grant_id in _grants_of(operation)):
            return
        yield row, operation


def _grants_of(operation: Operation) -> Iterator[GrantId]:
    """Yield the grants of which the operation says that something, or all, is gone."""
    yield from (use.grant_id for use in operation.draft.uses)
    if isinstance(operation.fact, GrantReturnFact):
        yield operation.fact.grant_id


def _is_held(connection: Connection, grant_id: GrantId) -> bool:
    return connection.execute(_IS_HELD, (grant_id.bytes,)).fetchone() is not None


def _drop_up_to(connection: Connection, old: Sequence[Row]) -> None:
    epoch, seq, _, chain, _ = old[-1]
    before = connection.execute(_KEPT).fetchone() or (0, 0, 0)
    earlier = _earlier_epochs(before, old)
    connection.execute(_DROP, (epoch, seq))
    connection.execute(_DROP_OUTCOMES, (epoch, seq))
    connection.execute(_KEEP_FROM, (epoch, seq, chain, earlier))


def _earlier_epochs(before: Row, old: Sequence[Row]) -> int:
    """Return how many operations the epochs before the last one dropped had in the file."""
    last_epoch, last_seq, earlier = before
    for epoch, seq, *_ in old:
        if epoch != last_epoch:
            earlier += last_seq
            last_epoch = epoch
        last_seq = seq
    return int(earlier)


def _drop_grants(connection: Connection, end: datetime) -> None:
    moment = end.astimezone(UTC).isoformat(timespec="microseconds")
    for (key,) in connection.execute(_OVER, (moment,)).fetchall():
        with resealed(connection, key, GRANT_TABLES):
            connection.execute(_DROP_OVER, (moment, key))
