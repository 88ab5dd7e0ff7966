# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Bugs of a server in what it sends and keeps, each a wrapper around the real one."""

import json
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Any, Final

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.pull import PullPage, Scope
from pos_loyalty.protocol.sync.push import PushAnswer
from pos_loyalty.server.feed.cursor import Place, Seal, read_cursor, write_cursor
from pos_loyalty.server.moments import moment_text
from pos_loyalty.simulation.central import Central
from pos_loyalty.simulation.clock import MINUTE
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.planted.passing import PassingDoor

_CURSOR_SEAL: Final = "SELECT cursor_key, generation FROM server"
_SMALL_PAGE: Final = 3
_HIDDEN_MS: Final = 10 * MINUTE


class IdCursor(PassingDoor):
    """One number is the cursor over everything, as if all ids became visible in their order."""

    def pull(self, till_id: TillId, cursor: str, limit: int, scope: Scope) -> PullPage:
        """Return a page whose cursor is its highest number."""
        page = super().pull(till_id, cursor, limit, scope)
        if page.cursor is None:
            return page
        ((key, generation),) = self.central.books.tuples(_CURSOR_SEAL)
        seal = Seal(key, generation, till_id)
        place = read_cursor(page.cursor, seal)
        highest = max(place.positions)
        naive = Place((highest,) * len(place.positions), place.grant_no)
        return replace(page, cursor=write_cursor(naive, seal))


class TimeCursor(PassingDoor):
    """Rows are sent that were changed since the till last asked, by the time of the change."""

    def __init__(self, central: Central) -> None:
        super().__init__(central)
        self._asked_at: dict[TillId, datetime] = {}

    def pull(self, till_id: TillId, cursor: str, limit: int, scope: Scope) -> PullPage:
        """Return a page without accounts that were changed "before" the last question."""
        page = super().pull(till_id, cursor, limit, scope)
        since = self._asked_at.get(till_id)
        self._asked_at[till_id] = page.server_time
        if since is None:
            return page
        changed = {row.member_id: self._changed_at(row.member_id.hex) for row in page.accounts}
        accounts = tuple(row for row in page.accounts if (changed[row.member_id] or since) >= since)
        return replace(page, accounts=accounts)

    def _changed_at(self, member: str) -> datetime | None:
        rows = self.central.books.rows(
            "SELECT payload FROM op WHERE member_id = ? ORDER BY received_at DESC LIMIT 1",
            bytes.fromhex(member),
        )
        if not rows:
            return None
        return datetime.fromisoformat(json.loads(rows[0]["payload"])["draft"]["occurred_at"])


class GrantBelieved(PassingDoor):
    """A grant of which something was used is taken for finished, and the rest set free."""

    def push(self, till_id: TillId, body: bytes) -> PushAnswer:
        """Take operations, and free what the till "no longer needs"."""
        answer = super().push(till_id, body)
        self.change(
            "UPDATE grant_issued SET ended = 'returned'"
            " WHERE till_id = ? AND ended = '' AND used > 0",
            till_id.bytes,
        )
        return answer


class FreesByTheClock(PassingDoor):
    """A grant whose time is over is free: nobody asks the till, and nobody tells it.

    A till that knows the time stops by itself.
    """

    def push(self, till_id: TillId, body: bytes) -> PushAnswer:
        """Free what is over, and take operations."""
        self.change(
            "UPDATE grant_issued SET ended = 'expired' WHERE ended = '' AND frees_at <= ?",
            moment_text(self.central.now()),
        )
        return super().push(till_id, body)


class TombstonesCut(PassingDoor):
    """Where a page is full, what says that somebody is no longer there is left out of it."""

    def pull(self, till_id: TillId, cursor: str, limit: int, scope: Scope) -> PullPage:  # noqa: ARG002 - a small page shows it sooner
        """Return a small page, without such rows if there is more."""
        page = super().pull(till_id, cursor, _SMALL_PAGE, scope)
        if not page.has_more:
            return page
        left = tuple(row for row in page.members if row.merged_into is None and not row.is_gone)
        return replace(page, members=left)


class RefundDropped(PassingDoor):
    """A return whose sale is not there yet is taken, and then forgotten."""

    def push(self, till_id: TillId, body: bytes) -> PushAnswer:
        """Take operations, and forget what waits for a sale."""
        answer = super().push(till_id, body)
        self.change("DELETE FROM parked")
        return answer


class HeadFirst(PassingDoor):
    """The feed's head is moved and let go before the rows are there: they appear a little later."""

    def __init__(self, central: Central) -> None:
        super().__init__(central)
        self._dice: Random = dice(0, "planted", "head")
        self._hidden: list[tuple[int, list[tuple[Any, ...]]]] = []

    def push(self, till_id: TillId, body: bytes) -> PushAnswer:
        """Take operations, and let their rows into the feed some time later now and then."""
        self._show_due()
        before = self.central.books.tuples("SELECT shard, pos FROM head")
        answer = super().push(till_id, body)
        if self._dice.random() < 0.3:  # noqa: PLR2004 - now and then
            for shard, pos in before:
                self._hide(shard, pos)
        return answer

    def pull(self, till_id: TillId, cursor: str, limit: int, scope: Scope) -> PullPage:
        """Return a page of what can be seen."""
        self._show_due()
        return super().pull(till_id, cursor, limit, scope)

    def _hide(self, shard: int, pos: int) -> None:
        moved = f"FROM feed WHERE shard = {shard} AND pos > {pos}"
        rows = self.central.books.tuples(f"SELECT * {moved}")
        if rows:
            self.change(f"DELETE {moved}")
            self._hidden.append((self.central.now_ms() + _HIDDEN_MS, rows))

    def _show_due(self) -> None:
        due = [rows for ms, rows in self._hidden if ms <= self.central.now_ms()]
        self._hidden = [hidden for hidden in self._hidden if hidden[0] > self.central.now_ms()]
        for rows in due:
            for row in rows:
                self.change("INSERT OR IGNORE INTO feed VALUES (?, ?, ?, ?, ?)", *row)
