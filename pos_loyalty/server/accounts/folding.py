# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Accounts as the domain decides by them."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.protocol.sync.rows import AccountRow
from pos_loyalty.server.accounts.rows import account_rows, member_rows


def account_state(row: AccountRow | None, member_id: MemberId, joined_on: date) -> MemberState:
    """Return an account's lots and counters as a state; empty where there is no row."""
    counters: dict[str, dict[date | None, int]] = {}
    for change in row.counters if row else ():
        counters.setdefault(change.name, {})[change.day] = change.amount
    lots = row.lots if row else ()
    return MemberState(member_id, joined_on, lots, counters, row.version if row else 0)


def read_state(connection: Connection, member_id: MemberId) -> MemberState | None:
    """Return somebody's account as it is now; ``None`` if they are not enrolled.

    Of who they are it knows what rules ask for; not the sums over all members.
    """
    found = member_rows(connection, [member_id])
    if not found:
        return None
    member = found[0].member
    rows = account_rows(connection, [member_id])
    state = account_state(rows[0] if rows else None, member_id, member.joined_on)
    return replace(state, birthday=member.birthday, referred_by=member.referred_by)
