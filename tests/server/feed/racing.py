# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Writers and pollers at the same feed, at the same time, as fast as they can.

Each writer's transaction changes some accounts, waits a while now and then, and puts them into the
feed with the product's own code. Beside it, it puts a row each into a table of the harness's own,
numbered by a sequence and stamped with the time: what naive cursors would follow.
"""

import random
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, select, text, update

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.protocol.sync.pull import Scope
from pos_loyalty.server.accounts.locking import lock_accounts
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import account_entity, move
from pos_loyalty.server.feed.service import pull
from pos_loyalty.server.tables import account
from tests.fakes.facts import NOON

WRITERS: Final = 16
POLLERS: Final = 3
SHARDS_USED: Final = 4  # so that several writers want the same head
OFTEN_CHANGED: Final = 300

_NEW, _OLD = 3, 2  # accounts that a transaction opens, and that it changes again
_PAGE: Final = 100
_RARELY, _HARDLY_EVER = 0.03, 0.003


@dataclass(frozen=True)
class Naive:
    """A cursor over what is written beside the feed.

    Attributes:
        column: What it follows: the number, or the time.
    """

    column: str
    seen: set[int] = field(default_factory=set)

    def follow(self, database: Database, is_over: threading.Event) -> int:
        """Ask again and again for what comes after the last; return how many were seen."""
        asked = text(
            f"SELECT id, {self.column} FROM beside WHERE {self.column} > :last"  # noqa: S608 - two names of ours
            f" ORDER BY {self.column} LIMIT {_PAGE}"
        )
        last: Any = 0 if self.column == "id" else NOON.replace(year=1970)
        while True:
            was_over = is_over.is_set()
            with database.engine.connect() as connection:
                rows = connection.execute(asked, {"last": last}).all()
            self.seen.update(row[0] for row in rows)
            if rows:
                last = rows[-1][1]
            elif was_over:
                return len(self.seen)


@dataclass
class Race:
    """One run.

    Attributes:
        rows: How many positions are to be given out.
        followers: What each poller has seen: the newest version of each account.
    """

    database: Database
    rows: int
    till_id: TillId
    cursor: str
    written: int = 0
    followers: list[dict[MemberId, int]] = field(default_factory=list)
    naive: tuple[Naive, ...] = (Naive("id"), Naive("stamped_at"))

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._is_over = threading.Event()
        with self.database.engine.begin() as connection:
            connection.execute(text(
                "CREATE TABLE beside (id bigserial PRIMARY KEY, stamped_at timestamptz)"
            ))  # fmt: skip
            connection.execute(text("CREATE INDEX beside_by_time ON beside (stamped_at)"))

    def run(self) -> None:
        """Let everybody run until the rows are written and the pollers have caught up."""
        with ThreadPoolExecutor(WRITERS + POLLERS + len(self.naive)) as threads:
            pollers: list[Future[Any]] = [threads.submit(self._follow) for _ in range(POLLERS)]
            pollers += [threads.submit(n.follow, self.database, self._is_over) for n in self.naive]
            writers = [threads.submit(self._write, number) for number in range(WRITERS)]
            try:
                kill_while_it_holds_a_head(self.database)
                for writer in writers:
                    writer.result()
            finally:
                self._is_over.set()
            for poller in pollers:
                poller.result()

    def missed(self) -> list[int]:
        """Return how many accounts each poller has not seen as they are now."""
        versions = select(account.c.member_id, account.c.version)
        with self.database.engine.connect() as connection:
            rows = connection.execute(versions).all()
        now = {MemberId(UUID(bytes=row.member_id)): row.version for row in rows}
        return [
            sum(seen.get(member_id) != version for member_id, version in now.items())
            for seen in self.followers
        ]

    def missed_by(self, naive: Naive) -> int:
        """Return how many rows a naive cursor never saw."""
        with self.database.engine.connect() as connection:
            total: int = connection.execute(text("SELECT count(*) FROM beside")).scalar_one()
        return total - len(naive.seen)

    def _write(self, number: int) -> None:
        dice = random.Random(number)
        while self._take(_NEW + _OLD):
            # A transaction that is run again is the same one.
            self.database.write(partial(_change, seed=dice.getrandbits(64)))

    def _take(self, rows: int) -> bool:
        with self._lock:
            if self.written >= self.rows:
                return False
            self.written += rows
            return True

    def _follow(self) -> None:
        seen: dict[MemberId, int] = {}
        self.followers.append(seen)
        cursor = self.cursor
        while True:
            was_over = self._is_over.is_set()
            page = pull(
                self.database,
                self.till_id,
                cursor,
                limit=_PAGE,
                scope=Scope.EVERYTHING,
                now=NOON,
            )
            for row in page.accounts:
                seen[row.member_id] = max(row.version, seen.get(row.member_id, 0))
            cursor = page.cursor or cursor
            if was_over and page.cursor is None:
                return


def _change(connection: Connection, seed: int) -> None:
    dice = random.Random(seed)
    ids = {MemberId(UUID(int=dice.getrandbits(128))) for _ in range(_NEW)}
    ids |= {MemberId(UUID(int=1 + dice.randrange(OFTEN_CHANGED))) for _ in range(_OLD)}
    _put_beside(connection, len(ids))
    lock_accounts(connection, ids)
    _wait(connection, dice, _RARELY, 0.05)
    versions = _next_versions(connection, ids)
    shard = dice.randrange(SHARDS_USED)
    move(connection, shard, [account_entity(i, version) for i, version in versions.items()])
    _wait(connection, dice, _HARDLY_EVER, 0.3)


def _put_beside(connection: Connection, rows: int) -> None:
    stamped = "INSERT INTO beside (stamped_at) SELECT now() FROM generate_series(1, :rows)"
    connection.execute(text(stamped), {"rows": rows})


def _next_versions(connection: Connection, ids: set[MemberId]) -> dict[MemberId, int]:
    wanted = account.c.member_id.in_([member_id.bytes for member_id in ids])
    bump = update(account).where(wanted).values(version=account.c.version + 1)
    rows = connection.execute(bump.returning(account.c.member_id, account.c.version))
    return {MemberId(UUID(bytes=row.member_id)): row.version for row in rows}


def _wait(connection: Connection, dice: random.Random, how_often: float, seconds: float) -> None:
    """Wait inside the transaction, now and then."""
    if dice.random() < how_often:
        connection.execute(text("SELECT pg_sleep(:seconds)"), {"seconds": seconds})


def kill_while_it_holds_a_head(database: Database) -> None:
    """End a session from outside that has given out a position and not committed."""
    with database.engine.connect() as victim:
        pid = victim.execute(text("SELECT pg_backend_pid()")).scalar_one()
        lost = MemberId(UUID(int=1))
        lock_accounts(victim, [lost])
        move(victim, 0, [account_entity(lost, 1_000_000)])
        with database.engine.connect() as other:
            other.execute(text("SELECT pg_sleep(0.5)"))
            other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
        victim.invalidate()
