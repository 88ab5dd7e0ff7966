# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which server this is: one that was restored from a backup is another one to its tills."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select, update

from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.database import Database
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import server

Secret = Callable[[int], bytes]
"""Returns so many bytes that nobody can guess."""

_THE_ONE: Final = 1
_GENERATION_BYTES: Final = 16
_KEY_BYTES: Final = 32
_FIRST: Final = Insertion(server, "DO NOTHING")


def found(database: Database, now: datetime, secret: Secret = secrets.token_bytes) -> None:
    """Give a new database its generation and its key; one that has them keeps them."""
    row = (_THE_ONE, secret(_GENERATION_BYTES), secret(_KEY_BYTES), moment_text(now))

    def write(connection: Connection) -> None:
        if connection.execute(select(server.c.id)).first() is None:
            _FIRST.run(connection, [row])

    database.write(write)


def begin_generation(database: Database, secret: Secret = secrets.token_bytes) -> None:
    """Begin another generation, after the database was restored from a backup.

    Every till compares what it has with what is here, and sends again what lacks.
    """
    renewed = update(server).values(
        generation=secret(_GENERATION_BYTES), cursor_key=secret(_KEY_BYTES)
    )
    database.write(lambda connection: connection.execute(renewed))
