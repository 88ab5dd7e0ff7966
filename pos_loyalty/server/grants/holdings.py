# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What members may spend through a span of days, and what of it is set aside for tills."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, bindparam, select

from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.units import Unit
from pos_loyalty.server.accounts.folding import account_state
from pos_loyalty.server.accounts.rows import account_rows
from pos_loyalty.server.bulk import Lookup
from pos_loyalty.server.tables import alias, grant, till

_BADGE: Final = "badge:"


@dataclass(frozen=True, slots=True)
class Held:
    """A grant, as it is when it is looked at.

    Attributes:
        left: What its holder may still hand out, or has and did not say so yet; at least 0.
    """

    row: Row[Any]
    left: int

    @property
    def unit(self) -> Unit:
        """Return what it is of."""
        return Unit(self.row.unit)


@dataclass(frozen=True, slots=True)
class Holding:
    """One account, and what is set aside of it.

    Attributes:
        state: As the server has it.
        grants: Those that are open, the one that lives longest last.
    """

    state: MemberState
    grants: Sequence[Held]

    @property
    def units(self) -> tuple[Unit, ...]:
        """Return the units of which there may be something to spend; a badge buys nothing."""
        units = {lot.unit for lot in self.state.lots if lot.amount > 0}
        return tuple(sorted(unit for unit in units if not unit.startswith(_BADGE)))

    def spendable(self, unit: Unit, days: Iterable[date]) -> int:
        """Return what may be spent on each of the days, whichever the holder spends it on.

        A lot that ends while a grant lives must not be granted twice over with what stays.
        """
        return max(0, min(spendable_of(self.state, day, unit) for day in days))

    def open(self, unit: Unit) -> Sequence[Held]:
        """Return the open grants of a unit, the one that lives longest last."""
        return [held for held in self.grants if held.unit == unit]

    def reserved(self, unit: Unit) -> int:
        """Return what is set aside of a unit for whomever."""
        return sum(held.left for held in self.open(unit))

    def free(self, unit: Unit, days: Iterable[date]) -> int:
        """Return what may be spent and is not set aside."""
        return max(0, self.spendable(unit, days) - self.reserved(unit))


def holdings_of(
    connection: Connection, ids: Sequence[MemberId], *, are_locked: bool
) -> dict[MemberId, Holding]:
    """Return the accounts of those whose card works, and who were not merged into somebody else.

    Args:
        are_locked: The caller has locked the accounts, to change what is set aside of them; that
            is locked too.
    """
    joined_on = {
        row.member_id: date.fromisoformat(row.joined_on)
        for row in _WORKING.run(connection, [member_id.bytes for member_id in ids])
    }
    working = [member_id for member_id in ids if member_id.bytes in joined_on]
    grants = _grants_of(connection, working, _GRANTS_LOCKED if are_locked else _GRANTS)
    return {
        row.member_id: Holding(
            account_state(row, row.member_id, joined_on[row.member_id.bytes]),
            grants.get(row.member_id, ()),
        )
        for row in account_rows(connection, working)
    }


def _grants_of(
    connection: Connection, ids: Sequence[MemberId], question: Select[Any]
) -> Mapping[MemberId, Sequence[Held]]:
    """Return the grants by whose account they go; those of merged accounts are the survivor's."""
    roots = {member_id.bytes: member_id for member_id in ids}
    newest = list(roots)
    while newest:
        rows = connection.execute(_MERGED, {"ids": newest}).all()
        newest = [row.from_id for row in rows if row.from_id not in roots]
        roots |= {row.from_id: roots[row.to_id] for row in rows if row.from_id in newest}
    found: dict[MemberId, list[Held]] = defaultdict(list)
    for row in connection.execute(question, {"ids": list(roots)}):
        held = Held(row, max(0, row.amount - row.used))
        found[roots[row.member_id]].append(held)
    for some in found.values():
        some.sort(key=lambda held: held.row.usable_until)
    return found


_WORKING: Final = Lookup(
    "SELECT member_id, joined_on FROM member WHERE member_id IN {keys}"
    " AND is_gone = 0 AND merged_into IS NULL AND status = 'active'"
)
_MERGED: Final = select(alias).where(alias.c.to_id.in_(bindparam("ids", expanding=True)))
_GRANTS: Final = (
    select(grant, till.c.store_id)
    .join(till, till.c.till_id == grant.c.till_id)
    .where(grant.c.member_id.in_(bindparam("ids", expanding=True)), grant.c.ended == "")
    .order_by(grant.c.grant_id)  # as everybody locks them
)
_GRANTS_LOCKED: Final = _GRANTS.with_for_update(of=grant)
