# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Returns, exact per line: what a line earned goes back, and what was spent on it comes back.

Everything is a function of how much of each line has come back so far. What a further return
changes is the difference of two such results, so any order and any pieces of the same returns
end in the same account, and returning everything is the exact opposite of the sale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pos_loyalty.domain.ids import LotId, OpId
from pos_loyalty.domain.ledger import (
    Account,
    CounterChange,
    Effects,
    LedgerEntry,
    PointLot,
    combine,
    negate,
)
from pos_loyalty.domain.money import rounded_share, split_by_weight
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.program.basket import Occasion, PricedLine, in_canonical_order
from pos_loyalty.domain.program.caps import cap_counter
from pos_loyalty.domain.program.document import EarningRule, Program
from pos_loyalty.domain.program.earning import Accrual, first_unmet, remainder_counter
from pos_loyalty.domain.program.line_filter import taken_lines
from pos_loyalty.domain.program.redeeming import Redemption
from pos_loyalty.domain.program.tiers import TierBasis
from pos_loyalty.domain.program.triggers.spend import Spend


@dataclass(frozen=True, slots=True)
class SoldSale:
    """A recorded sale, with the rules that it was made under.

    Attributes:
        effects: What the sale changed.
        program: The version in force at the sale, not today's.
    """

    fact: SaleFact
    effects: Effects
    program: Program


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line as it was paid for.

    Attributes:
        net_minor: After every discount.
    """

    line_id: int
    gross_minor: int
    net_minor: int


def sold_lines(fact: SaleFact) -> tuple[SoldLine, ...]:
    """Return the sale's lines in the receipt's order, at the price that was paid."""
    off = {discount.line_id: discount.minor for discount in fact.discounts}
    return tuple(
        SoldLine(line.line_id, line.gross_minor, line.gross_minor - off.get(line.line_id, 0))
        for line in fact.sale.lines
    )


def refund_minor(fact: SaleFact, returned: Mapping[int, int]) -> int:
    """Return the money for what has come back so far.

    Args:
        returned: By ``line_id``, how much of the line's gross amount; lines that are not named
            have not come back, a named line of amount 0 has.
    """
    return sum(_portion(line, line.net_minor, returned) for line in sold_lines(fact))


def taken_back(sold: SoldSale, returned: Mapping[int, int]) -> Effects:
    """Return the effects of all that has come back so far, against the sale as it was.

    Args:
        returned: As for ``refund_minor``.
    """
    lines = {line.line_id: line for line in sold_lines(sold.fact)}
    if all(_has_come_back(line, returned) for line in lines.values()):
        return negate(sold.effects)
    day = sold.fact.sale.business_at.date()
    rules = {rule.rule_id: rule for rule in sold.program.earning}
    kept = _kept_lines(sold.fact, lines, returned)
    holding = _holding_rules(sold, kept)
    parts = []
    for accrual in sold.fact.accruals:
        rule = rules[accrual.rule_id]
        if rule.rule_id in holding:
            points, remainder = _shares_back(rule, accrual, lines, returned)
        else:
            points, remainder = accrual.points, accrual.remainder
        parts.append(_points_off(sold, rule, points, remainder))
    parts += [_redemption_back(redemption, lines, returned) for redemption in sold.fact.redemptions]
    spent = -refund_minor(sold.fact, returned)
    parts.append(Effects(counters=(CounterChange(TierBasis.MONEY_SPENT, day, spent),)))
    return combine(*parts)


def refund_effects(
    sold: SoldSale,
    before: Mapping[int, int],
    after: Mapping[int, int],
    *,
    op_id: OpId,
    day: date,
) -> Effects:
    """Return what one more return changes.

    Points that come back to a lot that has expired meanwhile live again for the programme's
    grace time.

    Args:
        before: What had come back until now.
        after: What has come back with this return.
        op_id: Names the lot of points that live again.
        day: The business day of the return.
    """
    change = combine(taken_back(sold, after), negate(taken_back(sold, before)))
    revived = sum(lot.points for lot in change.lots if lot.points > 0 and lot.has_expired(day))
    if not revived:
        return change
    kept = tuple(lot for lot in change.lots if lot.points < 0 or not lot.has_expired(day))
    expires_on = day + timedelta(days=sold.program.reinstated_days)
    grace = PointLot(LotId(f"{op_id.hex}-0"), revived, None, expires_on)
    return replace(change, lots=(*kept, grace))


def _shares_back(
    rule: EarningRule,
    accrual: Accrual,
    lines: Mapping[int, SoldLine],
    returned: Mapping[int, int],
) -> tuple[int, int]:
    """Return the points and the change of the remainder bank that the lines give back.

    Where remainders are banked, steps come back, and money that makes no step leaves the bank:
    so what is kept has earned what it would have earned alone.
    """
    points = remainder = 0
    for share in accrual.shares:
        line = lines[share.line_id]
        if isinstance(rule.trigger, Spend) and rule.trigger.carry_remainder and rule.adds:
            step = rule.trigger.step
            steps = (line.net_minor - share.remainder) // step
            steps_back = _portion(line, steps, returned)
            points += rounded_share(share.points, steps_back, steps)
            remainder += _portion(line, line.net_minor, returned) - steps_back * step
        else:
            points += _portion(line, share.points, returned)
    return points, remainder


def _points_off(sold: SoldSale, rule: EarningRule, points: int, remainder: int) -> Effects:
    day = sold.fact.sale.business_at.date()
    cause = f"rule:{rule.rule_id}"
    counters = [
        CounterChange(remainder_counter(rule.rule_id), None, -remainder),
        CounterChange(TierBasis.POINTS_EARNED, day, -points),
    ]
    if rule.caps:
        counters.append(CounterChange(cap_counter(rule.rule_id), day, -points))
    return Effects(
        (
            LedgerEntry(Account.MEMBER, -points, cause),
            LedgerEntry(Account.ISSUED, points, cause),
        ),
        tuple(replace(lot, points=-points) for lot in sold.effects.lots if lot.points > 0),
        tuple(counters),
    )


def _holding_rules(sold: SoldSale, kept: Sequence[PricedLine]) -> frozenset[str]:
    """Return the rules of the sale whose conditions hold for what the customer keeps.

    A multiplier holds no longer than something that it multiplied.
    """
    earned = {accrual.rule_id for accrual in sold.fact.accruals}
    holding = [
        rule
        for rule in sold.program.earning
        if rule.rule_id in earned and _still_holds(sold.fact, rule, kept)
    ]
    has_base = any(isinstance(rule.trigger, Spend) and rule.adds for rule in holding)
    return frozenset(rule.rule_id for rule in holding if rule.adds or has_base)


def _still_holds(fact: SaleFact, rule: EarningRule, kept: Sequence[PricedLine]) -> bool:
    occasion = Occasion(
        fact.sale.business_at,
        fact.sale.store_id,
        fact.sale.channel,
        fact.tier_id,
        fact.segments,
        fact.is_first_purchase,
    )
    taken = taken_lines(rule.on_lines, kept)
    return bool(taken) and first_unmet(rule.conditions, occasion, taken) is None


def _kept_lines(
    fact: SaleFact, lines: Mapping[int, SoldLine], returned: Mapping[int, int]
) -> tuple[PricedLine, ...]:
    kept = []
    for line in in_canonical_order(fact.sale.lines):
        sold_line = lines[line.line_id]
        if not _has_come_back(sold_line, returned):
            left = sold_line.net_minor - _portion(sold_line, sold_line.net_minor, returned)
            kept.append(PricedLine(line, line.gross_minor - left))
    return tuple(kept)


def _redemption_back(
    redemption: Redemption, lines: Mapping[int, SoldLine], returned: Mapping[int, int]
) -> Effects:
    off = redemption.discounts
    parts = split_by_weight(redemption.points, [discount.minor for discount in off])
    points = sum(
        _portion(lines[discount.line_id], part, returned)
        for discount, part in zip(off, parts, strict=True)
    )
    cause = f"reward:{redemption.reward_id}"
    return Effects(
        (
            LedgerEntry(Account.MEMBER, points, cause),
            LedgerEntry(Account.REDEEMED, -points, cause),
        ),
        _given_back(redemption.lots, points),
    )


def _given_back(taken: Sequence[PointLot], points: int) -> tuple[PointLot, ...]:
    """Return the first ``points`` to their lots, the last lot taken from first."""
    back = []
    for lot in reversed(taken):
        part = min(points, -lot.points)
        if part:
            back.append(replace(lot, points=part))
        points -= part
    return tuple(back)


def _has_come_back(line: SoldLine, returned: Mapping[int, int]) -> bool:
    return line.line_id in returned and returned[line.line_id] >= line.gross_minor


def _portion(line: SoldLine, amount: int, returned: Mapping[int, int]) -> int:
    """Return the part of an amount of the line that has come back, halves up."""
    if line.line_id not in returned:
        return 0
    if _has_come_back(line, returned):
        return amount
    return rounded_share(amount, returned[line.line_id], line.gross_minor)
