# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the server confirms, kept in the till's file: pages of news, and the whole shop at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.local_db.confirming import (
    confirm_accounts,
    confirm_grants,
    confirm_members,
    confirm_programs,
    eras_of,
)
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.forgetting import forget_older
from pos_loyalty.local_db.loading import load_rows
from pos_loyalty.local_db.log_reading import accounts_between
from pos_loyalty.local_db.outbox import begin_generation
from pos_loyalty.local_db.renumbering import give_up_grants
from pos_loyalty.local_db.rows import member_id_of
from pos_loyalty.local_db.standing_row import StandingRow, heard, read_standing, write_standing
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.sync.bootstrap import ChunkNote, Manifest
from pos_loyalty.protocol.sync.joining import TILL_KEYS_MAX, HelloAnswer
from pos_loyalty.protocol.sync.messages import encode
from pos_loyalty.protocol.sync.pull import Identified, PullPage
from pos_loyalty.protocol.sync.push import ClockReading
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow, OfflineMode
from pos_loyalty.protocol.sync.standing import BootstrapState
from pos_loyalty.services.trusted_time import Clocks, Confidence, heard_time, tell_time

ANCHOR_AGE_MAX: Final = timedelta(minutes=5)
"""So long the server's time is taken as it was heard: clocks hardly drift meanwhile."""

_MEMBERS: Final = (
    "SELECT member_id, row_version FROM member WHERE is_base = 1 AND row_version > 0 AND era >= ?"
)
_ACCOUNTS: Final = "SELECT member_id, version FROM account WHERE era >= ? AND version > 0"
_RECALLED: Final = (
    "SELECT grant_id FROM grant_held AS held WHERE is_recalled = 1 AND ended = ''"
    " AND epoch = (SELECT epoch FROM till) AND NOT EXISTS (SELECT 1 FROM grant_use AS spent"
    " WHERE spent.grant_id = held.grant_id AND returns > 0) ORDER BY grant_id"
)


class SqliteReplica:
    """Implements ``sync.ports.Replica`` on the open store."""

    def __init__(self, store: SqliteStore) -> None:
        """Take the open store."""
        self._store = store

    def greet(self, answer: HelloAnswer, *, at: datetime) -> None:
        """Remember the server's generation, terms and tills, and that it was heard.

        Args:
            at: UTC, by the machine's clock; what is remembered is the server's.
        """
        del at
        with self._store.writing() as uow:
            keys = " ".join(answer.till_keys[:TILL_KEYS_MAX])
            write_standing(uow.connection, has_server=1, till_keys=keys)
            begin_generation(uow.connection, answer.generation.bytes)
            heard(uow.connection, answer.server_time, answer.terms)
            uow.commit()

    def hear_time(self, server_time: datetime, asked: ClockReading, answered: ClockReading) -> None:
        """Set the till's time by the server's, if there is need for it.

        A quiet till that is told the same again writes nothing.

        Args:
            server_time: UTC, when the question was answered.
            asked: What the machine's clocks said when it was sent.
            answered: What they said when the answer had come.
        """
        heard_now = heard_time(server_time, _clocks_of(asked), _clocks_of(answered))
        if heard_now is None:
            return
        with self._store.reading() as uow:
            before = uow.clocks.memory()
        told, _ = tell_time(before, _clocks_of(answered))
        is_old = (
            before.anchor is None
            or heard_now.high_water is None
            or (heard_now.high_water - before.anchor.server_at > ANCHOR_AGE_MAX)
        )
        if is_old or told.confidence is not Confidence.TRUSTED:
            with self._store.writing() as uow:
                uow.clocks.remember(heard_now)
                uow.commit()

    def take_page(self, page: PullPage) -> None:
        """Take rows in and move the cursor on, in one transaction."""
        with self._store.writing() as uow:
            connection = uow.connection
            standing = read_standing(connection)
            eras = eras_of(standing)
            confirm_programs(connection, page.programs)
            confirm_members(connection, eras, page.members)
            unsure = _in_limbo(connection, standing)
            confirm_accounts(connection, eras, page.accounts, but_for=unsure)
            confirm_grants(connection, standing.epoch, page.grants)
            heard(connection, page.server_time, page.terms)
            if page.cursor is not None:
                write_standing(connection, cursor=page.cursor)
            is_last = not page.has_more
            if is_last and standing.forgets_before and forget_older(connection, standing.era):
                write_standing(connection, forgets_before=0)
            uow.commit()

    def take_identified(self, found: Identified) -> None:
        """Take in what the server said of one member."""
        with self._store.writing() as uow:
            connection = uow.connection
            standing = read_standing(connection)
            eras = eras_of(standing)
            if found.member is not None:
                confirm_members(connection, eras, (found.member,))
            if found.account is not None:
                unsure = _in_limbo(connection, standing)
                confirm_accounts(connection, eras, (found.account,), but_for=unsure)
            confirm_grants(connection, standing.epoch, found.grants)
            heard(connection, found.server_time)
            uow.commit()

    def begin_bootstrap(self, manifest: Manifest) -> Sequence[ChunkNote]:
        """Remember what is being loaded; return the chunks that are not in yet, home first."""
        with self._store.writing() as uow:
            connection = uow.connection
            standing = read_standing(connection)
            if standing.snapshot != manifest.snapshot:
                connection.execute("DELETE FROM chunk_in")
                write_standing(connection, snapshot=manifest.snapshot, era=standing.era + 1)
            are_in = {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM chunk_in")}
            missing = [note for note in manifest.chunks if note.sha256 not in are_in]
            write_standing(connection, home_chunks_left=sum(note.is_home for note in missing))
            confirm_programs(connection, manifest.programs)
            heard(connection, manifest.server_time)
            uow.commit()
        return sorted(missing, key=lambda note: (not note.is_home, note.number))

    def take_chunk(
        self, note: ChunkNote, members: Sequence[MemberRow], accounts: Sequence[AccountRow]
    ) -> None:
        """Take a chunk in, and remember that it is in."""
        with self._store.writing() as uow:
            connection = uow.connection
            standing = read_standing(connection)
            unsure = _in_limbo(connection, standing)
            load_rows(connection, eras_of(standing), members, accounts, but_for=unsure)
            connection.execute("INSERT OR IGNORE INTO chunk_in VALUES (?)", (note.sha256,))
            left = max(0, standing.home_chunks_left - int(note.is_home))
            write_standing(connection, home_chunks_left=left)
            if note.is_home and not left and standing.bootstrap_state is BootstrapState.NONE:
                write_standing(connection, bootstrap=BootstrapState.HOME)
            uow.commit()
        self._store.checkpoint()

    def finish_bootstrap(self, manifest: Manifest) -> None:
        """Move the cursor to the snapshot's; whom it does not have is forgotten with the news.

        Only once what has changed since the snapshot is in, it is known who is gone: somebody who
        joined after it was made is not.
        """
        with self._store.writing() as uow:
            standing = read_standing(uow.connection)
            write_standing(
                uow.connection,
                cursor=manifest.cursor,
                bootstrap=BootstrapState.COMPLETE,
                snapshot="",
                forgets_before=standing.era,
            )
            uow.connection.execute("DELETE FROM chunk_in")
            uow.commit()

    def forget_cursor(self) -> None:
        """Begin again with a bootstrap: the server no longer knows where the till had come."""
        with self._store.writing() as uow:
            standing = read_standing(uow.connection)
            is_empty = standing.bootstrap_state is BootstrapState.NONE
            state = BootstrapState.NONE if is_empty else BootstrapState.HOME
            write_standing(
                uow.connection, cursor="", bootstrap=state, snapshot="", forgets_before=0
            )
            uow.connection.execute("DELETE FROM chunk_in")
            uow.commit()

    def versions(self) -> tuple[Sequence[tuple[MemberId, int]], Sequence[tuple[MemberId, int]]]:
        """Return (id, version) of every member row and of every account row that are followed.

        Tombstones are not among them; the sums over all members are.
        """
        with self._store.reading() as uow:
            era = (read_standing(uow.connection).generation_era,)
            members = uow.connection.execute(_MEMBERS, era).fetchall()
            accounts = uow.connection.execute(_ACCOUNTS, era).fetchall()
        return [_version(row) for row in members], [_version(row) for row in accounts]

    def give_up(self) -> None:
        """Hand nothing out by oneself any more, neither of grants nor of the floor."""
        with self._store.writing() as uow:
            give_up_grants(uow.connection)
            terms = replace(read_standing(uow.connection).offline_terms, mode=OfflineMode.DENY)
            write_standing(uow.connection, terms=encode(terms).decode())
            uow.commit()

    def recalled(self) -> Sequence[GrantId]:
        """Return the open grants that the server wants back."""
        with self._store.reading() as uow:
            rows = uow.connection.execute(_RECALLED).fetchall()
        return [GrantId(UUID(bytes=grant_id)) for (grant_id,) in rows]


def _clocks_of(reading: ClockReading) -> Clocks:
    return Clocks(reading.wall, reading.monotonic_ms, reading.boot_id)


def _version(row: Row) -> tuple[MemberId, int]:
    return member_id_of(row[0]), row[1]


def _in_limbo(connection: Connection, standing: StandingRow) -> frozenset[bytes]:
    """Return the accounts whose rows may hold operations that were sent and not answered.

    They come with the answer; until then the operations count here.
    """
    return accounts_between(connection, standing.acked, standing.sent)
