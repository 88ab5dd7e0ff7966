# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The programme document: everything that a shop decides, as plain immutable values.

A new kind of trigger, condition, effect, window, expiry or reward is one module of its own
and one name in the unions below.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from pos_loyalty.domain.ids import RewardId, RuleId
from pos_loyalty.domain.program.caps import Cap
from pos_loyalty.domain.program.conditions.calendar import Dates, Hours, Weekdays
from pos_loyalty.domain.program.conditions.people import FirstPurchase, Segments, Tiers
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.effects import Add, Multiply
from pos_loyalty.domain.program.expiry import (
    DAYS_MAX,
    FixedDay,
    MonthsAfterEarning,
    Never,
    Vesting,
)
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.money_off import AmountOff, PercentOff, PointsAsMoney
from pos_loyalty.domain.program.tiers import TierLadder
from pos_loyalty.domain.program.triggers.goods import Category, Item
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.program.triggers.welcome import Welcome

Trigger = Spend | Visit | Item | Category | Welcome
Condition = (
    MinimumSpend | MinimumQuantity | Weekdays | Hours | Dates
    | Stores | Channels | Tiers | Segments | FirstPurchase
)  # fmt: skip
Effect = Add | Multiply
Expiry = Never | MonthsAfterEarning | FixedDay
Worth = AmountOff | PercentOff | FreeItem | PointsAsMoney

_CURRENCY: Final = re.compile(r"[A-Z]{3}")


class Combination(StrEnum):
    """How the rules of one group go together. Stored: never rename one."""

    SUM = "sum"
    BEST = "best"
    FIRST = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarningRule:
    """Points for something.

    Attributes:
        name: What the member reads, by language code.
        on_lines: The lines that count; conditions look at these lines too.
        group: The stacking group; empty for none, which adds to everything else.
    """

    rule_id: RuleId
    name: Mapping[str, str]
    trigger: Trigger
    effect: Effect
    on_lines: LineFilter = EVERY_LINE
    conditions: tuple[Condition, ...] = ()
    caps: tuple[Cap, ...] = ()
    group: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.effect, Multiply) and not isinstance(self.trigger, Spend):
            # Not a TypeError: a shop wrote it, and pydantic reports a ValueError at its place.
            raise ValueError("only points for money spent can be multiplied")  # noqa: TRY004

    @property
    def adds(self) -> bool:
        """Return whether it gives points of its own; else it multiplies those of others."""
        return isinstance(self.effect, Add)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """Something that points buy.

    Attributes:
        name: What the member reads, by language code.
        cost_points: At least 1; for points as money the smallest amount that can be used.
    """

    reward_id: RewardId
    name: Mapping[str, str]
    cost_points: int
    worth: Worth
    conditions: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        if self.cost_points < 1:
            raise ValueError("cost_points must be at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One version of a shop's programme.

    Attributes:
        format: The version of this document's own shape.
        name: What the member reads, by language code.
        currency: ISO 4217, of every amount here and of every sale.
        effective_from: First business day of this version.
        groups: How the rules of each named group combine; groups not named here add up.
        reinstated_days: How long redeemed points live again when their lot has expired meanwhile.
    """

    format: Literal[1] = 1
    name: Mapping[str, str]
    currency: str
    effective_from: date
    earning: tuple[EarningRule, ...]
    groups: Mapping[str, Combination] = field(default_factory=dict)
    tiers: TierLadder | None = None
    expiry: Expiry = field(default_factory=Never)
    vesting: Vesting = field(default_factory=Vesting)
    rewards: tuple[Reward, ...] = ()
    reinstated_days: int = 30

    def __post_init__(self) -> None:
        for ids in ([r.rule_id for r in self.earning], [r.reward_id for r in self.rewards]):
            if len(set(ids)) != len(ids):
                raise ValueError("two rules or two rewards share an id")
        if not _CURRENCY.fullmatch(self.currency):
            raise ValueError("currency is three capital letters of ISO 4217")
        if not 0 <= self.reinstated_days <= DAYS_MAX:
            raise ValueError(f"reinstated_days are 0 to {DAYS_MAX}")
        self._refuse_mixed_groups()

    def _refuse_mixed_groups(self) -> None:
        """What is multiplied is settled before the multipliers: they cannot outrank it."""
        adding = {r.group for r in self.earning if r.group and isinstance(r.effect, Add)}
        if any(r.group in adding for r in self.earning if isinstance(r.effect, Multiply)):
            raise ValueError("a group holds rules that add or rules that multiply, not both")

    def reward(self, reward_id: RewardId) -> Reward | None:
        """Return the reward with this id, if the programme has it."""
        return next((reward for reward in self.rewards if reward.reward_id == reward_id), None)
