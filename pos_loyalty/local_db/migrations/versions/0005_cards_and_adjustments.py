# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What became of cards, and points given by hand: operations of the second shape.

An older release must not open a file that holds them: it would call them damaged.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "counter_of_card",
        "counter",
        ["name"],
        sqlite_where=sa.text("name >= 'card:' AND name < 'card;'"),
    )
    op.create_index(
        "op_of_adjustment",
        "op",
        ["occurred_at"],
        sqlite_where=sa.text("kind = 'adjustment'"),
    )
