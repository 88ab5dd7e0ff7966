# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finding members by what a customer can say: a card, a phone, an e-mail address, a name."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.email_search import members_by_email
from pos_loyalty.local_db.name_search import members_by_name
from pos_loyalty.local_db.phone_search import members_by_phone
from pos_loyalty.local_db.rows import CARD, member_of

QUERY_LETTERS_MAX: Final = 100

_Finder = Callable[[Connection, str, int], Iterator[Member]]
_NUMBER: Final = re.compile(r"\+?[\d\s().\-/]+")


def search_members(connection: Connection, query: str, limit: int) -> Sequence[Member]:
    """Return members that the query may mean, likeliest first, no duplicates."""
    asked = query.strip()[:QUERY_LETTERS_MAX]
    if not asked:
        return ()
    found = (member for finder in _finders(asked) for member in finder(connection, asked, limit))
    return tuple(islice(_distinct(found), limit))


def _finders(asked: str) -> tuple[_Finder, ...]:
    if _NUMBER.fullmatch(asked):
        return (_by_card, members_by_phone)
    if "@" in asked:
        return (members_by_email,)
    return (_by_card, members_by_name, members_by_email)


def _distinct(members: Iterator[Member]) -> Iterator[Member]:
    seen = set()
    for member in members:
        if member.member_id not in seen:
            seen.add(member.member_id)
            yield member


def _by_card(connection: Connection, asked: str, limit: int) -> Iterator[Member]:
    for key in dict.fromkeys((CARD + asked, CARD + _digits(asked))):
        for row in connection.execute(statements.MEMBERS_BY_KEY, (key, limit)):
            yield member_of(row)


def _digits(asked: str) -> str:
    return "".join(c for c in asked if c.isdecimal())
