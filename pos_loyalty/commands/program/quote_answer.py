# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A quote as JSON, whose fields docs/program.md describes, and as lines for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.ledger import MemberState, apply_effects
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import Accrual, remainder_counter
from pos_loyalty.domain.program.evaluation import ENGINE_VERSION, Evaluation
from pos_loyalty.domain.program.redeeming import RewardAnswer
from pos_loyalty.domain.program.tiers import TierStanding
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.units import Unit
from pos_loyalty.wording import formats
from pos_loyalty.wording.language import Language
from pos_loyalty.wording.reasons import why_not
from pos_loyalty.wording.trace import Why, why_discounts, why_points

Json = dict[str, object]

_REMAINDER: Final = remainder_counter("")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sale that was evaluated, with all that it was evaluated from."""

    program_id: ProgramId
    program: Program
    state: MemberState
    sale: Sale
    evaluation: Evaluation

    @property
    def after(self) -> MemberState:
        """Return the account as the sale would leave it."""
        return apply_effects(self.state, self.evaluation.effects)


def as_json(quoted: Quoted, language: Language) -> Json:
    """Return the answer for programs; words are in the language, all else is in no language."""
    evaluation, day = quoted.evaluation, quoted.sale.business_at.date()
    return {
        "program_id": quoted.program_id,
        "engine": ENGINE_VERSION,
        "at": quoted.sale.business_at.isoformat(),
        "earned_points": evaluation.earned_points,
        "earned_by_rule": [_accrual(accrual) for accrual in evaluation.accruals],
        "lines": [_line(quoted, number) for number in range(len(quoted.sale.lines))],
        "remainders": _remainders(quoted.after),
        "gross_minor": quoted.sale.gross_minor,
        "discounts": _discounts(quoted, language),
        "due_minor": evaluation.due_minor,
        "paid_from_wallets_minor": sum(payment.minor for payment in evaluation.payments),
        "redeemed": [
            {"reward_id": r.reward_id, "amount": r.amount, "unit": r.unit}
            for r in evaluation.redemptions
        ],
        "completions": [
            {
                "cause": completion.cause,
                "before": completion.before,
                "gained": completion.gained,
                "needed": completion.needed,
                "times": completion.times,
                "given": [{"unit": g.unit, "amount": g.amount} for g in completion.given],
            }
            for completion in evaluation.completions
        ],
        "spendable_points": {
            "before": balance_of(quoted.state, day).spendable_points,
            "after": balance_of(quoted.after, day).spendable_points,
        },
        "held_after": _held(quoted.after),
        "tier": {
            "before": _standing(evaluation.standing_before),
            "after": _standing(evaluation.standing_after),
        },
        "rewards": [_reward(quoted, answer, language) for answer in evaluation.answers],
        "trace": _trace(quoted, language),
    }


def as_lines(quoted: Quoted, language: Language) -> Iterator[str]:
    """Yield the answer for people."""
    evaluation, currency = quoted.evaluation, quoted.program.currency
    yield f"{formats.money(quoted.sale.gross_minor, currency, language.code)}"
    for row in why_discounts(quoted.program, evaluation.discount_trace, language):
        if row.amount:
            yield _row(row)
    yield f"= {formats.money(evaluation.due_minor, currency, language.code)}"
    yield ""
    yield language.say(
        "Points: {points}", points=formats.signed(evaluation.earned_points, language.code)
    )
    yield from (_row(row) for row in why_points(quoted.program, evaluation.trace, language))
    yield ""
    for answer in evaluation.answers:
        said = _why_not(quoted, answer.unmet, language)
        name = language.name_in(answer.reward.name)
        yield f"{'✗' if said else '✓'} {name}{f': {said}' if said else ''}"


def _row(row: Why) -> str:
    return f"  {row.amount or '—':>10}  {row.name}: {row.reason}".rstrip(": ")


def _accrual(accrual: Accrual) -> Json:
    return {
        "rule_id": accrual.rule_id,
        "amount": accrual.amount,
        "unit": accrual.unit,
        "remainder": accrual.remainder,
    }


def _line(quoted: Quoted, number: int) -> Json:
    line = quoted.sale.lines[number]
    off = {d.line_id: d.minor for d in quoted.evaluation.discounts}.get(line.line_id, 0)
    return {
        "line_id": line.line_id,
        "gross_minor": line.gross_minor,
        "discount_minor": off,
        "net_minor": line.gross_minor - off,
        "earned": [
            {"rule_id": accrual.rule_id, "amount": share.amount, "unit": accrual.unit}
            for accrual in quoted.evaluation.accruals
            for share in accrual.shares
            if share.line_id == line.line_id and share.amount
        ],
    }


def _remainders(state: MemberState) -> Mapping[str, int]:
    return {
        name.removeprefix(_REMAINDER): state.total(name)
        for name in sorted(state.counters)
        if name.startswith(_REMAINDER) and state.total(name)
    }


def _held(state: MemberState) -> Mapping[Unit, int]:
    units = sorted({lot.unit for lot in state.lots})
    return {unit: state.amount_of(unit) for unit in units if state.amount_of(unit)}


def _discounts(quoted: Quoted, language: Language) -> list[Json]:
    trace = quoted.evaluation.discount_trace
    words = why_discounts(quoted.program, trace, language)
    return [
        {
            "source": one.source,
            "minor": one.minor,
            "unmet": _unmet(one.unmet),
            "name": said.name,
            "words": said.reason,
        }
        for one, said in zip(trace, words, strict=True)
    ]


def _standing(standing: TierStanding | None) -> Json | None:
    if standing is None:
        return None
    following = standing.next_tier.tier_id if standing.next_tier else None
    return {
        "tier_id": standing.tier.tier_id,
        "next_tier_id": following,
        "missing": standing.missing,
    }


def _reward(quoted: Quoted, answer: RewardAnswer, language: Language) -> Json:
    return {
        "reward_id": answer.reward.reward_id,
        "name": language.name_in(answer.reward.name),
        "fits": answer.unmet is None,
        "points": answer.points,
        "by_voucher": answer.by_voucher,
        "unmet": _unmet(answer.unmet),
        "words": _why_not(quoted, answer.unmet, language),
    }


def _trace(quoted: Quoted, language: Language) -> list[Json]:
    trace = quoted.evaluation.trace
    words = why_points(quoted.program, trace, language)
    return [
        {
            "rule_id": one.rule_id,
            "amount": one.amount,
            "unit": one.unit,
            "facts": dict(one.facts),
            "unmet": _unmet(one.unmet),
            "name": said.name,
            "words": said.reason,
        }
        for one, said in zip(trace, words, strict=True)
    ]


def _why_not(quoted: Quoted, unmet: Unmet | None, language: Language) -> str:
    if unmet is None:
        return ""
    return why_not(unmet, currency=quoted.program.currency, language=language)


def _unmet(unmet: Unmet | None) -> Json | None:
    return None if unmet is None else {"code": unmet.code, "facts": dict(unmet.facts)}
