# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the demo writes down as it plays, apart from the till: for recount and summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pos_loyalty.demo.recount import Told, recount
from pos_loyalty.local_db.bootstrap import BaseMember
from pos_loyalty.services.ports import Store


@dataclass(slots=True)
class Notebook:
    """Everything that members were told, in order.

    Attributes:
        receipts: Numbers of the sales that were told.
        sentences: The story so far.
    """

    told: list[Told] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """Return how many things of a kind were told."""
        return sum(event.kind == kind for event in self.told)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The till's books against the notebook.

    Attributes:
        differing: Short words for each member whose balances differ, without their names.
        lost: Receipts that were told and are not in the log.
        compared: How many members were compared: all of them.
    """

    differing: tuple[str, ...]
    lost: tuple[str, ...]
    compared: int


def compare(notebook: Notebook, store: Store, made: Sequence[BaseMember], day: date) -> Comparison:
    """Recount every balance by the notebook, and compare it with the till's."""
    before = {base.member.card_number: _account_before(base, day) for base in made}
    expected = {card: points for card, (points, _) in before.items()}
    expected |= recount(before, notebook.told)
    differing = []
    with store.reading() as uow:
        for card, points in expected.items():
            member = uow.members.by_card(card)
            found = sum(lot.points for lot in uow.ledger.state_of(member.member_id).lots)
            if found != points:
                differing.append(f"•••• {card[-4:]}: the till has {found}, the recount {points}")
        lost = [r for r in notebook.receipts if uow.log.sale_with_receipt(r) is None]
    return Comparison(tuple(differing), tuple(lost), len(expected))


def _account_before(base: BaseMember, day: date) -> tuple[int, int]:
    """Return a member's points, and those earned in the twelve months before the day."""
    earned: Mapping[date | None, int] = base.counters.get("earned", {})
    year = day - timedelta(days=365)
    return (
        sum(lot.points for lot in base.lots),
        sum(points for on, points in earned.items() if on is not None and on > year),
    )
