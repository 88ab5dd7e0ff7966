# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Checks of what is given: ``earns 12 points``, ``double gives nothing: weekdays``."""

from collections.abc import Sequence
from typing import Final

from pos_loyalty.domain.program.earning import Accrual
from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.domain.program.occasions import Awarded
from pos_loyalty.domain.program.trace import RuleTrace
from tests.domain.program.golden_language.phrases import Phrase, phrase
from tests.domain.program.golden_language.seeing import (
    Amount,
    Check,
    amount_of,
    code_of,
    given_in,
    line_in,
)
from tests.domain.program.golden_language.shop import Outcome, Shop


def _earns(text: str) -> Check:
    unit, amount = amount_of(text)

    def seen(_: Shop, outcome: Outcome) -> int:
        given = given_in(outcome)
        by_rules = sum(a.amount for a in given.accruals if a.unit == unit)
        full = [(g, c.times) for c in given.completions for g in c.given]
        return by_rules + sum(g.amount * times for g, times in full if g.unit == unit)

    return Check(amount, seen)


def _gives(rule_id: str, text: str) -> Check:
    """Return a check of what a rule or a challenge gives, to whomever."""

    def seen(_: Shop, outcome: Outcome) -> Amount | None:
        given = given_in(outcome)
        accruals = _accruals(given, rule_id)
        if accruals:
            return accruals[0].unit, accruals[0].amount
        full = [(g, c.times) for c in given.completions if c.name == rule_id for g in c.given]
        return (full[0][0].unit, full[0][0].amount * full[0][1]) if full else None

    return Check(amount_of(text), seen)


def _accruals(given: Evaluation | Awarded, rule_id: str) -> Sequence[Accrual]:
    referrer = given.referrer_accruals if isinstance(given, Evaluation) else ()
    return [a for a in (*given.accruals, *referrer) if a.rule_id == rule_id]


def _gives_for_line(rule_id: str, text: str, line: str) -> Check:
    def seen(_: Shop, outcome: Outcome) -> int:
        number = line_in(outcome, line).line_id
        accruals = _accruals(given_in(outcome), rule_id)
        return sum(s.amount for a in accruals for s in a.shares if s.line_id == number)

    return Check(amount_of(text)[1], seen)


def _gives_nothing(rule_id: str, code: str) -> Check:
    return Check((0, code), lambda _, outcome: _reason(_rule_trace(outcome, rule_id)))


def _is_limited(rule_id: str, text: str, code: str) -> Check:
    amount = amount_of(text)[1]
    return Check((amount, code), lambda _, outcome: _reason(_rule_trace(outcome, rule_id)))


def _rule_trace(outcome: Outcome, rule_id: str) -> RuleTrace:
    found = [trace for trace in given_in(outcome).trace if trace.rule_id == rule_id]
    if not found:
        raise ValueError(f"no rule {rule_id} was looked at")
    return found[0]


def _reason(trace: RuleTrace) -> tuple[int, str | None]:
    return trace.amount, code_of(trace.unmet)


GIVING_CHECKS: Final[tuple[Phrase[Check], ...]] = (
    phrase("earns {amount}", _earns),
    phrase("{id} gives nothing: {why}", _gives_nothing),
    phrase("tier {id} gives {amount}", lambda i, text: _gives(f"tier:{i}", text)),
    phrase("{id} gives {amount}: {why}", _is_limited),
    phrase("{id} gives {amount}", _gives),
    phrase("{id} gives {amount} for line {number}", lambda i, t, n: _gives_for_line(i, t, str(n))),
    phrase("{id} gives {amount} for {id}", _gives_for_line),
)
