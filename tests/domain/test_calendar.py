# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from pos_loyalty.domain.calendar import full_years, window_around
from pos_loyalty.domain.program.triggers.anniversaries import Birthday


@pytest.mark.parametrize(
    ("day", "years"),
    [
        ("2020-05-10", 0),
        ("2023-05-09", 2),
        ("2023-05-10", 3),
        ("2023-12-31", 3),
        ("2019-05-10", 0),
    ],
)
def test_years_are_full_on_the_anniversary(day: str, years: int) -> None:
    assert full_years(date(2020, 5, 10), date.fromisoformat(day)) == years


@pytest.mark.parametrize(
    ("birthday", "day", "window"),
    [
        pytest.param("1990-12-30", "2026-01-02", ("2025-12-27", "2026-01-04"), id="into January"),
        pytest.param("1990-12-30", "2026-01-04", ("2025-12-27", "2026-01-04"), id="its last day"),
        pytest.param("1990-12-30", "2026-01-05", None, id="over in January"),
        pytest.param("1990-01-02", "2026-12-30", ("2026-12-30", "2027-01-07"), id="from December"),
        pytest.param("1990-01-02", "2026-12-29", None, id="not yet in December"),
        pytest.param("1990-06-15", "2026-06-15", ("2026-06-12", "2026-06-20"), id="the day"),
        pytest.param("2026-06-15", "2026-06-16", ("2026-06-12", "2026-06-20"), id="just born"),
        pytest.param("2026-01-02", "2025-12-31", ("2025-12-30", "2026-01-07"), id="expected"),
    ],
)
def test_a_birthday_is_kept_three_days_before_and_five_after(
    birthday: str, day: str, window: tuple[str, str] | None
) -> None:
    found = window_around(date.fromisoformat(birthday), date.fromisoformat(day), before=3, after=5)

    assert found == (window and tuple(map(date.fromisoformat, window)))


def test_two_windows_of_one_birthday_never_meet() -> None:
    assert Birthday(days_before=90, days_after=90).days_before == 90

    with pytest.raises(ValueError, match="at most 180 days"):
        Birthday(days_before=90, days_after=91)
