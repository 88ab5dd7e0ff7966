# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why: what each rule and reward was decided by, as codes and facts for ``ui.messages``."""

from dataclasses import dataclass

Fact = tuple[str, int | str]
"""A name from the vocabulary of the rule kinds, such as ``spend_minor``, and its value."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """The condition that failed, and the facts that it was decided by.

    Attributes:
        code: The condition's ``kind``, or ``capped``, ``outranked``, ``nothing_to_count``.
    """

    code: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """What became of one earning rule.

    Attributes:
        points: What it gave; 0 when ``unmet`` says why not.
        facts: What the points were counted from.
    """

    rule_id: str
    points: int
    facts: tuple[Fact, ...] = ()
    unmet: Unmet | None = None
