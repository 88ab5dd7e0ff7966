# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The catalogue: what points buy."""

from collections.abc import Mapping
from dataclasses import dataclass

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.limits import Limit
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.program.rewards import HANDED_OVER, Worth
from pos_loyalty.domain.program.stacking import REWARD_GROUP


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """Something that points buy, or a voucher for it.

    Attributes:
        name: What the member reads, by language code.
        cost_points: At least 1; for points as money the smallest amount that can be used.
            ``None`` for what only a voucher gives.
        on_lines: The lines that it takes money off; conditions look at these lines too.
        limits: How often it may be had; stock is a limit for everyone.
        needs_approval: Somebody with the right to has to agree.
        group: Its discount group.
    """

    reward_id: RewardId
    name: Mapping[str, str]
    cost_points: int | None
    worth: Worth
    on_lines: LineFilter = EVERY_LINE
    conditions: tuple[Condition, ...] = ()
    limits: tuple[Limit, ...] = ()
    needs_approval: bool = False
    group: str = REWARD_GROUP

    def __post_init__(self) -> None:
        if self.cost_points is not None and self.cost_points < 1:
            raise ValueError("cost_points must be at least 1, or null for vouchers only")

    @property
    def needs_sale(self) -> bool:
        """Return whether it comes off a purchase."""
        return not isinstance(self.worth, HANDED_OVER)
