# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what a till holds with what is here, bucket by bucket.

Once a day for each till. Nothing should ever differ: what does is repaired, and is a bug.
"""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Select, bindparam, exists, or_, select

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.protocol.sync.digests import (
    BUCKETS,
    DigestAnswer,
    DigestRequest,
    bucket_digests,
)
from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.pull import Scope
from pos_loyalty.server.accounts.rows import account_rows, member_rows
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.standing import standing_of
from pos_loyalty.server.generation import generation_of
from pos_loyalty.server.tables import account, member, seen

ROWS_MAX: Final = 2_000

_AT_ONCE: Final = 10_000
_BEYOND: Final = b"\xff" * 17


def compare(
    database: Database, till_id: TillId, message: DigestRequest, *, rows_max: int = ROWS_MAX
) -> DigestAnswer:
    """Return which buckets differ, and rows of theirs.

    Args:
        rows_max: The answer ends with the bucket that brings it there; the others are for the
            next time.

    Raises:
        TillUnknown: If there is no such till.
        UnreadableMessage: If the digests are not of so many buckets.
    """
    if {len(message.members), len(message.accounts)} != {BUCKETS}:
        raise UnreadableMessage(f"there are {BUCKETS} buckets")
    return database.read(lambda connection: _compare(connection, till_id, message, rows_max))


def _compare(
    connection: Connection, till_id: TillId, message: DigestRequest, rows_max: int
) -> DigestAnswer:
    followed = _FOLLOWED[message.scope]
    store = standing_of(connection, till_id).store_id
    members = bucket_digests(_versions(connection, _MEMBERS, store))
    accounts = bucket_digests(_versions(connection, followed, store))
    differing = tuple(
        bucket
        for bucket in range(BUCKETS)
        if members[bucket] != message.members[bucket]
        or accounts[bucket] != message.accounts[bucket]
    )
    their_members: list[MemberId] = []
    their_accounts: list[MemberId] = []
    for bucket in differing:
        if len(their_members) + len(their_accounts) >= rows_max:
            break
        # Those who are gone too: the till may still have them.
        their_members += [i for i, _ in _versions(connection, _EVERYBODY, store, bucket)]
        their_accounts += [i for i, _ in _versions(connection, followed, store, bucket)]
    return DigestAnswer(
        differing=differing,
        members=member_rows(connection, their_members),
        accounts=account_rows(connection, their_accounts),
        generation=generation_of(connection),
    )


def _versions(
    connection: Connection, asked: Select[Any], store: str, bucket: int | None = None
) -> Iterator[tuple[MemberId, int]]:
    """Yield ids and versions, in the order of the ids; of one bucket or of all."""
    window = {
        "after": b"" if bucket is None else bytes([bucket]),
        "end": _BEYOND if bucket in {None, BUCKETS - 1} else bytes([bucket + 1]),
        "store": store,
    }
    rows = connection.execute(asked, window, execution_options={"yield_per": _AT_ONCE})
    for member_id, version in rows:
        yield MemberId(UUID(bytes=member_id)), version


def _in_window(asked: Select[Any], column: Column[Any]) -> Select[Any]:
    bounds = (column > bindparam("after"), column < bindparam("end"))
    return asked.where(*bounds).order_by(column)


def _accounts(*where: ColumnElement[bool]) -> Select[Any]:
    asked = (
        select(account.c.member_id, account.c.version)
        .outerjoin(member, member.c.member_id == account.c.member_id)
        .where(account.c.version > 0, or_(member.c.is_gone.is_(None), member.c.is_gone == 0))
    )
    return _in_window(asked.where(*where), account.c.member_id)


_is_seen = exists().where(
    seen.c.member_id == account.c.member_id, seen.c.store_id == bindparam("store")
)
_everybody = select(member.c.member_id, member.c.version)
_EVERYBODY: Final = _in_window(_everybody, member.c.member_id)
_MEMBERS: Final = _in_window(_everybody.where(member.c.is_gone == 0), member.c.member_id)
_FOLLOWED: Final = {
    Scope.EVERYTHING: _accounts(),
    Scope.HOME: _accounts(or_(_is_seen, account.c.member_id == PROGRAM_ACCOUNT.bytes)),
}
