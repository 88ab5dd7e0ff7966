# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What tills follow: the newest position of each row, and the shop as a whole to begin with."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from pos_loyalty.server.tables.schema import metadata

SHARDS: Final = 16
"""Of the feed: so many writers do not wait for each other."""

# One row for each entity, at its newest position: a till that was away reads everybody once.
feed = Table(
    "feed",
    metadata,
    Column("entity_id", LargeBinary(32), nullable=False),
    Column("entity_type", Text, nullable=False),  # m(ember), a(ccount), p(rogram)
    Column("shard", Integer, nullable=False),
    Column("pos", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("entity_id", "entity_type"),
    UniqueConstraint("shard", "pos", name="feed_position_once"),
)

# Locked last by every writer, until its commit: so positions become visible in order.
head = Table(
    "head",
    metadata,
    Column("shard", Integer, primary_key=True),
    Column("pos", BigInteger, nullable=False),
    # Cursors below have missed tombstones.
    Column("floor", BigInteger, nullable=False),
)

snapshot = Table(
    "snapshot",
    metadata,
    Column("snapshot_id", LargeBinary(16), primary_key=True),
    Column("manifest", LargeBinary, nullable=False),
    Column("made_at", Text, nullable=False),
)

chunk = Table(
    "chunk",
    metadata,
    Column("snapshot_id", LargeBinary(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", LargeBinary(32), nullable=False),
    Column("members", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("snapshot_id", "number"),
)
