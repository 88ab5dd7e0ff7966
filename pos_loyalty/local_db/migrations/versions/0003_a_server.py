# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till keeps of its server: where they stand, what it confirmed, what it set aside.

Columns are added in place. Rows of lots and counters that hold nothing go: a row is there as long
as there is something in it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _columns()
    _confirmed()
    _grants()
    _standing()
    _clock()
    op.execute("DELETE FROM lot WHERE base_amount = 0 AND local_amount = 0")
    op.execute("DELETE FROM counter WHERE base_amount = 0 AND local_amount = 0")


def _columns() -> None:
    op.add_column("till", _number("kept_epoch"))
    op.add_column("till", _number("kept_seq"))
    op.add_column("till", sa.Column("kept_chain", sa.BLOB()))
    op.add_column("till", _number("kept_earlier"))
    op.add_column("program_version", _number("server_no"))
    op.add_column("member", _number("row_version"))
    op.add_column("member", sa.Column("merged_into", sa.BLOB()))
    op.add_column("member", _number("era"))
    op.create_index(
        "member_by_survivor",
        "member",
        ["merged_into"],
        sqlite_where=sa.text("merged_into IS NOT NULL"),
    )


def _confirmed() -> None:
    op.create_table(
        "account",
        sa.Column("member_id", sa.BLOB(), primary_key=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("era", sa.Integer(), nullable=False),
        sa.Column("segments", sa.Text(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gone",
        sa.Column("member_id", sa.BLOB(), primary_key=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("era", sa.Integer(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outcome",
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("epoch", "seq"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _grants() -> None:
    op.create_table(
        "grant_held",
        sa.Column("grant_id", sa.BLOB(), primary_key=True, nullable=False),
        sa.Column("member_id", sa.BLOB(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("usable_until", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=False),
        sa.Column("is_recalled", sa.Integer(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("grant_by_member", "grant_held", ["member_id"])
    op.create_table(
        "grant_use",
        sa.Column("grant_id", sa.BLOB(), nullable=False),
        sa.Column("member_id", sa.BLOB(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("returns", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("grant_id", "member_id", "unit"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _standing() -> None:
    op.create_table(
        "standing",
        sa.Column("id", sa.Integer(), primary_key=True),
        _number("has_server"),
        sa.Column("generation", sa.BLOB()),
        _number("era"),
        _number("generation_era"),
        _text("cursor"),
        _text("bootstrap", "none"),
        _text("snapshot"),
        _number("home_chunks_left"),
        _number("forgets_before"),
        _number("sent_epoch"),
        _number("sent_seq"),
        sa.Column("gap_from", sa.Integer()),
        sa.Column("gap_to", sa.Integer()),
        sa.Column("last_contact_at", sa.Text()),
        _text("terms"),
        _number("needs_epoch"),
        sa.CheckConstraint("id = 1", name="one_standing"),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO standing (id) VALUES (1)")
    op.create_table(
        "chunk_in",
        sa.Column("sha256", sa.Text(), primary_key=True, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _clock() -> None:
    op.create_table(
        "trusted_clock",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("server_at", sa.Text()),
        sa.Column("error_ms", sa.Integer()),
        sa.Column("wall_at", sa.Text()),
        sa.Column("monotonic_ms", sa.Integer()),
        sa.Column("boot_id", sa.Text()),
        sa.Column("seen_wall_at", sa.Text()),
        sa.Column("seen_monotonic_ms", sa.Integer()),
        sa.Column("seen_boot_id", sa.Text()),
        sa.Column("high_water", sa.Text()),
        _number("is_doubted"),
        sa.CheckConstraint("id = 1", name="one_clock"),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO trusted_clock (id) VALUES (1)")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default="0")


def _text(name: str, start: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=start)
