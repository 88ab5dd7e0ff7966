# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads grants as the rows that tills are told of."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row

from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.domain.units import Unit
from pos_loyalty.protocol.sync.rows import GrantEnd, GrantRow
from pos_loyalty.server.moments import moment_of


def grant_row(row: Row[Any]) -> GrantRow:
    """Return a row of ``grant`` as its till is told of it."""
    return GrantRow(
        grant_id=GrantId(UUID(bytes=row.grant_id)),
        member_id=MemberId(UUID(bytes=row.member_id)),
        epoch=row.epoch,
        unit=Unit(row.unit),
        amount=row.amount,
        usable_until=moment_of(row.usable_until),
        ended=GrantEnd(row.ended) if row.ended else None,
        is_recalled=bool(row.is_recalled),
    )
