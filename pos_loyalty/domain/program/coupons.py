# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Coupons: codes that unlock an offer, a rule or a reward, for one use or many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pos_loyalty.domain.ids import CouponId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.limits import Limit, coupon_counter, used_up
from pos_loyalty.domain.program.trace import Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupon:
    """A code, or several, that unlock whatever has the condition ``coupon``.

    Attributes:
        codes: As they are printed; at least one. Capitals and small letters are one.
        limits: Counted for each code by itself.
        first: First day on which it is good; ``None`` for no such day.
        last: Last day; ``None`` for no such day.
    """

    coupon_id: CouponId
    name: Mapping[str, str]
    codes: tuple[str, ...]
    limits: tuple[Limit, ...] = ()
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if not self.codes or not all(self.codes):
            raise ValueError("a coupon has at least one code, and no empty one")

    def has(self, code: str) -> bool:
        """Return whether the code is one of the coupon's."""
        return code.casefold() in (own.casefold() for own in self.codes)


@dataclass(frozen=True, slots=True)
class ShownCoupon:
    """A code that was shown, and what became of it.

    Attributes:
        coupon: ``None`` where no coupon of the programme has the code.
        unmet: Why it is no good; ``None`` when it is.
    """

    code: str
    coupon: Coupon | None
    unmet: Unmet | None


def look_at_coupons(
    coupons: Iterable[Coupon], codes: Sequence[str], state: MemberState, day: date
) -> tuple[ShownCoupon, ...]:
    """Return what each shown code is, in that order; a code that is shown twice counts once."""
    if not codes:
        return ()
    known = tuple(coupons)
    shown = dict.fromkeys(code.casefold() for code in codes)
    return tuple(_look_at(code, known, state, day) for code in shown)


def _look_at(code: str, coupons: tuple[Coupon, ...], state: MemberState, day: date) -> ShownCoupon:
    coupon = next((coupon for coupon in coupons if coupon.has(code)), None)
    if coupon is None:
        return ShownCoupon(code, None, Unmet("unknown_coupon"))
    is_early = coupon.first is not None and day < coupon.first
    is_late = coupon.last is not None and day > coupon.last
    if is_early or is_late:
        return ShownCoupon(code, coupon, Unmet("dates", (("day", day.isoformat()),)))
    return ShownCoupon(code, coupon, used_up(coupon.limits, coupon_counter(code), state, day))
