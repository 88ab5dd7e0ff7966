# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The lots that an operation makes: one for all that it gives of a kind and on the same terms."""

from datetime import date

from pos_loyalty.domain.ids import NO_LOT, LotId, OpId, RuleId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.expiry import Expiry, MonthsOfIdleness, Never, Vesting
from pos_loyalty.domain.units import POINTS, Unit

_FOREVER = Never()
_AT_ONCE = Vesting()


class LotTerms:
    """The terms of what a programme gives on one day; rules share most of them."""

    def __init__(self, program: Program, day: date) -> None:
        self._program = program
        self._day = day
        self._usual: dict[Unit, Lot] = {}
        self._known: dict[RuleId, Lot] = {}

    def of(self, rule: EarningRule, unit: Unit) -> Lot:
        """Return an empty, nameless lot on the terms of what the rule gives."""
        known = self._known.get(rule.rule_id)
        if known is None:
            known = self._known[rule.rule_id] = self._of_rule(rule, unit)
        return known

    def _of_rule(self, rule: EarningRule, unit: Unit) -> Lot:
        if rule.expiry is None and rule.vesting is None:
            return self.usual(unit)
        usual_expiry, usual_vesting = self._of_unit(unit)
        expiry, vesting = rule.expiry or usual_expiry, rule.vesting or usual_vesting
        return terms_of(expiry, unit, self._day, vesting)

    def usual(self, unit: Unit) -> Lot:
        """Return an empty, nameless lot on the terms of what no rule has terms of its own for."""
        if unit not in self._usual:
            expiry, vesting = self._of_unit(unit)
            self._usual[unit] = terms_of(expiry, unit, self._day, vesting)
        return self._usual[unit]

    def _of_unit(self, unit: Unit) -> tuple[Expiry, Vesting]:
        if unit == POINTS:
            return self._program.expiry, self._program.vesting
        return _FOREVER, _AT_ONCE


def terms_of(expiry: Expiry, unit: Unit, day: date, vesting: Vesting = _AT_ONCE) -> Lot:
    """Return an empty, nameless lot of what is given on that day.

    Idleness and waiting are counted from the day; ends on a date need no such memory.
    """
    idle_months = expiry.months if isinstance(expiry, MonthsOfIdleness) else 0
    return Lot(
        lot_id=NO_LOT,
        amount=0,
        vests_on=None if vesting.event else vesting.first_day(day),
        expires_on=expiry.last_day(day),
        unit=unit,
        awaits=vesting.event,
        earned_on=day if idle_months or vesting.event else None,
        idle_months=idle_months,
    )


class LotMaker:
    """Numbers the lots of one operation, and fills them."""

    def __init__(self, op_id: OpId) -> None:
        self._op_id = op_id
        self._numbers: dict[Lot, int] = {}
        self._names: list[LotId] = []
        self._amounts: list[int] = []
        self._latest: Lot | None = None
        self._latest_number = 0

    def add(self, terms: Lot, amount: int) -> LotId:
        """Put an amount into the lot of those terms and return the lot's name."""
        if terms is not self._latest:  # rules share terms, and looking them up is dear
            self._latest, self._latest_number = terms, self._number_of(terms)
        self._amounts[self._latest_number] += amount
        return self._names[self._latest_number]

    def _number_of(self, terms: Lot) -> int:
        number = self._numbers.setdefault(terms, len(self._amounts))
        if number == len(self._amounts):
            self._names.append(lot_id_of(self._op_id, number))
            self._amounts.append(0)
        return number

    def lots(self) -> tuple[Lot, ...]:
        """Return the lots as they are filled, in the order in which they were begun."""
        return tuple(
            [
                Lot(name, amount, *_terms_in(terms))
                for terms, name, amount in zip(
                    self._numbers, self._names, self._amounts, strict=True
                )
            ]
        )


def _terms_in(lot: Lot) -> tuple[date | None, date | None, Unit, str, date | None, int]:
    return (
        lot.vests_on, lot.expires_on, lot.unit, lot.awaits, lot.earned_on, lot.idle_months
    )  # fmt: skip


def lot_id_of(op_id: OpId, number: int) -> LotId:
    """Return the name of an operation's lot; the first has the number 0."""
    return LotId(f"{op_id.hex}-{number}")
