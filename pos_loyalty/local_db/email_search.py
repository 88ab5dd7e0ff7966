# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finding members by the beginning of their e-mail address, with one typo in it.

An address that nobody has is asked for again in each spelling that is one letter away. That is a
few thousand ranges of an index that is there anyway, and an index of the other end is spared.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.misspelling import spellings
from pos_loyalty.local_db.rows import EMAIL, member_of

LETTERS_MIN: Final = 6
"""Of an address with a typo; a shorter one is one letter away from too many."""
LETTERS_MAX: Final = 60

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789.-_+@"
_END: Final = "\U0010ffff"
"""Above every letter: where a range of beginnings ends."""


def members_by_email(connection: Connection, asked: str, limit: int) -> Iterator[Member]:
    """Yield members whose address begins so, or nearly so if nobody's does; some may come twice."""
    typed = asked.strip().lower()
    found = False
    for member in _beginning_with(connection, typed, limit):
        found = True
        yield member
    if not found and "@" in typed and LETTERS_MIN <= len(typed) <= LETTERS_MAX:
        near = (
            member
            for spelling in spellings(typed, _LETTERS)
            for member in _beginning_with(connection, spelling, limit)
        )
        yield from islice(near, limit)


def _beginning_with(connection: Connection, typed: str, limit: int) -> Iterator[Member]:
    key = EMAIL + typed
    for row in connection.execute(statements.MEMBERS_BY_KEY_FROM, (key, key + _END, limit)):
        yield member_of(row)
