# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who may stand at this till."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff",
        sa.Column("staff_id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BLOB()),
        _text("pin_digest"),
        _text("badge_digest"),
        sa.Column("failed_count", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("failed_at", sa.Text()),
        sa.Column("has_left", sa.Integer(), nullable=False, server_default="0"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "staff_by_badge",
        "staff",
        ["badge_digest"],
        unique=True,
        sqlite_where=sa.text("badge_digest <> ''"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")
