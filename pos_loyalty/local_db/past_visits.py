# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What this till did to one member's account, newest first: her history, as far as it is here."""

from collections.abc import Sequence
from typing import Final

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.ledger import SqliteLedger
from pos_loyalty.local_db.log_reading import operation_in
from pos_loyalty.services.ports import LogPlace

_END: Final[LogPlace] = (1 << 62, 0)
"""After every operation."""

# Both parts are read by an index whose last columns are the place: backwards, and no further than
# the page.
VISITS: Final = (
    "WITH place AS ("
    "SELECT epoch, seq FROM op WHERE member_id = ?1 AND (epoch, seq) < (?2, ?3) UNION"
    " SELECT epoch, seq FROM op_other WHERE member_id = ?1 AND (epoch, seq) < (?2, ?3)"
    " ORDER BY epoch DESC, seq DESC LIMIT ?4)"
    " SELECT op.epoch, op.seq, payload FROM place JOIN op USING (epoch, seq)"
    " ORDER BY op.epoch DESC, op.seq DESC"
)


class SqlitePastVisits:
    """The history, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._execute = connection.execute
        self._ledger = SqliteLedger(connection)

    def of(
        self, member_id: MemberId, *, before: LogPlace | None, limit: int
    ) -> Sequence[Operation]:
        """Return operations that changed the account, newest first.

        Of somebody who was merged it is the survivor's history, with that of all who became part
        of them.
        """
        page = (*(before or _END), limit)
        rows = [
            row
            for key in self._ledger.family_of(member_id)
            for row in self._execute(VISITS, (key, *page))
        ]
        newest_first = sorted({row[:2]: row[2] for row in rows}.items(), reverse=True)
        return tuple(operation_in(payload) for _, payload in newest_first[:limit])
