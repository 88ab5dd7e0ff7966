# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members this till knows, and what finds them."""

from collections.abc import Sequence
from typing import Final

from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.rows import CARD, EMAIL, member_of, phone_key
from pos_loyalty.local_db.search import search_members

_MERGES_MAX: Final = 10
"""So many times an account may have become part of another; more is a circle."""

_MERGED_INTO: Final = 12
"""Where ``statements.PROFILE`` has it."""


class SqliteMemberBook:
    """The members, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, member_id: MemberId) -> Member:
        """Return the member; raise ``UnknownMember`` if there is none."""
        return self._survivor(self._row(member_id.bytes))

    def by_card(self, card_number: str) -> Member:
        """Return the holder of the card; raise ``UnknownMember`` if none."""
        return self._survivor(self._holder(CARD + card_number))

    def holding(self, *, phone: str, email: str) -> Member | None:
        """Return a member with this phone or e-mail, if any; empty ones match nobody."""
        keys = [phone_key(phone)] * bool(phone) + [EMAIL + email] * bool(email)
        rows = (self._holder(key) for key in keys)
        return next((self._survivor(row) for row in rows if row), None)

    def search(self, query: str, limit: int) -> Sequence[Member]:
        """Return members that the query may mean, likeliest first, no duplicates."""
        found = search_members(self._connection, query, limit)
        members = (self.get(member.member_id) for member in found)
        return tuple({member.member_id: member for member in members}.values())

    def _survivor(self, row: Row | None) -> Member:
        """Return the member in a row, or whose account theirs has become part of."""
        if row is None:
            raise UnknownMember
        for _ in range(_MERGES_MAX):
            survivor = self._row(row[_MERGED_INTO]) if row[_MERGED_INTO] else None
            if survivor is None:  # none, or one that the till has not heard of yet
                break
            row = survivor
        return member_of(row)

    def _row(self, key: bytes) -> Row | None:
        return self._connection.execute(statements.MEMBER_BY_ID, (key,)).fetchone()

    def _holder(self, key: str) -> Row | None:
        return self._connection.execute(statements.MEMBERS_BY_KEY, (key, 1)).fetchone()
