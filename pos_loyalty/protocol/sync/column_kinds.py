# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Kinds of columns: how values that people gave us become numbers, of which far less is written.

A card is sixteen digits and their check, a phone is a number, a day is a day: whatever is not like
the others of its column is written out beside it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pos_loyalty.protocol.sync.columns import ColumnReader, ColumnWriter
from pos_loyalty.protocol.sync.messages import UnreadableMessage

_DAY_MAX: Final = date.max.toordinal()
_CARD_CHARS: Final = 18
_CARD_DIGITS: Final = 16
_PHONE_DIGITS_MAX: Final = 15


@dataclass(frozen=True, slots=True)
class Kind:
    """How a column is written, and how so many values of it are read."""

    write: Callable[[ColumnWriter, Sequence[Any]], None]
    read: Callable[[ColumnReader, int], Sequence[Any]]


def _like(number_of: Callable[[str], int], text_of: Callable[[int], str]) -> Kind:
    """Return the kind of texts that are numbers in disguise, but for a few."""

    def write(writer: ColumnWriter, texts: Sequence[str]) -> None:
        numbers = [number_of(text) for text in texts]
        odd = [n for n, text in enumerate(texts) if text_of(numbers[n]) != text]
        writer.numbers(numbers)
        writer.count(len(odd))
        writer.ascending(odd)
        writer.texts([texts[n] for n in odd])

    def read(reader: ColumnReader, many: int) -> list[str]:
        texts = [text_of(number) for number in reader.numbers(many)]
        odd = reader.count(many)
        places = reader.ascending(odd, below=many)
        for place, text in zip(places, reader.texts(odd), strict=True):
            texts[place] = text
        return texts

    return Kind(write, read)


def _card_number(text: str) -> int:
    is_ours = len(text) == _CARD_CHARS and text.isascii() and text.isdigit()
    return int(text[:_CARD_DIGITS]) if is_ours else 0


def _card_text(number: int) -> str:
    """Return our card of sixteen digits: ISO/IEC 7064, MOD 97-10, as ``codes.new_card_number``."""
    return f"{number:016}{98 - number * 100 % 97:02}"


def _phone_number(text: str) -> int:
    digits = text[1:]
    is_e164 = digits.isascii() and digits.isdigit() and len(digits) <= _PHONE_DIGITS_MAX
    return int(digits) if is_e164 else 0


def _phone_text(number: int) -> str:
    return f"+{number}" if number else ""


def _write_emails(writer: ColumnWriter, emails: Sequence[str]) -> None:
    halves = [text.rpartition("@") if text[-1:] != "@" else ("", "", text) for text in emails]
    writer.texts([name if at else text for name, at, text in halves])
    writer.texts([host if at else "" for _, at, host in halves])


def _read_emails(reader: ColumnReader, many: int) -> list[str]:
    names, hosts = reader.texts(many), reader.texts(many)
    return [f"{name}@{host}" if host else name for name, host in zip(names, hosts, strict=True)]


def _read_days(reader: ColumnReader, many: int) -> list[int]:
    days = reader.numbers(many)
    if days and not 0 <= min(days) <= max(days) <= _DAY_MAX:
        raise UnreadableMessage("a day is none")
    return days


def _write_few_ids(writer: ColumnWriter, ids: Sequence[bytes]) -> None:
    given = [place for place, some in enumerate(ids) if some]
    writer.count(len(given))
    writer.ascending(given)
    writer.ids([ids[place] for place in given])


def _read_few_ids(reader: ColumnReader, many: int) -> list[bytes]:
    ids = [b""] * many
    given = reader.count(many)
    places = reader.ascending(given, below=many)
    for place, some in zip(places, reader.ids(given), strict=True):
        ids[place] = some
    return ids


NUMBERS: Final = Kind(ColumnWriter.numbers, ColumnReader.numbers)
TEXTS: Final = Kind(ColumnWriter.texts, ColumnReader.texts)
IDS: Final = Kind(ColumnWriter.ids, ColumnReader.ids)
FEW_IDS: Final = Kind(_write_few_ids, _read_few_ids)
"""Of sixteen bytes each; empty where there is none."""
DAYS: Final = Kind(ColumnWriter.numbers, _read_days)
"""As ``date.toordinal`` counts; 0 for none."""
CARDS: Final = _like(_card_number, _card_text)
PHONES: Final = _like(_phone_number, _phone_text)
EMAILS: Final = Kind(_write_emails, _read_emails)
