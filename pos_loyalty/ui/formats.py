# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers, money and days as people write them, in the cashier's or the member's language.

Amounts come from minor units by whole numbers alone: no float is ever near them. Signs and
separators are those of Qt's copy of the CLDR.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime

_NO_BREAK_SPACE: Final = "\u00a0"
_MINUS: Final = "\u2212"
_LOCALES: Final = {"en": "en_GB", "pl": "pl_PL", "ru": "ru_RU"}
_SYMBOLS: Final = {"PLN": "zł", "RUB": "₽", "EUR": "€", "GBP": "£", "USD": "$"}
_BEFORE_IN_ENGLISH: Final = frozenset({"€", "£", "$"})


def locale_of(language: str) -> QLocale:
    """Return Qt's locale for one of our languages; English for any other."""
    return QLocale(_LOCALES.get(language, _LOCALES["en"]))


def number(value: int, language: str) -> str:
    """Return a whole number with its groups and a real minus."""
    digits = locale_of(language).toString(abs(value))
    return f"{_MINUS}{digits}" if value < 0 else digits


def signed(value: int, language: str) -> str:
    """Return a change: ``+25``, or with a minus; 0 has no sign."""
    return f"+{number(value, language)}" if value > 0 else number(value, language)


def money(minor: int, currency: str, language: str) -> str:
    """Return an amount with its currency: ``1234,50 zł``, ``PLN 1,234.50``."""
    from pos_loyalty.domain.money import minor_digits  # a till that is ready shows no money

    digits = minor_digits(currency)
    whole, fraction = divmod(abs(minor), 10**digits)
    text = locale_of(language).toString(whole)
    if digits:
        text += f"{locale_of(language).decimalPoint()}{fraction:0{digits}}"
    amount = _with_currency(text, currency, language)
    return f"{_MINUS}{amount}" if minor < 0 else amount


def typed_amount(typed: str, currency: str, language: str) -> str:
    """Return an amount while it is typed, exactly as far as it has got.

    Args:
        typed: Digits with at most one point; empty shows a zero.
    """
    locale = locale_of(language)
    whole, point, fraction = typed.partition(".")
    text = locale.toString(int(whole or "0"))
    return _with_currency(
        f"{text}{locale.decimalPoint()}{fraction}" if point else text, currency, language
    )


def percent(basis_points: int, language: str) -> str:
    """Return basis points as a percentage, without needless zeros: 500 is ``5%``."""
    locale = locale_of(language)
    whole, hundredths = divmod(basis_points, 100)
    text = locale.toString(whole)
    if hundredths:
        text += locale.decimalPoint() + f"{hundredths:02}".rstrip("0")
    return f"{text}%" if locale.language() is QLocale.Language.English else f"{text}\u00a0%"


def day(value: "date", language: str) -> str:
    """Return a day: ``3 Nov 2026``."""
    return locale_of(language).toString(QDate(value.year, value.month, value.day), "d MMM yyyy")


def moment(value: "datetime", language: str) -> str:
    """Return a business time as the store's clock showed it: ``3 Nov 2026, 14:05``."""
    at = QDateTime(QDate(value.year, value.month, value.day), QTime(value.hour, value.minute))
    return locale_of(language).toString(at, "d MMM yyyy, HH:mm")


def weekday(iso_day: int, language: str) -> str:
    """Return the name of a day of the week, 1 for Monday."""
    return locale_of(language).standaloneDayName(iso_day)


def time_of_day(minute: int) -> str:
    """Return minutes after midnight as ``14:05``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _with_currency(amount: str, currency: str, language: str) -> str:
    symbol = _SYMBOLS.get(currency, currency)
    if locale_of(language).language() is not QLocale.Language.English:
        return f"{amount}{_NO_BREAK_SPACE}{symbol}"
    if symbol in _BEFORE_IN_ENGLISH:
        return f"{symbol}{amount}"
    return f"{currency}{_NO_BREAK_SPACE}{amount}"
