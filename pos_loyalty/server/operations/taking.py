# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes operations, however they came: load, decide, write; and what a failure of it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, Protocol, TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.push import OpResult
from pos_loyalty.server.database import Database, TooBusy
from pos_loyalty.server.feed.positions import Entity
from pos_loyalty.server.operations.deciding import decide
from pos_loyalty.server.operations.loading import NotLocked, Parked, load
from pos_loyalty.server.operations.reading import OpKey, Sent
from pos_loyalty.server.operations.store import write_decisions
from pos_loyalty.server.operations.telling import tell

TRIES_MAX: Final = 4
"""A merge may come between, or another till with the same receipt; not time and again."""

_WEATHER: Final = frozenset({"08", "40", "53", "55", "57", "58"})
"""Classes of SQLSTATE that are the database's trouble, and no operation's."""

log = structlog.get_logger("pos_loyalty.server")

R_co = TypeVar("R_co", covariant=True)
Also = frozenset[MemberId]


class Work(Protocol[R_co]):
    """What is done in one transaction, and may be done again from its beginning."""

    def __call__(self, connection: Connection, /, *, also: Also) -> R_co:
        """Do it; ``also`` are accounts to be locked besides."""
        ...


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a batch.

    Attributes:
        results: Of each operation of the batch.
        entities: What tills are to be told of; the transaction ends with giving them places.
        matched: Returns whose sale is here: what goes back with it is to be worked out next.
    """

    results: Mapping[OpKey, OpResult]
    entities: Sequence[Entity]
    matched: Sequence[OpKey] = ()


def take(
    connection: Connection,
    batch: Sequence[Sent],
    also: Also,
    now: datetime,
    *,
    parked: Parked | None = (),
) -> Taken:
    """Take operations that the server does not hold yet, in the open transaction.

    Args:
        also: Accounts to be locked besides.
        parked: Of the batch, what is held already and was waiting. ``None`` to leave alone
            whatever waits for the batch.

    Raises:
        NotLocked: If more accounts are concerned: begin again with all of them.
    """
    loaded = load(connection, batch, also, parked=parked)
    decisions = decide(batch, loaded.known)
    entities = write_decisions(connection, decisions, loaded, now)
    tell(connection, decisions.operations, now)
    results = {
        decided.sent.key: OpResult(
            seq=decided.sent.key.seq, outcome=decided.outcome, code=decided.code
        )
        for decided in decisions.operations
        if not decided.was_waiting
    }
    return Taken(results, entities, decisions.matched)


def run(database: Database, work: Work[R_co]) -> R_co:
    """Run work that takes operations as one transaction, again where others were in between.

    Raises:
        TooBusy: If they were time and again; nothing has changed then.
    """
    also: Also = frozenset()
    for tries_left in reversed(range(TRIES_MAX)):
        try:
            return database.write(partial(work, also=also))
        except NotLocked as more:
            also |= more.members
        except IntegrityError:
            if not tries_left:
                raise
    raise TooBusy


def tell_failure(error: Exception, first: OpKey, last: OpKey) -> None:
    """Log that operations of a till made the work fail, from the first to the last of them."""
    log.error(
        "operations_failed",
        exc_info=error,
        till=str(first.till_id),
        epoch=first.epoch,
        first_seq=first.seq,
        last_seq=last.seq,
    )


def is_weather(error: Exception) -> bool:
    """Return whether the database is in trouble, and not with what it was given."""
    if isinstance(error, TooBusy | PoolTimeout | MemoryError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    sqlstate = getattr(error.orig, "sqlstate", None)
    if sqlstate is None:
        return error.connection_invalidated or type(error.orig).__name__ == "OperationalError"
    return str(sqlstate)[:2] in _WEATHER
