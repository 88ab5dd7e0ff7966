# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What tills may hand out while they are alone."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from pos_loyalty.server.tables.schema import metadata

# Reserved of an account is the sum of what is left of its open grants; it is stored nowhere else.
grant = Table(
    "grant_issued",  # "grant" is a word of SQL
    metadata,
    Column("grant_id", LargeBinary(16), primary_key=True),
    Column("member_id", LargeBinary(16), nullable=False),
    Column("till_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("used", BigInteger, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("usable_until", Text, nullable=False),
    Column("frees_at", Text, nullable=False),
    Column("ended", Text, nullable=False),  # empty while open
    Column("is_recalled", Integer, nullable=False),
    Column("change_no", BigInteger, nullable=False),  # of till.grant_no, when it last changed
)
Index("grant_by_member", grant.c.member_id, sqlite_where=grant.c.ended == "",
      postgresql_where=grant.c.ended == "")  # fmt: skip
Index("grant_by_change", grant.c.till_id, grant.c.change_no)
Index("grant_by_end", grant.c.frees_at, sqlite_where=grant.c.ended == "",
      postgresql_where=grant.c.ended == "")  # fmt: skip

# How far a till's home store was walked through for grants, those seen last first.
grant_walk = Table(
    "grant_walk",
    metadata,
    Column("till_id", LargeBinary(16), primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("began_at", Text, nullable=False),
    Column("last_seen_on", Text, nullable=False),  # of whom was asked about last
    Column("member_id", LargeBinary(16), nullable=False),
    Column("is_over", Integer, nullable=False),
)
