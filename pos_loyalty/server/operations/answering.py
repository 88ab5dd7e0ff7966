# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till is told after it has handed operations over: all that they touched, as it is now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.domain.ops import GrantReturnFact
from pos_loyalty.protocol.sync.rows import AccountRow, GrantRow, MemberRow
from pos_loyalty.server.accounts.aliases import find_enrolment
from pos_loyalty.server.accounts.grant_rows import grant_row
from pos_loyalty.server.accounts.rows import account_rows, member_rows
from pos_loyalty.server.bulk import Lookup
from pos_loyalty.server.operations.reading import CardChanged, Content, Enrolled, Sent, Undone

_OPEN: Final = Lookup(
    "SELECT * FROM grant_issued WHERE member_id IN {keys} AND ended = ''"
    " ORDER BY member_id, grant_id"
)
_NAMED: Final = Lookup("SELECT * FROM grant_issued WHERE grant_id IN {keys} ORDER BY grant_id")


@dataclass(frozen=True, slots=True)
class Touched:
    """The rows that a till's operations are about."""

    accounts: tuple[AccountRow, ...]
    members: tuple[MemberRow, ...]
    grants: tuple[GrantRow, ...]


def read_touched(connection: Connection, till_id: TillId, batch: Iterable[Sent]) -> Touched:
    """Return what the operations touched, whether they came now or long ago.

    Of grants, the till's own: those that are open, and those that the operations name.
    """
    contents = [sent.content for sent in batch if sent.content is not None]
    named = {account.member_id for content in contents for account in content.accounts}
    enrolment = find_enrolment(connection, named)
    accounts = sorted(named | set(enrolment.roots.values()))
    about_them = (Enrolled, CardChanged, Undone)  # what is taken back may be about their card
    joined = {c.member_id for c in contents if isinstance(c.fact, about_them)}
    return Touched(
        account_rows(connection, accounts),
        member_rows(connection, sorted(joined | enrolment.roots.keys())),
        _grants(connection, till_id, accounts, contents),
    )


def _grants(
    connection: Connection, till_id: TillId, members: Sequence[MemberId], contents: list[Content]
) -> tuple[GrantRow, ...]:
    named = {use.grant_id.bytes for content in contents for use in content.uses}
    named |= {c.fact.grant_id.bytes for c in contents if isinstance(c.fact, GrantReturnFact)}
    rows = _OPEN.run(connection, [member_id.bytes for member_id in members])
    rows += _NAMED.run(connection, named - {row.grant_id for row in rows})
    own = [row for row in rows if row.till_id == till_id.bytes]
    return tuple(map(grant_row, sorted(own, key=lambda row: (row.member_id, row.grant_id))))
