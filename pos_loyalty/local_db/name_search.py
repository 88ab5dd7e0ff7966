# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finding members by words of their names, with bounded work however many members there are.

The vocabulary of distinct words is small beside the members: each typed word is looked up there
first, as it is, as a beginning, and with a typo. One typo leaves one half of a word intact, so
that a range of words by their beginning and one by their end hold all candidates.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from string import ascii_lowercase
from typing import Final

from pos_loyalty.domain.members import Member
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.misspelling import spellings
from pos_loyalty.local_db.name_folding import fold_words
from pos_loyalty.local_db.name_matching import (
    BEGINNING_LETTERS_MIN,
    TYPO,
    TYPO_LETTERS_MIN,
    name_rank,
    word_rank,
)
from pos_loyalty.local_db.rows import NAME, member_of, name_words

LAST_LETTER: Final = "\U0010ffff"
"""Above every letter: where a range of beginnings ends."""

_TYPED_WORDS_MAX: Final = 4
_WORDS_MEANT_MAX: Final = 50
_HALVES_MAX: Final = 5_000
_HOLDERS_MAX: Final = 1_000
_SHARED_HOLDERS_MAX: Final = 5_000


def members_by_name(connection: Connection, query: str, limit: int) -> Iterator[Member]:
    """Yield members who bear all the words, likeliest first; a member may come twice."""
    typed = fold_words(query)[:_TYPED_WORDS_MAX]
    if not typed:
        return
    if len(typed) > 1:
        yield from _bearing_exactly(connection, typed, limit)
    yield from _bearing_nearly(connection, typed, limit)


def _bearing_exactly(connection: Connection, typed: Sequence[str], limit: int) -> Iterator[Member]:
    """Yield bearers of common names, who are too many to look at one by one."""
    rarest, *others = sorted(typed, key=lambda word: _holder_count(connection, word))
    holders = connection.execute(statements.HOLDERS_OF_KEY, (NAME + rarest, _SHARED_HOLDERS_MAX))
    shared = (
        holder
        for (holder,) in holders
        if all(_holds(connection, NAME + word, holder) for word in others)
    )
    for holder in islice(shared, limit):
        for row in connection.execute(statements.MEMBER_BY_ID, (holder,)):
            yield member_of(row)


def _bearing_nearly(connection: Connection, typed: Sequence[str], limit: int) -> Iterator[Member]:
    meant = {word: _words_meant(connection, word) for word in typed}
    rarest = min(typed, key=lambda word: _bounded_sum(connection, meant[word]))
    holders_max = limit if len(typed) == 1 else _HOLDERS_MAX
    found: dict[Member, int] = {}
    for member in islice(_holders(connection, meant[rarest], holders_max), holders_max):
        rank = name_rank(typed, name_words(member))
        if rank is not None:
            found.setdefault(member, rank)
    yield from sorted(found, key=found.__getitem__)


def _words_meant(connection: Connection, typed: str) -> Sequence[str]:
    """Return words of the vocabulary, the one that was typed first, then beginnings, then typos."""
    candidates = {typed, *_beginning_with(connection, typed)}
    if len(typed) >= TYPO_LETTERS_MIN:
        candidates |= _with_a_half_of(connection, typed)
    ranked = ((word_rank(typed, word), word) for word in candidates)
    near = sorted(
        (rank, len(word), word) for rank, word in ranked if rank is not None and rank <= TYPO
    )
    meant = [word for _, _, word in near[:_WORDS_MEANT_MAX]]
    if len(typed) < BEGINNING_LETTERS_MIN or any(_is_borne(connection, word) for word in meant):
        return meant
    return _beginning_nearly_with(connection, typed)


def _beginning_with(connection: Connection, typed: str) -> Iterator[str]:
    span = (typed, typed + LAST_LETTER, _WORDS_MEANT_MAX)
    return (word for (word,) in connection.execute(statements.WORDS_FROM, span))


def _beginning_nearly_with(connection: Connection, typed: str) -> Sequence[str]:
    """Return words of which this is the beginning, with a typo in it."""
    begun = (
        word
        for spelling in spellings(typed, ascii_lowercase)
        for word in _beginning_with(connection, spelling)
    )
    return list(islice(dict.fromkeys(begun), _WORDS_MEANT_MAX))


def _with_a_half_of(connection: Connection, typed: str) -> set[str]:
    half = len(typed) // 2
    head, tail = typed[:half], typed[half:][::-1]
    lengths = (len(typed) - 1, len(typed) + 1, _HALVES_MAX)
    words = {head[:-1] + tail[-1] + head[-1] + tail[-2::-1]}  # swapped right across the middle
    for sql, part in (
        (statements.WORDS_OF_LENGTH_FROM, head),
        (statements.WORDS_OF_LENGTH_TO, tail),
    ):
        rows = connection.execute(sql, (part, part + LAST_LETTER, *lengths))
        words.update(word for (word,) in rows)
    return words


def _holders(connection: Connection, words: Iterable[str], limit: int) -> Iterator[Member]:
    for word in words:
        for row in connection.execute(statements.MEMBERS_BY_KEY, (NAME + word, limit)):
            yield member_of(row)


def _holds(connection: Connection, key: str, holder: bytes) -> bool:
    return connection.execute(statements.HOLDS_KEY, (key, holder)).fetchone() is not None


def _is_borne(connection: Connection, word: str) -> bool:
    return connection.execute(statements.HOLDERS_OF_KEY, (NAME + word, 1)).fetchone() is not None


def _holder_count(connection: Connection, word: str) -> int:
    row = connection.execute(statements.HOLDER_COUNT, (NAME + word, _HOLDERS_MAX)).fetchone()
    return row[0] if row else 0


def _bounded_sum(connection: Connection, words: Iterable[str]) -> int:
    total = 0
    for word in words:
        total += _holder_count(connection, word)
        if total >= _HOLDERS_MAX:
            break
    return total
