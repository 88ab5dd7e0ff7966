# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Sentences with gaps: ``{number} points for each {money} spent`` and what fills the gaps."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from pos_loyalty.domain.money import parse_amount
from pos_loyalty.domain.program.caps import Period

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
U = TypeVar("U")

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
PERIODS: Final[Mapping[str, Period]] = {
    "a sale": Period.SALE,
    "a day": Period.DAY,
    "a week": Period.WEEK,
    "a month": Period.MONTH,
    "a year": Period.YEAR,
    "in all": Period.MEMBERSHIP,
}
_ID: Final = r"[a-z][a-z0-9-]*"
_AMOUNT: Final = rf"-?\d+ points?|-?\d+ stamps? on {_ID}|-?\d+ (?:vouchers?|badges?) {_ID}"


def minor_of(text: str) -> int:
    """Return minor units of an amount with two decimals, which may stand after a minus."""
    return -parse_amount(text[1:], "PLN") if text.startswith("-") else parse_amount(text, "PLN")


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _basis_points(text: str) -> int:
    return parse_amount(text.removesuffix(" %"), "PLN")


def _weekdays(text: str) -> tuple[int, ...]:
    return tuple(DAYS.index(day) + 1 for day in text.split(" or "))


def _factor(text: str) -> tuple[int, int]:
    numerator, _, denominator = text.partition("/")
    return int(numerator), int(denominator or 1)


def _month_day(text: str) -> tuple[int, int]:
    day, month = text.split()
    return MONTHS.index(month) + 1, int(day)


_GAPS: Final[Mapping[str, tuple[str, Callable[[str], object]]]] = {
    "id": (_ID, str),
    "ids": (rf"{_ID}(?: or {_ID})*", lambda text: tuple(text.split(" or "))),
    "name": (r"[A-Z][a-z]+", str),
    "code": (r"[A-Za-z0-9-]+", str),
    "codes": (r"[A-Za-z0-9-]+(?: or [A-Za-z0-9-]+)*", lambda text: tuple(text.split(" or "))),
    "number": (r"\d+", int),
    "money": (r"-?\d+\.\d\d", minor_of),
    "quantity": (r"\d+(?:\.\d{1,3})?", lambda text: parse_amount(text, "KWD")),
    "percent": (r"\d+(?:\.\d\d?)? %", _basis_points),
    "factor": (r"\d+(?:/\d+)?", _factor),
    "date": (r"\d{4}-\d\d-\d\d", date.fromisoformat),
    "time": (r"\d\d?:\d\d", _minutes),
    "weekdays": (rf"(?:{'|'.join(DAYS)})(?: or (?:{'|'.join(DAYS)}))*", _weekdays),
    "monthday": (rf"\d\d? (?:{'|'.join(MONTHS)})", _month_day),
    "period": ("|".join(PERIODS), PERIODS.__getitem__),
    "amount": (rf"{_AMOUNT}|-?\d+\.\d\d in {_ID}", str),
    "why": ("[a-z][a-z ]*", lambda text: text.replace(" ", "_")),
    "text": (r".+?", str),
}


@dataclass(frozen=True)
class Phrase(Generic[T_co]):
    """A sentence with gaps, and what it makes of their values, in order.

    A gap that may be missing and is, is ``None``.
    """

    pattern: re.Pattern[str]
    gaps: tuple[Callable[[str], object], ...]
    make: Callable[..., T_co]

    def said_by(self, text: str) -> tuple[T_co] | None:
        """Return what the text makes, if it is this sentence."""
        match = self.pattern.fullmatch(text)
        if match is None:
            return None
        pairs = zip(match.groups(), self.gaps, strict=True)
        return (self.make(*[None if word is None else read(word) for word, read in pairs]),)

    def then(self, wrap: Callable[[T_co], U]) -> "Phrase[U]":
        """Return the same sentence with something else made of what it makes."""
        return Phrase(self.pattern, self.gaps, lambda *values: wrap(self.make(*values)))


def phrase(sentence: str, make: Callable[..., T]) -> Phrase[T]:
    """Return a phrase; outside its gaps a sentence is a regular expression without groups."""
    parts = re.split(r"\{([a-z]+)\}", sentence)
    gaps = [_GAPS[name] for name in parts[1::2]]
    written = [f"({pattern})" for pattern, _ in gaps]
    literal = "".join(a + b for a, b in zip(parts[::2], [*written, ""], strict=True))
    return Phrase(re.compile(literal), tuple(read for _, read in gaps), make)


def find(text: str, phrases: Sequence[Phrase[T]]) -> tuple[T] | None:
    """Return what the first phrase makes that the text is, if it is any."""
    return next((said for one in phrases if (said := one.said_by(text))), None)


def read(text: str, phrases: Sequence[Phrase[T]], what: str) -> T:
    """Return what the first phrase makes that the text is.

    Raises:
        ValueError: If it is none of them.
    """
    said = find(text, phrases)
    if said is None:
        raise ValueError(f"not {what}: {text!r}")
    return said[0]


def clauses_of(text: str) -> tuple[str, list[str]]:
    """Return what stands before the first comma, and between and after the others."""
    head, *clauses = text.split(", ")
    return head, clauses
