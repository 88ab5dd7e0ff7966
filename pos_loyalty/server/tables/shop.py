# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop: its stores, its rules, what it has set, and which life of the server this is."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text, UniqueConstraint

from pos_loyalty.server.tables.schema import metadata

# One row. A restored server takes another generation, and every till compares anew.
server = Table(
    "server",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("generation", LargeBinary(16), nullable=False),
    Column("cursor_key", LargeBinary(32), nullable=False),
    Column("created_at", Text, nullable=False),
)

store = Table(
    "store",
    metadata,
    Column("store_id", Text, primary_key=True),
    Column("store_name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("currency", Text, nullable=False),
)

program_version = Table(
    "program_version",
    metadata,
    Column("program_id", Text, primary_key=True),
    Column("published_no", Integer, nullable=False),
    Column("effective_from", Text, nullable=False),
    Column("published_at", Text, nullable=False),
    Column("document", Text, nullable=False),
    UniqueConstraint("published_no", name="program_numbered_once"),
)

# What the shop set, by name, as JSON: its offline terms.
setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
