# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finds the few events of a failing run that are enough for it to fail in the same way."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from pos_loyalty.simulation.script import Plan

TRIES_MAX: Final = 200
EVENTS_MAX: Final = 1_000_000
_RANGE: Final = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")

Fails = Callable[[Sequence[int]], bool]
"""Says whether the run with these events alone still fails as it did."""


def shrink(numbers: Sequence[int], fails: Fails, *, tries_max: int = TRIES_MAX) -> Sequence[int]:
    """Return events that still fail, none of which can be left out alone, as far as was tried.

    Ever smaller pieces are left out; what is needed stays, in its order.

    Args:
        numbers: Events with which the run fails.
        tries_max: So many runs are played at most.
    """
    kept, piece, tries = list(numbers), max(1, len(numbers) // 2), 0
    while kept and tries < tries_max:
        start, has_shrunk = 0, False
        while start < len(kept) and tries < tries_max:
            fewer = kept[:start] + kept[start + piece :]
            tries += 1
            if fails(fewer):
                kept, has_shrunk = fewer, True
            else:
                start += piece
        if piece == 1 and not has_shrunk:
            break
        piece = max(1, piece // 2)
    return kept


def smaller(plan: Plan) -> Sequence[Plan]:
    """Return plans of fewer till-days, the smallest first; each is another story of its seed."""
    plans = {
        Plan(days, tills)
        for days in (1, (plan.days + 1) // 2, plan.days)
        for tills in (1, (plan.tills + 1) // 2, plan.tills)
    }
    return sorted(plans - {plan}, key=lambda each: (each.days * each.tills, each.tills))


def in_ranges(numbers: Sequence[int]) -> str:
    """Return event numbers in few words, such as ``3,7-9``."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][-1] + 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ",".join("-".join(map(str, part)) for part in parts)


def from_ranges(text: str) -> frozenset[int]:
    """Return the event numbers that the words say.

    Raises:
        ValueError: If they say none.
    """
    numbers: set[int] = set()
    for part in filter(None, text.split(",")):
        found = _RANGE.fullmatch(part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if not first <= last <= EVENTS_MAX:
            raise ValueError(f"{part} are no event numbers")
        numbers.update(range(first, last + 1))
    return frozenset(numbers)
