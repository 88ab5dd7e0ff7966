# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Offers: discounts that cost no points, for whom and when the shop says."""

from collections.abc import Mapping
from dataclasses import dataclass

from pos_loyalty.domain.ids import OfferId
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.discounts import Discount
from pos_loyalty.domain.program.limits import Limit
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.program.stacking import OFFER_GROUP


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A discount that is taken without asking whenever its conditions hold.

    Happy hours, a senior day, a birthday or personal offer differ by their conditions alone.
    An offer that gives points is an earning rule.

    Attributes:
        name: What the member reads, by language code.
        on_lines: The lines that it takes money off; conditions look at these lines too.
        limits: How often it may be had; a sale counts once.
        group: Its discount group.
    """

    offer_id: OfferId
    name: Mapping[str, str]
    discount: Discount
    on_lines: LineFilter = EVERY_LINE
    conditions: tuple[Condition, ...] = ()
    limits: tuple[Limit, ...] = ()
    group: str = OFFER_GROUP
