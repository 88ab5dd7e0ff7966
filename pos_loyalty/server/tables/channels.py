# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What web shops and partners asked, and what they are told."""

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from pos_loyalty.server.tables.schema import metadata

# What a channel asked under a key of its own, and what it was answered: for ever.
request = Table(
    "request",
    metadata,
    Column("till_id", LargeBinary(16), nullable=False),
    Column("idempotency_key", Text, nullable=False),
    Column("body_sha256", LargeBinary(32), nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("asked_at", Text, nullable=False),
    PrimaryKeyConstraint("till_id", "idempotency_key"),
)

webhook = Table(
    "webhook",
    metadata,
    Column("webhook_id", LargeBinary(16), primary_key=True),
    Column("url", Text, nullable=False),
    Column("secret", LargeBinary(32), nullable=False),
    Column("kinds", Text, nullable=False),  # JSON
    Column("made_at", Text, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    Column("delivery_id", LargeBinary(16), primary_key=True),
    Column("webhook_id", LargeBinary(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Text, nullable=False),
    Column("ended_at", Text),
)
Index("delivery_by_time", delivery.c.next_at, sqlite_where=delivery.c.ended_at.is_(None),
      postgresql_where=delivery.c.ended_at.is_(None))  # fmt: skip
