# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What one operation adds to the tables that can be rebuilt: one code for recording and rebuilding.

The effects that the operation carries are added as they are; no rule is asked again.
"""

from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import EnrolmentFact, Operation
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.rows import day_text, identifier_keys, member_values, name_words

FIRST_VERSION = 1
"""Of a member who was enrolled here, once the enrolment is recorded."""

_LOCAL = (0, 0, FIRST_VERSION)


def project(connection: Connection, operation: Operation) -> None:
    """Add what a recorded operation changes, but for the step of the member's version."""
    if isinstance(operation.fact, EnrolmentFact):
        _add_member(connection, operation.fact.member)
    execute = connection.execute
    member = operation.draft.member_id.bytes
    effects = operation.draft.effects
    for n, entry in enumerate(effects.entries):
        values = (operation.epoch, operation.seq, n, entry.account, member)
        execute(statements.INSERT_ENTRY, (*values, entry.points, entry.cause))
    for lot in effects.lots:
        days = (day_text(lot.vests_on), day_text(lot.expires_on))
        execute(statements.ADD_TO_LOT, (member, lot.lot_id, 0, lot.points, *days))
    for change in effects.counters:
        day = day_text(change.day) or ""
        execute(statements.ADD_TO_COUNTER, (member, change.name, day, 0, change.amount))


def replay(connection: Connection, operation: Operation) -> None:
    """Add everything that a recorded operation changed, as a rebuild does for each in turn."""
    project(connection, operation)
    if not isinstance(operation.fact, EnrolmentFact):
        connection.execute(statements.STEP_VERSION, (1, operation.draft.member_id.bytes))


def drop_projections(connection: Connection) -> None:
    """Take away everything that ``replay`` adds, in the open transaction.

    What is left is what the server confirmed; the words of names are kept, since a word that
    nobody bears any more finds nobody.
    """
    for statement in statements.DROP_PROJECTIONS:
        connection.execute(statement)


def _add_member(connection: Connection, member: Member) -> None:
    execute = connection.execute
    execute(statements.INSERT_MEMBER, (*member_values(member), *_LOCAL))
    for key in identifier_keys(member):
        execute(statements.INSERT_IDENTIFIER, (key, member.member_id.bytes))
    for word in name_words(member):
        execute(statements.INSERT_NAME_WORD, (word, word[::-1]))
