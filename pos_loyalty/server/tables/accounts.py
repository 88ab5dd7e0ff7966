# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Projections: what members have, dropped and rebuilt from the operations."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from pos_loyalty.server.tables.schema import metadata

member = Table(
    "member",
    metadata,
    Column("member_id", LargeBinary(16), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("card_number", Text, nullable=False),
    Column("given_name", Text, nullable=False),
    Column("family_name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("joined_on", Text, nullable=False),
    Column("birthday", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("consent", Text, nullable=False),  # JSON
    Column("referred_by", LargeBinary(16)),
    Column("merged_into", LargeBinary(16)),
    Column("is_gone", Integer, nullable=False),
)

# What finds somebody: ``c`` + card number, ``p`` + phone, ``e`` + e-mail.
identifier = Table(
    "identifier",
    metadata,
    Column("key", Text, nullable=False),
    Column("member_id", LargeBinary(16), nullable=False),
    PrimaryKeyConstraint("key", "member_id"),
)

# Of each member that is merged into another at present, by the merges in ``op``.
alias = Table(
    "alias",
    metadata,
    Column("from_id", LargeBinary(16), primary_key=True),
    Column("to_id", LargeBinary(16), nullable=False),
    Column("made_at", Text, nullable=False),
)
Index("alias_by_target", alias.c.to_id)

# A row for everybody whose account ever moved, and one of all zeros: the sums over all members.
account = Table(
    "account",
    metadata,
    Column("member_id", LargeBinary(16), primary_key=True),
    Column("version", Integer, nullable=False),
)

lot = Table(
    "lot",
    metadata,
    Column("member_id", LargeBinary(16), nullable=False),
    Column("lot_id", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("vests_on", Text, nullable=False),
    Column("expires_on", Text, nullable=False),
    Column("awaits", Text, nullable=False),
    Column("earned_on", Text, nullable=False),
    Column("idle_months", Integer, nullable=False),
    PrimaryKeyConstraint("member_id", "lot_id"),
)

counter = Table(
    "counter",
    metadata,
    Column("member_id", LargeBinary(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    PrimaryKeyConstraint("member_id", "name", "day"),
)

# Which stores have seen a member: whose accounts a till with the scope of its home follows.
seen = Table(
    "seen",
    metadata,
    Column("member_id", LargeBinary(16), nullable=False),
    Column("store_id", Text, nullable=False),
    Column("last_seen_on", Text, nullable=False),
    PrimaryKeyConstraint("member_id", "store_id"),
)
Index("seen_by_store", seen.c.store_id, seen.c.last_seen_on, seen.c.member_id)
