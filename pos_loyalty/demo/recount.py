# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An independent recount of the demo's balances, from what the members were told.

It shares no code with the programme engine, the ledger or the store: it reads the shop's rules
as a bookkeeper would, adds up slowly, and knows only what happened at the till. If it and the
till agree, two different roads led to the same figure.
"""

from dataclasses import dataclass
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


@dataclass
class Account:
    """What the bookkeeper writes down for one member.

    Attributes:
        earned_before: Points earned in the twelve months before the day.
        bank: Money, in minor units, that has not filled a whole point yet.
    """

    points: int
    earned_before: int
    bank: int = 0
    earned_today: int = 0
    was_visit_paid: bool = False


@dataclass(frozen=True)
class Told:
    """One thing that a member was told at the till.

    Attributes:
        kind: ``enrolled``, ``sale``, ``coffee``, ``returned`` or ``undone``.
        card: The member's card number.
        name: Names the event, for those that take it back.
        minor: The amount that the cashier typed.
        reward: ``five-off`` or empty.
        money_points: Points used as money.
    """

    kind: str
    card: str
    at: datetime
    name: str = ""
    minor: int = 0
    reward: str = ""
    money_points: int = 0


@dataclass(frozen=True)
class _Booked:
    points: int
    earned: int
    bank: int
    was_visit_paid: bool


def recount(before: dict[str, tuple[int, int]], told: list[Told]) -> dict[str, int]:
    """Return the points of every member who did something, by card number.

    Args:
        before: By card number, the points at the start of the day and those earned in the
            twelve months before it.
        told: In the order in which it happened.
    """
    accounts: dict[str, Account] = {}
    booked: dict[str, _Booked] = {}
    for event in told:
        account = accounts.get(event.card)
        if account is None:
            account = accounts[event.card] = Account(*before.get(event.card, (0, 0)))
        if event.kind == "enrolled":
            account.points += WELCOME_POINTS
            account.earned_today += WELCOME_POINTS
        elif event.kind == "coffee":
            account.points -= COFFEE_POINTS
            booked[event.name] = _Booked(-COFFEE_POINTS, 0, 0, was_visit_paid=False)
        elif event.kind == "sale":
            booked[event.name] = _book_sale(account, event)
        else:
            _take_back(account, booked[event.name])
    return {card: account.points for card, account in accounts.items()}


def _book_sale(account: Account, event: Told) -> _Booked:
    year_points = account.earned_before + account.earned_today
    percent = next(percent for threshold, percent in TIERS if year_points >= threshold)
    due = event.minor - event.minor * percent // 100
    spent = 0
    if event.reward == "five-off":
        due -= min(500, due)
        spent += FIVE_OFF_POINTS
    if event.money_points:
        due -= event.money_points // 10 * MONEY_PER_TEN_POINTS
        spent += event.money_points
    base = (due + account.bank) // 100
    bank = (due + account.bank) % 100 - account.bank
    # The bank is kept to the grosz; Tuesday mornings double, and Gold gets half again otherwise.
    is_double = event.at.weekday() == TUESDAY and event.at.hour in MORNING
    bonus = base if is_double else base // 2 if year_points >= GOLD_FROM else 0
    pays_visit = due >= VISIT_MINIMUM and not account.was_visit_paid
    earned = base + bonus + (VISIT_POINTS if pays_visit else 0)
    account.points += earned - spent
    account.earned_today += earned
    account.bank += bank
    account.was_visit_paid = account.was_visit_paid or pays_visit
    return _Booked(earned - spent, earned, bank, pays_visit)


def _take_back(account: Account, sale: _Booked) -> None:
    account.points -= sale.points
    account.earned_today -= sale.earned
    account.bank -= sale.bank
    if sale.was_visit_paid:
        account.was_visit_paid = False
