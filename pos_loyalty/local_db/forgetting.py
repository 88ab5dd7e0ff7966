# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes members out of the file: who the server has erased, and who it no longer has.

What is deleted is overwritten (``PRAGMA secure_delete``). The operations stay as they were sent.
"""

from collections.abc import Iterable
from typing import Final

from pos_loyalty.local_db.account_change import drop_base
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.rows import NAME, identifier_keys, member_of, name_words
from pos_loyalty.local_db.seal import ACCOUNT_TABLES, GRANT_TABLES, resealed
from pos_loyalty.local_db.statements import MEMBER_BY_ID

FORGOTTEN_AT_ONCE_MAX: Final = 500
"""In one transaction: nobody waits longer than for a page."""

_REMEMBER: Final = (
    "INSERT INTO gone VALUES (?, ?, ?) ON CONFLICT (member_id) DO UPDATE SET"
    " version = excluded.version, era = excluded.era"
)
# Whom it was told of by this till, and has not confirmed yet, the server cannot have lost.
_OLDER_MEMBERS: Final = (
    "SELECT member_id FROM member WHERE is_base = 1 AND era < ? AND (row_version > 0 OR era = 0)"
    " LIMIT ?"
)
_OLDER_ACCOUNTS: Final = "SELECT member_id FROM account WHERE era < ? LIMIT ?"
_OLDER_TOMBSTONES: Final = "DELETE FROM gone WHERE era < ?"


def erase_member(connection: Connection, key: bytes, version: int, era: int) -> None:
    """Forget a member, and remember that they are gone. The caller sees to the seals."""
    forget_member(connection, key)
    connection.execute(_REMEMBER, (key, version, era))


def forget_member(connection: Connection, key: bytes) -> None:
    """Delete what is known of a member, and what finds them. The caller sees to the seals."""
    row = connection.execute(MEMBER_BY_ID, (key,)).fetchone()
    if row is not None:
        member = member_of(row)
        drop_keys(connection, key, identifier_keys(member), name_words(member))
    connection.execute("DELETE FROM member WHERE member_id = ?", (key,))
    connection.execute("DELETE FROM grant_held WHERE member_id = ?", (key,))
    drop_base(connection, key)


def drop_keys(
    connection: Connection, key: bytes, identifiers: Iterable[str], words: Iterable[str]
) -> None:
    """Delete what finds a member, and those of the words that nobody else bears."""
    for found_by in identifiers:
        values = (found_by, key)
        connection.execute("DELETE FROM identifier WHERE key = ? AND member_id = ?", values)
    for word in words:
        bearer = connection.execute("SELECT 1 FROM identifier WHERE key = ?", (NAME + word,))
        if bearer.fetchone() is None:
            connection.execute("DELETE FROM name_word WHERE word = ?", (word,))


def forget_older(connection: Connection, era: int) -> bool:
    """Forget members and accounts that were not confirmed since an era began, some at a time.

    Returns:
        Whether none are left.
    """
    some = FORGOTTEN_AT_ONCE_MAX
    members = connection.execute(_OLDER_MEMBERS, (era, some)).fetchall()
    for (key,) in members:
        with resealed(connection, key, ACCOUNT_TABLES, GRANT_TABLES):
            forget_member(connection, key)
    accounts = connection.execute(_OLDER_ACCOUNTS, (era, some)).fetchall()
    for (key,) in accounts:
        with resealed(connection, key, ACCOUNT_TABLES):
            drop_base(connection, key)
    connection.execute(_OLDER_TOMBSTONES, (era,))
    return max(len(members), len(accounts)) < some
