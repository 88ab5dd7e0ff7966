# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that counts, in plain JSON, for somebody else's checker: written as it is read.

One object; ``format`` comes first. Each value of a list is on a line of its own:

    members      member, card, merged_into, version, balances by unit
    entries      till, epoch, seq, n, member, original, account, unit, amount, cause
    operations   till, epoch, seq, op, member, kind, sha256, outcome, code, is_applied, received_at
    strays       till, epoch, seq, sha256
    gaps         till, epoch, first, last

Ids are 32 hex digits. The ``member`` of an entry is whose account moved, ``original`` whom the till
named. A balance is the sum of the lots. Names, phones and addresses are left out.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select

from pos_loyalty.server.database import Database
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import (
    account,
    entry,
    lot,
    member,
    op,
    server,
    stray,
    till_progress,
)

FORMAT: Final = 1

Write = Callable[[str], object]
_Line = Mapping[str, object]

_AT_ONCE: Final = 2_000
_ACCOUNTS: Final = (
    select(account.c.member_id, account.c.version, member.c.card_number, member.c.merged_into)
    .outerjoin(member, member.c.member_id == account.c.member_id)
    .order_by(account.c.member_id)
)
_SUMS: Final = (
    select(lot.c.member_id, lot.c.unit, func.sum(lot.c.amount).label("amount"))
    .group_by(lot.c.member_id, lot.c.unit)
    .order_by(lot.c.member_id, lot.c.unit)
)
_ENTRIES: Final = select(entry).order_by(*entry.primary_key)
_OPERATIONS: Final = select(
    op.c.till_id,
    op.c.epoch,
    op.c.seq,
    op.c.op_id,
    op.c.member_id,
    op.c.kind,
    op.c.payload_sha256,
    op.c.outcome,
    op.c.code,
    op.c.is_applied,
    op.c.received_at,
).order_by(*op.primary_key)
_STRAYS: Final = select(
    stray.c.till_id, stray.c.epoch, stray.c.seq, stray.c.payload_sha256
).order_by(*stray.primary_key)
_GAPS: Final = (
    select(till_progress)
    .where(till_progress.c.gap_from.is_not(None))
    .order_by(*till_progress.primary_key)
)


def dump(database: Database, write: Write, now: datetime) -> None:
    """Write everything, as it is at one moment; memory does not grow with it.

    Args:
        write: Takes the parts of the text.
    """

    def read(connection: Connection) -> None:
        generation = connection.execute(select(server.c.generation)).scalar()
        head = {"format": FORMAT, "generation": _hex(generation), "at": moment_text(now)}
        write(json.dumps(head)[:-1])
        for name, lines in _LISTS.items():
            write(f', "{name}": [')
            for number, line in enumerate(lines(connection)):
                write(("\n" if number == 0 else ",\n") + json.dumps(line))
            write("\n]")
        write("}\n")

    database.read(read)


def _members(connection: Connection) -> Iterator[_Line]:
    sums = _streamed(connection, _SUMS)
    newest = next(sums, None)
    for row in _streamed(connection, _ACCOUNTS):
        balances: dict[str, int] = {}
        while newest is not None and newest.member_id == row.member_id:
            balances[newest.unit] = int(newest.amount)
            newest = next(sums, None)
        yield {
            "member": row.member_id.hex(),
            "card": row.card_number,
            "merged_into": _hex(row.merged_into),
            "version": row.version,
            "balances": balances,
        }


def _entries(connection: Connection) -> Iterator[_Line]:
    for row in _streamed(connection, _ENTRIES):
        yield _place(row) | {
            "n": row.n,
            "member": row.member_id.hex(),
            "original": row.original_member_id.hex(),
            "account": row.account,
            "unit": row.unit,
            "amount": row.amount,
            "cause": row.cause,
        }


def _operations(connection: Connection) -> Iterator[_Line]:
    for row in _streamed(connection, _OPERATIONS):
        yield _place(row) | {
            "op": _hex(row.op_id),
            "member": _hex(row.member_id),
            "kind": row.kind,
            "sha256": row.payload_sha256.hex(),
            "outcome": row.outcome,
            "code": row.code,
            "is_applied": bool(row.is_applied),
            "received_at": row.received_at,
        }


def _strays(connection: Connection) -> Iterator[_Line]:
    for row in _streamed(connection, _STRAYS):
        yield _place(row) | {"sha256": row.payload_sha256.hex()}


def _gaps(connection: Connection) -> Iterator[_Line]:
    for row in _streamed(connection, _GAPS):
        yield {
            "till": row.till_id.hex(),
            "epoch": row.epoch,
            "first": row.gap_from,
            "last": row.gap_to,
        }


_LISTS: Final[Mapping[str, Callable[[Connection], Iterator[_Line]]]] = {
    "members": _members,
    "entries": _entries,
    "operations": _operations,
    "strays": _strays,
    "gaps": _gaps,
}


def _place(row: Row[Any]) -> dict[str, object]:
    return {"till": row.till_id.hex(), "epoch": row.epoch, "seq": row.seq}


def _hex(stored: bytes | None) -> str | None:
    return None if stored is None else stored.hex()


def _streamed(connection: Connection, question: Select[Any]) -> Iterator[Row[Any]]:
    options = {"stream_results": True, "yield_per": _AT_ONCE}
    return iter(connection.execute(question, execution_options=options))
