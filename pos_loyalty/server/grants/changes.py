# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of grants in one transaction: begun, made to last longer, recalled, ended.

Every change of a till's grants has a number of its own, given out under the lock of the till's
row: so a till that has seen one has seen all before it.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, update

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.units import Unit
from pos_loyalty.protocol.sync.rows import GrantEnd
from pos_loyalty.server.grants.holder import Holder, Lease
from pos_loyalty.server.grants.holdings import Held
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import grant, till

_ID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class _Change:
    """A row of ``grant``, but for its number; it has no id before it is written first."""

    values: dict[str, Any]
    generation: bytes = b""


class Changes:
    """Collects what is to change, and writes it at once."""

    def __init__(self) -> None:
        self._by_till: dict[bytes, list[_Change]] = defaultdict(list)
        self._touched: set[bytes] = set()

    @property
    def count(self) -> int:
        """Return how many grants change."""
        return sum(map(len, self._by_till.values()))

    def has(self, held: Held) -> bool:
        """Return whether the grant changes already; none changes twice."""
        return held.row.grant_id in self._touched

    def begin(
        self, holder: Holder, whose: tuple[MemberId, Unit], amount: int, lease: Lease, now: datetime
    ) -> None:
        """Set so much aside for a till."""
        member_id, unit = whose
        values = {
            "member_id": member_id.bytes,
            "till_id": holder.till_id.bytes,
            "epoch": holder.epoch,
            "unit": unit,
            "amount": amount,
            "used": 0,
            "issued_at": moment_text(now),
            "usable_until": moment_text(lease.usable_until),
            "frees_at": moment_text(lease.frees_at),
            "ended": "",
            "is_recalled": 0,
        }
        self._by_till[holder.till_id.bytes].append(_Change(values, holder.generation))

    def prolong(self, held: Held, more: int, lease: Lease) -> None:
        """Set more aside in a grant, and let all of it live longer; it never lives less long."""
        self._change(
            held,
            amount=held.row.amount + more,
            usable_until=max(held.row.usable_until, moment_text(lease.usable_until)),
            frees_at=max(held.row.frees_at, moment_text(lease.frees_at)),
        )

    def recall(self, held: Held) -> None:
        """Ask the holder to give back what is left."""
        self._change(held, is_recalled=1)

    def expire(self, held: Held) -> None:
        """Free what is left of a grant whose time is over."""
        self._change(held, ended=GrantEnd.EXPIRED.value)

    def write(self, connection: Connection) -> None:
        """Number the changes and store them; the tills' rows stay locked until the commit."""
        begun, changed = [], []
        for till_id in sorted(self._by_till):
            changes = self._by_till[till_id]
            first = _last_number(connection, till_id, len(changes)) - len(changes) + 1
            for change_no, change in enumerate(changes, first):
                numbered = change.values | {"change_no": change_no}
                if change.generation:
                    key = change.generation + till_id + change_no.to_bytes(8, "big")
                    begun.append(numbered | {"grant_id": _grant_id(key)})
                else:
                    changed.append(numbered)
        if begun:
            connection.execute(_BEGIN, begun)
        if changed:
            connection.execute(_CHANGE, changed)

    def _change(self, held: Held, **fields: object) -> None:
        row = held.row
        self._touched.add(row.grant_id)
        values = {
            "which": row.grant_id,
            "amount": row.amount,
            "usable_until": row.usable_until,
            "frees_at": row.frees_at,
            "ended": row.ended,
            "is_recalled": row.is_recalled,
        }
        self._by_till[row.till_id].append(_Change(values | fields))


def _last_number(connection: Connection, till_id: bytes, changes: int) -> int:
    bump = {"which": till_id, "changes": changes}
    newest: int = connection.execute(_BUMP, bump).scalar_one()
    return newest


def _grant_id(key: bytes) -> bytes:
    """Return an id that no other grant has, in this generation of the server or another."""
    return UUID(bytes=hashlib.sha256(key).digest()[:_ID_BYTES], version=4).bytes


_BEGIN: Final = insert(grant)
_BUMP: Final = (
    update(till)
    .where(till.c.till_id == bindparam("which"))
    .values(grant_no=till.c.grant_no + bindparam("changes"))
    .returning(till.c.grant_no)
)
_CHANGE: Final = (
    update(grant)
    .where(grant.c.grant_id == bindparam("which"))
    .values(
        amount=bindparam("amount"),
        usable_until=bindparam("usable_until"),
        frees_at=bindparam("frees_at"),
        ended=bindparam("ended"),
        is_recalled=bindparam("is_recalled"),
        change_no=bindparam("change_no"),
    )
)
