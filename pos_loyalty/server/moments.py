# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Moments as the database holds them: text of one length, in UTC, that sorts as time does."""

from datetime import UTC, datetime


def moment_text(moment: datetime) -> str:
    """Return an aware moment as it is stored."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """Return the moment that was stored, in UTC."""
    return datetime.fromisoformat(text)
