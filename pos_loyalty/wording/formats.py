# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers, money and days as people write them, without Qt and without a float.

A language is named by its code.
"""

from datetime import date
from fractions import Fraction
from typing import Final

from pos_loyalty.domain.money import minor_digits
from pos_loyalty.wording.customs import NO_BREAK_SPACE, customs_of

_MINUS: Final = "\u2212"
_SYMBOLS: Final = {"PLN": "zł", "RUB": "₽", "EUR": "€", "GBP": "£", "USD": "$"}
_BEFORE_NUMBERS: Final = frozenset({"€", "£", "$"})
"""Symbols that stand before the number, where a language puts any there."""


def number(value: int, language: str) -> str:
    """Return a whole number with its groups and a real minus."""
    customs = customs_of(language)
    digits = str(abs(value))
    if abs(value) > customs.ungrouped_max:
        digits = f"{abs(value):,}".replace(",", customs.group)
    return f"{_MINUS}{digits}" if value < 0 else digits


def signed(value: int, language: str) -> str:
    """Return a change: ``+25``, or with a minus; 0 has no sign."""
    return f"+{number(value, language)}" if value > 0 else number(value, language)


def money(minor: int, currency: str, language: str) -> str:
    """Return an amount with its currency: ``1234,50 zł``, ``PLN 1,234.50``."""
    digits = minor_digits(currency)
    whole, fraction = divmod(abs(minor), 10**digits)
    text = number(whole, language)
    if digits:
        text += f"{customs_of(language).point}{fraction:0{digits}}"
    amount = _with_currency(text, currency, language)
    return f"{_MINUS}{amount}" if minor < 0 else amount


def percent(basis_points: int, language: str) -> str:
    """Return basis points as a percentage, without needless zeros: 500 is ``5%``."""
    return f"{_decimal(Fraction(basis_points, 100), language)}{customs_of(language).percent}"


def factor(numerator: int, denominator: int, language: str) -> str:
    """Return a multiplier: ``2``, ``1.5``; ``4/3`` where two decimals cannot say it."""
    value = Fraction(numerator, denominator)
    if (value * 100).denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return _decimal(value, language)


def day(value: date, language: str) -> str:
    """Return a day in short, for a screen: ``3 Nov 2026``."""
    return f"{value.day} {customs_of(language).short_months[value.month - 1]} {value.year}"


def day_in_full(value: date, language: str) -> str:
    """Return a day for a text, as it stands after "from" or "to": ``3 November 2026``."""
    return (
        f"{day_of_year(value.month, value.day, language)} {value.year}{customs_of(language).year}"
    )


def day_of_year(month: int, day_of_month: int, language: str) -> str:
    """Return a day of any year, as it stands after "to": ``31 December``."""
    return f"{day_of_month}{NO_BREAK_SPACE}{customs_of(language).months[month - 1]}"


def weekday(iso_day: int, language: str) -> str:
    """Return the name of a day of the week, 1 for Monday."""
    return customs_of(language).weekdays[iso_day - 1]


def time_of_day(minute: int) -> str:
    """Return minutes after midnight as ``14:05``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def quoted(name: str, language: str) -> str:
    """Return a name in quotation marks; those inside it become the inner ones."""
    opening, closing, inner_opening, inner_closing = customs_of(language).quotes
    inside = name.replace(opening, inner_opening).replace(closing, inner_closing)
    return f"{opening}{inside}{closing}"


def _decimal(value: Fraction, language: str) -> str:
    """Return a number of at most two decimals, without needless zeros."""
    whole, hundredths = divmod(value.numerator * 100 // value.denominator, 100)
    text = number(whole, language)
    return text + f"{customs_of(language).point}{hundredths:02}".rstrip("0") if hundredths else text


def _with_currency(amount: str, currency: str, language: str) -> str:
    symbol = _SYMBOLS.get(currency, currency)
    if not customs_of(language).has_currency_first:
        return f"{amount}{NO_BREAK_SPACE}{symbol}"
    if symbol in _BEFORE_NUMBERS:
        return f"{symbol}{amount}"
    return f"{currency}{NO_BREAK_SPACE}{amount}"
