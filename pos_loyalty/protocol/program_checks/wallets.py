# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stored value: filled by what is meant to fill it, and not counted twice."""

from collections.abc import Iterator

from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.stored_value import Wallet
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.protocol.document_shape import Part, below
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_checks.reading import Reading, strings

_SORTS = ("skus", "categories", "tags")


def check_wallets(reading: Reading) -> Iterator[Mistake]:
    """Yield wallets that everything fills, and points for filling one: it is spent later, again."""
    filters = {part.place: part for part in reading.of(LineFilter)}
    for wallet in reading.of(Wallet):
        loads = filters.get(below(wallet.place, "loads"))
        if loads is None:
            continue
        if not any(strings(loads, sort) for sort in _SORTS):
            everything = "Every purchase would fill this wallet."
            advice = "Name the articles, categories or tags of what fills it."
            yield Mistake(loads.place, everything, advice)
            continue
        for rule in _rules_for_money(reading):
            counted = filters.get(below(rule.place, "on_lines"))
            if _takes_some(counted, loads):
                twice = f"{rule.place} gives points for filling this wallet, and for spending it."
                advice = "Exclude in that rule what fills the wallet."
                yield Mistake(loads.place, twice, advice, is_warning=True)


def _rules_for_money(reading: Reading) -> Iterator[Part]:
    kinds = {part.place: part.made_of for part in reading.parts}
    for rule in reading.of(EarningRule):
        multiplies = kinds.get(below(rule.place, "effect")) is Multiply
        if kinds.get(below(rule.place, "trigger")) is Spend and not multiplies:
            yield rule


def _takes_some(counted: Part | None, loads: Part) -> bool:
    """Tell whether the rule surely takes some of what the wallet is filled by."""
    if counted is None:
        return True
    names_any = any(strings(counted, sort) for sort in _SORTS)
    for sort in _SORTS:
        taken = {value for _, value in strings(counted, sort)}
        excluded = {value for _, value in strings(counted, f"excluded_{sort}")}
        for _, value in strings(loads, sort):
            if value not in excluded and (value in taken or not names_any):
                return True
    return False
