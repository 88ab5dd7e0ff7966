# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's file, as synchronising sees it."""

from pos_loyalty.local_db.doubts import SqliteDoubts
from pos_loyalty.local_db.outbox import SqliteOutbox
from pos_loyalty.local_db.replica import SqliteReplica
from pos_loyalty.local_db.store import SqliteStore


class SqliteSyncStore(SqliteOutbox, SqliteReplica, SqliteDoubts):
    """Implements ``sync.ports.SyncStore`` on the open store.

    What writes runs on the writer's thread and is durable when it returns.
    """

    def __init__(self, store: SqliteStore, *, release: str = "") -> None:
        """Take the open store; ``release`` is the till's, for the server to know."""
        SqliteOutbox.__init__(self, store, release=release)
        SqliteReplica.__init__(self, store)
        SqliteDoubts.__init__(self, store)
