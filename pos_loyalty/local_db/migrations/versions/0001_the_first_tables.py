# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _facts()
    _members()
    _accounts()


def _facts() -> None:
    op.create_table(
        "till",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("till_id", sa.BLOB(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("next_seq", sa.Integer(), nullable=False),
        sa.Column("head_chain", sa.BLOB(), nullable=False),
        sa.Column("earlier", sa.Integer(), nullable=False),
        sa.Column("acked_epoch", sa.Integer(), nullable=False),
        sa.Column("acked_seq", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Text(), nullable=False),
        sa.Column("store_name", sa.Text(), nullable=False),
        sa.Column("till_no", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("restored_at", sa.Text()),
        sa.CheckConstraint("id = 1", name="one_till"),
        sqlite_strict=True,
    )
    op.create_table(
        "op",
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.BLOB(), nullable=False),
        sa.Column("member_id", sa.BLOB(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("receipt_no", sa.Text()),
        sa.Column("refers_to", sa.BLOB()),
        sa.Column("occurred_at", sa.Text(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("payload", sa.BLOB(), nullable=False),
        sa.Column("payload_sha256", sa.BLOB(), nullable=False),
        sa.Column("chain", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("epoch", "seq"),
        sa.UniqueConstraint("op_id", name="op_once"),
        sqlite_strict=True,
    )
    op.create_index("op_by_member", "op", ["member_id", "epoch", "seq"])
    op.create_index(
        "op_by_receipt", "op", ["receipt_no"], sqlite_where=sa.text("receipt_no IS NOT NULL")
    )
    op.create_index(
        "op_by_reference", "op", ["refers_to"], sqlite_where=sa.text("refers_to IS NOT NULL")
    )
    op.create_table(
        "program_version",
        sa.Column("published_no", sa.Integer(), primary_key=True),
        sa.Column("program_id", sa.Text(), nullable=False),
        sa.Column("effective_from", sa.Text(), nullable=False),
        sa.Column("document", sa.BLOB(), nullable=False),
        sa.UniqueConstraint("program_id", name="program_once"),
        sqlite_strict=True,
    )


def _members() -> None:
    op.create_table(
        "member",
        sa.Column("member_id", sa.BLOB(), primary_key=True, nullable=False),
        sa.Column("card_number", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("joined_on", sa.Text(), nullable=False),
        sa.Column("birthday", sa.Text()),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("is_base", sa.Integer(), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "identifier",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("key", "member_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "name_word",
        sa.Column("word", sa.Text(), primary_key=True, nullable=False),
        sa.Column("reversed", sa.Text(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("name_word_by_end", "name_word", ["reversed"])


def _accounts() -> None:
    op.create_table(
        "lot",
        sa.Column("member_id", sa.BLOB(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("base_points", sa.Integer(), nullable=False),
        sa.Column("local_points", sa.Integer(), nullable=False),
        sa.Column("vests_on", sa.Text()),
        sa.Column("expires_on", sa.Text()),
        sa.PrimaryKeyConstraint("member_id", "lot_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counter",
        sa.Column("member_id", sa.BLOB(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("base_amount", sa.Integer(), nullable=False),
        sa.Column("local_amount", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "name", "day"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "base_seal",
        sa.Column("name", sa.Text(), primary_key=True, nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("row_sum", sa.Integer(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ledger_entry",
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BLOB(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("epoch", "seq", "n"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
