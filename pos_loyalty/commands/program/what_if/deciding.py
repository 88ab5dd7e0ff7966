# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a programme says to a sale of the past, asked for no more than is needed.

Where nothing is wanted the engine is not given the points that could be spent: what it gives and
takes is the same, which is a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pos_loyalty.commands.program.what_if.account import Account, Shared
from pos_loyalty.commands.program.what_if.sums import stored_minor
from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.errors import (
    InsufficientMoney,
    InsufficientPoints,
    MoreThanDue,
    RewardUnavailable,
)
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import BareEvaluation, Choice, evaluate_bare
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.units import money_in

REFUSALS = (InsufficientMoney, InsufficientPoints, MoreThanDue, RewardUnavailable)
"""Why somebody cannot have what they had."""


@dataclass(slots=True)
class PastSale:
    """A sale to be decided.

    Attributes:
        wanted: What the member took or paid with, in that order.
        segments: Those that the member was in.
        referrer: The account of the one who invited them; ``None`` for nobody.
    """

    op_id: OpId
    sale: Sale
    wanted: tuple[Choice, ...]
    segments: tuple[str, ...] = ()
    referrer: MemberState | None = None


@dataclass(slots=True)
class Decided:
    """What came of a sale.

    Attributes:
        taken: What the member could have of what they wanted. A wallet pays at most what is left
            to pay, and what it holds.
        refused: What they could have nothing of.
    """

    evaluation: BareEvaluation
    taken: tuple[Choice, ...]
    refused: tuple[Choice, ...]


class Decider:
    """Asks a programme about one sale after the other."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def decide(self, past: PastSale, account: Account, shared: Shared) -> Decided:
        """Return what the sale means, with as much of what was wanted as can be had."""
        if not past.wanted:
            state = account.state_without_points(past.segments, shared)
            return Decided(self._ask(past, state, ()), (), ())
        state = account.state(past.segments, shared)
        try:
            return Decided(self._ask(past, state, past.wanted), past.wanted, ())
        except REFUSALS:
            return self._decide_one_by_one(past, state)

    def _decide_one_by_one(self, past: PastSale, state: MemberState) -> Decided:
        taken: tuple[Choice, ...] = ()
        refused: list[Choice] = []
        for choice in past.wanted:
            try:
                reach = self._reach(past, state, taken, choice)
                self._ask(past, state, (*taken, reach))
            except REFUSALS:
                refused.append(choice)
            else:
                taken = (*taken, reach)
        return Decided(self._ask(past, state, taken), taken, tuple(refused))

    def _reach(
        self, past: PastSale, state: MemberState, taken: tuple[Choice, ...], choice: Choice
    ) -> Choice:
        """Return a reward as it is, and as much of a payment as there is to pay and is stored.

        Raises:
            InsufficientMoney: If there is nothing of one of them.
        """
        if isinstance(choice, ChosenReward):
            return choice
        paid = [earlier for earlier in taken if isinstance(earlier, WalletPayment)]
        left = self._ask(past, state, taken).due_minor - stored_minor(paid)
        held = spendable_of(state, past.sale.business_at.date(), money_in(choice.wallet_id))
        held -= stored_minor(p for p in paid if p.wallet_id == choice.wallet_id)
        minor = min(choice.minor, left, held)
        if minor < 1:
            raise InsufficientMoney(needed_minor=choice.minor, stored_minor=max(minor, 0))
        return WalletPayment(choice.wallet_id, minor)

    def _ask(self, past: PastSale, state: MemberState, chosen: Sequence[Choice]) -> BareEvaluation:
        return evaluate_bare(
            self.program,
            state,
            past.sale,
            chosen,
            op_id=past.op_id,
            referrer=past.referrer,
        )
