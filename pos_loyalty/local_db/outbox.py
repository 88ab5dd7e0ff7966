# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's operations on their way to the server: what is sent, answered, numbered anew."""

from collections.abc import Iterable
from typing import Final

from pos_loyalty.local_db import renumbering
from pos_loyalty.local_db.acknowledging import acknowledge, unacknowledge
from pos_loyalty.local_db.batches import batch_after, last_of, next_after
from pos_loyalty.local_db.confirming import (
    confirm_grants,
    confirm_members,
    eras_of,
)
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.standing_row import heard, read_standing, write_standing
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, JoinAnswer
from pos_loyalty.protocol.sync.push import (
    ClockReading,
    OpResult,
    Outcome,
    PushAnswer,
    PushBatch,
)
from pos_loyalty.protocol.sync.standing import SyncStanding

_TAKEN: Final = "SELECT outcome, count(*) FROM outcome GROUP BY outcome"
_NO_OUTCOME: Final = "DELETE FROM outcome WHERE epoch = ? AND seq = ?"
_NOTE_OUTCOME: Final = "INSERT INTO outcome VALUES (?, ?, ?, ?)"


class SqliteOutbox:
    """Implements ``sync.ports.Outbox`` on the open store."""

    def __init__(self, store: SqliteStore, *, release: str = "") -> None:
        """Take the open store; ``release`` is the till's, for the server to know."""
        self._store = store
        self._release = release

    def join(self, answer: JoinAnswer) -> None:
        """Remember that the till has a server from now on, and what it said first.

        A till that has worked before keeps its numbers until both have compared them (``hello``).

        Raises:
            ValueError: If the answer is to another till, or puts this one into another place.
        """
        place = self._store.place
        here = (place.till_id, place.store_id, place.till_no, place.zone, place.currency)
        there = (answer.till_id, answer.store_id, answer.till_no, answer.zone, answer.currency)
        if here != there:
            raise ValueError("the server has this till in another place")
        with self._store.writing() as uow:
            connection = uow.connection
            if answer.epoch > read_standing(connection).epoch and not uow.log.count():
                begun = EpochAnswer(epoch=answer.epoch, server_time=answer.server_time)
                uow.log.recorded = renumbering.begin_epoch(connection, begun)
            write_standing(connection, has_server=1)
            begin_generation(connection, answer.generation.bytes)
            heard(connection, answer.server_time, answer.terms)
            uow.commit()

    def standing(self) -> SyncStanding:
        """Return where the till stands; a reading transaction, on any thread."""
        with self._store.reading() as uow:
            connection = uow.connection
            row = read_standing(connection)
            waiting = row.next_seq - 1 - row.acked_seq
            if row.acked_epoch != row.epoch:
                waiting = uow.log.unsent_count()
            oldest = next_after(connection, row.acked) if waiting else None
            taken: dict[str, int] = dict(connection.execute(_TAKEN).fetchall())
            floor_points, floor_until = uow.grants.floor_left() or (0, None)
            return SyncStanding(
                epoch=row.epoch,
                waiting=waiting,
                oldest_waiting_at=oldest.occurred_at if oldest else None,
                in_limbo=row.is_in_limbo,
                is_behind_marker=bool(row.needs_epoch or row.restored_at),
                bootstrap=row.bootstrap_state,
                cursor=row.cursor,
                generation=row.generation_id,
                parked=taken.get(Outcome.PARKED, 0),
                quarantined=taken.get(Outcome.QUARANTINED, 0),
                gap_from=row.gap_from,
                last_contact_at=row.contact,
                terms=row.offline_terms,
                floor_points=floor_points,
                floor_until=floor_until,
            )

    def hello(self) -> Hello:
        """Return what the till has to say first."""
        with self._store.reading() as uow:
            head = uow.log.head()
        chain = head.chain.hex()
        return Hello(epoch=head.epoch, next_seq=head.seq + 1, chain=chain, release=self._release)

    def next_batch(self, clock: ClockReading, *, from_seq: int | None = None) -> PushBatch | None:
        """Return the oldest operations that wait, and remember that they are being sent."""
        with self._store.writing() as uow:
            connection = uow.connection
            if from_seq is not None:
                unacknowledge(connection, read_standing(connection), from_seq)
            standing = read_standing(connection)
            batch = batch_after(connection, standing.acked, clock)
            if batch is None:
                return None
            sent_epoch, sent_seq = max(last_of(batch), standing.sent)
            write_standing(connection, sent_epoch=sent_epoch, sent_seq=sent_seq)
            uow.commit()
            return batch

    def settle(self, batch: PushBatch, answer: PushAnswer) -> None:
        """Take answered operations out, and the new totals in, in one transaction."""
        epoch = batch.header.epoch
        with self._store.writing() as uow:
            connection = uow.connection
            before = read_standing(connection)
            if answer.results:
                last = (epoch, answer.results[-1].seq)
                acknowledge(connection, before, last, answer.accounts)
            else:  # nothing was taken, and the server has said so
                write_standing(connection, sent_epoch=before.acked_epoch, sent_seq=before.acked_seq)
            _note_outcomes(connection, epoch, answer.results)
            confirm_members(connection, eras_of(before), answer.members)
            confirm_grants(connection, before.epoch, answer.grants)
            heard(connection, answer.server_time, answer.terms)
            uow.commit()

    def epoch_request(self) -> EpochRequest:
        """Return what the till has to ask before it begins an epoch."""
        with self._store.reading() as uow:
            return renumbering.epoch_request(uow.connection)

    def begin_epoch(self, answer: EpochAnswer) -> None:
        """Number anew, in the new epoch, what the server does not hold; grants are given up."""
        with self._store.writing() as uow:
            uow.log.recorded = renumbering.begin_epoch(uow.connection, answer)
            heard(uow.connection, answer.server_time)
            uow.commit()

    def rewind(self, expected_seq: int) -> None:
        """Count as unacknowledged what a restored server lacks, from ``expected_seq`` on."""
        with self._store.writing() as uow:
            unacknowledge(uow.connection, read_standing(uow.connection), expected_seq)
            uow.commit()

    def lack(self, gap_from: int, gap_to: int) -> None:
        """Remember that the server lacks operations that are here no more: the gap alarm."""
        with self._store.writing() as uow:
            before = read_standing(uow.connection)
            first = gap_from if before.gap_from is None else min(gap_from, before.gap_from)
            last = gap_to if before.gap_to is None else max(gap_to, before.gap_to)
            write_standing(uow.connection, gap_from=first, gap_to=last)
            uow.commit()


def begin_generation(connection: Connection, generation: bytes) -> None:
    """Take note of a server that may be another one: versions of before say nothing any more.

    What was set aside by the one before is given up: it may not know of it.
    """
    before = read_standing(connection)
    if before.generation == generation:
        return
    era = before.era + 1
    write_standing(
        connection,
        generation=generation,
        era=era,
        generation_era=era,
        cursor="",
        snapshot="",
        forgets_before=0,
    )
    renumbering.give_up_grants(connection)


def _note_outcomes(connection: Connection, epoch: int, results: Iterable[OpResult]) -> None:
    """Remember how operations were taken that were not simply applied; the last answer counts."""
    for result in results:
        connection.execute(_NO_OUTCOME, (epoch, result.seq))
        if result.outcome is not Outcome.APPLIED:
            row = (epoch, result.seq, result.outcome, result.code)
            connection.execute(_NOTE_OUTCOME, row)
