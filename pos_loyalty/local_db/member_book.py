# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members this till knows, and what finds them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.cards import CardStanding, as_carded
from pos_loyalty.domain.errors import CardReplaced, UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member, MemberStatus
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.card_book import SqliteCardBook
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
        self._cards = SqliteCardBook(connection)

    def get(self, member_id: MemberId) -> Member:
        """Return the member; raise ``UnknownMember`` if there is none."""
        return self._survivor(self._row(member_id.bytes))

    def by_card(self, card_number: str) -> Member:
        """Return the holder of the card, blocked or not as that card is.

        Raises:
            UnknownMember: If nobody holds it.
            CardReplaced: If another card stands for it.
        """
        row = self._holder(CARD + card_number) or self._changed(card_number)
        member = self._survivor(row)
        record = self._cards.record_of(self._family(member.member_id.bytes))
        if record.standing(card_number) is CardStanding.REPLACED:
            raise CardReplaced
        own = member if row is None else as_carded(member_of(row), record)
        is_theirs = own.card_number == card_number and own.status is MemberStatus.BLOCKED
        is_blocked = is_theirs or card_number in record.blocks
        status = MemberStatus.BLOCKED if is_blocked else MemberStatus.ACTIVE
        return replace(member, status=status)

    def holding(self, *, phone: str, email: str) -> Member | None:
        """Return a member with this phone or e-mail, if any; empty ones match nobody."""
        keys = [phone_key(phone)] * bool(phone) + [EMAIL + email] * bool(email)
        rows = (self._holder(key) for key in keys)
        return next((self._survivor(row) for row in rows if row), None)

    def search(self, query: str, limit: int) -> Sequence[Member]:
        """Return members that the query may mean, likeliest first, no duplicates.

        A card that another stands for finds nobody: somebody else may have it in their hand.
        """
        found = search_members(self._connection, query, limit, by_card=self._standing_for)
        members = (self.get(member.member_id) for member in found)
        return tuple({member.member_id: member for member in members}.values())

    def _standing_for(self, card_number: str) -> Member | None:
        try:
            return self.by_card(card_number)
        except (UnknownMember, CardReplaced):
            return None

    def _survivor(self, row: Row | None) -> Member:
        """Return the member in a row, or whose account theirs has become part of."""
        if row is None:
            raise UnknownMember
        for _ in range(_MERGES_MAX):
            survivor = self._row(row[_MERGED_INTO]) if row[_MERGED_INTO] else None
            if survivor is None:  # none, or one that the till has not heard of yet
                break
            row = survivor
        return as_carded(member_of(row), self._cards.record_of(self._family(row[0])))

    def _family(self, survivor: bytes) -> list[bytes]:
        """Return the account, and all that have become part of it."""
        keys = [survivor]
        for key in keys:  # it grows meanwhile
            if len(keys) > _MERGES_MAX:
                break
            absorbed = self._connection.execute(statements.ABSORBED, (key,)).fetchall()
            keys += [found for (found,) in absorbed if found not in keys]
        return keys

    def _changed(self, card_number: str) -> Row | None:
        """Return on whose account something became of the card: given out, or replaced."""
        key = self._cards.holder(card_number)
        return None if key is None else self._row(key)

    def _row(self, key: bytes) -> Row | None:
        return self._connection.execute(statements.MEMBER_BY_ID, (key,)).fetchone()

    def _holder(self, key: str) -> Row | None:
        return self._connection.execute(statements.MEMBERS_BY_KEY, (key, 1)).fetchone()
