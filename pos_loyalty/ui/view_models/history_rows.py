# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From what a till recorded to the rows of a member's history, and to why a row gave so much."""

from typing import Final

from pos_loyalty.domain.operation_figures import collected_points, reward_names, used_points
from pos_loyalty.domain.ops import (
    Operation,
    RedemptionFact,
    RefundFact,
    SaleFact,
    UndoFact,
)
from pos_loyalty.domain.units import POINTS
from pos_loyalty.services.member_history import Reasoning, Visit
from pos_loyalty.services.undo import FINAL_LATER
from pos_loyalty.ui.view_models.done_panel import happened_at
from pos_loyalty.ui.view_models.history_form import HistoryRow, HistoryWhy
from pos_loyalty.ui.view_models.panels import WhyRow
from pos_loyalty.ui.view_models.why_rows import why_rows

FRIEND: Final = "friend"


def history_row(visit: Visit) -> HistoryRow:
    """Return the row of one operation."""
    operation, fact = visit.operation, visit.operation.fact
    is_own = not visit.is_friends
    can_take_back = (
        is_own
        and not isinstance(fact, FINAL_LATER)
        and visit.undo is None
        and not visit.has_returns
    )
    return HistoryRow(
        op_id=operation.op_id,
        place=(operation.epoch, operation.seq),
        kind=fact.kind if is_own else FRIEND,
        at=happened_at(operation),
        points=visit.effects.points,
        amount_minor=_paid_minor(operation) if is_own else 0,
        receipt_no=_receipt_no(operation) if is_own else "",
        actor=visit.actor_name,
        is_taken_back=visit.undo is not None,
        has_returns=visit.has_returns,
        reason=fact.reason if isinstance(fact, UndoFact) else "",
        approver=visit.approver_name,
        can_take_back=can_take_back,
        can_give=can_take_back and isinstance(fact, SaleFact),
    )


def why_of(reasoning: Reasoning) -> HistoryWhy:
    """Return why an operation gave what it gave, as far as the till can still tell."""
    operation, fact, program = reasoning.operation, reasoning.operation.fact, reasoning.program
    sale = fact.sale if isinstance(fact, SaleFact) else None
    rows = why_rows(reasoning.traces, sale, program)
    names = fact.redemptions if isinstance(fact, SaleFact | RedemptionFact) else ()
    return HistoryWhy(
        rows,
        reward_names(names, program),
        collected_points(operation) - _by_rules(rows),
        used_points(operation),
        is_whole=reasoning.is_whole,
        has_rules=reasoning.asks_rules,
        knows_program=program is not None,
    )


def _by_rules(rows: tuple[WhyRow, ...]) -> int:
    return sum(row.amount for row in rows if row.unit == POINTS)


def _paid_minor(operation: Operation) -> int:
    match operation.fact:
        case SaleFact() as fact:
            off = sum(discount.minor for discount in fact.discounts)
            return fact.sale.gross_minor - off - sum(paid.minor for paid in fact.payments)
        case RefundFact() as fact:
            return fact.refund_minor - sum(paid.minor for paid in fact.to_wallets)
        case _:
            return 0


def _receipt_no(operation: Operation) -> str:
    match operation.fact:
        case SaleFact() as fact:
            return fact.sale.receipt_no
        case RefundFact() as fact:
            return fact.receipt_no
        case _:
            return ""
