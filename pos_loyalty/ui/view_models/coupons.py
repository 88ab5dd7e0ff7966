# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Coupons that are scanned while a member is served: which are taken, and why one is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.coupons import Coupon, look_at_coupons
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.services.quote import Quote
from pos_loyalty.ui.view_models.member_panel import OpenMember
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.panels import CouponRow

COUPONS_MAX: Final = 20
"""In one sale: as many as the server takes."""


@dataclass(frozen=True, slots=True)
class CouponLook:
    """What became of a scanned coupon.

    Attributes:
        taken: Its code as the programme spells it; ``None`` if it does not count now.
    """

    notice: Notice
    taken: str | None = None


def look_at_coupon(code: str, taken: Sequence[str], case: OpenMember, at: datetime) -> CouponLook:
    """Say whether a coupon counts for this member now, beside those that are taken already.

    Args:
        code: Of a coupon of the programme, in any spelling.
        at: The store's business time.
    """
    (shown,) = look_at_coupons(case.program.coupons, [code], case.view.state, at.date())
    if shown.coupon is None or shown.unmet is not None:
        unmet = shown.unmet
        facts = (("reason", unmet.code), *unmet.facts) if unmet else ()
        return CouponLook(Notice(NoticeKind.WARNING, NoticeCode.COUPON_UNAVAILABLE, facts))
    printed = next(own for own in shown.coupon.codes if own.casefold() == shown.code)
    # Of two codes of one coupon one counts: the other paper goes back to the customer.
    if any(shown.coupon.has(own) for own in taken):
        return CouponLook(Notice(NoticeKind.INFO, NoticeCode.COUPON_TAKEN_BEFORE))
    if len(taken) >= COUPONS_MAX:
        return CouponLook(Notice(NoticeKind.WARNING, NoticeCode.COUPONS_TOO_MANY))
    return CouponLook(Notice(NoticeKind.OK, NoticeCode.COUPON_TAKEN), printed)


def coupon_rows(
    codes: Sequence[str], program: Program, quote: Quote | None
) -> tuple[CouponRow, ...]:
    """Return a row for each coupon, and why one brings nothing.

    Args:
        quote: May be a moment behind, and know less coupons.
    """
    return tuple(_row(code, program, quote) for code in codes)


def _row(code: str, program: Program, quote: Quote | None) -> CouponRow:
    coupon = next((coupon for coupon in program.coupons if coupon.has(code)), None)
    if coupon is None:  # another version of the rules has come into force meanwhile
        return CouponRow({"": code})
    if quote is None or code not in quote.sale.coupon_codes:
        return CouponRow(coupon.name)
    return CouponRow(coupon.name, _why_nothing(coupon, code, program, quote.evaluation))


def _why_nothing(
    coupon: Coupon, code: str, program: Program, evaluation: Evaluation
) -> Unmet | None:
    """Return the first thing in the way, if nothing that the coupon unlocks came of it."""
    outcomes = _outcomes(coupon, code, program, evaluation)
    if any(amount for amount, _ in outcomes):
        return None
    return next((unmet for _, unmet in outcomes if unmet is not None), None)


def _outcomes(
    coupon: Coupon, code: str, program: Program, evaluation: Evaluation
) -> list[tuple[int, Unmet | None]]:
    """Return what became of the coupon itself and of each offer and rule that asks for it."""
    offers = {f"offer:{one.offer_id}" for one in program.offers if _asks(one.conditions, coupon)}
    rules = {one.rule_id for one in program.earning if _asks(one.conditions, coupon)}
    sources = {f"coupon:{code.casefold()}", *offers}
    return [
        *((one.minor, one.unmet) for one in evaluation.discount_trace if one.source in sources),
        *((one.amount, one.unmet) for one in evaluation.trace if one.rule_id in rules),
    ]


def _asks(conditions: Sequence[Condition], coupon: Coupon) -> bool:
    return any(
        isinstance(condition, WithCoupon) and coupon.coupon_id in condition.coupon_ids
        for condition in conditions
    )
