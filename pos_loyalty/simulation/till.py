# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The real till program on a machine that is on: use cases above, synchronising beside them."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from pos_loyalty.clock import business_time
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ids import GrantId, MemberId, OpId
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.services.ports import Store
from pos_loyalty.services.release_stale_holds import release_stale_holds
from pos_loyalty.services.return_grant import return_grant
from pos_loyalty.simulation.dice import new_id
from pos_loyalty.simulation.history import History
from pos_loyalty.simulation.machine import Machine
from pos_loyalty.simulation.parts import Parts
from pos_loyalty.simulation.people import Person
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.ports import SyncStore
from pos_loyalty.sync.steps import World as EngineWorld
from pos_loyalty.sync.transport_port import Transport

_BETWEEN: Final = """
    SELECT op_id FROM op WHERE (epoch, seq) > (?, ?) AND (epoch, seq) <= (?, ?)
"""
_PAYLOAD: Final = "SELECT payload FROM op WHERE op_id = ?"
_OF_FLOOR: Final = "SELECT coalesce(sum(used), 0) FROM grant_use WHERE grant_id = zeroblob(16)"
_PLACE: Final = "SELECT epoch, next_seq, acked_epoch, acked_seq FROM till"


class RunningTill:
    """The program on a machine.

    Attributes:
        file: The till's file itself.
        counter: The file as the use cases see it.
        caught_up: The news that it knew all of after its last step; ``None`` if it did not.
        last_outcome: Of the step that was taken last; ``None`` after anything else.
    """

    def __init__(
        self, machine: Machine, transport: Transport, parts: Parts, history: History
    ) -> None:
        """Start the program: open the file, and get ready to synchronise."""
        self.machine: Final = machine
        self.file: Final[SqliteStore] = machine.disk.open()
        self.counter: Final[Store] = parts.counter(self.file)
        self.outbox: Final[SyncStore] = parts.outbox(self.file)
        self.clock: Final = parts.clock(machine.clock.reading, self._new_id)
        world = EngineWorld(
            clock=machine.clock.reading,
            dice=machine.dice.random,
            give_back=self._give_back,
            on_rows=_nobody_looks,
            hear=self.outbox.hear_time,
        )
        self.engine: Final = parts.engine(self.outbox, transport, world)
        self.last_outcome: Outcome | None = None
        self.caught_up: object = None
        self._writer: Any = self.file.writing().connection  # its port lacks what only we need
        self._changes = -1
        self._places: tuple[int, tuple[int, ...]] = (-1, ())
        self._waiting = (-1, 0)
        self._history = history
        self._acknowledged = self._acknowledged_place()

    @property
    def number(self) -> int:
        """Return which till of the shop it is, from 0."""
        return self.machine.number

    @property
    def store(self) -> Store:
        """Return the file as the use cases see it."""
        return self.counter

    def business_time(self) -> datetime:
        """Return the time on the wall of the store, as the till believes."""
        return business_time(self.clock(), self.machine.place.zone)

    def shown(self, person: Person) -> None:
        """Let the server be asked for somebody who stands before the till."""
        self.engine.ask_for(person.member_id)

    def payload_of(self, op_id: OpId) -> bytes:
        """Return the bytes that the till has recorded of an operation."""
        with self.file.reading() as uow:
            row = uow.connection.execute(_PAYLOAD, (op_id.bytes,)).fetchone()
        if row is None:
            raise LookupError("what was promised is not in the log")
        self.machine.promised.add(op_id)
        payload: bytes = row[0]
        return payload

    def open_up(self) -> None:
        """Do what a till does at its start: look at the clocks, put back what nobody came for."""
        self.look()
        with suppress(LoyaltyError):
            self._release_stale_holds()

    def _release_stale_holds(self) -> None:
        stale = release_stale_holds(
            self.business_time(), new_id=self._new_id, store=self.counter, clock=self.clock
        )
        for operation in stale.released:
            self._history.promised(operation, self.payload_of(operation.op_id))

    def look(self) -> None:
        """Look at the machine's clocks, as a till does every minute or so, or try to."""
        with suppress(LoyaltyError):
            self.clock.look(self.counter)

    def step(self) -> Outcome:
        """Let the synchronisation take a step, and note what the server has acknowledged."""
        outcome = self.engine.step()
        self.last_outcome = outcome
        before, now = self._acknowledged, self._acknowledged_place()
        if now != before:
            self._acknowledged = now
            with self.file.reading() as uow:
                rows = uow.connection.execute(_BETWEEN, (*before, *now)).fetchall()
            ids = [OpId(UUID(bytes=op_id)) for (op_id,) in rows]
            self._history.acknowledged(self.machine.till_id, ids)
        return outcome

    def complaint(self) -> str:
        """Return what the program says is wrong with its synchronisation; empty if nothing."""
        return self.engine.link.trouble or repr(self.engine.link)

    def may_break(self) -> bool:
        """Return whether the machine is to blame for a step that failed."""
        return self.machine.disk.is_full or self.machine.disk.is_dying

    def has_changed(self) -> bool:
        """Return whether anything was written into the file since this was asked last."""
        before, self._changes = self._changes, self._changes_made()
        return before != self._changes

    def has_read_everything(self) -> bool:
        """Return whether the step that was taken last was told that there is nothing new."""
        return self.last_outcome is Outcome.NOTHING

    @property
    def handed_out_without_grant(self) -> int:
        """Return how many points the till has handed out unsecured since its last contact."""
        with self.file.reading() as uow:
            row = uow.connection.execute(_OF_FLOOR).fetchone()
        return int(row[0]) if row else 0

    def waiting(self) -> int:
        """Return how many operations the server has not acknowledged."""
        made = self._changes_made()
        if self._waiting[0] != made:
            self._waiting = (made, self.outbox.standing().waiting)
        return self._waiting[1]

    def log_place(self) -> tuple[int, ...]:
        """Return how far the till's own log has come, and what of it is acknowledged."""
        made = self._changes_made()
        if self._places[0] != made:
            with self.file.reading() as uow:
                self._places = (made, tuple(uow.connection.execute(_PLACE).fetchone() or ()))
        return self._places[1]

    def _acknowledged_place(self) -> tuple[int, int]:
        epoch, seq = self.log_place()[2:] or (0, 0)
        return epoch, seq

    def _changes_made(self) -> int:
        """Return what grows with every row that the program writes; nobody else writes."""
        return int(self._writer.total_changes)

    def _give_back(self, grant_id: GrantId) -> None:
        """Give up what is left of a grant."""
        op_id = OpId(self._new_id())
        at = self.business_time()
        done = return_grant(grant_id, op_id=op_id, at=at, store=self.counter, clock=self.clock)
        if done is not None:
            self._history.promised(done, self.payload_of(op_id))

    def _new_id(self) -> UUID:
        return new_id(self.machine.dice)


def _nobody_looks(_members: Collection[MemberId]) -> None:
    """Show nobody anything: there is no window."""
