# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What several operations change together, account by account."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import Effects, Lot
from pos_loyalty.domain.ops import EnrolmentFact, Operation
from pos_loyalty.local_db.projector import accounts_changed
from pos_loyalty.local_db.rows import day_text


@dataclass(slots=True)
class AccountPart:
    """What they change in one account.

    Attributes:
        counters: By name and stored day.
        is_joining: One of them is the member's enrolment.
    """

    lots: dict[LotId, Lot] = field(default_factory=dict)
    counters: dict[tuple[str, str], int] = field(default_factory=dict)
    is_joining: bool = False

    def add(self, effects: Effects) -> None:
        """Add what one of them changes."""
        for lot in effects.lots:
            before = self.lots.get(lot.lot_id)
            self.lots[lot.lot_id] = (
                replace(before, amount=before.amount + lot.amount) if before else lot
            )
        for change in effects.counters:
            place = (change.name, day_text(change.day) or "")
            self.counters[place] = self.counters.get(place, 0) + change.amount


def together(operations: Iterable[Operation]) -> dict[bytes, AccountPart]:
    """Return what the operations change, by the bytes of the accounts' ids.

    An account that they name is there, changed or not.
    """
    parts: dict[bytes, AccountPart] = {}
    for operation in operations:
        for account in accounts_changed(operation.draft):
            part = parts.setdefault(account.member_id.bytes, AccountPart())
            part.add(account.effects)
        if isinstance(operation.fact, EnrolmentFact):
            parts[operation.draft.member_id.bytes].is_joining = True
    return parts
