# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members' accounts: what the server confirmed plus this till's operations since."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Lot, MemberState
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.grant_book import SqliteGrantBook
from pos_loyalty.local_db.rows import day_of, lot_of, member_id_of

_PROGRAM_KEY: Final = PROGRAM_ACCOUNT.bytes
_MERGES_MAX: Final = 10
"""So many times an account may have become part of another; more is a circle."""


class SqliteLedger:
    """The accounts, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._execute = connection.execute
        self._grants = SqliteGrantBook(connection)

    def state_of(self, member_id: MemberId) -> MemberState:
        """Return the account, without lots and counters that have come to 0.

        Of an account that has become part of another it is the other, with what is still on its
        way from the first.
        """
        key, account = self._survivor(member_id.bytes)
        joined_on, version, birthday, referred_by, _, segments, *about = account
        has_absorbed, has_shared, has_server = about
        keys = tuple(self._family(key)) if has_absorbed else (key,)
        return MemberState(
            member_id_of(key),
            date.fromisoformat(joined_on),
            self._lots(keys),
            self._counters(keys),
            version,
            tuple(segments.split("\n")) if segments else (),
            birthday=day_of(birthday),
            referred_by=member_id_of(referred_by) if referred_by else None,
            shared=self.shared() if has_shared else {},
            grants=self._grants.usable(keys) if has_server else None,
        )

    def shared(self) -> dict[str, dict[date | None, int]]:
        """Return the sums over all members, without those that have come to 0."""
        return self._counters((_PROGRAM_KEY,))

    def open_holds(self) -> tuple[str, ...]:
        """Return the counters of the holds that are open, whoever's they are."""
        return tuple(name for (name,) in self._execute(statements.OPEN_HOLDS))

    def has_unsent(self, member_id: MemberId) -> bool:
        """Return whether an operation that changed this account waits for the server."""
        try:
            keys = self._family(self._survivor(member_id.bytes)[0])
        except UnknownMember:
            keys = [member_id.bytes]
        sql = statements.UNSENT_OF_MEMBER
        return any(self._execute(sql, (key, key)).fetchone() for key in keys)

    def family_of(self, member_id: MemberId) -> Sequence[bytes]:
        """Return the keys of the account and of all that have become part of it.

        Raises:
            UnknownMember: If there is none.
        """
        return self._family(self._survivor(member_id.bytes)[0])

    def _survivor(self, key: bytes) -> tuple[bytes, Row]:
        account = self._execute(statements.ACCOUNT, (key,)).fetchone()
        if account is None:
            raise UnknownMember
        for _ in range(_MERGES_MAX):
            survivor = account[4]
            if survivor is None:
                break
            found = self._execute(statements.ACCOUNT, (survivor,)).fetchone()
            if found is None:  # the till has not heard of them yet
                break
            key, account = survivor, found
        return key, account

    def _family(self, survivor: bytes) -> list[bytes]:
        """Return the account, and all that have become part of it."""
        keys = [survivor]
        for key in keys:
            if len(keys) > _MERGES_MAX:
                break
            absorbed = self._execute(statements.ABSORBED, (key,)).fetchall()
            keys += [found for (found,) in absorbed if found not in keys]
        return keys

    def _lots(self, keys: Sequence[bytes]) -> tuple[Lot, ...]:
        lots: dict[LotId, Lot] = {}
        for key in keys:
            for row in self._execute(statements.LOTS, (key,)):
                lot = lot_of(row)
                if other := lots.get(lot.lot_id):
                    lot = replace(other, amount=other.amount + lot.amount)
                lots[lot.lot_id] = lot
        return tuple(lot for lot in lots.values() if lot.amount)

    def _counters(self, keys: Sequence[bytes]) -> dict[str, dict[date | None, int]]:
        rows = [row for key in keys for row in self._execute(statements.COUNTERS, (key,))]
        if len(keys) > 1:
            rows.sort()  # by name and day
        counters: dict[str, dict[date | None, int]] = {}
        for name, stored_day, amount in rows:
            if amount:
                by_day, day = counters.setdefault(name, {}), day_of(stored_day)
                by_day[day] = by_day.get(day, 0) + amount
        return counters
