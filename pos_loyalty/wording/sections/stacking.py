# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which discounts go together: their order, and which exclude others."""

from collections.abc import Mapping

from pos_loyalty.domain.program.stacking import (
    OFFER_GROUP,
    REWARD_GROUP,
    TIER_GROUP,
    DiscountGroup,
    Together,
)
from pos_loyalty.wording.outline import Section, clause
from pos_loyalty.wording.program_words import ProgramWords, all_of


def section(words: ProgramWords) -> Section:
    """Return how discounts go together; nothing where there is one kind of them at most."""
    names = _names_by_group(words)
    used = [group for group in words.program.stacking if group.group in names]
    named = {group.group for group in used}
    used += [DiscountGroup(group=group) for group in names if group not in named]
    called = {group.group: _called(group.group, names, words) for group in used}
    clauses = clause("", _order(called, words)) if len(used) > 1 else ()
    for group in used:
        within = _within(group, names[group.group], words)
        clauses += clause("", within, _excluded(group, called, words))
    return Section(words.say("How discounts go together"), clauses)


def _names_by_group(words: ProgramWords) -> dict[str, list[str]]:
    """Return the discounts of each group; the tiers' is one, without a name."""
    names: dict[str, list[str]] = {}
    program = words.program
    if program.tiers and any(tier.discount_basis_points for tier in program.tiers.tiers):
        names[TIER_GROUP] = [words.say("the discount of your tier")]
    for offer in program.offers:
        names.setdefault(offer.group, []).append(words.name(offer.name))
    for reward in program.rewards:
        if reward.needs_sale:
            names.setdefault(reward.group, []).append(words.name(reward.name))
    return names


def _called(group: str, names: Mapping[str, list[str]], words: ProgramWords) -> str:
    """Return what a group is: the usual ones by a word, a group of the shop's by its members."""
    has_others = bool(names.keys() - {TIER_GROUP, OFFER_GROUP, REWARD_GROUP})
    if group == OFFER_GROUP:
        return (
            words.say("offers that this section does not name")
            if has_others
            else words.say("offers")
        )
    if group == REWARD_GROUP:
        return (
            words.say("rewards that this section does not name")
            if has_others
            else words.say("rewards")
        )
    return all_of(names[group], words.language)


def _order(called: dict[str, str], words: ProgramWords) -> str:
    order = "; ".join(
        words.say("{number}) {group}", number=str(number), group=group)
        for number, group in enumerate(called.values(), start=1)
    )
    return words.say(
        "Discounts come off in this order, each on what is left to pay: {order}.", order=order
    )


def _within(group: DiscountGroup, names: list[str], words: ProgramWords) -> str:
    if len(names) < 2 or group.together is Together.ALL:  # noqa: PLR2004 - one has no rival
        return ""
    together = all_of(names, words.language)
    if group.together is Together.BEST:
        return words.say(
            "Of these only the one that takes off most counts: {names}.", names=together
        )
    return words.say("Of these only the first that fits counts: {names}.", names=together)


def _excluded(group: DiscountGroup, called: dict[str, str], words: ProgramWords) -> str:
    order = list(called)
    later = order[order.index(group.group) + 1 :]
    shut_out = [called[name] for name in group.excludes if name in later]
    if not shut_out:
        return ""
    return words.say(
        "If this has come off: {group}, then this does not: {others}.",
        group=called[group.group],
        others=all_of(shut_out, words.language),
    )
