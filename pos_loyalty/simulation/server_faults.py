# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What goes wrong in the server: conflicts at commit, and death at any statement.

The server's own ``Database`` is what runs; SQLAlchemy's events are where it is struck.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Final

from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from pos_loyalty.server.database import Database
from pos_loyalty.simulation.quick_database import QuickDatabase
from pos_loyalty.sync.troubles import Unreachable, Weather

_STATEMENTS_MAX: Final = 40
_CONFLICTS_MAX: Final = 7
"""One fewer than the server tries: chance alone does not make it give up."""


class Conflict(sqlite3.OperationalError):
    """What a database says that wants the whole transaction once more."""

    sqlstate = "40001"


class ServerDied(BaseException):
    """The server's process is gone; nothing of its own catches that."""


class ServerFaults:
    """Strikes one server's database, while it is armed.

    Attributes:
        conflict: Share of commits that the database asks to be done again.
        crash: Share of requests in which the process dies.
        conflicts: How many there were.
        crashes: How many there were.
    """

    def __init__(self, database: Database, dice: Random) -> None:
        """Listen to the database's engine from now on; nothing strikes yet."""
        self._dice = dice
        self.conflict = self.crash = 0.0
        self.conflicts = self.crashes = 0
        self._in_a_row = 0
        self._statements_left: int | None = None
        event.listen(database.engine, "before_cursor_execute", self._before_statement)
        if isinstance(database, QuickDatabase):
            database.before_statement = self._before_statement
            database.before_commit = self._before_commit
        event.listen(database.engine, "commit", self._before_commit)

    def heal(self) -> None:
        """Strike no more."""
        self.conflict = self.crash = 0

    @contextmanager
    def request(self) -> Iterator[None]:
        """Serve one request, and perhaps die in it: before its commit, or right after.

        Raises:
            Unreachable: If the process died; whether anything was committed is not known.
        """
        dies = self._dice.random() < self.crash
        self._statements_left = self._dice.randrange(_STATEMENTS_MAX) if dies else None
        try:
            yield
            self._die_now(dies)  # it came through all its statements: between commit and answer
        except ServerDied:
            self.crashes += 1
            raise Unreachable(Weather.NO_CONNECTION) from None
        finally:
            self._statements_left = None

    def _die_now(self, is_time: bool) -> None:  # noqa: FBT001 - reads as a sentence where called
        if is_time:
            raise ServerDied

    def _before_statement(self, *_: object) -> None:
        if self._statements_left is None:
            return
        if self._statements_left == 0:
            raise ServerDied
        self._statements_left -= 1

    def _before_commit(self, connection: Connection) -> None:
        if connection.get_execution_options().get("is_reading", False):
            return
        if self._in_a_row < _CONFLICTS_MAX and self._dice.random() < self.conflict:
            self.conflicts += 1
            self._in_a_row += 1
            refusal = Conflict("could not serialize access")
            raise OperationalError("COMMIT", None, refusal)
        self._in_a_row = 0
