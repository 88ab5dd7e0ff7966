# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The parts that a run is put together from: the real ones, unless a bug is planted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from pos_loyalty.linking.till_clock import TillClock
from pos_loyalty.local_db.connection import Sync
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.push import ClockReading
from pos_loyalty.services.ports import Store
from pos_loyalty.simulation.central import Central
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.network import Door
from pos_loyalty.simulation.quick_database import QuickDatabase
from pos_loyalty.sync.engine import SyncEngine
from pos_loyalty.sync.ports import SyncStore
from pos_loyalty.sync.steps import World as EngineWorld
from pos_loyalty.sync.transport_port import Transport


class TillTime(Protocol):
    """The time that an open till goes by."""

    def __call__(self) -> datetime:
        """Return what time it is, in UTC."""
        ...

    def look(self, store: Store) -> None:
        """Look at the machine's clocks, and remember."""
        ...


def _itself(store: SqliteStore) -> Store:
    return store


def _the_server(central: Central) -> Door:
    return central


def _database(url: str) -> QuickDatabase:
    return QuickDatabase(url, pause=_no_pause, dice=dice(0, "database"))


def _no_pause(_seconds: float) -> None:
    """Wait no real time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What may be replaced.

    Attributes:
        sync: When a till's commit has reached its disk.
        counter: The till's file as the use cases see it.
        outbox: The till's file as synchronising sees it.
        engine: What drives the synchronisation.
        door: The server as the lines reach it.
        clock: What a till goes by, made of how it reads its machine's clocks and of new ids.
        database: What the server keeps its data with, by its address.
    """

    sync: Sync = Sync.FULL
    counter: Callable[[SqliteStore], Store] = _itself
    outbox: Callable[[SqliteStore], SyncStore] = SqliteSyncStore
    engine: Callable[[SyncStore, Transport, EngineWorld], SyncEngine] = SyncEngine
    clock: Callable[[Callable[[], ClockReading], Callable[[], UUID]], TillTime] = TillClock
    door: Callable[[Central], Door] = _the_server
    database: Callable[[str], QuickDatabase] = _database
