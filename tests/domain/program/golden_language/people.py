# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who has an account, and what is in it, before a golden case begins."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from pos_loyalty.domain.ids import NO_LOT
from pos_loyalty.domain.ledger import ACTIVITIES, VISITS, Lot
from pos_loyalty.domain.program.tiers import TierBasis
from tests.domain.program.golden_language.clauses import Clause
from tests.domain.program.golden_language.phrases import Phrase, clauses_of, phrase, read
from tests.domain.program.golden_language.seeing import amount_of
from tests.domain.program.golden_language.shop import Shop

_Fact = Callable[[Shop], None]

_TRAITS: Final = (
    phrase("born {date}", lambda day: Clause("birthday", day)),
    phrase("in segment {ids}", lambda ids: Clause("segments", ids)),
    phrase("invited by {name}", lambda name: Clause("referrer", name)),
)


def _joined(name: str, day: date, text: str | None) -> _Fact:
    def fact(shop: Shop) -> None:
        traits: dict[str, Any] = {}
        for clause in clauses_of(text)[1] if text else ():
            said = read(clause, _TRAITS, "something about a member")
            traits[said.field] = said.value
        if referrer := traits.pop("referrer", None):
            traits["referred_by"] = shop.accounts.of(referrer).member_id
        known = shop.accounts.welcome(name, day)
        shop.accounts.know(name, replace(known, **traits))

    return fact


def _household(name: str) -> _Fact:
    def fact(shop: Shop) -> None:
        shop.accounts.welcome(name)

    return fact


def _lot(text: str, first: date | None, last: date | None) -> Lot:
    unit, amount = amount_of(text)
    return Lot(NO_LOT, amount, first, last, unit)


def _count(name: str, counter: str, amount: int, day: date) -> _Fact:
    return lambda shop: shop.accounts.count(name, counter, day, amount)


_FACTS: Final[tuple[Phrase[_Fact], ...]] = (
    phrase("{name} joined {date}", lambda name, day: _joined(name, day, None)),
    phrase("{name} joined {date}{text}", _joined),
    phrase("{name} is a household", _household),
    phrase(
        "{name} holds {amount}(?: from {date})?(?: until {date})?",
        lambda name, text, first, last: lambda s: s.accounts.give(name, _lot(text, first, last)),
    ),
    phrase(
        "{name} earned {number} points? on {date}",
        lambda name, n, day: _count(name, TierBasis.POINTS_EARNED, n, day),
    ),
    phrase(
        "{name} spent {money} on {date}",
        lambda name, minor, day: _count(name, TierBasis.MONEY_SPENT, minor, day),
    ),
    phrase("{name} came on {date}", lambda name, day: _count(name, VISITS, 1, day)),
    phrase("{name} was active on {date}", lambda name, day: _count(name, ACTIVITIES, 1, day)),
)


def introduce(shop: Shop, text: str) -> None:
    """Tell the shop what a line says of somebody.

    Raises:
        ValueError: If it cannot be understood.
    """
    read(text, _FACTS, "a step, a rule, or something about somebody")(shop)
