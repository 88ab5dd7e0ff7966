# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How often a reward, an offer or a coupon may be had: by one member, by all together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.caps import Period, first_day_of
from pos_loyalty.domain.program.trace import Unmet


class Who(StrEnum):
    """Whose use a limit counts. Stored: never rename one."""

    MEMBER = "member"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most so many times in the period; ``MEMBERSHIP`` is for ever, ``SALE`` one sale.

    Attributes:
        who: ``EVERYONE`` counts all members together: stock, first comers. A till without a
            network knows only its own part of it; the server has the last word.
    """

    times_max: int
    period: Period
    who: Who = Who.MEMBER

    def __post_init__(self) -> None:
        if self.times_max < 0:
            raise ValueError("times_max must not be negative")

    def left(self, counter: str, state: MemberState, day: date, *, in_this_sale: int = 0) -> int:
        """Return how many more times it may be had on that day.

        Args:
            counter: The name under which uses are counted.
            in_this_sale: Uses that are not in the account yet.
        """
        if self.period is Period.SALE:
            return max(0, self.times_max - in_this_sale)
        first = first_day_of(self.period, day)
        total = state.total if self.who is Who.MEMBER else state.shared_total
        used = total(counter, first, day if first else None)
        return max(0, self.times_max - used - in_this_sale)


def used_up(
    limits: Sequence[Limit], counter: str, state: MemberState, day: date, *, in_this_sale: int = 0
) -> Unmet | None:
    """Return the first limit that leaves nothing; ``None`` when it may be had."""
    for limit in limits:
        if limit.left(counter, state, day, in_this_sale=in_this_sale) == 0:
            facts = (
                ("times_max", limit.times_max),
                ("period", limit.period.value),
                ("who", limit.who.value),
            )
            return Unmet("used_up", facts)
    return None


def reward_counter(reward_id: str) -> str:
    """Return the name under which uses of a reward are counted."""
    return f"reward:{reward_id}"


def offer_counter(offer_id: str) -> str:
    """Return the name under which uses of an offer are counted."""
    return f"offer:{offer_id}"


def coupon_counter(code: str) -> str:
    """Return the name under which uses of a coupon's code are counted."""
    return f"coupon:{code}"
