# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Filling the file with what the shop confirms: members with their accounts, and programmes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.ledger import CounterChange, Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection, Role
from pos_loyalty.local_db.new_members import NewMember, add_members
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.program_document import parse_program

CHUNK_MEMBERS: Final = 20_000
"""One transaction each: an import that is killed loses no more than this."""

_CACHE_KIB: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class BaseMember:
    """A member and their account as the server confirmed them.

    Attributes:
        lots: No lot twice; those at 0 are left out.
        counters: By name, the amounts by day; ``None`` is the day of sums that know none.
        version: Of the account, counted by the server; at least 0.
    """

    member: Member
    lots: Sequence[Lot] = ()
    counters: Mapping[str, Mapping[date | None, int]] = field(default_factory=dict)
    version: int = 0


def import_members(store: SqliteStore, members: Iterable[BaseMember]) -> int:
    """Add the members that the file does not hold yet, and return how many they were.

    What operations here have changed in their accounts before they were known counts from now on.
    Repeatable: after an interruption the same members may come again. Members in the order of
    their ids go in fastest. Runs on the writer's thread.

    Raises:
        DiskFull: If a chunk cannot be made durable; those before it are.
    """
    added = 0
    waiting = iter(members)
    while chunk := list(islice(waiting, CHUNK_MEMBERS)):
        with store.writing() as uow:
            connection = uow.connection
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            try:
                added += _add_chunk(connection, chunk)
                uow.commit()
            finally:
                connection.execute(f"PRAGMA cache_size = -{Role.WRITER.value}")
        store.checkpoint()
    return added


def publish_program(store: SqliteStore, document: bytes) -> ProgramId:
    """Keep a programme version, and return its id; the same document again changes nothing.

    Runs on the writer's thread.

    Raises:
        BrokenDocument: If the document is no programme.
        DiskFull: If it cannot be made durable.
    """
    parsed = parse_program(document)
    effective_from = parsed.program.effective_from.isoformat()
    row = (parsed.program_id, effective_from, parsed.canonical)
    with store.writing() as uow:
        uow.connection.execute(statements.INSERT_PROGRAM, row)
        uow.commit()
    return parsed.program_id


def _add_chunk(connection: Connection, chunk: Iterable[BaseMember]) -> int:
    new = [_new_member(base) for base in chunk if not _is_known(connection, base)]
    add_members(connection, new)
    return len(new)


def _is_known(connection: Connection, base: BaseMember) -> bool:
    key = (base.member.member_id.bytes,)
    return connection.execute(statements.ACCOUNT, key).fetchone() is not None


def _new_member(base: BaseMember) -> NewMember:
    counters = [
        CounterChange(name, day, amount)
        for name, by_day in base.counters.items()
        for day, amount in by_day.items()
    ]
    return NewMember(base.member, base.lots, counters, base.version)
