# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what a till decided with what the engine makes of it now."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pos_loyalty.domain.by_hand import CardChangeFact
from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.ledger import Effects, MemberState, apply_effects, combine, negate
from pos_loyalty.domain.ops import (
    ClockFact,
    EnrolmentFact,
    GrantReturnFact,
    MergeFact,
    Operation,
    OperationFact,
    RefundFact,
    ReleaseFact,
    UndoFact,
    UnmatchedReturnFact,
)
from pos_loyalty.protocol.sync.push import Code
from pos_loyalty.services.comparison import Difference
from pos_loyalty.services.evaluate_again import Before, evaluate_again

DECIDED_BY_NOBODY: Final = 0
"""The engine of an enrolment that brings along what another program had: see ``importing``."""

DIFFERENCES_SHOWN: Final = 5
DETAIL_CHARS_MAX: Final = 2_000


@dataclass(frozen=True, slots=True)
class Finding:
    """Something for a person to look at.

    Attributes:
        detail: JSON: where it differs, what was recorded, what it would be now.
    """

    code: Code
    detail: str


def is_evaluated(fact: OperationFact) -> bool:
    """Return whether an engine decided anything about it; none did of members of elsewhere."""
    if isinstance(fact, EnrolmentFact):
        return fact.engine != DECIDED_BY_NOBODY
    return not isinstance(fact, ClockFact | GrantReturnFact | MergeFact | UnmatchedReturnFact)


def names_rules(fact: OperationFact) -> ProgramId | None:
    """Return the version of the rules that a fact was decided by, if it says so itself."""
    match fact:
        case RefundFact() | ReleaseFact() | UndoFact():
            return None
        case GrantReturnFact() | ClockFact() | MergeFact() | UnmatchedReturnFact():
            return None
        case CardChangeFact():
            return None
        case decided:
            return decided.program_id


def mismatch(operation: Operation, candidates: Iterable[Before]) -> Finding | None:
    """Return how an operation differs from what it should have been; ``None`` if it does not.

    Args:
        candidates: What the till may have known then, likeliest first: that is not certain, since
            it may not have heard of what others did. It is believed if any of them explains it.
    """
    first: Sequence[Difference] | None = None
    for before in candidates:
        found = evaluate_again(operation, before).differences
        if not found:
            return None
        first = first or found
    return None if first is None else Finding(Code.CALC_MISMATCH, _detail(first))


def staleness(fact: OperationFact, in_force: ProgramId | None) -> Finding | None:
    """Return that an operation was decided by rules that were over, or that nobody published."""
    used = names_rules(fact)
    if used is None or in_force is None or used == in_force:
        return None
    return Finding(Code.STALE_RULE, json.dumps({"used": used, "in_force": in_force}))


def state_before(now: MemberState, later: Iterable[Effects]) -> MemberState:
    """Return an account without what was done later: sums can be taken back in any order."""
    return replace(apply_effects(now, combine(*map(negate, later))), version=now.version)


def _detail(found: Sequence[Difference]) -> str:
    shown = [
        {"place": one.place, "recorded": one.recorded, "again": one.again}
        for one in found[:DIFFERENCES_SHOWN]
    ]
    text = json.dumps({"count": len(found), "differences": shown}, ensure_ascii=False)
    return text[:DETAIL_CHARS_MAX]
