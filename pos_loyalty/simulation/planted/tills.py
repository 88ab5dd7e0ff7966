# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Bugs of a till, each a wrapper around the real part."""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Final, Self
from uuid import UUID

from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.local_db.unit_of_work import SqliteUnitOfWork
from pos_loyalty.protocol.sync.pull import Identified, PullPage
from pos_loyalty.protocol.sync.push import ClockReading, OpResult, PushAnswer
from pos_loyalty.protocol.sync.push import Outcome as Taken
from pos_loyalty.protocol.sync.rows import AccountRow
from pos_loyalty.services.ports import Store, TillPlace
from pos_loyalty.sync.engine import SyncEngine
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.ports import SyncStore
from pos_loyalty.sync.steps import World
from pos_loyalty.sync.transport_port import Transport

_LINK_ERRORS_MAX: Final = 5
_FORGET_OWN: Final = "UPDATE lot SET local_amount = 0 WHERE member_id = ?"


class OverwritingFile(SqliteSyncStore):
    """A row from the server takes the place of the account, with what was not sent yet."""

    def __init__(self, store: SqliteStore) -> None:
        super().__init__(store)
        self._file = store

    def take_page(self, page: PullPage) -> None:
        """Take the page, and forget what the till has added to those accounts itself."""
        super().take_page(page)
        self._overwrite(page.accounts)

    def take_identified(self, found: Identified) -> None:
        """Take the member, and forget the same."""
        super().take_identified(found)
        if found.account is not None:
            self._overwrite((found.account,))

    def _overwrite(self, accounts: Sequence[AccountRow]) -> None:
        with self._file.writing() as uow:
            for account in accounts:
                uow.connection.execute(_FORGET_OWN, (account.member_id.bytes,))
            uow.commit()


class DeadLetters(SyncEngine):
    """What could not be sent five times is put aside, and the queue goes on."""

    def __init__(self, store: SyncStore, transport: Transport, world: World) -> None:
        super().__init__(store, transport, world)
        self._outbox, self._clocks = store, world.clock
        self._errors = 0

    def step(self) -> Outcome:
        """Take a step; after too many errors of the link give up what waits."""
        outcome = super().step()
        self._errors = self._errors + 1 if outcome is Outcome.UNREACHABLE else 0
        if self._errors >= _LINK_ERRORS_MAX:
            self._errors = 0
            self._give_up()
        return outcome

    def _give_up(self) -> None:
        batch = self._outbox.next_batch(self._clocks())
        if batch is None:
            return
        first = batch.header.first_seq
        numbers = range(first, first + len(batch.operations))
        results = tuple(OpResult(seq=seq, outcome=Taken.REJECTED) for seq in numbers)
        answer = PushAnswer(
            server_time=self._clocks().wall, expected_seq=numbers.stop, results=results
        )
        self._outbox.settle(batch, answer)


class WallClock:
    """Believes the machine's wall clock, whoever has set it to whatever."""

    def __init__(self, read: Callable[[], ClockReading], new_id: Callable[[], UUID]) -> None:
        del new_id
        self._read = read

    def __call__(self) -> datetime:
        """Return what the wall clock shows, in UTC."""
        return self._read().wall

    def look(self, store: Store) -> None:
        """Look at nothing, and doubt nothing."""


class NumberApart:
    """A store that counts an operation's number in a transaction of its own, after the sale's."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    @property
    def place(self) -> TillPlace:
        """Return where this till stands."""
        return self._store.place

    def reading(self) -> SqliteUnitOfWork:
        """Return a unit that cannot write."""
        return self._store.reading()

    def writing(self) -> "_UnitApart":
        """Return a unit that may write."""
        return _UnitApart(self._store)


class _UnitApart:
    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self._unit = store.writing()

    def __enter__(self) -> Self:
        self._unit.__enter__()
        self._before = self._head()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._unit.__exit__(exc_type, exc, traceback)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the unit has
        return getattr(self._unit, name)

    def commit(self) -> None:
        """Make the work durable, and after that its number."""
        now = self._head()
        self._set(self._before)
        self._unit.commit()
        with self._store.writing() as uow:
            self._set(now)
            uow.commit()

    def _head(self) -> Any:  # noqa: ANN401 - a row
        sql = "SELECT next_seq, head_chain FROM till"
        return self._unit.connection.execute(sql).fetchone()

    def _set(self, head: Any) -> None:  # noqa: ANN401 - a row
        self._unit.connection.execute("UPDATE till SET next_seq = ?, head_chain = ?", head)
