# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who may speak, and how far each has been heard."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from pos_loyalty.server.tables.schema import metadata

# Channels, such as a web shop, are tills too: the server numbers their operations itself.
till = Table(
    "till",
    metadata,
    Column("till_id", LargeBinary(16), primary_key=True),
    Column("store_id", Text, ForeignKey("store.store_id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("till_no", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # till | channel
    Column("public_key", LargeBinary(32)),
    Column("status", Text, nullable=False),  # active | revoked
    Column("epoch", Integer, nullable=False),
    Column("grant_no", BigInteger, nullable=False),  # the newest change of its grants
    Column("enrolled_at", Text, nullable=False),
    Column("last_contact_at", Text),
    Column("release", Text, nullable=False),
    Column("generation", LargeBinary(16)),  # the server's, as far as the till has heard of it
    Column("told_until", Text),  # what it did before then is here: all of it
)

join_code = Table(
    "join_code",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    Column("store_id", Text, ForeignKey("store.store_id"), nullable=False),
    Column("till_name", Text, nullable=False),
    Column("till_no", Integer, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("tries_left", Integer, nullable=False),
    Column("used_by", LargeBinary(16)),
)

nonce = Table(
    "nonce",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("nonce", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    PrimaryKeyConstraint("till_id", "nonce"),
)
Index("nonce_by_age", nonce.c.seen_at)

# Locked first by every push: a retry that overlaps its own original waits here.
till_progress = Table(
    "till_progress",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("expected_seq", Integer, nullable=False),
    Column("chain", LargeBinary(32), nullable=False),
    Column("is_retired", Integer, nullable=False),
    # Operations that the till says are lost, both ends included: the gap alarm.
    Column("gap_from", Integer),
    Column("gap_to", Integer),
    # The newest that was evaluated again.
    Column("rechecked_seq", Integer, nullable=False, server_default="0"),
    PrimaryKeyConstraint("till_id", "epoch"),
)
