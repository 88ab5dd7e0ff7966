# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Checks, and where to look in what came of a step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.ids import BadgeId, RewardId, StampCardId, WalletId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.domain.program.occasions import Awarded
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import (
    POINTS,
    Unit,
    badges_of,
    money_in,
    stamps_on,
    vouchers_for,
)
from tests.domain.program.golden_language.phrases import Phrase, phrase, read
from tests.domain.program.golden_language.shop import Outcome, Refund, Shop

Amount = tuple[Unit, int]

_AMOUNTS: Final[tuple[Phrase[Amount], ...]] = (
    phrase("{text} points?", lambda n: (POINTS, int(n))),
    phrase("{text} stamps? on {id}", lambda n, card: (stamps_on(StampCardId(card)), int(n))),
    phrase("{text} vouchers? {id}", lambda n, i: (vouchers_for(RewardId(i)), int(n))),
    phrase("{text} badges? {id}", lambda n, i: (badges_of(BadgeId(i)), int(n))),
    phrase("{money} in {id}", lambda minor, i: (money_in(WalletId(i)), minor)),
)


def amount_of(text: str) -> Amount:
    """Return what is said to be given or held: ``3 stamps on coffee``, ``20.00 in gift-card``."""
    return read(text, _AMOUNTS, "an amount")


@dataclass(frozen=True)
class Check:
    """What must be so, and how to see what is.

    Attributes:
        seen: Returns what is to be compared with ``expected``.
    """

    expected: object
    seen: Callable[[Shop, Outcome], object]


def state_of(shop: Shop, outcome: Outcome, name: str | None = None) -> MemberState:
    """Return the account of a step, or that of somebody else."""
    return shop.accounts.of(name or outcome.name)


def sold_in(outcome: Outcome) -> Evaluation:
    """Return what a purchase means."""
    if outcome.evaluation is None:
        raise ValueError("only a purchase has that")
    return outcome.evaluation


def given_in(outcome: Outcome) -> Evaluation | Awarded:
    """Return what a purchase, a deed or a day gives."""
    given = outcome.evaluation or outcome.awarded
    if given is None:
        raise ValueError("nothing is given at such a step")
    return given


def refund_in(outcome: Outcome) -> Refund:
    """Return what a return gives back."""
    if outcome.refund is None:
        raise ValueError("only a return has that")
    return outcome.refund


def line_in(outcome: Outcome, named: str) -> SaleLine:
    """Return a line by its number or its article."""
    if outcome.sale is None:
        raise ValueError("only a purchase has lines")
    lines = outcome.sale.lines
    number = named.removeprefix("line ")
    found = [one for one in lines if named == one.sku or number == str(one.line_id)]
    if len(found) != 1:
        raise ValueError(f"{len(found)} lines are {named}")
    return found[0]


def code_of(unmet: Unmet | None) -> str | None:
    """Return the code of a reason; ``None`` for none."""
    return unmet.code if unmet else None
