# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why so many points: the rules that count at this counter, those that gave something first."""

from collections.abc import Mapping, Sequence
from typing import Final

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, GiveStamps, Multiply
from pos_loyalty.domain.program.rule_book import rule_book
from pos_loyalty.domain.program.trace import RuleTrace
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.units import POINTS
from pos_loyalty.ui.view_models.panels import WhyRow

_OUT_OF_PLACE: Final = frozenset({"channels", "stores", "nothing_to_count"})
"""Reasons that no customer at this counter, with these goods, could do anything about."""


def why_rows(
    traces: Sequence[RuleTrace], sale: Sale | None, program: Program | None
) -> tuple[WhyRow, ...]:
    """Return a row for each rule that gave points or stamps, or could have given some.

    Args:
        traces: One for each rule that was looked at.
        sale: ``None`` for what is no purchase: then only rules that gave something have a row.
        program: ``None`` where it is not known any more: rules go by their id. It is as it was
            read with the member: a version that came into force since may know other rules; those
            go by their id too.
    """
    by_id = rule_book(program).by_id if program is not None else {}
    rules: Mapping[str, EarningRule] = {str(rule_id): rule for rule_id, rule in by_id.items()}
    rows = [
        _row(trace, rules) for trace in traces if _counts(trace, rules.get(trace.rule_id), sale)
    ]
    return tuple(sorted(rows, key=lambda row: not row.amount))


def _counts(trace: RuleTrace, rule: EarningRule | None, sale: Sale | None) -> bool:
    if rule and not isinstance(rule.effect, Add | GiveStamps | Multiply):
        return False
    if trace.amount:
        return True
    if trace.unmet and trace.unmet.code in _OUT_OF_PLACE:
        return False
    if sale is None:
        return False
    return rule is None or any(rule.on_lines.takes(line) for line in sale.lines)


def _row(trace: RuleTrace, rules: Mapping[str, EarningRule]) -> WhyRow:
    rule = rules.get(trace.rule_id)
    rival = rules.get(str(dict(trace.unmet.facts).get("by", ""))) if trace.unmet else None
    unit = trace.unit
    if rule:
        unit = POINTS if isinstance(rule.effect, Multiply) else rule.effect.unit
    return WhyRow(
        rule.name if rule else {"": trace.rule_id},
        rule.trigger.kind if rule else "",
        trace.amount,
        trace.facts,
        trace.unmet,
        rival.name if rival else None,
        unit,
    )
