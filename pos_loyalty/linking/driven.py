# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The engine of one till with the parts that it is given: the file, the way, clocks and dice."""

import secrets
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from uuid import uuid4

from pos_loyalty.clock import business_time, utc_now
from pos_loyalty.domain.ids import GrantId, OpId
from pos_loyalty.linking.open_till import OpenTill
from pos_loyalty.linking.queued_store import QueuedStore
from pos_loyalty.local_db.retention import prune
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.push import PushAnswer, PushBatch
from pos_loyalty.services.ports import Store
from pos_loyalty.services.return_grant import return_grant
from pos_loyalty.sync.engine import SyncEngine
from pos_loyalty.sync.machine_clock import read_clocks
from pos_loyalty.sync.ports import SyncStore
from pos_loyalty.sync.schedule import IDLE_SECONDS
from pos_loyalty.sync.steps import OnRows, World
from pos_loyalty.sync.transport import HttpTransport
from pos_loyalty.witness import Witness


@dataclass(frozen=True, slots=True)
class Driven:
    """An engine, and what whoever drives it has to look at and to close.

    Attributes:
        store: What the engine sees of the till's file.
        zone: Of the till's store.
    """

    engine: SyncEngine
    store: SyncStore
    transport: HttpTransport
    zone: str
    queue: QueuedStore
    file: SqliteStore

    def tidy(self) -> None:
        """Drop what the server has had for long, by the time that it told last."""
        heard_at = self.store.standing().last_contact_at
        while heard_at and self.queue.run(partial(prune, self.file, heard_at)):
            pass


def drive(
    till: OpenTill,
    transport: HttpTransport,
    *,
    on_rows: OnRows = lambda _member_ids: None,
    idle_seconds: float = IDLE_SECONDS,
) -> Driven:
    """Return the engine of an open till; nothing is asked yet."""
    queue = QueuedStore(_WitnessedFile(till.store, till.witness), till.run)
    world = World(
        clock=read_clocks,
        dice=secrets.SystemRandom().random,
        give_back=lambda grant_id: queue.run(partial(_give_back, grant_id, till.recorder)),
        on_rows=on_rows,
        hear=queue.store.hear_time,
    )
    engine = SyncEngine(queue.store, transport, world, idle_seconds=idle_seconds)
    return Driven(engine, queue.store, transport, till.store.place.zone, queue, till.store)


def _give_back(grant_id: GrantId, store: Store) -> None:
    at = business_time(utc_now(), store.place.zone)
    return_grant(grant_id, op_id=OpId(uuid4()), at=at, store=store, clock=utc_now)


class _WitnessedFile(SqliteSyncStore):
    """The till's file; the witness hears what the server has answered for."""

    def __init__(self, store: SqliteStore, witness: Witness | None) -> None:
        super().__init__(store, release=version("pos-loyalty"))
        self._till_id, self._witness = store.place.till_id, witness

    def settle(self, batch: PushBatch, answer: PushAnswer) -> None:
        """Take answered operations out, and tell the witness."""
        super().settle(batch, answer)
        if self._witness is not None:
            answers = ((result.seq, result.outcome, result.code) for result in answer.results)
            self._witness.acknowledged(self._till_id, batch.header.epoch, answers)
