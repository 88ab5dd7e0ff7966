# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How well a folded word that was typed meets the folded words of a name."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import OSA

EXACT: Final = 0
BEGINNING: Final = 1
TYPO: Final = 2
TYPO_IN_BEGINNING: Final = 3

TYPO_LETTERS_MIN: Final = 4
"""Shorter words are one letter away from half of all others."""
BEGINNING_LETTERS_MIN: Final = 5
"""Of a beginning with a typo in it; shorter ones begin too many words."""


def word_rank(typed: str, word: str) -> int | None:
    """Return how far the word is from what was typed, or ``None`` if it is not meant.

    A typo is one letter too many, too few or wrong, or two neighbours swapped. What was typed may
    also be the beginning of a longer word, with a typo in it: ``TYPO_IN_BEGINNING``.
    """
    if typed == word:
        return EXACT
    if word.startswith(typed):
        return BEGINNING
    if len(typed) >= TYPO_LETTERS_MIN and OSA.distance(typed, word, score_cutoff=1) == 1:
        return TYPO
    return TYPO_IN_BEGINNING if _nearly_begins(typed, word) else None


def _nearly_begins(typed: str, word: str) -> bool:
    if len(typed) < BEGINNING_LETTERS_MIN:
        return False
    beginnings = (word[: len(typed) + more] for more in (-1, 0, 1))
    return any(OSA.distance(typed, one, score_cutoff=1) <= 1 for one in beginnings)


def name_rank(typed: Iterable[str], words: Iterable[str]) -> int | None:
    """Return how far a name is from all that was typed, 0 for not at all; ``None`` for too far."""
    words = tuple(words)
    total = 0
    for one in typed:
        ranks = [rank for word in words if (rank := word_rank(one, word)) is not None]
        if not ranks:
            return None
        total += min(ranks)
    return total
