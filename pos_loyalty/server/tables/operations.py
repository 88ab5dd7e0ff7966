# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Custody: the bytes of every operation, how it was taken, and what it has moved."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    and_,
)

from pos_loyalty.server.tables.schema import metadata, place_of_operation

op = Table(
    "op",
    metadata,
    *place_of_operation(),
    Column("op_id", LargeBinary(16)),  # none where the bytes cannot be read
    Column("member_id", LargeBinary(16)),
    Column("kind", Text, nullable=False),
    Column("refers_to", LargeBinary(16)),
    Column("sale_key", LargeBinary(32)),
    Column("business_day", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("payload_sha256", LargeBinary(32), nullable=False),
    Column("outcome", Text, nullable=False),
    Column("code", Text, nullable=False),
    # The answer that was given first stands for ever; a parked one is applied here later.
    Column("is_applied", Integer, nullable=False),
    Column("is_waiting", Integer, nullable=False),  # it is in ``parked``
    Column("is_undone", Integer, nullable=False),  # an undo of it was applied
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("till_id", "epoch", "seq"),
)
Index("op_by_id", op.c.op_id)
Index("op_by_reference", op.c.refers_to, sqlite_where=op.c.refers_to.is_not(None),
      postgresql_where=op.c.refers_to.is_not(None))  # fmt: skip
_stands = and_(op.c.is_applied == 1, op.c.is_undone == 0, op.c.sale_key.is_not(None))
# Of two tills that enter one receipt at the same moment, the second begins again and sees it.
Index("op_of_receipt_once", op.c.sale_key, unique=True,
      sqlite_where=_stands, postgresql_where=_stands)  # fmt: skip
Index("op_by_member", op.c.member_id)
_does_not_count = and_(op.c.is_applied == 0, op.c.sale_key.is_not(None))
Index("op_of_receipt_left", op.c.sale_key,
      sqlite_where=_does_not_count, postgresql_where=_does_not_count)  # fmt: skip

# The same number again with other bytes: somebody has two copies of one till.
stray = Table(
    "stray",
    metadata,
    *place_of_operation(),
    Column("payload_sha256", LargeBinary(32), nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("till_id", "epoch", "seq", "payload_sha256"),
)

# What an operation waits for: the operation that it refers to, a member, or a sale by its key.
parked = Table(
    "parked",
    metadata,
    Column("waits_for", LargeBinary(32), nullable=False),
    *place_of_operation(),
    PrimaryKeyConstraint("waits_for", "till_id", "epoch", "seq"),
)
Index("parked_by_till", parked.c.till_id)

# Double entry; ``member_id`` is whose account moved, ``original_member_id`` whom the till named.
entry = Table(
    "entry",
    metadata,
    Column("member_id", LargeBinary(16), nullable=False),
    *place_of_operation(),
    Column("n", Integer, nullable=False),
    Column("account", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("cause", Text, nullable=False),
    Column("original_member_id", LargeBinary(16), nullable=False),
    PrimaryKeyConstraint("member_id", "till_id", "epoch", "seq", "n"),
)

# An operation that named a merged member moved the survivor's account; later ones may not.
redirect = Table(
    "redirect",
    metadata,
    *place_of_operation(),
    Column("from_id", LargeBinary(16), nullable=False),
    Column("to_id", LargeBinary(16), nullable=False),
    PrimaryKeyConstraint("till_id", "epoch", "seq", "from_id"),
)

flag = Table(
    "flag",
    metadata,
    *place_of_operation(),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("flagged_at", Text, nullable=False),
    Column("closed_at", Text),
    PrimaryKeyConstraint("till_id", "epoch", "seq", "code"),
)
