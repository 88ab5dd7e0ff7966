# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers, money and days in three languages."""

from datetime import date

import pytest

from pos_loyalty.wording import formats

NB = "\u00a0"
DAY = date(2026, 5, 3)


@pytest.mark.parametrize(
    ("minor", "currency", "language", "text"),
    [
        (123450, "PLN", "pl", f"1234,50{NB}zł"),
        (1234550, "PLN", "pl", f"12{NB}345,50{NB}zł"),
        (123450, "RUB", "ru", f"1{NB}234,50{NB}₽"),
        (123450, "PLN", "en", f"PLN{NB}1,234.50"),
        (-5, "EUR", "en", "−€0.05"),
        (1234, "JPY", "en", f"JPY{NB}1,234"),
        (1234, "KWD", "pl", f"1,234{NB}KWD"),
    ],
)
def test_money_has_the_digits_of_its_currency(
    minor: int, currency: str, language: str, text: str
) -> None:
    assert formats.money(minor, currency, language) == text


@pytest.mark.parametrize(
    ("basis_points", "language", "text"),
    [
        (500, "en", "5%"),
        (1250, "pl", f"12,5{NB}%"),
        (5, "ru", f"0,05{NB}%"),
        (10000, "en", "100%"),
    ],
)
def test_a_percentage_has_no_needless_zeros(basis_points: int, language: str, text: str) -> None:
    assert formats.percent(basis_points, language) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "language", "text"),
    [
        (2, 1, "en", "2"),
        (3, 2, "en", "1.5"),
        (3, 2, "pl", "1,5"),
        (6, 4, "ru", "1,5"),
        (5, 4, "en", "1.25"),
        (4, 3, "pl", "4/3"),
    ],
)
def test_a_multiplier_is_a_decimal_where_it_is_exact(
    numerator: int, denominator: int, language: str, text: str
) -> None:
    assert formats.factor(numerator, denominator, language) == text


@pytest.mark.parametrize(
    ("language", "short", "full", "of_year"),
    [
        ("en", "3 May 2026", f"3{NB}May 2026", f"31{NB}December"),
        ("pl", "3 maj 2026", f"3{NB}maja 2026{NB}roku", f"31{NB}grudnia"),
        ("ru", "3 мая 2026", f"3{NB}мая 2026{NB}года", f"31{NB}декабря"),
    ],
)
def test_days_are_written_as_people_do(language: str, short: str, full: str, of_year: str) -> None:
    assert formats.day(DAY, language) == short
    assert formats.day_in_full(DAY, language) == full
    assert formats.day_of_year(12, 31, language) == of_year


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Gold", "en", "“Gold”"),
        ("Złoty", "pl", "„Złoty”"),
        ("для «Золота»", "ru", "«для „Золота“»"),
    ],
)
def test_a_name_is_quoted_and_quotes_in_it_differ(name: str, language: str, text: str) -> None:
    assert formats.quoted(name, language) == text


def test_a_change_has_its_sign() -> None:
    assert [formats.signed(value, "en") for value in (25, 0, -3)] == ["+25", "0", "−3"]


def test_a_time_of_day_has_two_digits() -> None:
    assert [formats.time_of_day(minute) for minute in (0, 65, 1440)] == ["00:00", "01:05", "24:00"]
