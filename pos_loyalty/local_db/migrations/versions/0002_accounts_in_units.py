# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Accounts hold more than points, and an operation may change those of several members.

Columns are renamed and added in place: no row is written, however many there are. SQLite reads
the table once for each column that it adds.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("member", sa.Column("referred_by", sa.BLOB()))
    _lots()
    _entries()
    op.create_index(
        "counter_of_hold",
        "counter",
        ["name"],
        sqlite_where=sa.text("name >= 'hold:' AND name < 'hold;'"),
    )
    op.create_table(
        "op_other",
        sa.Column("member_id", sa.BLOB(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "epoch", "seq"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _lots() -> None:
    op.alter_column("lot", "base_points", new_column_name="base_amount")
    op.alter_column("lot", "local_points", new_column_name="local_amount")
    op.add_column("lot", sa.Column("unit", sa.Text(), nullable=False, server_default="points"))
    op.add_column("lot", sa.Column("awaits", sa.Text(), nullable=False, server_default=""))
    op.add_column("lot", sa.Column("earned_on", sa.Text()))
    op.add_column("lot", sa.Column("idle_months", sa.Integer(), nullable=False, server_default="0"))


def _entries() -> None:
    op.alter_column("ledger_entry", "points", new_column_name="amount")
    op.add_column(
        "ledger_entry", sa.Column("unit", sa.Text(), nullable=False, server_default="points")
    )
