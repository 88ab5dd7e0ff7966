# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The published versions, parsed once each: a version never changes."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, bindparam, select

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.program.document import Program
from pos_loyalty.protocol.past_programs import published_program
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import program_version
from pos_loyalty.services.ports import PublishedProgram

_IN_FORCE: Final = (
    select(program_version.c.program_id, program_version.c.document)
    .where(program_version.c.effective_from <= bindparam("day"))
    .order_by(program_version.c.effective_from.desc(), program_version.c.published_no.desc())
    .limit(1)
)
_DOCUMENT: Final = select(program_version.c.document).where(
    program_version.c.program_id == bindparam("program")
)


def first_moment(day: date) -> str:
    """Return a business day as it is stored beside a version: it is one day in every zone."""
    return moment_text(datetime(day.year, day.month, day.day, tzinfo=UTC))


def in_force(connection: Connection, day: date) -> PublishedProgram:
    """Return the version of a business day; of two for one day the later published.

    Raises:
        NoProgramInForce: If the shop has no rules for that day.
    """
    found = connection.execute(_IN_FORCE, {"day": first_moment(day)}).first()
    if found is None:
        raise NoProgramInForce
    return PublishedProgram(ProgramId(found.program_id), _parsed(found.document))


def version(connection: Connection, program_id: ProgramId) -> PublishedProgram | None:
    """Return one version; ``None`` if it was never published here."""
    document = connection.execute(_DOCUMENT, {"program": program_id}).scalar()
    return None if document is None else PublishedProgram(program_id, _parsed(document))


@lru_cache(maxsize=16)
def _parsed(document: str) -> Program:
    return published_program(document.encode())
