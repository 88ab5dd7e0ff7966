# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest

from pos_loyalty.clock import business_time, utc_now


def test_the_clock_tells_utc() -> None:
    assert utc_now().utcoffset() == timedelta(0)


def test_the_clock_goes_forward() -> None:
    assert utc_now() <= utc_now()


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 1, 15, 11, 0, tzinfo=UTC), "2026-01-15T12:00:00+01:00"),
        (datetime(2026, 7, 15, 11, 0, tzinfo=UTC), "2026-07-15T13:00:00+02:00"),
        (datetime(2026, 7, 15, 22, 30, tzinfo=UTC), "2026-07-16T00:30:00+02:00"),
    ],
)
def test_a_store_shows_a_moment_with_the_offset_of_that_moment(
    moment: datetime, shown: str
) -> None:
    local = business_time(moment, "Europe/Warsaw")

    assert local == moment
    assert local.isoformat() == shown


def test_a_store_on_utc_keeps_the_time() -> None:
    noon = datetime(2026, 7, 15, 12, 0, tzinfo=UTC)

    assert business_time(noon, "UTC").isoformat() == "2026-07-15T12:00:00+00:00"


def test_business_times_subtract_as_moments_across_the_night_of_the_change() -> None:
    before = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    after = before + timedelta(hours=1)

    gap = business_time(after, "Europe/Warsaw") - business_time(before, "Europe/Warsaw")

    assert gap == timedelta(hours=1)


def test_a_time_without_offset_is_no_moment() -> None:
    naive = datetime(2026, 7, 15, 12, 0, tzinfo=UTC).replace(tzinfo=None)

    with pytest.raises(ValueError, match="aware"):
        business_time(naive, "Europe/Warsaw")


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        business_time(utc_now(), "Europe/Atlantis")
