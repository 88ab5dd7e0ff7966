# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How much of a sale has come back, line by line, and which of its rules still hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pos_loyalty.domain.ids import RuleId
from pos_loyalty.domain.money import rounded_share
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.program.basket import Happening, Occasion, PricedLine, in_canonical_order
from pos_loyalty.domain.program.earning import first_unmet
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.line_filter import taken_lines
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.sale import SaleLine


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


class Returned:
    """A sale and what has come back of it so far.

    Args:
        returned: By ``line_id``, how much of the line's gross amount; lines that are not named
            have not come back, a named line of amount 0 has.
    """

    def __init__(self, fact: SaleFact, returned: Mapping[int, int]) -> None:
        self.fact = fact
        self._returned = returned
        self._lines = {line.line_id: line for line in sold_lines(fact)}

    @property
    def is_everything(self) -> bool:
        """Return whether every line has come back whole."""
        return all(self.has_come_back(line_id) for line_id in self._lines)

    @property
    def net_minor(self) -> int:
        """Return what was paid for the whole sale."""
        return sum(line.net_minor for line in self._lines.values())

    @property
    def refund_minor(self) -> int:
        """Return what was paid for what has come back."""
        return sum(self.portion(line.line_id, line.net_minor) for line in self._lines.values())

    def paid_for(self, line_id: int) -> int:
        """Return what was paid for a line, after every discount."""
        return self._lines[line_id].net_minor

    def has_come_back(self, line_id: int) -> bool:
        """Return whether the whole line has come back."""
        gross_minor = self._lines[line_id].gross_minor
        return line_id in self._returned and self._returned[line_id] >= gross_minor

    def portion(self, line_id: int, amount: int) -> int:
        """Return the part of an amount of the line that has come back, halves up."""
        if line_id not in self._returned:
            return 0
        if self.has_come_back(line_id):
            return amount
        return rounded_share(amount, self._returned[line_id], self._lines[line_id].gross_minor)

    def kept_lines(self) -> tuple[PricedLine, ...]:
        """Return what the customer keeps, in canonical order, at the price that was paid."""
        kept = in_canonical_order(self.fact.sale.lines)
        return tuple(self._kept_of(line) for line in kept if not self.has_come_back(line.line_id))

    def _kept_of(self, line: SaleLine) -> PricedLine:
        """Return the part of the line that is kept, with its share of the tax and the pieces."""
        milli = line.quantity_milli - self.portion(line.line_id, line.quantity_milli)
        gross_minor = line.gross_minor - self._returned.get(line.line_id, 0)
        tax_minor = line.tax_minor - self.portion(line.line_id, line.tax_minor)
        part = replace(
            line, gross_minor=gross_minor, quantity_milli=max(1, milli), tax_minor=tax_minor
        )
        return PricedLine(part, gross_minor - self._left_to_pay(line.line_id))

    def _left_to_pay(self, line_id: int) -> int:
        paid = self.paid_for(line_id)
        return paid - self.portion(line_id, paid)


def holding_rules(rules: Sequence[EarningRule], returned: Returned) -> frozenset[RuleId]:
    """Return the rules of a sale whose conditions hold for what the customer keeps.

    A multiplier holds no longer than something that it multiplied.

    Args:
        rules: Those that gave something.
    """
    kept = returned.kept_lines()
    holding = [rule for rule in rules if _still_holds(returned.fact, rule, kept)]
    has_base = any(isinstance(rule.trigger, Spend) and rule.adds for rule in holding)
    return frozenset(rule.rule_id for rule in holding if rule.adds or has_base)


def _still_holds(fact: SaleFact, rule: EarningRule, kept: Sequence[PricedLine]) -> bool:
    """Return whether a rule holds: who bought, when and where is what it was."""
    occasion = Occasion(
        happening=Happening.SALE,
        business_at=fact.sale.business_at,
        store_id=fact.sale.store_id,
        channel=fact.sale.channel,
        tier_id=fact.tier_id,
        segments=fact.segments,
        is_first_purchase=fact.is_first_purchase,
        joined_on=date.min,
    )
    taken = taken_lines(rule.on_lines, kept)
    asked = [condition for condition in rule.conditions if condition.looks_at_lines]
    return bool(taken) and first_unmet(asked, occasion, taken) is None
