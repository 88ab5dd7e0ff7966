# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Programme versions known here, parsed once each: a version never changes."""

from datetime import datetime

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.program.document import Program
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.protocol.past_programs import published_program
from pos_loyalty.services.ports import PublishedProgram


class SqliteProgramBook:
    """The versions, through one connection and inside its transaction."""

    def __init__(self, connection: Connection, parsed: dict[ProgramId, Program]) -> None:
        """Take the versions that were parsed before; shared by all the store's connections."""
        self._execute = connection.execute
        self._parsed = parsed

    def in_force(self, at: datetime) -> PublishedProgram:
        """Return the version for a business time; of two for one day the later published."""
        day = at.date().isoformat()
        row = self._execute(statements.PROGRAM_IN_FORCE, (day, 1)).fetchone()
        if row is None:
            raise NoProgramInForce
        program_id = ProgramId(row[0])
        return PublishedProgram(program_id, self.get(program_id))

    def get(self, program_id: ProgramId) -> Program:
        """Return one version; raise ``NoProgramInForce`` if it is not known here."""
        if program := self._parsed.get(program_id):
            return program
        row = self._execute(statements.PROGRAM_DOCUMENT, (program_id,)).fetchone()
        if row is None:
            raise NoProgramInForce
        return self._parsed.setdefault(program_id, published_program(row[0]))
