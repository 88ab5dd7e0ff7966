# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An independent recount of the demo's books, from what the members were told.

It shares no code with the programme engine, the ledger or the store: it reads the shop's rules
as a bookkeeper would, adds up slowly, and knows only what happened at the till. If it and the
till agree, two different roads led to the same figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

WELCOME_POINTS: Final = 50
VISIT_POINTS: Final = 2
VISIT_MINIMUM: Final = 20_00
TIERS: Final = ((1000, 15), (500, 10), (0, 5))
"""Points of the last twelve months, and the percentage off that they give."""

GOLD_FROM: Final = 1000
TUESDAY: Final = 1
MORNING: Final = range(6, 12)
COFFEE_POINTS: Final = 80
FIVE_OFF_POINTS: Final = 100
MONEY_PER_TEN_POINTS: Final = 50
COFFEES_FOR_A_FREE_ONE: Final = 9
FRIEND_MINIMUM: Final = 30_00
FRIEND_POINTS: Final = 50
REFERRER_POINTS: Final = 100


@dataclass(frozen=True)
class Books:
    """What the bookkeeper has written down for one member.

    Attributes:
        points: All of them, whether they may be spent already or not.
        earned: Points earned in the last twelve months.
        bank: Money, in minor units, that has not filled a whole point yet.
        visits_paid: Times that points were given for a visit today.
        stamps: On the coffee card.
        free_coffees: Vouchers for one.
        purchases: Those that were not taken back.
        invited_by: The card of the member who did, until the first purchase; empty for nobody.
    """

    points: int = 0
    earned: int = 0
    bank: int = 0
    visits_paid: int = 0
    stamps: int = 0
    free_coffees: int = 0
    purchases: int = 0
    invited_by: str = ""

    @property
    def account(self) -> tuple[int, int, int]:
        """Return what the member holds: points, stamps and free coffees."""
        return self.points, self.stamps, self.free_coffees


@dataclass(frozen=True)
class Told:
    """One thing that a member was told at the till.

    Attributes:
        kind: ``enrolled``, ``sale``, ``coffee`` (for points), ``free_coffee`` (for a voucher),
            ``returned`` or ``undone``.
        card: The member's card number.
        name: Names the event, for those that take it back.
        minor: The amount of the sale.
        reward: ``five-off`` or empty.
        money_points: Points used as money.
        coffees: Cups in the sale, where the register said what was sold.
    """

    kind: str
    card: str
    at: datetime
    name: str = ""
    minor: int = 0
    reward: str = ""
    money_points: int = 0
    coffees: int = 0


Page = dict[str, Books]
"""By card number, the books of those whom one event concerns."""


def recount(before: Mapping[str, Books], told: Sequence[Told]) -> dict[str, Books]:
    """Return the books of every member after what was told, by card number.

    Args:
        before: The books at the start of the day.
        told: In the order in which it happened.
    """
    books = dict(before)
    changed: dict[str, tuple[Page, Page]] = {}
    for event in told:
        if event.kind in {"returned", "undone"}:
            _take_back(books, *changed[event.name])
            continue
        after = _after(books, event)
        changed[event.name] = ({card: books.get(card, Books()) for card in after}, after)
        books |= after
    return books


def _after(books: Mapping[str, Books], event: Told) -> Page:
    """Return the new books of those whom the event concerns."""
    mine = books.get(event.card, Books())
    match event.kind:
        case "enrolled":
            earned = mine.earned + WELCOME_POINTS
            return {event.card: replace(mine, points=mine.points + WELCOME_POINTS, earned=earned)}
        case "coffee":
            return {event.card: replace(mine, points=mine.points - COFFEE_POINTS)}
        case "free_coffee":
            return {event.card: replace(mine, free_coffees=mine.free_coffees - 1)}
        case _:
            return _after_sale(books, mine, event)


def _after_sale(books: Mapping[str, Books], mine: Books, event: Told) -> Page:
    due, spent = _to_pay(mine, event)
    base = (due + mine.bank) // 100
    # The bank is kept to the grosz; Tuesday mornings double, and Gold gets half again otherwise.
    is_double = event.at.weekday() == TUESDAY and event.at.hour in MORNING
    bonus = base if is_double else base // 2 if mine.earned >= GOLD_FROM else 0
    pays_visit = due >= VISIT_MINIMUM and mine.visits_paid == 0
    is_first_of_a_friend = bool(mine.invited_by) and mine.purchases == 0 and due >= FRIEND_MINIMUM
    earned = base + bonus
    earned += VISIT_POINTS if pays_visit else 0
    earned += FRIEND_POINTS if is_first_of_a_friend else 0
    cups = mine.stamps + event.coffees
    after = replace(
        mine,
        points=mine.points + earned - spent,
        earned=mine.earned + earned,
        bank=(due + mine.bank) % 100,
        visits_paid=mine.visits_paid + pays_visit,
        stamps=cups % COFFEES_FOR_A_FREE_ONE,
        free_coffees=mine.free_coffees + cups // COFFEES_FOR_A_FREE_ONE,
        purchases=mine.purchases + 1,
    )
    if not is_first_of_a_friend:
        return {event.card: after}
    theirs = books.get(mine.invited_by, Books())
    thanked = replace(
        theirs,
        points=theirs.points + REFERRER_POINTS,
        earned=theirs.earned + REFERRER_POINTS,
    )
    return {event.card: after, mine.invited_by: thanked}


def _to_pay(mine: Books, event: Told) -> tuple[int, int]:
    """Return what is left to pay, in minor units, and the points that were spent on it."""
    percent = next(percent for threshold, percent in TIERS if mine.earned >= threshold)
    due = event.minor - event.minor * percent // 100
    spent = 0
    if event.reward == "five-off":
        due -= min(500, due)
        spent += FIVE_OFF_POINTS
    if event.money_points:
        due -= event.money_points // 10 * MONEY_PER_TEN_POINTS
        spent += event.money_points
    return due, spent


def _take_back(books: Page, before: Page, after: Page) -> None:
    """Take back what an event changed; what has happened since stays."""
    for card, then in after.items():
        now, earlier = books[card], before[card]
        books[card] = replace(
            now,
            points=now.points - then.points + earlier.points,
            earned=now.earned - then.earned + earlier.earned,
            bank=now.bank - then.bank + earlier.bank,
            visits_paid=now.visits_paid - then.visits_paid + earlier.visits_paid,
            stamps=now.stamps - then.stamps + earlier.stamps,
            free_coffees=now.free_coffees - then.free_coffees + earlier.free_coffees,
            purchases=now.purchases - then.purchases + earlier.purchases,
        )
