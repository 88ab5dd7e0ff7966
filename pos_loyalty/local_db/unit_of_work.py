# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One transaction on one connection."""

from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from pos_loyalty.domain.ids import ProgramId, TillId
from pos_loyalty.domain.program.document import Program
from pos_loyalty.local_db.clock_book import SqliteClockBook
from pos_loyalty.local_db.connection import Connection, translation_of
from pos_loyalty.local_db.grant_book import SqliteGrantBook
from pos_loyalty.local_db.ledger import SqliteLedger
from pos_loyalty.local_db.member_book import SqliteMemberBook
from pos_loyalty.local_db.operation_log import SqliteOperationLog
from pos_loyalty.local_db.past_visits import SqlitePastVisits
from pos_loyalty.local_db.program_book import SqliteProgramBook
from pos_loyalty.local_db.staff_book import SqliteStaffBook

BEGIN_WRITING: Final = "BEGIN IMMEDIATE"
BEGIN_READING: Final = "BEGIN DEFERRED"
_FIRST_READ: Final = "SELECT 1 FROM till"


class Session:
    """A connection with the books that are read and written through it; made once, used often."""

    def __init__(
        self, connection: Connection, till_id: TillId, parsed: dict[ProgramId, Program]
    ) -> None:
        self.connection = connection
        self.members = SqliteMemberBook(connection)
        self.ledger = SqliteLedger(connection)
        self.log = SqliteOperationLog(connection, till_id)
        self.visits = SqlitePastVisits(connection)
        self.grants = SqliteGrantBook(connection)
        self.clocks = SqliteClockBook(connection)
        self.staff = SqliteStaffBook(connection)
        self.programs = SqliteProgramBook(connection, parsed)


class SqliteUnitOfWork:
    """A transaction; the driver's errors leave it as the till's own."""

    def __init__(
        self,
        session: Session,
        begin: str,
        *,
        committed: Callable[[Session], None],
        left: Callable[[Session], None],
    ) -> None:
        """Take what to tell when the work is durable, and when the block is left."""
        self._session = session
        self._begin = begin
        self._committed = committed
        self._left = left

    @property
    def members(self) -> SqliteMemberBook:
        """Members, in this transaction."""
        return self._session.members

    @property
    def ledger(self) -> SqliteLedger:
        """Accounts, in this transaction."""
        return self._session.ledger

    @property
    def log(self) -> SqliteOperationLog:
        """Operations, in this transaction."""
        return self._session.log

    @property
    def visits(self) -> SqlitePastVisits:
        """Members' histories, in this transaction."""
        return self._session.visits

    @property
    def grants(self) -> SqliteGrantBook:
        """Grants, in this transaction."""
        return self._session.grants

    @property
    def clocks(self) -> SqliteClockBook:
        """The memory of the time, in this transaction."""
        return self._session.clocks

    @property
    def staff(self) -> SqliteStaffBook:
        """Who may stand here, in this transaction."""
        return self._session.staff

    @property
    def programs(self) -> SqliteProgramBook:
        """Programme versions, in this transaction."""
        return self._session.programs

    @property
    def connection(self) -> Connection:
        """Return the connection, for work inside this package that the books do not do."""
        return self._session.connection

    def __enter__(self) -> Self:
        try:
            self._session.connection.execute(self._begin)
            if self._begin == BEGIN_READING:
                # A deferred transaction begins with its first read.
                self._session.connection.execute(_FIRST_READ).fetchone()
        except BaseException as error:
            self._leave()
            own = translation_of(error)
            if own is error:
                raise
            raise own from error
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._leave()
        if exc is not None:
            own = translation_of(exc)
            if own is not exc:
                raise own from exc

    def commit(self) -> None:
        """Make the work durable: on return it survives loss of power."""
        self._session.connection.execute("COMMIT")
        self._committed(self._session)

    def _leave(self) -> None:
        try:
            if self._session.connection.in_transaction:
                self._session.connection.execute("ROLLBACK")
        finally:
            self._left(self._session)
