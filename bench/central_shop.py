# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A central server's database, filled at once with the members of a store that is measured."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Table, insert

from bench.stores import PLACE, connect
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.local_db.connection import Role
from pos_loyalty.server import tables
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import account_entity, member_entity, move

_ROWS_AT_ONCE: Final = 5_000

_MEMBERS: Final = (
    "SELECT member_id, card_number, given_name, family_name, phone, email, joined_on,"
    " coalesce(birthday, ''), language, status, consent, referred_by FROM member ORDER BY member_id"
)
_LOTS: Final = (
    "SELECT member_id, lot_id, unit, base_amount, coalesce(vests_on, ''), coalesce(expires_on, ''),"
    " awaits, coalesce(earned_on, ''), idle_months FROM lot ORDER BY member_id, lot_id"
)
_COUNTERS: Final = (
    "SELECT member_id, name, day, base_amount FROM counter ORDER BY member_id, name, day"
)


def fill_server(database: Database, store_folder: Path) -> int:
    """Copy a store's members and accounts into an empty server; return how many members.

    Everybody has been seen by the one store there is.
    """
    with closing(connect(store_folder, Role.READER)) as source:
        count = 0
        for rows in _batches(source.execute(_MEMBERS)):
            database.write(partial(_add_members, rows=rows))
            count += len(rows)
        for table, sql, names in (
            (tables.lot, _LOTS, ("member_id", "lot_id", "unit", "amount", "vests_on", "expires_on",
                                 "awaits", "earned_on", "idle_months")),
            (tables.counter, _COUNTERS, ("member_id", "name", "day", "amount")),
        ):  # fmt: skip
            for rows in _batches(source.execute(sql)):
                named = [dict(zip(names, row, strict=True)) for row in rows]
                database.write(partial(_add, table=table, rows=named))
    return count


def _add_members(connection: Connection, rows: list[tuple[Any, ...]]) -> None:
    names = ("member_id", "card_number", "given_name", "family_name", "phone", "email",
             "joined_on", "birthday", "language", "status", "consent", "referred_by")  # fmt: skip
    rest = {"version": 1, "merged_into": None, "is_gone": 0}
    _add(connection, tables.member, [dict(zip(names, row, strict=True)) | rest for row in rows])
    ids = [row[0] for row in rows]
    keys = (
        {"key": key, "member_id": row[0]}
        for row in rows
        for key in (f"c{row[1]}", row[4] and f"p{row[4]}", row[5] and f"e{row[5]}")
        if key
    )
    _add(connection, tables.identifier, list(keys))
    _add(connection, tables.account, [{"member_id": key, "version": 1} for key in ids])
    day = rows[0][6]
    seen = [{"member_id": key, "store_id": PLACE.store_id, "last_seen_on": day} for key in ids]
    _add(connection, tables.seen, seen)
    people = [MemberId(UUID(bytes=key)) for key in ids]
    for entity in (member_entity, account_entity):
        move(connection, people[0].bytes[0] % tables.SHARDS, [entity(who, 1) for who in people])


def _add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    connection.execute(insert(table), rows)


def _batches(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _ROWS_AT_ONCE)):
        yield batch
