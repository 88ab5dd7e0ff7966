# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: what would this sale earn, cost and allow? Nothing is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.domain.ids import OpId, ProgramId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Evaluation, evaluate
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.sale import Sale
from pos_loyalty.services.ports import Store


@dataclass(frozen=True, slots=True)
class Quote:
    """A sale evaluated for a member, as it was shown to them.

    Attributes:
        op_id: The gesture that confirming it will be; a quote of the same sale keeps it.
        state: The account that it was evaluated on.
    """

    op_id: OpId
    sale: Sale
    chosen: tuple[ChosenReward, ...]
    state: MemberState
    program_id: ProgramId
    evaluation: Evaluation


def quote_sale(
    sale: Sale,
    state: MemberState,
    chosen: Sequence[ChosenReward],
    *,
    op_id: OpId,
    store: Store,
) -> Quote:
    """Return what the sale means for the member on screen.

    Raises:
        RewardUnavailable: If a chosen reward does not fit this sale.
        InsufficientPoints: If the points do not reach for the chosen rewards.
        NoProgramInForce: If the shop has no rules for that day.
    """
    with store.reading() as uow:
        published = uow.programs.in_force(sale.business_at)
    evaluation = evaluate(published.program, state, sale, chosen, op_id=op_id)
    return Quote(op_id, sale, tuple(chosen), state, published.program_id, evaluation)


def program_at(at: datetime, *, store: Store) -> Program:
    """Return the programme version in force; raise ``NoProgramInForce`` if there is none."""
    with store.reading() as uow:
        return uow.programs.in_force(at).program
