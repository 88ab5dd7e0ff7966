# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finding members by any digits of their phone, in a row, without an index of the middle.

Numbers are stored from their last digit on, so that the last digits are one range of keys. Digits
that stand farther in front have a range for each way in which the number may end: ten for one digit
behind them, ten thousand for four, and hardly any of them holds anything. Digits that stand before
the last four are looked for in a bounded piece of the list. See decision 25.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.rows import PHONE, member_of, phone_key

DIGITS_MIN: Final = 4
"""Fewer digits are in everybody's number."""
BEHIND_MAX: Final = 4
"""How many digits may stand behind those that were said, in a shop of any size; no more than a
number has room for."""
SCANNED_MAX: Final = 300_000
"""So many numbers are read one by one: all of them, but in the largest shops."""

_NATIONAL_DIGITS: Final = 10
_WORLD_DIGITS: Final = 11
"""How long numbers are, without and with the digits of their country."""
_TRUNK: Final = "8"
_TRUNK_DIGITS: Final = 11

# A digit is less than a colon: the colon ends what begins with a digit.
_ENDING_ANYHOW: Final = (
    "WITH RECURSIVE"
    " counted(number) AS"
    " (VALUES (0) UNION ALL SELECT number + 1 FROM counted WHERE number + 1 < ?1),"
    " ending(key) AS"
    " (SELECT ?2 || substr('0000' || number, -?3, ?3) || ?4 FROM counted)"
    " SELECT member_id FROM ending CROSS JOIN identifier"
    " WHERE identifier.key >= ending.key AND identifier.key < ending.key || ':'"
    " LIMIT ?5"
)
_ANYWHERE: Final = (
    "SELECT member_id FROM"
    " (SELECT key, member_id FROM identifier WHERE key >= ?1 AND key < ?1 || ':' LIMIT ?2)"
    " WHERE instr(key, ?3) LIMIT ?4"
)


class _Reading(NamedTuple):
    """The digits that were said, as they may stand in a number.

    Attributes:
        behind_max: How many more digits a number may have behind them.
    """

    digits: str
    behind_max: int


def members_by_phone(connection: Connection, asked: str, limit: int) -> Iterator[Member]:
    """Yield members whose number has the digits, those at its end first; nobody twice.

    Args:
        asked: Digits, with whatever people write between them and in front of them.
        limit: At most so many.
    """
    seen: set[bytes] = set()
    for reading in _readings(asked):
        # Those who were seen already may come first once more.
        for holder in _holders(connection, reading, lambda: limit + len(seen)):
            if holder in seen:
                continue
            seen.add(holder)
            for row in connection.execute(statements.MEMBER_BY_ID, (holder,)):
                yield member_of(row)
            if len(seen) == limit:
                return


def _readings(asked: str) -> Iterator[_Reading]:
    """Yield the digits as they may stand in a number, no duplicates."""
    length = _WORLD_DIGITS if asked.startswith(("+", "00")) else _NATIONAL_DIGITS
    digits = "".join(c for c in asked if c.isdecimal())
    spellings = [digits, digits.lstrip("0")]  # zeros stand for a country or a trunk line
    if len(digits) == _TRUNK_DIGITS and digits.startswith(_TRUNK):
        spellings.append(digits[1:])  # Russians dial 8 before a number
    for one in dict.fromkeys(spellings):
        if len(one) >= DIGITS_MIN:
            yield _Reading(one, min(max(length - len(one), 0), BEHIND_MAX))


def _holders(
    connection: Connection, reading: _Reading, limit: Callable[[], int]
) -> Iterator[bytes]:
    """Yield ids of those whose number has the digits; some come more than once."""
    reversed_digits = phone_key(reading.digits).removeprefix(PHONE)
    for behind in range(reading.behind_max + 1):
        ended = (10**behind, PHONE, behind, reversed_digits, limit())
        for (holder,) in connection.execute(_ENDING_ANYHOW, ended).fetchall():
            yield holder
    scanned = (PHONE, SCANNED_MAX, reversed_digits, limit())
    for (holder,) in connection.execute(_ANYWHERE, scanned).fetchall():
        yield holder
