# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Parked operations that may go on, driven again: each in a transaction of its own.

Most go on together with what they waited for. Left for here are those that were too many for one
transaction, and those that a newer release wrote, once this one is as new.
"""

from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Select, and_, exists, or_, select

from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ops import OPERATION_SCHEMA
from pos_loyalty.protocol.sync.push import Code
from pos_loyalty.server.accounts.locking import lock_accounts
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import move, shard_of
from pos_loyalty.server.operations.deciding import schema_marker
from pos_loyalty.server.operations.loading import named_by
from pos_loyalty.server.operations.matching import match_return
from pos_loyalty.server.operations.reading import OpKey, read_operation
from pos_loyalty.server.operations.settling import at, flag_operation, settle_parked
from pos_loyalty.server.operations.taking import Also, is_weather, run, take, tell_failure
from pos_loyalty.server.tables import member, op, parked

AT_ONCE_MAX: Final = 200

_UNMATCHED: Final = "unmatched_return"
_awaited: Final = op.alias("awaited")
_MARKERS: Final = tuple(schema_marker(schema) for schema in range(1, OPERATION_SCHEMA + 1))


def drive_waiting(database: Database, now: datetime) -> int:
    """Drive parked operations whose time has come; return how many were looked at, at most 200.

    Repeatable. One that fails is nobody's any more to drive: it is flagged for a person.
    """
    ready = database.read(lambda connection: connection.execute(_ready()).all())
    for row in ready:
        key = OpKey(TillId(UUID(bytes=row.till_id)), row.epoch, row.seq)
        try:
            if row.kind == _UNMATCHED:
                match_return(database, key, now)
            else:
                run(database, partial(_drive, key=key, now=now))
        except Exception as error:
            if is_weather(error):
                raise
            tell_failure(error, key, key)
            database.write(partial(_give_up, key=key, now=now))
    return len(ready)


def _ready() -> Select[Any]:
    """Return the question for parked operations whose wait is over."""
    is_here = exists().where(
        _awaited.c.op_id == parked.c.waits_for,
        _awaited.c.is_waiting == 0,
        _awaited.c.outcome != "quarantined",
        _awaited.c.code != "duplicate",
    )
    is_sold = exists().where(
        _awaited.c.sale_key == parked.c.waits_for,
        _awaited.c.is_applied == 1,
        _awaited.c.is_undone == 0,
    )
    is_enrolled = exists().where(member.c.member_id == parked.c.waits_for)
    is_known = parked.c.waits_for.in_(_MARKERS)
    is_same = (
        op.c.till_id == parked.c.till_id,
        op.c.epoch == parked.c.epoch,
        op.c.seq == parked.c.seq,
    )
    return (
        select(op.c.till_id, op.c.epoch, op.c.seq, op.c.kind)
        .join(parked, and_(*is_same))
        .where(or_(is_here, is_sold, is_enrolled, is_known))
        .order_by(op.c.received_at, op.c.till_id, op.c.epoch, op.c.seq)
        .limit(AT_ONCE_MAX)
    )


def _drive(connection: Connection, /, *, key: OpKey, now: datetime, also: Also) -> None:
    payload = connection.execute(select(op.c.payload).where(*at(op, key))).scalar_one()
    sent = read_operation(key, payload)
    lock_accounts(connection, named_by([sent]) | also)
    # Whoever drives it holds the same locks: only now it is certain that nobody has.
    waits_for = connection.execute(select(parked.c.waits_for).where(*at(parked, key))).scalar()
    if waits_for is not None:
        taken = take(connection, [sent], also, now, parked=[(waits_for, sent)])
        move(connection, shard_of(key.till_id), taken.entities)


def _give_up(connection: Connection, /, *, key: OpKey, now: datetime) -> None:
    settle_parked(connection, key)
    flag_operation(connection, key, Code.FAILED, now)
