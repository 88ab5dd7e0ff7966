# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tiers: a higher one gives no less, and whatever is said of them has an effect."""

from collections.abc import Iterator
from itertools import pairwise

from pos_loyalty.domain.program.tiers import PaidMembership, Tier, TierLadder
from pos_loyalty.protocol.document_shape import below
from pos_loyalty.protocol.mistake_words import shown
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_checks.reading import Reading, number, text


def check_ladder(reading: Reading) -> Iterator[Mistake]:
    """Yield tiers that give less than those below them, and a group with no multiplier in it."""
    tiers = list(reading.of(Tier))
    for lower, higher in pairwise(tiers):
        less, more = number(higher, "discount_basis_points"), number(lower, "discount_basis_points")
        if (less or 0) < (more or 0):
            place = below(higher.place, "discount_basis_points")
            backwards = f"This tier takes off less than {lower.place}, which is below it."
            yield Mistake(place, backwards, "Correct one of the two.", is_warning=True)
    for ladder in reading.of(TierLadder):
        has_multiplier = any(tier.content.get("multiplier") for tier in tiers)
        if text(ladder, "multiplier_group") and not has_multiplier:
            idle = "No tier has a multiplier, so there is nothing to group."
            place = below(ladder.place, "multiplier_group")
            yield Mistake(place, idle, "Remove it, or give a tier a multiplier.", is_warning=True)


def check_thresholds(reading: Reading) -> Iterator[Mistake]:
    """Yield thresholds that do not start at 0 and rise."""
    before = -1
    for tier in reading.of(Tier):
        threshold, place = number(tier, "threshold"), below(tier.place, "threshold")
        if threshold is None:
            continue
        if before < 0 and threshold != 0:
            lowest = "The lowest tier has to start at 0: every member holds one."
            yield Mistake(place, lowest, "Write 0, or add a tier below it.")
        elif threshold <= before:
            falls = f"{threshold} is not above {before}, the tier below it."
            yield Mistake(place, falls, "Put the tiers in order, the lowest first.")
        before = max(before, threshold)


def check_memberships(reading: Reading) -> Iterator[Mistake]:
    """Yield articles that buy two tiers."""
    first_at: dict[str, str] = {}
    for part in reading.of(PaidMembership):
        sku = text(part, "sku")
        if sku in first_at:
            twice = f"The article {shown(sku)} buys {first_at[sku]} already."
            yield Mistake(below(part.place, "sku"), twice, "Give each tier an article of its own.")
        first_at.setdefault(sku, part.place.removesuffix(".paid"))
