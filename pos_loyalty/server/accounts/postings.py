# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What many operations change in many accounts, summed up first and written at once.

Everything is a sum, or the later of two days: the order of operations changes nothing, and one
set of postings is as good as many. A rebuild writes through here too.
"""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from sqlalchemy import Connection

from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ledger import Effects, Lot
from pos_loyalty.server.accounts.rows import day_text
from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.tables import account, counter, entry, lot, redirect, seen

LotTerms = tuple[str, str, str, str, int]
"""Vests on, expires on, awaits, earned on, idle months; as they are stored."""

_TERMS: Final = ("vests_on", "expires_on", "awaits", "earned_on", "idle_months")
# Whoever adds to a lot says its terms again. Should one leave some out, the fuller ones hold.
_FULLER: Final = ", ".join(
    f"{name} = CASE WHEN excluded.{name} > lot.{name} THEN excluded.{name} ELSE lot.{name} END"
    for name in _TERMS
)
_ENTRIES: Final = Insertion(entry)
_LOTS: Final = Insertion(
    lot, f"(member_id, lot_id) DO UPDATE SET amount = lot.amount + excluded.amount, {_FULLER}"
)
_COUNTERS: Final = Insertion(
    counter, "(member_id, name, day) DO UPDATE SET amount = counter.amount + excluded.amount"
)
_STEPS: Final = Insertion(
    account, "(member_id) DO UPDATE SET version = account.version + excluded.version"
)
_SEEN: Final = Insertion(
    seen,
    "(member_id, store_id) DO UPDATE SET last_seen_on = excluded.last_seen_on"
    " WHERE excluded.last_seen_on > seen.last_seen_on",
)
_REDIRECTS: Final = Insertion(redirect)


class Posting(NamedTuple):
    """What one operation changes in one account.

    Attributes:
        key: Till, epoch and number of the operation.
        first_n: The number of its first entry within the operation.
        named: Whose account the till meant.
        moved: Whose it is: the survivor's, if they were merged.
    """

    key: tuple[TillId, int, int]
    first_n: int
    named: bytes
    moved: bytes
    effects: Effects


class Postings:
    """Changes of accounts that are to be written."""

    def __init__(self) -> None:
        self._entries: Final[list[tuple[object, ...]]] = []
        self._lots: Final[dict[tuple[bytes, str], tuple[str, int, LotTerms]]] = {}
        self._counters: Final[dict[tuple[bytes, str, str], int]] = {}
        self._steps: Final[dict[bytes, int]] = {}
        self._seen: Final[dict[tuple[bytes, str], str]] = {}
        self._redirects: Final[list[tuple[object, ...]]] = []

    def add(self, posting: Posting) -> None:
        """Add what an operation changes in an account; no account twice for one operation."""
        (till_id, epoch, seq), n, named, moved, effects = posting
        till = till_id.bytes
        self._entries.extend(
            (moved, till, epoch, seq, at, one.account, one.unit, one.amount, one.cause, named)
            for at, one in enumerate(effects.entries, n)
        )
        for part in effects.lots:
            self._add_lot(moved, part)
        counters = self._counters
        for change in effects.counters:
            key = (moved, change.name, day_text(change.day))
            counters[key] = counters.get(key, 0) + change.amount
        self._steps[moved] = self._steps.get(moved, 0) + 1
        if named != moved:
            self._redirects.append((till, epoch, seq, named, moved))

    def see(self, members: Collection[bytes], store_id: str, day: str) -> None:
        """Remember that a store has seen somebody."""
        for member_id in members:
            key = (member_id, store_id)
            self._seen[key] = max(self._seen.get(key, ""), day)

    def write(self, connection: Connection, *, with_redirects: bool = True) -> Mapping[bytes, int]:
        """Write all of it; return by how much each account's version has grown.

        The accounts are locked.

        Args:
            with_redirects: Write down too whose accounts were moved in others' places; a rebuild
                has read that, and leaves it.
        """
        _ENTRIES.run(connection, self._entries)
        lots = [(member, lot_id, unit, amount, *terms)
                for (member, lot_id), (unit, amount, terms) in self._lots.items()]  # fmt: skip
        _LOTS.run(connection, sorted(lots))
        _COUNTERS.run(connection, sorted((*key, n) for key, n in self._counters.items()))
        _STEPS.run(connection, sorted(self._steps.items()))
        _SEEN.run(connection, sorted((*key, day) for key, day in self._seen.items()))
        if with_redirects:
            _REDIRECTS.run(connection, self._redirects)
        return self._steps

    def _add_lot(self, member: bytes, part: Lot) -> None:
        key = (member, part.lot_id)
        unit, amount, terms = part.unit, part.amount, _terms(part)
        if key in self._lots:
            _, before, others = self._lots[key]
            amount += before
            terms = _fuller(terms, others)
        self._lots[key] = (unit, amount, terms)


def _terms(part: Lot) -> LotTerms:
    return (
        day_text(part.vests_on),
        day_text(part.expires_on),
        part.awaits,
        day_text(part.earned_on),
        part.idle_months,
    )


def _fuller(one: LotTerms, other: LotTerms) -> LotTerms:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
        max(one[4], other[4]),
    )
