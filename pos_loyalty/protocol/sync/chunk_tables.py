# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of a chunk as plain texts and numbers, and as bytes, column by column.

Both sides keep rows of the same kind in their tables, so whoever is in a hurry needs no more than
this. New columns come last: a reader passes over those it does not know.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, NamedTuple

from pos_loyalty.protocol.sync.column_kinds import (
    CARDS,
    DAYS,
    EMAILS,
    FEW_IDS,
    IDS,
    NUMBERS,
    PHONES,
    TEXTS,
    Kind,
)
from pos_loyalty.protocol.sync.columns import ColumnReader, ColumnWriter
from pos_loyalty.protocol.sync.messages import UnreadableMessage

PEOPLE_MAX: Final = 10_000
ROWS_MAX: Final = 1_000_000
"""Of lots, and of counters."""

_ID_CHARS: Final = 32
_NEW, _AS_BEFORE, _THEIRS, _NO_ID = range(4)
"""What a lot's id begins with: an operation's id, that of the lot before, the member's, or none."""


class Person(NamedTuple):
    """A member, an account, or both.

    Attributes:
        version: Of the member's row; 0 where there is none.
        joined_on: As ``date.toordinal`` counts; ``birthday`` too, and 0 where it is not given.
        purposes: With a space between them.
        referred_by: Empty for nobody; ``merged_into`` too.
        account_version: 0 where there is no account.
        segments: With a line break between them; ``stores`` too: those that have seen the member.
    """

    member_id: bytes
    version: int = 0
    card_number: str = ""
    given_name: str = ""
    family_name: str = ""
    phone: str = ""
    email: str = ""
    joined_on: int = 0
    birthday: int = 0
    language: str = ""
    status: str = ""
    purposes: str = ""
    channel: str = ""
    messages_per_month: int = 0
    referred_by: bytes = b""
    merged_into: bytes = b""
    is_gone: int = 0
    account_version: int = 0
    segments: str = ""
    stores: str = ""


class LotLine(NamedTuple):
    """A lot of the person at that place; the days are as ``Person``'s."""

    place: int
    lot_id: str
    unit: str
    amount: int
    vests_on: int = 0
    expires_on: int = 0
    awaits: str = ""
    earned_on: int = 0
    idle_months: int = 0


class CounterLine(NamedTuple):
    """A counter of the person at that place; the day is as ``Person``'s."""

    place: int
    name: str
    day: int
    amount: int


@dataclass(frozen=True, slots=True)
class Tables:
    """What a chunk holds.

    Attributes:
        lots: By place, ascending.
        counters: By name, then by place, both ascending.
    """

    people: Sequence[Person]
    lots: Sequence[LotLine] = ()
    counters: Sequence[CounterLine] = ()


_PEOPLE: Final[Mapping[str, Kind]] = {
    "member_id": IDS,
    "version": NUMBERS,
    "card_number": CARDS,
    "given_name": TEXTS,
    "family_name": TEXTS,
    "phone": PHONES,
    "email": EMAILS,
    "joined_on": DAYS,
    "birthday": DAYS,
    "language": TEXTS,
    "status": TEXTS,
    "purposes": TEXTS,
    "channel": TEXTS,
    "messages_per_month": NUMBERS,
    "referred_by": FEW_IDS,
    "merged_into": FEW_IDS,
    "is_gone": NUMBERS,
    "account_version": NUMBERS,
    "segments": TEXTS,
    "stores": TEXTS,
}
_LOTS: Final[Mapping[str, Kind]] = {
    "unit": TEXTS,
    "amount": NUMBERS,
    "vests_on": DAYS,
    "expires_on": DAYS,
    "awaits": TEXTS,
    "earned_on": DAYS,
    "idle_months": NUMBERS,
}


def write_tables(tables: Tables) -> bytes:
    """Return the rows as bytes; the same rows give the same bytes."""
    writer = ColumnWriter()
    for rows in (tables.people, tables.lots, tables.counters):
        writer.count(len(rows))
    _write(writer, _PEOPLE, Person, tables.people)
    writer.ascending([lot.place for lot in tables.lots])
    _write_lot_ids(writer, tables)
    _write(writer, _LOTS, LotLine, tables.lots)
    _write_counters(writer, tables.counters)
    return writer.finished()


def read_tables(packed: bytes) -> Tables:
    """Return the rows.

    Raises:
        UnreadableMessage: If the bytes hold none, or more than any chunk may.
    """
    reader = ColumnReader(packed)
    most = (PEOPLE_MAX, ROWS_MAX, ROWS_MAX)
    people_many, lots_many, counters_many = (reader.count(many) for many in most)
    columns = _read(reader, _PEOPLE, people_many)
    people = list(map(Person._make, zip(*columns, strict=True)))
    places = reader.ascending(lots_many, below=people_many)
    lot_ids = _read_lot_ids(reader, [people[place].member_id for place in places])
    lots = zip(places, lot_ids, *_read(reader, _LOTS, lots_many), strict=True)
    counters = _read_counters(reader, people_many, counters_many)
    return Tables(people, list(map(LotLine._make, lots)), list(counters))


def _write(
    writer: ColumnWriter, kinds: Mapping[str, Kind], row_type: type[Any], rows: Sequence[Any]
) -> None:
    columns = dict(zip(row_type._fields, zip(*rows, strict=True), strict=True)) if rows else {}
    for name, kind in kinds.items():
        kind.write(writer, columns.get(name, ()))


def _read(reader: ColumnReader, kinds: Mapping[str, Kind], many: int) -> list[Sequence[Any]]:
    return [kind.read(reader, many) for kind in kinds.values()]


def _write_lot_ids(writer: ColumnWriter, tables: Tables) -> None:
    """Write each operation's id once, as it makes lots that follow each other."""
    begins, ids, rests = [], [], []
    before = b""
    for lot in tables.lots:
        first = _id_in(lot.lot_id)
        if first is None:
            begins.append(_NO_ID)
            rests.append(lot.lot_id)
            continue
        rests.append(lot.lot_id[_ID_CHARS:])
        if first == tables.people[lot.place].member_id:
            begins.append(_THEIRS)
        elif first == before:
            begins.append(_AS_BEFORE)
        else:
            begins.append(_NEW)
            ids.append(first)
        before = first
    writer.numbers(begins)
    writer.ids(ids)
    writer.texts(rests)


def _read_lot_ids(reader: ColumnReader, owners: Sequence[bytes]) -> list[str]:
    begins = reader.numbers(len(owners))
    ids = iter(reader.ids(begins.count(_NEW)))
    rests = reader.texts(len(owners))
    lot_ids, before = [], b""
    for begin, owner, rest in zip(begins, owners, rests, strict=True):
        if begin == _NEW:
            before = next(ids)
        elif begin == _THEIRS:
            before = owner
        elif begin != _AS_BEFORE:
            lot_ids.append(rest)
            continue
        lot_ids.append(before.hex() + rest)
    return lot_ids


def _id_in(lot_id: str) -> bytes | None:
    """Return the id that a lot's begins with; ``None`` if it would not be read back the same."""
    try:
        first = bytes.fromhex(lot_id[:_ID_CHARS])
    except ValueError:
        return None
    return first if first.hex() == lot_id[:_ID_CHARS] and len(first) * 2 == _ID_CHARS else None


def _write_counters(writer: ColumnWriter, counters: Sequence[CounterLine]) -> None:
    """Write name by name: what one name counts is alike."""
    named = [(name, list(rows)) for name, rows in groupby(counters, lambda row: row.name)]
    writer.count(len(named))
    writer.texts([name for name, _ in named])
    writer.numbers([len(rows) for _, rows in named])
    for _, rows in named:
        writer.ascending([row.place for row in rows])
        DAYS.write(writer, [row.day for row in rows])
        writer.numbers([row.amount for row in rows])


def _read_counters(reader: ColumnReader, people: int, many: int) -> Iterator[CounterLine]:
    names_many = reader.count(many)
    names, sizes = reader.texts(names_many), reader.numbers(names_many)
    if sum(sizes) != many or min(sizes, default=0) < 0:
        raise UnreadableMessage("counters are missing, or too many")
    for name, size in zip(names, sizes, strict=True):
        places = reader.ascending(size, below=people)
        days, amounts = DAYS.read(reader, size), reader.numbers(size)
        for place, day, amount in zip(places, days, amounts, strict=True):
            yield CounterLine(place, name, day, amount)
