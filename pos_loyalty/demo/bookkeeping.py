# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the demo writes down as it plays, apart from the till: for recount and summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pos_loyalty.demo.recount import Books, Told, recount
from pos_loyalty.demo.shop import COFFEE, COFFEE_CARD
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.units import POINTS, Unit, stamps_on, vouchers_for
from pos_loyalty.local_db.bootstrap import BaseMember
from pos_loyalty.services.ports import Store

HELD_UNITS = (POINTS, stamps_on(COFFEE_CARD), vouchers_for(COFFEE))
"""What is compared, in the order of ``Books.account``."""


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
        differing: Short words for each member whose books differ, without their names.
        lost: Receipts that were told and are not in the log.
        compared: How many members were compared: all of them.
    """

    differing: tuple[str, ...]
    lost: tuple[str, ...]
    compared: int


def compare(notebook: Notebook, store: Store, made: Sequence[BaseMember], day: date) -> Comparison:
    """Recount every account by the notebook, and compare it with the till's."""
    cards = {base.member.member_id: base.member.card_number for base in made}
    before = {base.member.card_number: _books_before(base, day, cards) for base in made}
    expected = recount(before, notebook.told)
    differing = []
    with store.reading() as uow:
        for card, books in expected.items():
            member = uow.members.by_card(card)
            found = _account_of(uow.ledger.state_of(member.member_id))
            if found != books.account:
                words = f"the till has {found}, the recount {books.account}"
                differing.append(f"•••• {card[-4:]}: {words}")
        lost = [r for r in notebook.receipts if uow.log.sale_with_receipt(r) is None]
    return Comparison(tuple(differing), tuple(lost), len(expected))


def _account_of(state: MemberState) -> tuple[int, ...]:
    return tuple(state.amount_of(unit) for unit in HELD_UNITS)


def _books_before(base: BaseMember, day: date, cards: Mapping[MemberId, str]) -> Books:
    """Return what the shop's books say of a member on the morning of the day."""
    earned: Mapping[date | None, int] = base.counters.get("earned", {})
    year = day - timedelta(days=365)
    points, stamps, free_coffees = (_held(base, unit) for unit in HELD_UNITS)
    return Books(
        points,
        sum(points for on, points in earned.items() if on is not None and on > year),
        stamps=stamps,
        free_coffees=free_coffees,
        purchases=sum(base.counters.get("visits", {}).values()),
        invited_by=cards[base.member.referred_by] if base.member.referred_by else "",
    )


def _held(base: BaseMember, unit: Unit) -> int:
    return sum(lot.amount for lot in base.lots if lot.unit == unit)
