# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Conditions: the edge at which each begins to hold, and what it says when it does not."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from pos_loyalty.domain.ids import TierId
from pos_loyalty.domain.program.basket import Happening, Occasion, PricedLine
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.calendar import Dates, Hours, Weekdays
from pos_loyalty.domain.program.conditions.people import FirstPurchase, Segments, Tiers
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.sale import Channel, SaleLine
from tests.domain.shopping import MONDAY, moment


def occasion(
    at: datetime = MONDAY, tier_id: str | None = "gold", *, is_first: bool = True
) -> Occasion:
    held = TierId(tier_id) if tier_id else None
    return Occasion(
        happening=Happening.SALE,
        business_at=at,
        store_id="waw-1",
        channel=Channel.STORE,
        tier_id=held,
        segments=("vip", "new"),
        is_first_purchase=is_first,
        joined_on=date(2026, 1, 31),
        birthday=date(1960, 11, 25),
    )


MORNING = Hours(start_minute=360, end_minute=720)
NIGHT = Hours(start_minute=1320, end_minute=360)
ALL_DAY = Hours(start_minute=0, end_minute=1440)
MAY = Dates(first=date(2026, 5, 1), last=date(2026, 5, 31))


@pytest.mark.parametrize(
    ("condition", "at", "facts"),
    [
        (Weekdays(days=(1,)), "2026-11-23 00:00", None),
        (Weekdays(days=(1,)), "2026-11-23 23:59", None),
        (Weekdays(days=(1,)), "2026-11-24 00:00", (("weekday", 2),)),
        (Weekdays(days=(6, 7)), "2026-11-29 12:00", None),
        (MORNING, "2026-11-23 05:59", (("minute", 359),)),
        (MORNING, "2026-11-23 06:00", None),
        (MORNING, "2026-11-23 11:59", None),
        (MORNING, "2026-11-23 12:00", (("minute", 720),)),
        (NIGHT, "2026-11-23 21:59", (("minute", 1319),)),
        (NIGHT, "2026-11-23 22:00", None),
        (NIGHT, "2026-11-24 05:59", None),
        (NIGHT, "2026-11-24 06:00", (("minute", 360),)),
        (Hours(start_minute=480, end_minute=480), "2026-11-23 07:59", None),
        (Hours(start_minute=480, end_minute=480), "2026-11-23 08:00", None),
        (ALL_DAY, "2026-11-23 00:00", None),
        (ALL_DAY, "2026-11-23 23:59", None),
        # The clock goes from 02:00 to 03:00 on 29 March 2026: what it shows is what counts.
        (Hours(start_minute=180, end_minute=240), "2026-03-29 03:00", None),
        (MAY, "2026-04-30 23:59", (("day", "2026-04-30"),)),
        (MAY, "2026-05-01 00:00", None),
        (MAY, "2026-05-31 23:59", None),
        (MAY, "2026-06-01 00:00", (("day", "2026-06-01"),)),
        (Dates(last=date(2026, 5, 31)), "1999-01-01 00:00", None),
        (Dates(first=date(2026, 5, 1)), "2999-01-01 00:00", None),
        (Dates(), "2026-11-23 12:00", None),
    ],
)
def test_the_calendar_is_the_stores(
    condition: Condition, at: str, facts: tuple[tuple[str, int | str], ...] | None
) -> None:
    unmet = condition.unmet(occasion(moment(at)), ())

    assert unmet == (None if facts is None else Unmet(condition.kind, facts))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Stores(store_ids=("krk-1", "waw-1")), None),
        (Stores(store_ids=("krk-1",)), Unmet("stores", (("store_id", "waw-1"),))),
        (Channels(channels=(Channel.STORE,)), None),
        (Channels(channels=(Channel.ONLINE,)), Unmet("channels", (("channel", "store"),))),
        (Tiers(tier_ids=(TierId("gold"),)), None),
        (Tiers(tier_ids=(TierId("iron"),)), Unmet("tiers", (("tier_id", "gold"),))),
        (Segments(segments=("new", "old")), None),
        (Segments(segments=("old",)), Unmet("segments")),
        (FirstPurchase(), None),
    ],
)
def test_people_and_places(condition: Condition, expected: Unmet | None) -> None:
    assert condition.unmet(occasion(), ()) == expected


def test_without_tiers_nobody_holds_one() -> None:
    condition = Tiers(tier_ids=(TierId("gold"),))

    unmet = condition.unmet(occasion(tier_id=None), ())

    assert unmet == Unmet("tiers", (("tier_id", ""),))


def test_a_second_purchase_is_not_the_first() -> None:
    assert FirstPurchase().unmet(occasion(is_first=False), ()) == Unmet("first_purchase")


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (MinimumSpend(minor=1400), True),
        (MinimumSpend(minor=1401), False),
        (MinimumQuantity(pieces=3), True),
        (MinimumQuantity(pieces=4), False),
    ],
)
def test_enough_is_what_is_paid_and_whole_pieces(condition: Condition, *, holds: bool) -> None:
    # 10.00 - 1.00 + 5.00 = 14.00; 2 pieces and 1.9 kg are 3 whole ones.
    lines = (
        PricedLine(SaleLine(1, 1000, quantity_milli=2000), 100),
        PricedLine(SaleLine(2, 500, quantity_milli=1900)),
    )

    assert (condition.unmet(occasion(), lines) is None) == holds


LINES = (
    SaleLine(1, 1, "apple", "fruit", ("fresh",)),
    SaleLine(2, 1, "bread", "bakery", ("fresh", "warm")),
    SaleLine(3, 1),
)


@pytest.mark.parametrize(
    ("chosen", "taken"),
    [
        (LineFilter(), [1, 2, 3]),
        (LineFilter(skus=("apple",)), [1]),
        (LineFilter(categories=("bakery",)), [2]),
        (LineFilter(tags=("fresh",)), [1, 2]),
        (LineFilter(skus=("apple",), categories=("bakery",)), [1, 2]),
        (LineFilter(excluded_skus=("apple",)), [2, 3]),
        (LineFilter(excluded_categories=("bakery",)), [1, 3]),
        (LineFilter(excluded_tags=("fresh",)), [3]),
        (LineFilter(tags=("fresh",), excluded_tags=("warm",)), [1]),
        (LineFilter(skus=("pear",)), []),
    ],
)
def test_a_filter_takes_what_is_named_and_not_excluded(
    chosen: LineFilter, taken: Sequence[int]
) -> None:
    assert [line.line_id for line in LINES if chosen.takes(line)] == taken
