# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which pieces of a basket make up sets of parts, where a piece may fit more than one part.

The dearest that can be used together are used, which is best for the member, and it is exact:
pieces that can fill the parts of so many sets form a matroid, and taking the dearest piece that
still fits, again and again, finds the dearest choice of a matroid. A choice fits while, for every
group of parts, no more pieces were taken that fit nowhere else than the group has room for
(Hall's theorem). Each further set is worth no more than the one before, so the number of sets is
found by halving.

Source:
    J. Edmonds, Matroids and the greedy algorithm, Mathematical Programming 1 (1971).
"""

from collections.abc import Sequence
from typing import NamedTuple


class Candidates(NamedTuple):
    """Pieces of the same goods at one price.

    Attributes:
        parts: The parts that they fit, as the bits of a number; at least one.
        pieces: How many; at least 1.
    """

    price_minor: int
    parts: int
    pieces: int


class Chosen(NamedTuple):
    """What goes into the sets.

    Attributes:
        pieces: For each of the candidates, how many.
    """

    sets: int
    pieces: list[int]


def dearest_sets(
    candidates: Sequence[Candidates], needed: Sequence[int], price_minor: int
) -> Chosen:
    """Return as many sets as cost more than their price, of the dearest pieces.

    Args:
        candidates: The dearest first; of equals the earlier are taken first.
        needed: For each part the pieces that one set takes; at least 1.
        price_minor: Of a whole set.
    """
    fewest, most = 0, _sets_max(candidates, needed)
    if not most:
        return Chosen(0, [0] * len(candidates))
    filling = _Filling(candidates, needed)
    guess = most  # As a rule every set costs more than its price.
    while fewest < most:
        if filling.pays(guess, price_minor):
            fewest = guess
        else:
            most = guess - 1
        guess = (fewest + most + 1) // 2
    return Chosen(fewest, filling.of(fewest))


def _sets_max(candidates: Sequence[Candidates], needed: Sequence[int]) -> int:
    """Return a number of sets that is never exceeded, and reached where no piece fits twice."""
    fitting = [0] * len(needed)
    for _, parts, pieces in candidates:
        for part in range(len(needed)):
            if parts >> part & 1:
                fitting[part] += pieces
    whole = sum(same.pieces for same in candidates) // sum(needed)
    return min(whole, *(n // take for n, take in zip(fitting, needed, strict=True)))


class _Filling:
    """Fills sets with the dearest pieces, and knows the groups of parts they compete for."""

    def __init__(self, candidates: Sequence[Candidates], needed: Sequence[int]) -> None:
        self._candidates = candidates
        self._pieces_a_set = sum(needed)
        groups = _tied_together({same.parts for same in candidates})
        self._room = [_sum_of(needed, group) for group in groups]
        self._groups_around = {
            parts: [place for place, group in enumerate(groups) if parts & group == parts]
            for parts in groups
        }

    def pays(self, sets: int, price_minor: int) -> bool:
        """Return whether there are so many sets, and the last costs more than its price."""
        pieces = self.of(sets)
        if sum(pieces) < sets * self._pieces_a_set:
            return False
        return self._cost(pieces) - self._cost(self.of(sets - 1)) > price_minor

    def of(self, sets: int) -> list[int]:
        """Return how many of the candidates go into so many sets, or into what they fill."""
        left = sets * self._pieces_a_set
        room = [sets * pieces for pieces in self._room]
        taken = [0] * len(self._candidates)
        for place, (_, parts, pieces) in enumerate(self._candidates):
            if not left:
                break
            around = self._groups_around[parts]
            fitting = min(pieces, *[room[group] for group in around])
            for group in around:
                room[group] -= fitting
            taken[place] = fitting
            left -= fitting
        return taken

    def _cost(self, pieces: Sequence[int]) -> int:
        return sum(s.price_minor * n for s, n in zip(self._candidates, pieces, strict=True) if n)


def _tied_together(parts: set[int]) -> tuple[int, ...]:
    """Return the groups, and all unions of such as share a part.

    A union of groups without a shared part needs no look: what holds for both holds for it.
    """
    groups = set(parts)
    fresh = groups
    while fresh:
        fresh = {a | b for a in fresh for b in parts if a & b} - groups
        groups |= fresh
    return tuple(sorted(groups))


def _sum_of(needed: Sequence[int], group: int) -> int:
    return sum(pieces for part, pieces in enumerate(needed) if group >> part & 1)
