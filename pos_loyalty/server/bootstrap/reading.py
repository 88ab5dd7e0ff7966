# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whom a snapshot is of, some at a time, and their rows as the tables of a chunk.

Rows go from the database into columns as they are: a million of them make no values of the domain.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, bindparam, exists, literal, select

from pos_loyalty.protocol.sync.chunk_tables import CounterLine, LotLine, Person, Tables
from pos_loyalty.server.accounts.rows import consent_of
from pos_loyalty.server.bulk import Lookup
from pos_loyalty.server.tables import account, member, seen

NOWHERE: Final = ""
"""The home of those whom no store has seen."""

_PAGE: Final = 5_000

Stores = tuple[str, ...]


def homes(connection: Connection, members: int) -> Iterator[tuple[str, list[bytes]]]:
    """Yield whom each chunk is of, by their home: the store that saw them last.

    Ids ascend; the last are accounts of nobody who is enrolled.

    Args:
        members: Of one chunk at most.
    """
    gathered: dict[str, list[bytes]] = defaultdict(list)
    for asked in (_MEMBERS, _ACCOUNTS):
        for row in _all(connection, asked):
            home = row.home or NOWHERE
            gathered[home].append(row.member_id)
            if len(gathered[home]) == members:
                yield home, gathered.pop(home)
    yield from gathered.items()


def tables_of(connection: Connection, ids: Sequence[bytes]) -> Tables:
    """Return the rows of these members and accounts."""
    places = {member_id: place for place, member_id in enumerate(ids)}
    versions = {row.member_id: row.version for row in _VERSIONS.run(connection, ids)}
    known = {row.member_id: row for row in _KNOWN.run(connection, ids)}
    stores = _stores(connection, ids)
    people = [_person(i, known.get(i), versions.get(i, 0), stores.get(i, "")) for i in ids]
    lots = [
        LotLine(
            places[row.member_id],
            row.lot_id,
            row.unit,
            row.amount,
            _day_number(row.vests_on),
            _day_number(row.expires_on),
            row.awaits,
            _day_number(row.earned_on),
            row.idle_months,
        )
        for row in _LOTS.run(connection, ids)
    ]
    counters = [
        CounterLine(places[row.member_id], row.name, _day_number(row.day), row.amount)
        for row in _COUNTERS.run(connection, ids)
    ]
    lots.sort(key=lambda lot: (lot.place, lot.lot_id))
    counters.sort(key=lambda counter: (counter.name, counter.place, counter.day))
    return Tables(people, lots, counters)


def _all(connection: Connection, asked: Select[Any]) -> Iterator[Row[Any]]:
    after = b""
    while rows := connection.execute(asked, {"after": after}).all():
        yield from rows
        after = rows[-1].member_id


def _stores(connection: Connection, ids: Sequence[bytes]) -> dict[bytes, str]:
    stores: dict[bytes, list[str]] = defaultdict(list)
    for row in _SEEN.run(connection, ids):
        stores[row.member_id].append(row.store_id)
    return {member_id: "\n".join(sorted(some)) for member_id, some in stores.items()}


def _person(member_id: bytes, row: Row[Any] | None, version: int, stores: str) -> Person:
    if row is None:
        return Person(member_id, account_version=version, stores=stores)
    purposes, channel, messages = _consent(row.consent)
    return Person(
        member_id,
        row.version,
        row.card_number,
        row.given_name,
        row.family_name,
        row.phone,
        row.email,
        _day_number(row.joined_on),
        _day_number(row.birthday),
        row.language,
        row.status,
        purposes,
        channel,
        messages,
        row.referred_by or b"",
        row.merged_into or b"",
        row.is_gone,
        version,
        stores=stores,
    )


@lru_cache(maxsize=4096)
def _day_number(stored: str) -> int:
    return date.fromisoformat(stored).toordinal() if stored else 0


@lru_cache(maxsize=256)
def _consent(stored: str) -> tuple[str, str, int]:
    consent = consent_of(stored)
    return " ".join(consent.purposes), consent.channel.value, consent.messages_per_month


_home = (
    select(seen.c.store_id)
    .where(seen.c.member_id == member.c.member_id)
    .order_by(seen.c.last_seen_on.desc(), seen.c.store_id)
    .limit(1)
    .scalar_subquery()
    .label("home")
)
_MEMBERS: Final = (
    select(member.c.member_id, _home)
    .where(member.c.member_id > bindparam("after"), member.c.is_gone == 0)
    .order_by(member.c.member_id)
    .limit(_PAGE)
)
_ACCOUNTS: Final = (
    select(account.c.member_id, literal(NOWHERE).label("home"))
    .where(
        account.c.member_id > bindparam("after"),
        account.c.version > 0,
        ~exists().where(member.c.member_id == account.c.member_id),
    )
    .order_by(account.c.member_id)
    .limit(_PAGE)
)
_KNOWN: Final = Lookup("SELECT * FROM member WHERE member_id IN {keys}")
_VERSIONS: Final = Lookup("SELECT member_id, version FROM account WHERE member_id IN {keys}")
_LOTS: Final = Lookup("SELECT * FROM lot WHERE member_id IN {keys} AND amount <> 0")
_COUNTERS: Final = Lookup("SELECT * FROM counter WHERE member_id IN {keys} AND amount <> 0")
_SEEN: Final = Lookup("SELECT member_id, store_id FROM seen WHERE member_id IN {keys}")
