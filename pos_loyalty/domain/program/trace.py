# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why: what each rule and reward was decided by, as codes and facts for the wording."""

from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.units import POINTS, Unit

Fact = tuple[str, int | str]
"""A name from the vocabulary of the rule kinds, such as ``spend_minor``, and its value."""


@dataclass(slots=True, unsafe_hash=True)
class Unmet:
    """The condition that failed, and the facts that it was decided by.

    Attributes:
        code: The condition's ``kind``, or ``capped``, ``outranked``, ``nothing_to_count`` and
            their like; docs/program.md lists them all.
    """

    code: Final[str]
    facts: Final[tuple[Fact, ...]] = ()


@dataclass(slots=True, unsafe_hash=True)
class RuleTrace:
    """What became of one earning rule.

    Attributes:
        amount: What it gave; 0 when ``unmet`` says why not.
        facts: What it was counted from.
        unmet: Why it gave nothing, or less than it would have.
    """

    rule_id: Final[str]
    amount: Final[int]
    facts: Final[tuple[Fact, ...]] = ()
    unmet: Final[Unmet | None] = None
    unit: Final[Unit] = POINTS


@dataclass(slots=True, unsafe_hash=True)
class DiscountTrace:
    """What became of one discount.

    Attributes:
        source: ``tier:<id>``, ``offer:<id>``, ``reward:<id>`` or ``coupon:<code>``.
        minor: What it took off; 0 when ``unmet`` says why not.
    """

    source: Final[str]
    minor: Final[int]
    unmet: Final[Unmet | None] = None
