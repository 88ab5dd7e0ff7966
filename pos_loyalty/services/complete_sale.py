# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: the customer has paid; record the sale with the points it earns and takes."""

from dataclasses import replace

from pos_loyalty.domain.ops import Operation, OperationDraft, SaleFact
from pos_loyalty.domain.program.evaluation import ENGINE_VERSION, evaluate
from pos_loyalty.services.ports import Clock, StaleState, Store, UnitOfWork
from pos_loyalty.services.quote import Quote


def complete_sale(quote: Quote, *, store: Store, clock: Clock, actor: str = "") -> Operation:
    """Record the sale as it was quoted; on return it survives loss of power.

    The quote stands if the account has not moved since; else it is evaluated again on what the
    account is now. Asking again with the same quote (a double tap, a restart) records once and
    returns the first operation. Runs on the writer's thread.

    Raises:
        InsufficientPoints: If a chosen reward can no longer be paid for.
        RewardUnavailable: If a chosen reward no longer fits.
        DiskFull: If it cannot be made durable; then nothing happened.
    """
    with store.writing() as uow:
        operation = _record(quote, uow, clock, actor)
        uow.commit()
        return operation


def _record(quote: Quote, uow: UnitOfWork, clock: Clock, actor: str) -> Operation:
    try:
        return uow.log.record(_draft(quote, clock, actor), expected_version=quote.state.version)
    except StaleState:
        state = uow.ledger.state_of(quote.state.member_id)
        program = uow.programs.get(quote.program_id)
        again = evaluate(program, state, quote.sale, quote.chosen, op_id=quote.op_id)
        fresh = replace(quote, state=state, evaluation=again)
        return uow.log.record(_draft(fresh, clock, actor), expected_version=state.version)


def _draft(quote: Quote, clock: Clock, actor: str) -> OperationDraft:
    evaluation = quote.evaluation
    fact = SaleFact(
        sale=quote.sale,
        program_id=quote.program_id,
        engine=ENGINE_VERSION,
        tier_id=evaluation.occasion.tier_id,
        is_first_purchase=evaluation.occasion.is_first_purchase,
        segments=evaluation.occasion.segments,
        accruals=evaluation.accruals,
        redemptions=evaluation.redemptions,
        discounts=evaluation.discounts,
    )
    return OperationDraft(
        op_id=quote.op_id,
        member_id=quote.state.member_id,
        occurred_at=clock(),
        actor=actor,
        fact=fact,
        effects=evaluation.effects,
    )
