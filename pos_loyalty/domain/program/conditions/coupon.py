# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is shown at the till."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pos_loyalty.domain.ids import CouponId
from pos_loyalty.domain.program.basket import Occasion, PricedLine
from pos_loyalty.domain.program.trace import Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class WithCoupon:
    """A good code of one of these coupons is shown: this is what the coupon unlocks."""

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = True
    kind: Literal["coupon"] = "coupon"
    coupon_ids: tuple[CouponId, ...]

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return no facts: none of them was shown, or it is used up."""
        if any(coupon_id in self.coupon_ids for coupon_id in occasion.coupon_ids):
            return None
        return Unmet(self.kind)
