# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Pages of what has changed come from the server, and are taken in one by one."""

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.pull import PULL_ROWS_MAX, PullPage, Scope
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.ports import Replica
from pos_loyalty.sync.transport_port import Transport


def ask(transport: Transport, cursor: str, scope: Scope, *, wait_seconds: int = 0) -> PullPage:
    """Return what has changed since the cursor.

    Args:
        wait_seconds: How long the server may wait for news.

    Raises:
        Unreachable: If there is no page.
        Refused: ``CURSOR_GONE`` when the server no longer knows where the till had come.
    """
    return transport.pull(
        cursor=cursor, limit=PULL_ROWS_MAX, wait_seconds=wait_seconds, scope=scope
    )


def take(store: Replica, page: PullPage, *, cursor: str) -> Outcome:
    """Take in a page that was asked for with the cursor. Repeatable."""
    store.take_page(page)
    if not page.has_more:
        return Outcome.NOTHING
    # "There is more" that leads nowhere would be asked for without end.
    return Outcome.MOVED if page.cursor not in (None, cursor) else Outcome.SHORT


def whose(page: PullPage) -> frozenset[MemberId]:
    """Return whose rows a page holds."""
    return frozenset(
        [row.member.member_id for row in page.members] + [row.member_id for row in page.accounts]
    )
