# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A birthday as people type it: day, month and year, with or without signs between them."""

import re
from datetime import date
from typing import Final

_ALL_DIGITS: Final = 8
_YEAR_DIGITS: Final = 4
_PARTS: Final = 3
_FIRST_YEAR: Final = 1900


def birthday_of(typed: str, today: date) -> date | None:
    """Return the day; ``None`` if it is none, has no year, or is still to come.

    ``24121990``, ``24.12.1990`` and ``1990-12-24`` are the same day: the year has four digits, and
    unless it stands first the day does.
    """
    parts = re.findall(r"\d+", typed)
    if len(parts) == 1 and len(parts[0]) == _ALL_DIGITS:
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts) != _PARTS:
        return None
    if len(parts[0]) == _YEAR_DIGITS:
        parts.reverse()
    day, month, year = parts
    if len(year) != _YEAR_DIGITS or int(year) < _FIRST_YEAR:
        return None
    try:
        born = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return born if born <= today else None
