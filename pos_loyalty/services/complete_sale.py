# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: the customer has paid; record the sale with the points it earns and takes."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from pos_loyalty.domain.errors import NotGrantedHere
from pos_loyalty.domain.handing_out import handed_out, still_granted
from pos_loyalty.domain.ops import Operation, OperationDraft
from pos_loyalty.domain.program.evaluation import evaluate
from pos_loyalty.services.decisions import decide_sale
from pos_loyalty.services.ports import Clock, Ledger, StaleState, Store, UnitOfWork
from pos_loyalty.services.quote import Quote, referrer_of


def complete_sale(quote: Quote, *, store: Store, clock: Clock, actor: str = "") -> Operation:
    """Record the sale as it was quoted; on return it survives loss of power.

    The quote stands if the accounts that it changes have not moved since; else it is evaluated
    again on what they are now. Asking again with the same quote (a double tap, a restart)
    records once and returns the first operation. Runs on the writer's thread.

    Raises:
        InsufficientPoints: If a chosen reward can no longer be paid for.
        InsufficientMoney: If a wallet no longer reaches.
        MoreThanDue: If less is due by now than the wallets would pay.
        NotGrantedHere: If this till may no longer hand out so much.
        RewardUnavailable: If a chosen reward no longer fits.
        DiskFull: If it cannot be made durable; then nothing happened.
    """
    with store.writing() as uow:
        operation = _record(quote, uow, clock(), actor)
        uow.commit()
        return operation


def _record(quote: Quote, uow: UnitOfWork, now: datetime, actor: str) -> Operation:
    if _others_stand(quote, uow.ledger):
        with suppress(StaleState, NotGrantedHere):
            draft = _draft(quote, now, actor)
            return uow.log.record(draft, expected_version=quote.state.version)
    if done := uow.log.find(quote.op_id):
        return done
    fresh = _evaluated_again(quote, uow, now)
    return uow.log.record(_draft(fresh, now, actor), expected_version=fresh.state.version)


def _others_stand(quote: Quote, ledger: Ledger) -> bool:
    """Return whether the accounts are as they were that the sale changes besides the member's.

    Else two members that were quoted at the same time could both have the last piece in stock.
    """
    if not quote.evaluation.others:
        return True
    if ledger.shared() != quote.state.shared:
        return False
    referrer = referrer_of(quote.state, ledger)
    return quote.referrer is None or quote.referrer == referrer


def _evaluated_again(quote: Quote, uow: UnitOfWork, now: datetime) -> Quote:
    known = still_granted(uow.ledger.state_of(quote.state.member_id), now)
    state = replace(known, buyer_id=quote.state.buyer_id)
    program = uow.programs.get(quote.program_id)
    referrer = referrer_of(state, uow.ledger)
    evaluation = evaluate(
        program, state, quote.sale, quote.chosen, op_id=quote.op_id, referrer=referrer
    )
    return replace(quote, state=state, evaluation=evaluation, referrer=referrer)


def _draft(quote: Quote, now: datetime, actor: str) -> OperationDraft:
    return decide_sale(quote.sale, quote.evaluation, quote.program_id, quote.told).draft(
        op_id=quote.op_id,
        member_id=quote.state.member_id,
        occurred_at=now,
        actor=actor,
        uses=handed_out(quote.evaluation.effects, quote.state, now),
    )
