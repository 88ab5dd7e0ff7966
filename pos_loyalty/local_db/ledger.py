# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members' accounts: what the server confirmed plus this till's operations since."""

from datetime import date

from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import MemberState, PointLot
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.rows import day_of


class SqliteLedger:
    """The accounts, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._execute = connection.execute

    def state_of(self, member_id: MemberId) -> MemberState:
        """Return the account, without lots and counters that have come to 0."""
        key = (member_id.bytes,)
        account = self._execute(statements.ACCOUNT, key).fetchone()
        if account is None:
            raise UnknownMember
        joined_on, version = account
        lots = tuple(
            PointLot(LotId(lot_id), points, day_of(vests_on), day_of(expires_on))
            for lot_id, points, vests_on, expires_on in self._execute(statements.LOTS, key)
            if points
        )
        counters = self._counters(member_id)
        return MemberState(member_id, date.fromisoformat(joined_on), lots, counters, version)

    def has_unsent(self, member_id: MemberId) -> bool:
        """Return whether an operation of this member waits for the server."""
        return self._execute(statements.UNSENT_OF_MEMBER, (member_id.bytes,)).fetchone() is not None

    def _counters(self, member_id: MemberId) -> dict[str, dict[date | None, int]]:
        counters: dict[str, dict[date | None, int]] = {}
        for name, day, amount in self._execute(statements.COUNTERS, (member_id.bytes,)):
            if amount:
                counters.setdefault(name, {})[day_of(day)] = amount
        return counters
