# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a programme says to a sale of the past, asked for no more than is needed.

Where nothing is wanted the engine is not given the points that could be spent: what it gives and
takes is the same, which is a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pos_loyalty.domain.errors import InsufficientMoney, InsufficientPoints, RewardUnavailable
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import BareEvaluation, Choice, evaluate_bare
from pos_loyalty.domain.sale import Sale
from pos_loyalty.program_commands.what_if.account import Account, Shared

REFUSALS = (InsufficientMoney, InsufficientPoints, RewardUnavailable)
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
        taken: What the member could have of what they wanted.
        refused: The rest.
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
                self._ask(past, state, (*taken, choice))
            except REFUSALS:
                refused.append(choice)
            else:
                taken = (*taken, choice)
        return Decided(self._ask(past, state, taken), taken, tuple(refused))

    def _ask(self, past: PastSale, state: MemberState, chosen: Sequence[Choice]) -> BareEvaluation:
        return evaluate_bare(
            self.program,
            state,
            past.sale,
            chosen,
            op_id=past.op_id,
            referrer=past.referrer,
        )
