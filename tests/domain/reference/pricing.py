# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that comes off a sale, group by group."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date

from pos_loyalty.domain.ids import OfferId, RewardId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards import HANDED_OVER
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stacking import DiscountGroup, Together
from pos_loyalty.domain.units import POINTS, vouchers_for
from tests.domain.reference.asking import Asker, first_failing
from tests.domain.reference.days import counted_in
from tests.domain.reference.discounting import discounted
from tests.domain.reference.holding import spendable
from tests.domain.reference.piles import Pile, take_off, taken_by, total

Answer = tuple[RewardId, str, int]
"""A reward, why not (empty for why it can), and the points that it would take."""


@dataclass
class Prices:
    """The basket, and what came off it."""

    piles: list[Pile]
    told: list[tuple[str, int, str]] = field(default_factory=list)
    offer_ids: list[OfferId] = field(default_factory=list)
    answers: dict[RewardId, Answer] = field(default_factory=dict)


def priced(
    program: Program, asker: Asker, piles: list[Pile], chosen: Sequence[ChosenReward]
) -> Prices:
    """Return the prices with the chosen rewards taken; answers are for none chosen."""
    plain = _through_groups(program, asker, deepcopy(piles), ())
    if not chosen:
        return plain
    done = _through_groups(program, asker, deepcopy(piles), chosen)
    done.answers = plain.answers
    return done


def _through_groups(
    program: Program, asker: Asker, piles: list[Pile], chosen: Sequence[ChosenReward]
) -> Prices:
    prices = Prices(piles)
    excluded: set[str] = set()
    for group in _in_order(program):
        before = total(piles)
        is_excluded = group.group in excluded
        if group.group == "tier":
            _tier_off(program, asker, prices, is_excluded=is_excluded)
        if group.together is not Together.ALL:
            _answer(program, asker, prices, group.group, is_excluded=is_excluded)
        wanted = [
            (choice, reward)
            for choice in chosen
            for reward in program.rewards
            if reward.reward_id == choice.reward_id and reward.group == group.group
        ]
        _offers_off(program, asker, prices, group, (bool(wanted), is_excluded))
        if group.together is Together.ALL:
            _answer(program, asker, prices, group.group, is_excluded=is_excluded)
        for choice, reward in wanted:
            points = 0 if choice.by_voucher else choice.points or reward.cost_points or 0
            off = discounted(reward.worth, taken_by(reward.on_lines, piles), points)
            prices.told.append((f"reward:{reward.reward_id}", off, ""))
        if total(piles) < before:
            excluded.update(group.excludes)
    return prices


def _in_order(program: Program) -> list[DiscountGroup]:
    groups = list(program.stacking)
    others = [o.group for o in program.offers] + [r.group for r in program.rewards]
    for name in ["tier", *others]:
        if name not in [group.group for group in groups]:
            groups.append(DiscountGroup(group=name))
    return groups


def _tier_off(program: Program, asker: Asker, prices: Prices, *, is_excluded: bool) -> None:
    for tier in program.tiers.tiers if program.tiers else ():
        if tier.tier_id == asker.tier_id and tier.discount_basis_points:
            off = total(prices.piles) * tier.discount_basis_points // 10_000
            told = f"tier:{tier.tier_id}"
            if is_excluded:
                prices.told.append((told, 0, "excluded"))
            else:
                prices.told.append((told, take_off(off, prices.piles), ""))


def _offers_off(
    program: Program, asker: Asker, prices: Prices, group: DiscountGroup, state: tuple[bool, bool]
) -> None:
    """Take the offers of a group: all, the one that takes most off, or the first that fits."""
    has_choice, is_excluded = state
    offers = [offer for offer in program.offers if offer.group == group.group]
    worth: dict[OfferId, int] = {}
    for offer in offers:
        taken = taken_by(offer.on_lines, prices.piles)
        used = _used_up(offer.limits, f"offer:{offer.offer_id}", asker.state, _day(asker))
        failing = first_failing(offer.conditions, asker, taken)
        code = used or ("" if taken else "nothing_to_count") or failing
        if is_excluded:
            code = "excluded"
        trial = taken if group.together is Together.ALL else deepcopy(taken)
        off = 0 if code else discounted(offer.discount, trial, 0)
        if off:
            worth[offer.offer_id] = off
        prices.told.append(
            (f"offer:{offer.offer_id}", off, "" if off else code or "nothing_to_count")
        )
    if group.together is Together.ALL:
        prices.offer_ids += worth
        return
    best = max(worth, key=lambda offer_id: worth[offer_id], default=None)
    first = next(iter(worth), None)
    winner = None if has_choice else best if group.together is Together.BEST else first
    for offer in offers:
        told = f"offer:{offer.offer_id}"
        if offer.offer_id == winner:
            prices.offer_ids.append(winner)
            discounted(offer.discount, taken_by(offer.on_lines, prices.piles), 0)
        elif offer.offer_id in worth:
            place = [source for source, _, _ in prices.told].index(told)
            prices.told[place] = (told, 0, "outranked")


def _answer(
    program: Program, asker: Asker, prices: Prices, group: str, *, is_excluded: bool
) -> None:
    for reward in program.rewards:
        if reward.group == group:
            answer = _answer_for(reward, asker, prices.piles)
            if is_excluded and not answer[1]:
                answer = (answer[0], "excluded", answer[2])
            prices.answers[reward.reward_id] = answer


def _answer_for(reward: Reward, asker: Asker, piles: Sequence[Pile]) -> Answer:
    reward_id, cost, day = reward.reward_id, reward.cost_points, _day(asker)
    if spendable(asker.state, vouchers_for(reward_id), day) > 0:
        return (reward_id, _misfit(reward, asker, piles, 0), 0)
    if cost is None:
        return (reward_id, "needs_voucher", 0)
    points = spendable(asker.state, POINTS, day)
    step = reward.worth.points_step if isinstance(reward.worth, PointsAsMoney) else 1
    while cost % step:
        cost += 1
    if points < cost:
        return (reward_id, "insufficient_points", cost)
    misfit = _misfit(reward, asker, piles, cost)
    if isinstance(reward.worth, PointsAsMoney) and not misfit:
        due = total(taken_by(reward.on_lines, piles))
        while cost + step <= points and (cost + step) // step * reward.worth.minor_per_step <= due:
            cost += step
    return (reward_id, misfit, cost)


def _misfit(reward: Reward, asker: Asker, piles: Sequence[Pile], points: int) -> str:
    """Return why the reward is not to be had, whoever has the points."""
    used = _used_up(reward.limits, f"reward:{reward.reward_id}", asker.state, _day(asker))
    taken = taken_by(reward.on_lines, piles)
    if code := used or first_failing(reward.conditions, asker, taken):
        return code
    if isinstance(reward.worth, HANDED_OVER):
        return ""
    if isinstance(reward.worth, PointsAsMoney):
        worth = points // reward.worth.points_step * reward.worth.minor_per_step
        return "" if 0 < worth <= total(taken) else "sale_too_small"
    return "" if discounted(reward.worth, deepcopy(taken), points) else "sale_too_small"


def _used_up(limits: Sequence[Limit], counter: str, state: MemberState, day: date) -> str:
    for limit in limits:
        counted = state.counters if limit.who is Who.MEMBER else state.shared
        used = 0 if limit.period is Period.SALE else counted_in(counted, counter, limit.period, day)
        if used >= limit.times_max:
            return "used_up"
    return ""


def _day(asker: Asker) -> date:
    return asker.sale.business_at.date()
