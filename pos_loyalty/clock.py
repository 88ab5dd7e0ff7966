# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The one place that reads the clock, and that knows what time it is in a store."""

from datetime import UTC, datetime, timezone


def utc_now() -> datetime:
    """Return the current moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock that everybody else is given


def business_time(moment: datetime, zone: str) -> datetime:
    """Return the same moment as the store's own calendar and clock show it.

    The result carries the offset that holds at that moment, not the zone's rules: two such times
    subtract as moments do, also across the night when the clocks change.

    Args:
        moment: An aware time.
        zone: IANA name of the store's time zone, such as ``Europe/Warsaw``.

    Raises:
        ValueError: If ``moment`` has no offset, or ``zone`` is not a name at all.
        ZoneInfoNotFoundError: If there is no such zone.
    """
    from zoneinfo import ZoneInfo  # not needed for a first paint

    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("moment must be aware")
    local_offset = moment.astimezone(ZoneInfo(zone)).utcoffset()
    return moment.astimezone(timezone(local_offset or offset))
