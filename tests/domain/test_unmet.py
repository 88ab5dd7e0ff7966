# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a limit, a coupon or an error says when something cannot be had: the wording needs it."""

from datetime import date

import pytest

from pos_loyalty.domain.ids import CouponId, TierId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.basket import Happening, Occasion, PricedLine
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.conditions import Condition
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
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.coupons import Coupon, ShownCoupon, look_at_coupons
from pos_loyalty.domain.program.limits import Limit, used_up
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.sale import Channel, SaleLine
from tests.domain.shopping import ADA, MONDAY, NAME, TODAY

OCCASION = Occasion(
    happening=Happening.SALE,
    business_at=MONDAY,
    store_id="waw-1",
    channel=Channel.STORE,
    tier_id=TierId("gold"),
    segments=("vip",),
    is_first_purchase=False,
    joined_on=date(2026, 1, 31),
    birthday=date(2000, 6, 1),
)
TAXED = (PricedLine(SaleLine(1, 123, tax_minor=23)),)
STATE = MemberState(ADA, date(2026, 1, 1), (), {"c": {TODAY: 1}})


@pytest.mark.parametrize(
    ("condition", "unmet"),
    [
        (MinimumAge(years=60), Unmet("minimum_age", (("needed_years", 60),))),
        (MemberFor(months=12), Unmet("member_for", (("needed_months", 12),))),
        (Tiers(tier_ids=(TierId("ice"),)), Unmet("tiers", (("tier_id", "gold"),))),
        (Segments(segments=("new",)), Unmet("segments")),
        (FirstPurchase(), Unmet("first_purchase")),
        (NearBirthday(days_before=3), Unmet("near_birthday")),
        (WithCoupon(coupon_ids=(CouponId("c"),)), Unmet("coupon")),
        (Stores(store_ids=("waw-2",)), Unmet("stores", (("store_id", "waw-1"),))),
        (Channels(channels=(Channel.ONLINE,)), Unmet("channels", (("channel", "store"),))),
        (
            MinimumSpend(minor=123, without_tax=True),
            Unmet("minimum_spend", (("needed_minor", 123), ("spend_minor", 100))),
        ),
        (MinimumSpend(minor=123), None),
    ],
)
def test_a_condition_says_what_it_was_decided_by(condition: Condition, unmet: Unmet | None) -> None:
    assert condition.unmet(OCCASION, TAXED) == unmet


def test_a_limit_says_how_often_in_which_time_and_by_whom() -> None:
    limit = Limit(times_max=1, period=Period.DAY)

    facts = (("times_max", 1), ("period", "day"), ("who", "member"))
    assert used_up((limit,), "c", STATE, TODAY) == Unmet("used_up", facts)


def test_a_use_on_a_later_day_does_not_use_up_an_earlier_one() -> None:
    limit = Limit(times_max=1, period=Period.DAY)

    assert used_up((limit,), "c", STATE, date(2026, 11, 22)) is None


def test_a_coupon_out_of_its_time_says_which_day_it_is() -> None:
    coupon = Coupon(coupon_id=CouponId("c"), name=NAME, codes=("MAY",), last=date(2026, 5, 31))

    shown = look_at_coupons((coupon,), ("may",), STATE, TODAY)

    assert shown == (ShownCoupon("may", coupon, Unmet("dates", (("day", "2026-11-23"),))),)
