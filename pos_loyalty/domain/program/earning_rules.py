# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An earning rule: a trigger, conditions, an effect, caps; and how rules go together."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pos_loyalty.domain.ids import RuleId
from pos_loyalty.domain.program.caps import Budget, Cap
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.effects import Gift, Multiply
from pos_loyalty.domain.program.expiry import Expiry, Vesting
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.program.triggers import Trigger
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.units import POINTS, Unit

Effect = Gift | Multiply


class Combination(StrEnum):
    """How the rules of one group go together. Stored: never rename one.

    ``COMPOUND`` is for multipliers: each also multiplies what those before it gave.
    """

    SUM = "sum"
    BEST = "best"
    FIRST = "first"
    COMPOUND = "compound"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarningRule:
    """Points, stamps, a voucher or a badge for something.

    Attributes:
        name: What the member reads, by language code.
        on_lines: The lines that count; conditions look at these lines too.
        group: The stacking group; empty for none, which adds to everything else.
        budget: For all members together; ``None`` for no end.
        expiry: Of what this rule gives; ``None`` for as the programme says. Vouchers and badges
            never expire unless it says so.
        vesting: Of what this rule gives; ``None`` for as the programme says.
    """

    rule_id: RuleId
    name: Mapping[str, str]
    trigger: Trigger
    effect: Effect
    on_lines: LineFilter = EVERY_LINE
    conditions: tuple[Condition, ...] = ()
    caps: tuple[Cap, ...] = ()
    group: str = ""
    budget: Budget | None = None
    expiry: Expiry | None = None
    vesting: Vesting | None = None

    def __post_init__(self) -> None:
        if isinstance(self.effect, Multiply) and not isinstance(self.trigger, Spend):
            # Not a TypeError: a shop wrote it, and pydantic reports a ValueError at its place.
            raise ValueError("only points for money spent can be multiplied")  # noqa: TRY004

    @property
    def adds(self) -> bool:
        """Return whether it gives something of its own; else it multiplies points of others."""
        return not isinstance(self.effect, Multiply)

    @property
    def unit(self) -> Unit:
        """Return what it gives."""
        return POINTS if isinstance(self.effect, Multiply) else self.effect.unit
