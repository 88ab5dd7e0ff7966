# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What all tables belong to, and the columns that many of them begin with."""

from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, MetaData

metadata = MetaData()


def place_of_operation() -> tuple[Column[Any], ...]:
    """Return new columns that name an operation: the till, its epoch, the number in it."""
    return (
        Column("till_id", LargeBinary(16), nullable=False),
        Column("epoch", Integer, nullable=False),
        Column("seq", Integer, nullable=False),
    )
