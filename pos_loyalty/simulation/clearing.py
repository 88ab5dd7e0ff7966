# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's log is cleared, and what is left of its grants looked at: neither may refill one."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Final
from uuid import UUID

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ids import OpId
from pos_loyalty.local_db.retention import prune
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.services.ports import Clock

_STILL_LOCAL: Final = "SELECT 1 FROM lot WHERE local_amount <> 0 LIMIT 1"
_ALL: Final = "SELECT op_id FROM op"
_USED_BEYOND: Final = """
    SELECT lower(hex(grant_id)), amount, sum(used) FROM grant_held JOIN grant_use
     USING (grant_id, unit) GROUP BY grant_id, unit HAVING sum(used) > amount
"""


def clear_out(file: SqliteStore, clock: Clock) -> Collection[OpId]:
    """Let a till drop all that it may of its log, and return what that was.

    Nothing while the server's totals do not hold all of its own yet: after months they do.
    """
    with file.reading() as uow:
        if uow.connection.execute(_STILL_LOCAL).fetchone():
            return ()
        before = set(uow.connection.execute(_ALL).fetchall())
    with suppress(LoyaltyError):
        prune(file, clock(), kept=timedelta(0))
    with file.reading() as uow:
        gone = before - set(uow.connection.execute(_ALL).fetchall())
    return [OpId(UUID(bytes=op_id)) for (op_id,) in gone]


def used_beyond_grants(file: SqliteStore) -> Iterator[str]:
    """Yield grants of which a till has handed out more than they are."""
    with file.reading() as uow:
        rows = uow.connection.execute(_USED_BEYOND).fetchall()
    for grant_id, amount, used in rows:
        yield f"grant {grant_id[:8]} of {amount} was used for {used}"
