# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: what would this sale earn, cost and allow? Nothing is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.ids import OpId, ProgramId
from pos_loyalty.domain.ledger import VISITS, MemberState
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Choice, Evaluation, evaluate
from pos_loyalty.domain.program.told import Told
from pos_loyalty.domain.sale import Sale
from pos_loyalty.services.ports import Ledger, Store


@dataclass(frozen=True, slots=True)
class Quote:
    """A sale evaluated for a member, as it was shown to them.

    Attributes:
        op_id: The gesture that confirming it will be; a quote of the same sale keeps it.
        state: The account that it was evaluated on.
        referrer: The account of the one who invited a member that buys for the first time;
            ``None`` where nobody did, or this till does not know them.
        told: What the cashier said beside it, or did not want to say; nothing depends on it.
    """

    op_id: OpId
    sale: Sale
    chosen: tuple[Choice, ...]
    state: MemberState
    program_id: ProgramId
    evaluation: Evaluation
    referrer: MemberState | None = None
    told: tuple[Told, ...] = ()


def quote_sale(
    sale: Sale,
    state: MemberState,
    chosen: Sequence[Choice],
    *,
    op_id: OpId,
    store: Store,
) -> Quote:
    """Return what the sale means for the member on screen.

    Raises:
        RewardUnavailable: If a chosen reward does not fit this sale.
        InsufficientPoints: If the points do not reach for the chosen rewards.
        InsufficientMoney: If a wallet does not reach for what is paid from it.
        MoreThanDue: If more is paid from wallets than there is to pay.
        NoProgramInForce: If the shop has no rules for that day.
    """
    with store.reading() as uow:
        published = uow.programs.in_force(sale.business_at)
        referrer = referrer_of(state, uow.ledger)
    evaluation = evaluate(published.program, state, sale, chosen, op_id=op_id, referrer=referrer)
    return Quote(op_id, sale, tuple(chosen), state, published.program_id, evaluation, referrer)


def referrer_of(state: MemberState, ledger: Ledger) -> MemberState | None:
    """Return the account of the one who invited a member who has not bought yet.

    ``None`` where there is none, or this till does not know it: then the server gives the
    referrer their part.
    """
    if state.referred_by is None or state.total(VISITS):
        return None
    try:
        return ledger.state_of(state.referred_by)
    except UnknownMember:
        return None


def program_at(at: datetime, *, store: Store) -> Program:
    """Return the programme version in force; raise ``NoProgramInForce`` if there is none."""
    with store.reading() as uow:
        return uow.programs.in_force(at).program
