# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states after a code that fits, or that does not; ``specimens`` has those of a visit."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.program.trace import Fact, Unmet
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.panels import CouponRow
from pos_loyalty.ui.view_models.till_state import TillState

_SPRING: Final = {"en": "Spring coupon", "pl": "Wiosenny kupon", "ru": "Весенний купон"}


_FIFTY: Final[tuple[Fact, ...]] = (("needed_minor", 5_000), ("spend_minor", 4_750))


def scan_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file.

    Args:
        visit: Those of a visit, by theirs.
    """
    served, ready, joining = visit["member-amount"], visit["ready"], visit["enrol"]
    coupon, early = CouponRow(_SPRING), CouponRow(_SPRING, Unmet("minimum_spend", _FIFTY))
    with_coupon = replace(served, sale=replace(served.sale, coupons=(coupon,)))
    for_nothing = replace(served, notice=None, sale=replace(served.sale, coupons=(early,)))
    return {
        "member-coupon": replace(
            with_coupon, notice=Notice(NoticeKind.OK, NoticeCode.COUPON_TAKEN)
        ),
        "member-coupon-early": for_nothing,
        "ready-coupon": replace(ready, notice=_warning(NoticeCode.COUPON_TOO_SOON)),
        "ready-gift-card": replace(ready, notice=_warning(NoticeCode.GIFT_CARD_SCANNED)),
        "enrol-product": replace(joining, notice=_warning(NoticeCode.NO_BLANK_CARD_SCANNED)),
    }


def _warning(code: NoticeCode) -> Notice:
    return Notice(NoticeKind.WARNING, code)
