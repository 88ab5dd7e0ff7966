# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How well a folded word that was typed meets the folded words of a name."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import OSA

EXACT: Final = 0
BEGINNING: Final = 1
TYPO: Final = 2

TYPO_LETTERS_MIN: Final = 4
"""Shorter words are one letter away from half of all others."""


def word_rank(typed: str, word: str) -> int | None:
    """Return ``EXACT``, ``BEGINNING`` or ``TYPO``, or ``None`` if the word is not meant.

    A typo is one letter too many, too few or wrong, or two neighbours swapped.
    """
    if typed == word:
        return EXACT
    if word.startswith(typed):
        return BEGINNING
    if len(typed) >= TYPO_LETTERS_MIN and OSA.distance(typed, word, score_cutoff=1) == 1:
        return TYPO
    return None


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
