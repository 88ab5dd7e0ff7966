# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What one operation adds to the tables that can be rebuilt: one code for recording and rebuilding.

    history    entries, whose accounts it changed, what it took out of grants: for ever
    effects    lots, counters, a new member: until the server has acknowledged the operation, whose
               own rows hold them then

The effects that the operation carries are added as they are; no rule is asked again. An account
without a member here gets its rows all the same: the programme's own never has one, and those of
somebody whom this till does not know yet count when the member arrives. A row that has come to
hold nothing goes: so it does not matter by which way it came to that.
"""

from itertools import count
from typing import Final

from pos_loyalty.domain.grants import FLOOR
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, AccountEffects, Effects
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import EnrolmentFact, GrantReturnFact, Operation, OperationDraft
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
_ADD_TO_USE: Final = (
    "INSERT INTO grant_use VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (grant_id, member_id, unit)"
    " DO UPDATE SET used = used + excluded.used, times = times + excluded.times,"
    " returns = returns + excluded.returns"
)
_DROP_EMPTY_USE: Final = (
    "DELETE FROM grant_use WHERE grant_id = ? AND member_id = ?"
    " AND used = 0 AND times = 0 AND returns = 0"
)


def project(connection: Connection, operation: Operation) -> None:
    """Add what a recorded operation changes, but for the step of its own member's version."""
    _add_history(connection, operation)
    _add_effects(connection, operation)


def replay(connection: Connection, operation: Operation, *, is_acknowledged: bool = False) -> None:
    """Add everything that a recorded operation changed, as a rebuild does for each in turn.

    Args:
        is_acknowledged: The server has it, and what it confirmed holds the effects.
    """
    _add_history(connection, operation)
    if not is_acknowledged:
        _add_effects(connection, operation)
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


def add_uses(connection: Connection, draft: OperationDraft, *, of_floor: bool, sign: int) -> None:
    """Count what an operation took out of the floor, or out of all grants but that.

    Args:
        sign: -1 to count it no more.
    """
    for use in draft.uses:
        if (use.grant_id == FLOOR) is of_floor:
            key = (use.grant_id.bytes, draft.member_id.bytes)
            times = 1 if use.amount > 0 else -1
            row = (*key, use.unit, sign * use.amount, sign * times, 0)
            connection.execute(_ADD_TO_USE, row)
            connection.execute(_DROP_EMPTY_USE, key)


def drop_history(connection: Connection, operation: Operation) -> None:
    """Take away what ``replay`` adds of an acknowledged operation."""
    place = (operation.epoch, operation.seq)
    connection.execute("DELETE FROM ledger_entry WHERE epoch = ? AND seq = ?", place)
    for other in operation.draft.others:
        connection.execute(
            "DELETE FROM op_other WHERE member_id = ? AND epoch = ? AND seq = ?",
            (other.member_id.bytes, *place),
        )
    add_uses(connection, operation.draft, of_floor=False, sign=-1)
    _add_return(connection, operation, sign=-1)


def _add_history(connection: Connection, operation: Operation) -> None:
    place = (operation.epoch, operation.seq)
    numbers = count()
    for account in accounts_changed(operation.draft):
        member = account.member_id.bytes
        for entry in account.effects.entries:
            values = (*place, next(numbers), entry.account, member)
            entry_values = (*values, entry.amount, entry.cause, entry.unit)
            connection.execute(statements.INSERT_ENTRY, entry_values)
    for other in operation.draft.others:
        if other.member_id != PROGRAM_ACCOUNT:
            connection.execute(statements.INSERT_OTHER, (other.member_id.bytes, *place))
    add_uses(connection, operation.draft, of_floor=False, sign=1)
    _add_return(connection, operation, sign=1)


def _add_return(connection: Connection, operation: Operation, *, sign: int) -> None:
    """Count that a grant was given back: nothing is left of it, whatever that was."""
    if isinstance(operation.fact, GrantReturnFact):
        fact = operation.fact
        key = (fact.grant_id.bytes, operation.draft.member_id.bytes)
        connection.execute(_ADD_TO_USE, (*key, fact.unit, 0, 0, sign))
        connection.execute(_DROP_EMPTY_USE, key)


def _add_effects(connection: Connection, operation: Operation) -> None:
    if isinstance(operation.fact, EnrolmentFact):
        _add_member(connection, operation.fact.member)
    for account in accounts_changed(operation.draft):
        _add_to_account(connection, account.member_id.bytes, account.effects)
    for other in operation.draft.others:
        _step_other(connection, other.member_id)
    add_uses(connection, operation.draft, of_floor=True, sign=1)


def _add_to_account(connection: Connection, member: bytes, effects: Effects) -> None:
    execute = connection.execute
    for lot in effects.lots:
        execute(statements.ADD_TO_LOT, lot_values(member, lot, (0, lot.amount)))
        execute(statements.DROP_EMPTY_LOT, (member, lot.lot_id))
    for change in effects.counters:
        day = day_text(change.day) or ""
        execute(statements.ADD_TO_COUNTER, (member, change.name, day, 0, change.amount))
        execute(statements.DROP_EMPTY_COUNTER, (member, change.name, day))


def _step_other(connection: Connection, member_id: MemberId) -> None:
    """Count the step of an account that is not the operation's own."""
    if member_id != PROGRAM_ACCOUNT:
        connection.execute(statements.STEP_VERSION, (1, member_id.bytes))


def _add_member(connection: Connection, member: Member) -> None:
    """Enrol a member; whom the server has confirmed before its answer came is left as they are."""
    execute = connection.execute
    if not execute(statements.INSERT_NEW_MEMBER, member_values(member, _LOCAL)).rowcount:
        execute(statements.STEP_VERSION, (1, member.member_id.bytes))
        return
    for key in identifier_keys(member):
        execute(statements.INSERT_IDENTIFIER, (key, member.member_id.bytes))
    for word in name_words(member):
        execute(statements.INSERT_NAME_WORD, (word, word[::-1]))
