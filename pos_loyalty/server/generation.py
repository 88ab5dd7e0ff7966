# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which server this is: one that was restored from a backup is another one to its tills."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.database import Database
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import chunk, server, setting, snapshot
from pos_loyalty.server.upserts import insert_into

Secret = Callable[[int], bytes]
"""Returns so many bytes that nobody can guess."""

LACKS_TILLS: Final = "lacks_tills"
"""The setting that names the generation that may not know of every till. Stored: never rename."""

_THE_ONE: Final = 1
_GENERATION_BYTES: Final = 16
_KEY_BYTES: Final = 32
_GENERATION: Final = select(server.c.generation)
_FIRST: Final = Insertion(server, "DO NOTHING")


def generation_of(connection: Connection) -> UUID:
    """Return the generation that the server is in."""
    return UUID(bytes=connection.execute(_GENERATION).scalar_one())


def found(database: Database, now: datetime, secret: Secret = secrets.token_bytes) -> None:
    """Give a new database its generation and its key; one that has them keeps them."""
    row = (_THE_ONE, secret(_GENERATION_BYTES), secret(_KEY_BYTES), moment_text(now))

    def write(connection: Connection) -> None:
        if connection.execute(select(server.c.id)).first() is None:
            _FIRST.run(connection, [row])

    database.write(write)


def begin_generation(
    database: Database, secret: Secret = secrets.token_bytes, *, lacks_tills: bool = False
) -> None:
    """Begin another generation, after the database was restored from a backup.

    Every till compares what it has with what is here, and sends again what lacks. Then it loads the
    shop, whose rows take the place of all that it has: no snapshot is kept that was made before an
    operation which the till was told is here.

    Args:
        lacks_tills: A till may have joined after the backup was made, and hold grants.
    """
    generation = secret(_GENERATION_BYTES)
    renewed = update(server).values(generation=generation, cursor_key=secret(_KEY_BYTES))
    lacking = generation.hex() if lacks_tills else ""

    def write(connection: Connection) -> None:
        connection.execute(renewed)
        noted = insert_into(connection, setting).values(name=LACKS_TILLS, content=lacking)
        connection.execute(
            noted.on_conflict_do_update(index_elements=["name"], set_={"content": lacking})
        )
        connection.execute(delete(chunk))
        connection.execute(delete(snapshot))

    database.write(write)
