# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's file with a year of sales in it: the log numbered and chained, all else as it follows.

The rows are those that recording each operation would have left (``pos-loyalty verify`` finds
nothing wrong with them), written table by table in the order of their keys.
"""

import multiprocessing
import os
import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from bench.living import NUMBERLESS, Made, live
from bench.shop_year import Group, card_of, phone_of, tag_of
from bench.stores import PLACE, cached, connect, empty_store
from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.local_db.connection import Connection, Role, Row, Sync
from pos_loyalty.local_db.opening import FIRST_EPOCH, open_store
from pos_loyalty.local_db.rows import identifier_keys, member_values, name_words
from pos_loyalty.places import find_places
from pos_loyalty.protocol.chain import genesis, next_chain, payload_hash

MEMBERS_A_GROUP: Final = 500
PATTERNS: Final = 8
"""So many groups are made up; the other ones live like these, under names of their own."""

_FIRST_SHAPE: Final = 1
"""Of operations: all kinds that are made here are of it."""

_LOCAL: Final = (0, 0, 0)
_OPERATIONS_AT_ONCE: Final = 5_000
_STEPS: Final = (
    "UPDATE member SET version = base_version"
    " + (SELECT count(*) FROM op WHERE op.member_id = member.member_id)"
    " + (SELECT count(*) FROM op_other WHERE op_other.member_id = member.member_id)"
)


def history_with(sales: int, members: int) -> Path:
    """Return the folder of a till with a year's sales; for reading only."""
    return cached(f"history-{sales}", sales, partial(build_history, members=members))


def build_history(folder: Path, sales: int, *, members: int) -> None:
    """Make a till's file with so many sales of so many members, under the sample programme."""
    empty_store(folder)
    draft = folder / "draft.db"
    with closing(sqlite3.connect(draft, isolation_level=None)) as drafts:
        drafts.execute("PRAGMA journal_mode = OFF")
        drafts.execute("PRAGMA synchronous = OFF")
        drafts.execute("CREATE TABLE made (at TEXT, op_id BLOB, made BLOB)")
        joined = _live_in_parallel(folder, drafts, sales, members)
        with closing(connect(folder, Role.WRITER, sync=Sync.OFF)) as connection:
            # A process that dies meanwhile leaves a file of no use; it is not kept then.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = OFF").fetchall()
            connection.execute("PRAGMA cache_size = -262144")
            connection.execute("BEGIN")
            _write(connection, drafts, joined)
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
    draft.unlink()


def _live_in_parallel(
    folder: Path, drafts: sqlite3.Connection, sales: int, members: int
) -> list[Member]:
    """Write the operations down as they come, and return the members who joined."""
    groups = max(1, members // MEMBERS_A_GROUP)
    sample = find_places().resources_dir / "programs" / "sample.json"
    patterns = range(min(groups, PATTERNS))
    asked = [(n, members // groups, sales // groups, sample) for n in patterns]
    joined: list[Member] = []
    store = open_store(folder, keyring=None)
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for number, (pattern, made) in enumerate(pool.imap(_live, asked)):
            for other in range(number, groups, PATTERNS):
                group = _renamed(pattern, other, members // groups)
                import_members(store, _people(group, is_new=False))
                joined += [base.member for base in _people(group, is_new=True)]
                drafts.execute("BEGIN")
                rows = (_draft_row(one) for one in _renamed_operations(made, pattern, group))
                drafts.executemany("INSERT INTO made VALUES (?, ?, ?)", rows)
                drafts.execute("COMMIT")
    store.release_writing_thread()
    store.close()
    return joined


def _live(asked: tuple[int, int, int, Path]) -> tuple[Group, list[Made]]:
    return live(*asked)


def _draft_row(made: Made) -> tuple[str, bytes, bytes]:
    return (made.at, made.op_id, pickle.dumps(made))


def _renamed(group: Group, number: int, members: int) -> Group:
    """Return other people who live like these."""
    tag = tag_of(number)
    people = [
        _renamed_member(base, group.tag, tag, number * members + n)
        for n, base in enumerate(group.members)
    ]
    return replace(group, tag=tag, members=tuple(people))


def _renamed_member(base: BaseMember, old: str, new: str, number: int) -> BaseMember:
    member, friend = base.member, base.member.referred_by
    renamed = replace(
        member,
        member_id=_renamed_id(member.member_id, new),
        card_number=card_of(number),
        phone=phone_of(number),
        referred_by=_renamed_id(friend, new) if friend else None,
    )
    lots = [replace(lot, lot_id=LotId(lot.lot_id.replace(old, new))) for lot in base.lots]
    return replace(base, member=renamed, lots=lots)


def _renamed_id(member_id: MemberId, tag: str) -> MemberId:
    return MemberId(UUID(hex=tag + member_id.hex[8:]))


def _renamed_operations(made: Iterable[Made], old: Group, new: Group) -> Iterator[Made]:
    """Yield the same operations of the other people."""
    people = zip(old.members, new.members, strict=True)
    named = {b.member.member_id.bytes: (b.member, other.member) for b, other in people}
    for one in made:
        renamed = one.renamed(old.tag, new.tag)
        if one.kind == "enrolment":
            member, other = named[one.member_id]
            payload = renamed.payload.replace(
                member.card_number.encode(), other.card_number.encode()
            )
            payload = payload.replace(member.phone.encode(), other.phone.encode())
            renamed = replace(renamed, payload=payload)
        yield renamed


def _people(group: Group, *, is_new: bool) -> Iterator[BaseMember]:
    people = zip(group.members, group.is_new, strict=True)
    return (base for base, joins in people if joins is is_new)


def _write(connection: Connection, drafts: sqlite3.Connection, joined: Iterable[Member]) -> None:
    sums = _Sums()
    head = genesis(PLACE.till_id, FIRST_EPOCH)
    ordered = drafts.execute("SELECT made FROM made ORDER BY at, op_id")
    while rows := ordered.fetchmany(_OPERATIONS_AT_ONCE):
        chunk = [pickle.loads(row[0]) for row in rows]  # noqa: S301 - written a minute ago
        ops, entries, others = [], [], []
        for made in chunk:
            seq = head.seq + 1
            payload = _numbered(made.payload, seq)
            sha256 = payload_hash(payload)
            head = head._replace(seq=seq, chain=next_chain(head.chain, sha256))
            ops.append(_op_row(made, seq, (payload, sha256, head.chain)))
            place = (FIRST_EPOCH, seq)
            entries += [(*place, n, *row) for n, row in enumerate(made.entries)]
            others += [(member, FIRST_EPOCH, seq) for member in made.others]
            sums.add(made)
        connection.executemany(statements.INSERT_OP, ops)
        connection.executemany(statements.INSERT_ENTRY, entries)
        connection.executemany(statements.INSERT_OTHER, others)
    connection.execute(statements.ADVANCE_HEAD, (head.seq + 1, head.chain))
    _write_members(connection, joined)
    connection.executemany(statements.ADD_TO_LOT, sums.lot_rows())
    connection.executemany(statements.ADD_TO_COUNTER, sums.counter_rows())
    connection.execute(_STEPS)


def _numbered(payload: bytes, seq: int) -> bytes:
    """Return the operation's bytes with its number; it stands before anything made up."""
    return payload.replace(b'"seq":%d,' % NUMBERLESS, b'"seq":%d,' % seq, 1)


def _op_row(made: Made, seq: int, sealed: tuple[bytes, bytes, bytes]) -> tuple[object, ...]:
    about = (made.op_id, made.member_id, made.kind, made.receipt_no, made.refers_to, made.at)
    return (FIRST_EPOCH, seq, *about, _FIRST_SHAPE, *sealed)


def _write_members(connection: Connection, joined: Iterable[Member]) -> None:
    for member in joined:
        connection.execute(statements.INSERT_MEMBER, member_values(member, _LOCAL))
        for key in identifier_keys(member):
            connection.execute(statements.INSERT_IDENTIFIER, (key, member.member_id.bytes))
        for word in name_words(member):
            connection.execute(statements.INSERT_NAME_WORD, (word, word[::-1]))


class _Sums:
    """What all operations together change in lots and counters."""

    def __init__(self) -> None:
        self._lots: dict[Row, Row] = {}
        self._counters: dict[Row, int] = {}

    def add(self, made: Made) -> None:
        """Add an operation's changes."""
        for row in made.lots:
            first = self._lots.get(row[:2])
            amount = row[3] + first[3] if first else row[3]
            self._lots[row[:2]] = (*(first or row)[:3], amount, *(first or row)[4:])
        for *key, _, amount in made.counters:
            name = tuple(key)
            self._counters[name] = self._counters.get(name, 0) + amount

    def lot_rows(self) -> Iterator[Row]:
        """Yield the rows in the order of their keys."""
        rows = (self._lots[key] for key in sorted(self._lots))
        return (row for row in rows if row[3])  # what has come to nothing has no row

    def counter_rows(self) -> Iterator[Row]:
        """Yield the rows in the order of their keys."""
        counters = sorted(self._counters.items())
        return ((*key, 0, amount) for key, amount in counters if amount)
