# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the windows and the wording write is the same: two readings of one table, the CLDR."""

from datetime import date, timedelta

import pytest

from pos_loyalty.ui import formats as qt
from pos_loyalty.wording import formats as plain
from pos_loyalty.wording.language import LANGUAGES

NUMBERS = (0, 1, 7, 99, 999, 1000, 1234, 9999, 10_000, 12_345, 999_999, 1_234_567, -1, -12_345)


@pytest.mark.parametrize("language", [*LANGUAGES, "de"])
def test_numbers_agree(language: str) -> None:
    for value in NUMBERS:
        assert plain.number(value, language) == qt.number(value, language)
        assert plain.signed(value, language) == qt.signed(value, language)


@pytest.mark.parametrize("currency", ["PLN", "RUB", "EUR", "GBP", "USD", "JPY", "KWD", "CHF"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_money_agrees(language: str, currency: str) -> None:
    for minor in NUMBERS:
        assert plain.money(minor, currency, language) == qt.money(minor, currency, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_percentages_agree(language: str) -> None:
    for basis_points in (0, 1, 10, 50, 500, 1250, 1255, 10_000):
        assert plain.percent(basis_points, language) == qt.percent(basis_points, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_of_the_year_and_of_the_week_agree(language: str) -> None:
    for number in range(366):
        day = date(2024, 1, 1) + timedelta(days=number)
        assert plain.day(day, language) == qt.day(day, language)
        iso_day = day.isoweekday()
        assert plain.weekday(iso_day, language) == qt.weekday(iso_day, language)


def test_times_agree() -> None:
    for minute in range(1440):
        assert plain.time_of_day(minute) == qt.time_of_day(minute)
