# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finding members in memory, as the till's file does it by its indexes."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from pos_loyalty.domain.members import Member
from pos_loyalty.local_db.email_search import LETTERS_MIN
from pos_loyalty.local_db.name_folding import fold_words
from pos_loyalty.local_db.name_matching import name_rank
from pos_loyalty.local_db.phone_search import DIGITS_MIN


def likeliest(members: Iterable[Member], query: str) -> Sequence[Member]:
    """Return whom the query may mean, likeliest first."""
    ranked = ((_rank(member, query.strip()), member) for member in members)
    found = sorted(((r, m.card_number, m) for r, m in ranked if r is not None), key=_order)
    if "@" in query:  # an address that somebody has is no typo
        found = [one for one in found if one[0] == found[0][0]]
    return tuple(member for _, _, member in found)


def _order(found: tuple[int, str, Member]) -> tuple[int, str]:
    return found[:2]


def _rank(member: Member, asked: str) -> int | None:
    digits = "".join(c for c in asked if c.isdecimal())
    if not asked.strip("+0123456789 -"):
        if member.card_number == digits and digits:
            return 0
        return _phone_rank(member.phone, digits)
    if "@" in asked:
        return _email_rank(member.email, asked.lower())
    words = fold_words(asked)
    names = fold_words(f"{member.given_name} {member.family_name}")
    rank = name_rank(words, names) if words else None
    if rank is None and member.email.startswith(asked.lower()):
        return len(words) * 10
    return rank


def _phone_rank(phone: str, digits: str) -> int | None:
    russian = digits[1:] if len(digits) == 11 and digits.startswith("8") else ""
    for said in (digits, digits.lstrip("0"), russian):
        if len(said) >= DIGITS_MIN and said in phone:
            return 1 + len(phone) - phone.rindex(said) - len(said)
    return None


def _email_rank(email: str, typed: str) -> int | None:
    if email.startswith(typed):
        return 0
    lengths = range(len(typed) - 1, len(typed) + 2) if len(typed) >= LETTERS_MIN else ()
    is_near = email and any(OSA.distance(typed, email[:length]) <= 1 for length in lengths)
    return 1 if is_near else None
