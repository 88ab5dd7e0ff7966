# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Fills a store with made-up members by SQL alone: ten million of them in minutes.

The same text (``filling.sql``) fills our file and the plain one that we are measured against: the
rows are the same, and have the shapes of real ones. On average a member has one lot, three
counters, half an e-mail, a phone, a card and two names; common names are as common as in life.
"""

import math
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from pos_loyalty.domain.codes import new_card_number

SQL: Final = Path(__file__).with_suffix(".sql").read_text("utf-8")

_CARD_BODIES: Final = 10**16
_PHONES: Final = 10**9
_GIVEN_NAMES: Final = 600
_FAMILY_NAMES: Final = 20_000

_SYLLABLES: Final = tuple(a + b for a in "bdfgklmnprstvz" for b in "aeiou")
_ENDINGS: Final = ("ska", "nov", "er", "man")


def fill(connection: Any, count: int) -> None:  # noqa: ANN401 - any driver's, and one has no types
    """Add ``count`` members to empty tables, as what the server confirmed.

    A process that dies meanwhile leaves a file of no use. The rows are not sealed: ``verify``
    says so, and nothing that is measured asks.

    Args:
        count: At most a thousand million: no two members share a phone.
    """
    pragmas = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -131072")
    for pragma in (*pragmas, "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    _add_names(connection)
    values = {"count": count, "given_names": _GIVEN_NAMES, "family_names": _FAMILY_NAMES}
    for statement in SQL.split(";\n"):
        taken = {name: value for name, value in values.items() if f":{name}" in statement}
        connection.execute(statement, taken)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()


def card_of(number: int, count: int) -> str:
    """Return the card of one of ``count`` members, counted from 0."""
    return new_card_number(f"{number * (_CARD_BODIES // count):016}")


def phone_of(number: int, count: int) -> str:
    """Return the phone of one of ``count`` members, in E.164."""
    return "+48" + f"{number * (_PHONES // count):09}"[::-1]


def family_names() -> tuple[str, ...]:
    """Return the family names, the most frequent first."""
    return tuple(word.capitalize() for word in _family_words())


def dice(seed: int) -> random.Random:
    """Return dice that fall the same way in every run."""
    return random.Random(seed)  # noqa: S311 - nothing here is secret


def _add_names(connection: Any) -> None:  # noqa: ANN401 - as above
    given, family = _given_words(), _family_words()
    for table, words in (("given_name", given), ("family_name", family)):
        connection.execute(f"CREATE TEMP TABLE {table} (id INTEGER PRIMARY KEY, word, name)")
        rows = ((n, word, word.capitalize()) for n, word in enumerate(words))
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608 - ours
    reversible = ((word, word[::-1]) for word in sorted({*given, *family}))
    connection.executemany("INSERT INTO name_word (word, reversed) VALUES (?, ?)", reversible)


@cache
def _given_words() -> tuple[str, ...]:
    return _made_of((_SYLLABLES, _SYLLABLES), _GIVEN_NAMES)


@cache
def _family_words() -> tuple[str, ...]:
    return _made_of((_SYLLABLES, _SYLLABLES, _SYLLABLES, _ENDINGS), _FAMILY_NAMES)


def _made_of(parts: Sequence[Sequence[str]], count: int) -> tuple[str, ...]:
    """Return so many words, in no order; all their letters are their own folded spelling."""
    numbers = dice(count).sample(range(math.prod(map(len, parts))), count)
    return tuple(_word(number, parts) for number in numbers)


def _word(number: int, parts: Sequence[Sequence[str]]) -> str:
    chosen = []
    for part in parts:
        number, place = divmod(number, len(part))
        chosen.append(part[place])
    return "".join(chosen)
