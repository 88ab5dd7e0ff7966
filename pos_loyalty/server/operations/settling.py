# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes an operation out of the waiting room without applying it, and says why to a person."""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, Table, delete, update

from pos_loyalty.protocol.sync.push import Code
from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.operations.reading import OpKey
from pos_loyalty.server.tables import flag, op, parked

_FLAGS: Final = Insertion(flag, "DO NOTHING")


def settle_parked(connection: Connection, key: OpKey) -> None:
    """Let an operation wait no more."""
    connection.execute(update(op).where(*at(op, key)).values(is_waiting=0))
    connection.execute(delete(parked).where(*at(parked, key)))


def flag_operation(
    connection: Connection, key: OpKey, code: Code, now: datetime, detail: str = ""
) -> None:
    """Put an operation on the list of what somebody should look at."""
    row = (key.till_id.bytes, key.epoch, key.seq, code.value, detail, moment_text(now), None)
    _FLAGS.run(connection, [row])


def at(table: Table, key: OpKey) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for what a table holds of an operation."""
    return (
        table.c.till_id == key.till_id.bytes,
        table.c.epoch == key.epoch,
        table.c.seq == key.seq,
    )
