# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members' accounts: what the server confirmed plus this till's operations since."""

from datetime import date
from typing import Final

from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, MemberState
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.rows import day_of, lot_of, member_id_of

_PROGRAM_KEY: Final = PROGRAM_ACCOUNT.bytes


class SqliteLedger:
    """The accounts, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._execute = connection.execute

    def state_of(self, member_id: MemberId) -> MemberState:
        """Return the account, without lots and counters that have come to 0."""
        key = member_id.bytes
        account = self._execute(statements.ACCOUNT, (key,)).fetchone()
        if account is None:
            raise UnknownMember
        joined_on, version, birthday, referred_by, has_shared = account
        return MemberState(
            member_id,
            date.fromisoformat(joined_on),
            tuple(lot_of(row) for row in self._execute(statements.LOTS, (key,)) if row[1]),
            self._counters(key),
            version,
            birthday=day_of(birthday),
            referred_by=member_id_of(referred_by) if referred_by else None,
            shared=self.shared() if has_shared else {},
        )

    def shared(self) -> dict[str, dict[date | None, int]]:
        """Return the sums over all members, without those that have come to 0."""
        return self._counters(_PROGRAM_KEY)

    def open_holds(self) -> tuple[str, ...]:
        """Return the counters of the holds that are open, whoever's they are."""
        return tuple(name for (name,) in self._execute(statements.OPEN_HOLDS))

    def has_unsent(self, member_id: MemberId) -> bool:
        """Return whether an operation that changed this account waits for the server."""
        key = member_id.bytes
        return self._execute(statements.UNSENT_OF_MEMBER, (key, key)).fetchone() is not None

    def _counters(self, key: bytes) -> dict[str, dict[date | None, int]]:
        counters: dict[str, dict[date | None, int]] = {}
        for name, day, amount in self._execute(statements.COUNTERS, (key,)):
            if amount:
                counters.setdefault(name, {})[day_of(day)] = amount
        return counters
