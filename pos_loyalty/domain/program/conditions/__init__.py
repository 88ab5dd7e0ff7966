# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What must hold for a rule, an offer or a reward: one module per kind of question.

A condition has ``unmet(occasion, lines)``: ``None`` when it holds, else the facts that say why
not. The lines are those that the rule takes, priced. ``looks_at_lines`` says whether a return
can change the answer; ``is_circumstantial`` says whether it is the same for all occasions of the
same circumstances.
"""

from pos_loyalty.domain.program.conditions.calendar import Dates, Hours, Weekdays
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.people import (
    FirstPurchase,
    MemberFor,
    MinimumAge,
    NearBirthday,
    Segments,
    Tiers,
)
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend

Condition = (
    MinimumSpend | MinimumQuantity | Weekdays | Hours | Dates | Stores | Channels | Tiers
    | Segments | FirstPurchase | MinimumAge | MemberFor | NearBirthday | WithCoupon
)  # fmt: skip
