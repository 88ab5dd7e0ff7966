# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Groups: which rules, and which discounts, go together."""

from collections.abc import Iterator, Mapping
from typing import Final

from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.stacking import (
    OFFER_GROUP,
    REWARD_GROUP,
    TIER_GROUP,
    DiscountGroup,
)
from pos_loyalty.domain.program.tiers import Tier, TierLadder
from pos_loyalty.protocol.document_shape import Part, below, kind_of
from pos_loyalty.protocol.mistake_words import nearest, shown
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_checks.reading import Reading, strings, text

_USUAL: Final = {TIER_GROUP, OFFER_GROUP, REWARD_GROUP}
_MULTIPLY: Final = kind_of(Multiply)


def check_rule_groups(reading: Reading) -> Iterator[Mistake]:
    """Yield groups of earning rules that cannot work, or that do nothing."""
    policies = _policies(reading)
    multiplying, adding = _groups_of(reading)
    for group, place in adding.items():
        if group in multiplying:
            mixed = f"The group {shown(group)} holds rules that add and rules that multiply."
            yield Mistake(place, mixed, "Give one of the two sorts a group of its own.")
        if policies.get(group) == Combination.COMPOUND:
            cannot = f"The group {shown(group)} is compound, and this rule does not multiply."
            yield Mistake(place, cannot, "Take it out of the group, or let the group be sum.")
    used = {*multiplying, *adding}
    for group in policies:
        if group not in used:
            idle = f"No earning rule is in the group {shown(group)}."
            yield Mistake(below("groups", group), idle, nearest(group, used), is_warning=True)
    for group, place in (multiplying | adding).items():
        if group not in policies:
            idle = f"Nothing says how the rules of the group {shown(group)} go together."
            advice = f"Name it in groups, or leave it out. {nearest(group, policies)}"
            yield Mistake(place, idle, advice, is_warning=True)


def check_discount_groups(reading: Reading) -> Iterator[Mistake]:
    """Yield discount groups that nothing is in, that are in no order, or exclude nothing."""
    used = {
        g: below(p.place, "group") for p in reading.of(Offer, Reward) if (g := text(p, "group"))
    }
    stacked = list(reading.of(DiscountGroup))
    named = [text(part, "group") for part in stacked]
    for order, part in enumerate(stacked):
        yield from _check_excludes(part, named[: order + 1], {*named, *used, *_USUAL})
        if named[order] and named[order] not in used.keys() | _USUAL:
            idle = f"No offer and no reward is in the group {shown(named[order])}."
            place = below(part.place, "group")
            yield Mistake(place, idle, nearest(named[order], used), is_warning=True)
    for group, place in used.items():
        if stacked and group not in {*named, *_USUAL}:
            late = f"The group {shown(group)} is not in stacking, so it is taken off last."
            yield Mistake(place, late, f"Name it there. {nearest(group, named)}", is_warning=True)


def _check_excludes(part: Part, up_to_here: list[str], known: set[str]) -> Iterator[Mistake]:
    for place, excluded in strings(part, "excludes"):
        if excluded not in known:
            yield Mistake(place, f"There is no group {shown(excluded)}.", nearest(excluded, known))
        elif excluded in up_to_here:
            late = f"The group {shown(excluded)} is not later in the order: it is given already."
            yield Mistake(place, late, "Put it after this group.")


def _policies(reading: Reading) -> Mapping[str, object]:
    groups = next((part.content.get("groups") for part in reading.of(Program)), None)
    return groups if isinstance(groups, dict) else {}


def _groups_of(reading: Reading) -> tuple[dict[str, str], dict[str, str]]:
    """Return the groups that multiply and those that add, each with its first place."""
    multiplying: dict[str, str] = {}
    adding: dict[str, str] = {}
    for part in reading.of(EarningRule):
        effect = part.content.get("effect")
        kind = effect.get("kind") if isinstance(effect, dict) else None
        if (group := text(part, "group")) and kind is not None:
            groups = multiplying if kind == _MULTIPLY else adding
            groups.setdefault(group, below(part.place, "group"))
    for ladder in reading.of(TierLadder):
        has_one = any(tier.content.get("multiplier") for tier in reading.of(Tier))
        if has_one and (group := text(ladder, "multiplier_group")):
            multiplying.setdefault(group, below(ladder.place, "multiplier_group"))
    return multiplying, adding
