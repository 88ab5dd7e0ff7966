# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes again what was set aside, once a release has come that can.

A fault of the server's own sets an operation aside that nothing is wrong with. What is taken again
is taken as if it came now: whatever waited for it goes on, and its answer is from then on what came
of it. What still cannot be taken stays as it is.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Select, delete, exists, or_, select, tuple_, update

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.push import Code, Outcome
from pos_loyalty.server.accounts.locking import lock_accounts
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import move, shard_of
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.operations.loading import named_by
from pos_loyalty.server.operations.reading import OpKey, Sent, read_operation
from pos_loyalty.server.operations.settling import at
from pos_loyalty.server.operations.taking import Also, is_weather, run, take, tell_failure
from pos_loyalty.server.tables import flag, op

AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Retried:
    """How many operations were taken again, and how many still stay aside."""

    taken: int
    left: int


def retry_set_aside(database: Database, now: datetime) -> Retried:
    """Take again everything that was set aside, each in a transaction of its own. Repeatable.

    Tills and channels may go on meanwhile.
    """
    taken = left = 0
    place: tuple[bytes, int, int] = (b"", 0, 0)
    while keys := database.read(partial(_set_aside, after=place)):
        for key in keys:
            is_taken = _retry_one(database, key, now)
            taken += is_taken
            left += not is_taken
        place = (keys[-1].till_id.bytes, keys[-1].epoch, keys[-1].seq)
    return Retried(taken, left)


def _retry_one(database: Database, key: OpKey, now: datetime) -> bool:
    try:
        return run(database, partial(_retry, key=key, now=now))
    except Exception as error:
        if is_weather(error):
            raise
        tell_failure(error, key, key)
        return False


def _set_aside(connection: Connection, *, after: tuple[bytes, int, int]) -> list[OpKey]:
    rows = connection.execute(_question(after))
    return [OpKey(TillId(UUID(bytes=row.till_id)), row.epoch, row.seq) for row in rows]


def _question(after: tuple[bytes, int, int]) -> Select[Any]:
    place = (op.c.till_id, op.c.epoch, op.c.seq)
    return select(*place).where(tuple_(*place) > after, _is_aside()).order_by(*place).limit(AT_ONCE)


def _is_aside() -> Any:  # noqa: ANN401 - a condition
    """Return the condition for what came to nothing by a failure, at once or after a wait."""
    has_failed = exists().where(
        flag.c.till_id == op.c.till_id,
        flag.c.epoch == op.c.epoch,
        flag.c.seq == op.c.seq,
        flag.c.code == Code.FAILED.value,
        flag.c.closed_at.is_(None),
    )
    came_to_nothing = (op.c.is_applied == 0) & (op.c.is_waiting == 0)
    return came_to_nothing & or_(op.c.outcome == Outcome.QUARANTINED.value, has_failed)


def _retry(connection: Connection, /, *, key: OpKey, now: datetime, also: Also) -> bool:
    payload = connection.execute(select(op.c.payload).where(*at(op, key))).scalar_one()
    sent = read_operation(key, payload)
    if sent.content is None or sent.trouble:
        return False
    return _take_again(connection, sent, also, now)


def _take_again(connection: Connection, sent: Sent, also: Also, now: datetime) -> bool:
    lock_accounts(connection, named_by([sent]) | also)
    # Whoever takes it again holds the same locks: only now it is certain that nobody has.
    gone = connection.execute(delete(op).where(*at(op, sent.key), _is_aside()))
    if not gone.rowcount:
        return False
    taken = take(connection, [sent], also, now)
    closed = update(flag).where(*at(flag, sent.key), flag.c.code == Code.FAILED.value)
    connection.execute(closed.values(closed_at=moment_text(now)))
    move(connection, shard_of(sent.key.till_id), taken.entities)
    return True
