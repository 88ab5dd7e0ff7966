# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What one operation adds to the tables that can be rebuilt: one code for recording and rebuilding.

The effects that the operation carries are added as they are; no rule is asked again. An account
without a member here gets its rows all the same: the programme's own never has one, and those of
somebody whom this till does not know yet count when the member arrives.
"""

from itertools import count
from typing import Final

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, AccountEffects, Effects
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import EnrolmentFact, Operation, OperationDraft
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.rows import (
    day_text,
    identifier_keys,
    lot_values,
    member_values,
    name_words,
)

FIRST_VERSION: Final = 1
"""Of a member who was enrolled here, once the enrolment is recorded."""

_LOCAL: Final = (0, 0, FIRST_VERSION)


def project(connection: Connection, operation: Operation) -> None:
    """Add what a recorded operation changes, but for the step of its own member's version."""
    if isinstance(operation.fact, EnrolmentFact):
        _add_member(connection, operation.fact.member)
    place = (operation.epoch, operation.seq)
    numbers = count()
    for account in accounts_changed(operation.draft):
        member = account.member_id.bytes
        for entry in account.effects.entries:
            values = (*place, next(numbers), entry.account, member)
            entry_values = (*values, entry.amount, entry.cause, entry.unit)
            connection.execute(statements.INSERT_ENTRY, entry_values)
        _add_to_account(connection, member, account.effects)
    for other in operation.draft.others:
        _step_other(connection, place, other.member_id)


def replay(connection: Connection, operation: Operation) -> None:
    """Add everything that a recorded operation changed, as a rebuild does for each in turn."""
    project(connection, operation)
    if not isinstance(operation.fact, EnrolmentFact):
        connection.execute(statements.STEP_VERSION, (1, operation.draft.member_id.bytes))


def accounts_changed(draft: OperationDraft) -> tuple[AccountEffects, ...]:
    """Return what the operation changes in each account, its own member's first."""
    return (AccountEffects(draft.member_id, draft.effects), *draft.others)


def drop_projections(connection: Connection) -> None:
    """Take away everything that ``replay`` adds, in the open transaction.

    What is left is what the server confirmed; the words of names are kept, since a word that
    nobody bears any more finds nobody.
    """
    for statement in statements.DROP_PROJECTIONS:
        connection.execute(statement)


def _add_to_account(connection: Connection, member: bytes, effects: Effects) -> None:
    execute = connection.execute
    for lot in effects.lots:
        execute(statements.ADD_TO_LOT, lot_values(member, lot, (0, lot.amount)))
    for change in effects.counters:
        day = day_text(change.day) or ""
        execute(statements.ADD_TO_COUNTER, (member, change.name, day, 0, change.amount))


def _step_other(connection: Connection, place: tuple[int, int], member_id: MemberId) -> None:
    """Count the step of an account that is not the operation's own; if need be, for later."""
    if member_id != PROGRAM_ACCOUNT:
        connection.execute(statements.INSERT_OTHER, (member_id.bytes, *place))
        connection.execute(statements.STEP_VERSION, (1, member_id.bytes))


def _add_member(connection: Connection, member: Member) -> None:
    execute = connection.execute
    execute(statements.INSERT_MEMBER, member_values(member, _LOCAL))
    for key in identifier_keys(member):
        execute(statements.INSERT_IDENTIFIER, (key, member.member_id.bytes))
    for word in name_words(member):
        execute(statements.INSERT_NAME_WORD, (word, word[::-1]))
