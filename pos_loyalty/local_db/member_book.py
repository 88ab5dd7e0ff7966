# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members this till knows, and what finds them."""

from collections.abc import Sequence

from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.rows import CARD, EMAIL, member_of, phone_key
from pos_loyalty.local_db.search import search_members


class SqliteMemberBook:
    """The members, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, member_id: MemberId) -> Member:
        """Return the member; raise ``UnknownMember`` if there is none."""
        row = self._connection.execute(statements.MEMBER_BY_ID, (member_id.bytes,)).fetchone()
        return _member(row)

    def by_card(self, card_number: str) -> Member:
        """Return the holder of the card; raise ``UnknownMember`` if none."""
        return _member(self._holder(CARD + card_number))

    def holding(self, *, phone: str, email: str) -> Member | None:
        """Return a member with this phone or e-mail, if any; empty ones match nobody."""
        keys = [phone_key(phone)] * bool(phone) + [EMAIL + email] * bool(email)
        rows = (self._holder(key) for key in keys)
        return next((member_of(row) for row in rows if row), None)

    def search(self, query: str, limit: int) -> Sequence[Member]:
        """Return members that the query may mean, likeliest first, no duplicates."""
        return search_members(self._connection, query, limit)

    def _holder(self, key: str) -> Row | None:
        return self._connection.execute(statements.MEMBERS_BY_KEY, (key, 1)).fetchone()


def _member(row: Row | None) -> Member:
    if row is None:
        raise UnknownMember
    return member_of(row)
