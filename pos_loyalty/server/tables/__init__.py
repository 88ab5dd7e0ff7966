# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the server's database holds. Names of tables and columns are stored: a migration renames.

    shop        its stores, its rules, what it has set, and which life of the server this is
    tills       who may speak, and how far each has been heard
    operations  custody: the bytes of every operation, how it was taken, and what it has moved
    accounts    projections: what members have, dropped and rebuilt from the operations
    grants      what tills may hand out while they are alone
    following   what tills follow: the newest position of each row, and the shop to begin with
    channels    what web shops and partners asked, and what they are told

Only what PostgreSQL, CockroachDB, YugabyteDB and SQLite share: no sequences, no triggers, random
leading keys. Ids are 16 bytes, moments are ISO 8601 in UTC with microseconds, days are ISO 8601 or
empty: text that sorts the same everywhere.
"""

from pos_loyalty.server.tables.accounts import (
    account,
    alias,
    counter,
    identifier,
    lot,
    member,
    seen,
)
from pos_loyalty.server.tables.channels import delivery, request, webhook
from pos_loyalty.server.tables.following import SHARDS, chunk, feed, head, snapshot
from pos_loyalty.server.tables.grants import grant, grant_walk
from pos_loyalty.server.tables.operations import entry, flag, op, parked, redirect, stray
from pos_loyalty.server.tables.schema import metadata
from pos_loyalty.server.tables.shop import program_version, server, setting, store
from pos_loyalty.server.tables.tills import join_code, nonce, till, till_progress

__all__ = [
    "SHARDS",
    "account",
    "alias",
    "chunk",
    "counter",
    "delivery",
    "entry",
    "feed",
    "flag",
    "grant",
    "grant_walk",
    "head",
    "identifier",
    "join_code",
    "lot",
    "member",
    "metadata",
    "nonce",
    "op",
    "parked",
    "program_version",
    "redirect",
    "request",
    "seen",
    "server",
    "setting",
    "snapshot",
    "store",
    "stray",
    "till",
    "till_progress",
    "webhook",
]
