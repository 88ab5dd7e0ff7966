# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finding members by what a customer can say: a card, a phone, an e-mail address, a name."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from pos_loyalty.domain.members import Member
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.email_search import members_by_email
from pos_loyalty.local_db.name_search import members_by_name
from pos_loyalty.local_db.phone_search import members_by_phone

QUERY_LETTERS_MAX: Final = 100

CardSearch = Callable[[str], Member | None]
"""Returns the holder of a card that stands for somebody, blocked or not."""

_Finder = Callable[[Connection, str, int], Iterator[Member]]
_NUMBER: Final = re.compile(r"\+?[\d\s().\-/]+")


def search_members(
    connection: Connection, query: str, limit: int, *, by_card: CardSearch
) -> Sequence[Member]:
    """Return members that the query may mean, likeliest first, no duplicates."""
    asked = query.strip()[:QUERY_LETTERS_MAX]
    if not asked:
        return ()
    held = () if "@" in asked else _by_card(by_card, asked)
    others = (member for finder in _finders(asked) for member in finder(connection, asked, limit))
    return tuple(islice(_distinct(chain(held, others)), limit))


def _finders(asked: str) -> tuple[_Finder, ...]:
    if _NUMBER.fullmatch(asked):
        return (members_by_phone,)
    if "@" in asked:
        return (members_by_email,)
    return (members_by_name, members_by_email)


def _distinct(members: Iterable[Member]) -> Iterator[Member]:
    seen = set()
    for member in members:
        if member.member_id not in seen:
            seen.add(member.member_id)
            yield member


def _by_card(by_card: CardSearch, asked: str) -> Iterator[Member]:
    for number in dict.fromkeys((asked, _digits(asked))):
        if number and (holder := by_card(number)):
            yield holder


def _digits(asked: str) -> str:
    return "".join(c for c in asked if c.isdecimal())
