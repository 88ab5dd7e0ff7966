# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How each language writes numbers, days and quotation marks, after the CLDR."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

NO_BREAK_SPACE: Final = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """The signs and names of a language.

    Attributes:
        point: Before decimals.
        group: Between thousands.
        ungrouped_max: The largest number that is written without groups.
        percent: After the number.
        has_currency_first: Whether the currency stands before the number.
        months: January first, as they stand in a date.
        weekdays: Monday first.
        year: After the number of a year, in a text.
        quotes: Around a name, and around a name inside it.
    """

    point: str
    group: str
    ungrouped_max: int
    percent: str
    has_currency_first: bool
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    year: str
    quotes: tuple[str, str, str, str]


_ENGLISH: Final = Customs(
    point=".",
    group=",",
    ungrouped_max=999,
    percent="%",
    has_currency_first=True,
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    short_months=(
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
    ),
    weekdays=(
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
    year="",
    quotes=("“", "”", "‘", "’"),
)
_POLISH: Final = Customs(
    point=",",
    group=NO_BREAK_SPACE,
    ungrouped_max=9999,
    percent=f"{NO_BREAK_SPACE}%",
    has_currency_first=False,
    months=(
        *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
        *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
    ),
    short_months=(
        *("sty", "lut", "mar", "kwi", "maj", "cze"),
        *("lip", "sie", "wrz", "paź", "lis", "gru"),
    ),
    weekdays=(
        "poniedziałek",
        "wtorek",
        "środa",
        "czwartek",
        "piątek",
        "sobota",
        "niedziela",
    ),
    year=f"{NO_BREAK_SPACE}roku",
    quotes=("„", "”", "«", "»"),
)
_RUSSIAN: Final = Customs(
    point=",",
    group=NO_BREAK_SPACE,
    ungrouped_max=999,
    percent=f"{NO_BREAK_SPACE}%",
    has_currency_first=False,
    months=(
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    short_months=(
        *("янв.", "февр.", "мар.", "апр.", "мая", "июн."),
        *("июл.", "авг.", "сент.", "окт.", "нояб.", "дек."),
    ),
    weekdays=(
        "понедельник",
        "вторник",
        "среда",
        "четверг",
        "пятница",
        "суббота",
        "воскресенье",
    ),
    year=f"{NO_BREAK_SPACE}года",
    quotes=("«", "»", "„", "“"),
)
_CUSTOMS: Final[Mapping[str, Customs]] = {"en": _ENGLISH, "pl": _POLISH, "ru": _RUSSIAN}


def customs_of(language: str) -> Customs:
    """Return a language's customs, by its code; English for one that is not in the table."""
    return _CUSTOMS.get(language, _ENGLISH)
