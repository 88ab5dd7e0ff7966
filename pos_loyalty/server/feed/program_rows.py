# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads programme versions as the rows that tills are told of."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, select

from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.protocol.sync.rows import ProgramRow
from pos_loyalty.server.moments import moment_of, moment_text
from pos_loyalty.server.tables import program_version

LOOKED_BACK_DAYS: Final = 45
"""What was bought so long ago comes back by the rules of that day."""


def program_rows(connection: Connection, ids: Iterable[bytes]) -> tuple[ProgramRow, ...]:
    """Return these versions, the first published first.

    Args:
        ids: As entities of the feed have them.
    """
    wanted = [program_id.hex() for program_id in ids]
    return tuple(map(_row, connection.execute(_NAMED, {"ids": wanted}))) if wanted else ()


def current_programs(connection: Connection, now: datetime) -> tuple[ProgramRow, ...]:
    """Return the versions in force during the last days, today, or later on."""
    since = moment_text(now - timedelta(days=LOOKED_BACK_DAYS))
    return tuple(map(_row, connection.execute(_CURRENT, {"since": since})))


def _row(row: Row[Any]) -> ProgramRow:
    return ProgramRow(
        program_id=ProgramId(row.program_id),
        published_no=row.published_no,
        effective_from=moment_of(row.effective_from),
        document=row.document,
    )


_NAMED: Final = (
    select(program_version)
    .where(program_version.c.program_id.in_(bindparam("ids", expanding=True)))
    .order_by(program_version.c.published_no)
)
_earlier = program_version.alias("earlier")
_in_force_then = (
    select(func.coalesce(func.max(_earlier.c.effective_from), ""))
    .where(_earlier.c.effective_from <= bindparam("since"))
    .scalar_subquery()
)
_CURRENT: Final = (
    select(program_version)
    .where(program_version.c.effective_from >= _in_force_then)
    .order_by(program_version.c.published_no)
)
