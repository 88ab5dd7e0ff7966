# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is to be paid: the tier's discount, the offers and the chosen rewards, in their order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pos_loyalty.domain.errors import RewardUnavailable
from pos_loyalty.domain.ids import OfferId, RewardId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.money import portion
from pos_loyalty.domain.program.basket import Occasion, PricedLine, discounted, net_total, spread
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import first_unmet
from pos_loyalty.domain.program.limits import offer_counter, used_up
from pos_loyalty.domain.program.line_filter import taken_lines
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.prepared import PerProgram
from pos_loyalty.domain.program.redeeming import (
    ChosenReward,
    Means,
    Purse,
    Redemption,
    RewardAnswer,
    answer_for,
    discounts_on,
)
from pos_loyalty.domain.program.rule_book import NOTHING_TO_COUNT
from pos_loyalty.domain.program.stacking import TIER_GROUP, DiscountGroup, Together
from pos_loyalty.domain.program.trace import DiscountTrace, Unmet


@dataclass(frozen=True, slots=True)
class Priced:
    """A basket with everything taken off.

    Attributes:
        lines: In canonical order.
        offer_ids: Offers that took something off, in that order.
        trace: One for the tier's discount, every offer and every chosen reward.
        answers: One for each reward of the programme, in the document's order, for what was
            left to pay when the reward's turn came, before any chosen reward was taken.
    """

    lines: tuple[PricedLine, ...]
    redemptions: tuple[Redemption, ...] = ()
    offer_ids: tuple[OfferId, ...] = ()
    trace: tuple[DiscountTrace, ...] = ()
    answers: tuple[RewardAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Discounts:
    """A programme's discounts, in the order in which they are taken off.

    Attributes:
        groups: Each with its offers.
        group_of_reward: The name of the group of each reward.
    """

    groups: tuple[tuple[DiscountGroup, tuple[Offer, ...]], ...]
    group_of_reward: Mapping[RewardId, str]


def _in_order(program: Program) -> _Discounts:
    return _Discounts(
        tuple(
            (group, tuple(offer for offer in program.offers if offer.group == group.group))
            for group in _groups(program)
        ),
        {reward.reward_id: reward.group for reward in program.rewards},
    )


def _groups(program: Program) -> Iterator[DiscountGroup]:
    """Yield the groups in their order, those that the document does not order last."""
    yield from program.stacking
    ordered = {group.group for group in program.stacking}
    used = (TIER_GROUP, *(o.group for o in program.offers), *(r.group for r in program.rewards))
    for name in dict.fromkeys(used):
        if name not in ordered:
            yield DiscountGroup(group=name)


_discounts: Final = PerProgram(_in_order)


@dataclass(slots=True)
class _Till:
    """A basket on its way through the discount groups."""

    program: Program
    occasion: Occasion
    purse: Purse
    lines: tuple[PricedLine, ...]
    due_minor: int
    redemptions: list[Redemption] = field(default_factory=list)
    offer_ids: list[OfferId] = field(default_factory=list)
    trace: list[DiscountTrace] = field(default_factory=list)
    excluded: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    prices: dict[str, tuple[PricedLine, ...]] = field(default_factory=dict)

    def take_off(self, off: Sequence[int]) -> None:
        self.lines = discounted(self.lines, off)
        self.due_minor -= sum(off)


def price(
    program: Program,
    state: MemberState,
    occasion: Occasion,
    lines: Sequence[PricedLine],
    chosen: Sequence[ChosenReward],
) -> Priced:
    """Return the lines at their new prices, with all that took something off.

    Args:
        lines: In canonical order, at full price.

    Raises:
        RewardUnavailable: If a chosen reward does not fit.
        InsufficientPoints: If the points do not reach for the chosen rewards.
    """
    plain = _through_the_groups(program, state, occasion, lines, ())
    answers = _answers(plain, state)
    done = plain
    if chosen:
        done = _through_the_groups(program, state, occasion, lines, chosen)
    return Priced(
        done.lines,
        tuple(done.redemptions),
        tuple(done.offer_ids),
        tuple(done.trace),
        answers,
    )


def _through_the_groups(
    program: Program,
    state: MemberState,
    occasion: Occasion,
    lines: Sequence[PricedLine],
    chosen: Sequence[ChosenReward],
) -> _Till:
    till = _Till(program, occasion, Purse(state), tuple(lines), net_total(lines))
    discounts = _discounts(program)
    of_reward = discounts.group_of_reward
    for choice in chosen:
        if choice.reward_id not in of_reward:
            raise RewardUnavailable("unknown_reward")
    for group, offers in discounts.groups:
        if by := till.excluded.get(group.group):
            till.left_out[group.group] = by
        before = till.due_minor
        if group.group == TIER_GROUP:
            _take_off_for_tier(till)
        till.prices[group.group] = till.lines
        wanted = [choice for choice in chosen if of_reward[choice.reward_id] == group.group]
        if group.group in till.excluded:
            _leave_out(till, group, offers, wanted)
            continue
        if offers:
            _take_off_for_offers(till, group, offers, is_taken=bool(wanted), state=state)
        if group.together is Together.ALL:  # where only one may be, a reward takes their place
            till.prices[group.group] = till.lines
        _take_off_for_rewards(till, group, wanted)
        if till.due_minor < before:
            till.excluded.update(dict.fromkeys(group.excludes, group.group))
    return till


def _take_off_for_tier(till: _Till) -> None:
    ladder, tier_id = till.program.tiers, till.occasion.tier_id
    tier = next((t for t in ladder.tiers if t.tier_id == tier_id), None) if ladder else None
    if not tier or not tier.discount_basis_points:
        return
    source = f"tier:{tier.tier_id}"
    if by := till.excluded.get(TIER_GROUP):
        till.trace.append(DiscountTrace(source, 0, Unmet("excluded", (("by", by),))))
        return
    off = portion(till.due_minor, tier.discount_basis_points)
    till.take_off(spread(off, till.lines))
    till.trace.append(DiscountTrace(source, off))


def _leave_out(
    till: _Till, group: DiscountGroup, offers: Sequence[Offer], wanted: Sequence[ChosenReward]
) -> None:
    if wanted:
        raise RewardUnavailable("excluded")
    unmet = Unmet("excluded", (("by", till.excluded[group.group]),))
    till.trace += [DiscountTrace(f"offer:{offer.offer_id}", 0, unmet) for offer in offers]


def _take_off_for_offers(
    till: _Till,
    group: DiscountGroup,
    offers: Sequence[Offer],
    *,
    is_taken: bool,
    state: MemberState,
) -> None:
    """Take the group's offers; what the member chose comes before them where only one may be."""
    is_single = group.together is not Together.ALL
    tried = []
    for offer in offers:
        unmet = _unmet_by(offer, till, state)
        off = () if unmet else discounts_on(offer.discount, offer.on_lines, till.lines, 0)
        if unmet is None and not any(off):
            unmet = NOTHING_TO_COUNT
        if unmet is None and not is_single:
            till.take_off(off)
            till.offer_ids.append(offer.offer_id)
        tried.append((offer, off, unmet))
    fitting = [sum(off) for _, off, unmet in tried if unmet is None]
    best = max(fitting, default=0) if group.together is Together.BEST else None
    has_one = is_taken
    for offer, off, unmet in tried:
        is_left_out = unmet is None and is_single and (has_one or best not in (None, sum(off)))
        if unmet is None and is_single and not is_left_out:
            till.take_off(off)
            till.offer_ids.append(offer.offer_id)
            has_one = True
        reason = Unmet("outranked", (("by", group.group),)) if is_left_out else unmet
        source = f"offer:{offer.offer_id}"
        till.trace.append(DiscountTrace(source, 0 if reason else sum(off), reason))


def _unmet_by(offer: Offer, till: _Till, state: MemberState) -> Unmet | None:
    counter = offer_counter(offer.offer_id)
    if unmet := used_up(offer.limits, counter, state, till.occasion.day):
        return unmet
    taken = taken_lines(offer.on_lines, till.lines)
    if not taken:
        return NOTHING_TO_COUNT
    return first_unmet(offer.conditions, till.occasion, taken)


def _take_off_for_rewards(
    till: _Till, group: DiscountGroup, wanted: Sequence[ChosenReward]
) -> None:
    if len(wanted) > 1 and group.together is not Together.ALL:
        raise RewardUnavailable("excluded")
    for choice in wanted:
        redemption, off = till.purse.redeem(till.program, choice, till.occasion, till.lines)
        till.redemptions.append(redemption)
        till.take_off(off)
        till.trace.append(DiscountTrace(f"reward:{choice.reward_id}", sum(off)))


def _answers(till: _Till, state: MemberState) -> tuple[RewardAnswer, ...]:
    means = Means(state, till.occasion.business_at)
    answers = []
    for reward in till.program.rewards:
        lines = till.prices[reward.group]
        answer = answer_for(reward, state, till.occasion, lines, means=means)
        by = till.left_out.get(reward.group)
        if by and answer.unmet is None:
            unmet = Unmet("excluded", (("by", by),))
            answer = RewardAnswer(reward, unmet, answer.points, answer.by_voucher)
        answers.append(answer)
    return tuple(answers)
