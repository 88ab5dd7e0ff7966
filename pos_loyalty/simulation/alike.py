# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a till has what the server has: every row that it follows, column by column."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.simulation.books import Books

_ACCOUNTS: Final = "SELECT lower(hex(member_id)), version FROM account"
_MEMBERS: Final = "SELECT lower(hex(member_id)), row_version FROM member WHERE row_version > 0"
_LOCAL: Final = """
    SELECT lower(hex(member_id)), lot_id, local_amount FROM lot WHERE local_amount <> 0
    UNION ALL
    SELECT lower(hex(member_id)), name, local_amount FROM counter WHERE local_amount <> 0
"""
_LOTS: Final = """
    SELECT lower(hex(member_id)) AS m, lot_id, base_amount, coalesce(vests_on, ''),
           coalesce(expires_on, ''), unit, awaits, coalesce(earned_on, ''), idle_months
      FROM lot WHERE base_amount <> 0 ORDER BY 1, 2
"""
_COUNTERS: Final = """
    SELECT lower(hex(member_id)) AS m, name, day, base_amount
      FROM counter WHERE base_amount <> 0 ORDER BY 1, 2, 3
"""
_SERVER_MEMBERS: Final = (
    "SELECT lower(hex(member_id)) AS member, version FROM member WHERE is_gone = 0"
)
_SERVER_ACCOUNTS: Final = """
    SELECT lower(hex(member_id)) AS member, version
      FROM account JOIN seen USING (member_id) WHERE store_id = ?
"""
_SERVER_LOTS: Final = """
    SELECT lower(hex(member_id)) AS m, lot_id, amount, vests_on, expires_on, unit, awaits,
           earned_on, idle_months
      FROM lot WHERE amount <> 0 ORDER BY 1, 2
"""
_SERVER_COUNTERS: Final = """
    SELECT lower(hex(member_id)) AS m, name, day, amount
      FROM counter WHERE amount <> 0 ORDER BY 1, 2, 3
"""
_TILL_PROGRAMS: Final = "SELECT program_id FROM program_version WHERE server_no > 0"
_SERVER_PROGRAMS: Final = "SELECT program_id AS id FROM program_version"


class Followed(NamedTuple):
    """What the tills of a store follow, as the server has it.

    Attributes:
        members: By id, the version.
        accounts: By id, the version.
    """

    members: Mapping[str, int]
    accounts: Mapping[str, int]


def followed_in(store_id: str, books: Books) -> Followed:
    """Return what the tills of a store follow."""
    return Followed(
        {row["member"]: row["version"] for row in books.rows(_SERVER_MEMBERS)},
        {row["member"]: row["version"] for row in books.rows(_SERVER_ACCOUNTS, store_id)},
    )


def unseen(store: SqliteStore, followed: Followed) -> Iterator[str]:
    """Yield what a till has not seen that has read everything."""
    with store.reading() as uow:
        members: dict[str, int] = dict(uow.connection.execute(_MEMBERS).fetchall())
        accounts: dict[str, int] = dict(uow.connection.execute(_ACCOUNTS).fetchall())
    for member, version in followed.members.items():
        if members.get(member) != version:
            have = members.get(member)
            yield f"has member {member[:8]} at {have}, the server at {version}"
    for member, version in followed.accounts.items():
        if accounts.get(member) != version:
            have = accounts.get(member)
            yield f"has account {member[:8]} at {have}, the server at {version}"


def apart(store: SqliteStore, books: Books) -> Iterator[str]:
    """Yield in what a till and the server differ, once both are quiet."""
    yield from unseen(store, followed_in(store.place.store_id, books))
    with store.reading() as uow:
        execute = uow.connection.execute
        for member, name, amount in execute(_LOCAL):
            yield f"still adds {amount} of its own to member {member[:8]}: {name}"
        versions: dict[str, int] = dict(execute(_ACCOUNTS).fetchall())
        programs = {row[0] for row in execute(_TILL_PROGRAMS)}
        lots, counters = execute(_LOTS).fetchall(), execute(_COUNTERS).fetchall()
    server_versions = books.versions()
    current = {m for m, version in versions.items() if server_versions.get(m) == version}
    for what, here, sql in (("lots", lots, _SERVER_LOTS), ("counters", counters, _SERVER_COUNTERS)):
        there = [tuple(row.values()) for row in books.rows(sql)]
        mine = {tuple(row) for row in here if row[0] in current}
        theirs = {row for row in there if row[0] in current}
        for row in sorted(mine ^ theirs, key=repr):
            whose = "the till" if row in mine else "the server"
            yield f"only {whose} has of {what} {row[0][:8]} {row[1:]}"
    for program_id in {row["id"] for row in books.rows(_SERVER_PROGRAMS)} - programs:
        yield f"lacks programme {program_id[:8]}"
