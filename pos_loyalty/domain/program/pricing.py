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
from pos_loyalty.domain.program.limits import used_up
from pos_loyalty.domain.program.line_filter import taken_lines
from pos_loyalty.domain.program.prepared import PreparedFor
from pos_loyalty.domain.program.redeeming import (
    ChosenReward,
    Means,
    Purse,
    Redemption,
    RewardAnswer,
    answer_for,
    discounts_on,
)
from pos_loyalty.domain.program.rule_book import NOTHING_TO_COUNT, Places
from pos_loyalty.domain.program.screening import ScreenedOffer, Screening
from pos_loyalty.domain.program.stacking import TIER_GROUP, DiscountGroup, Together
from pos_loyalty.domain.program.trace import DiscountTrace, Unmet


@dataclass(slots=True, unsafe_hash=True)
class Priced:
    """A basket with everything taken off.

    Attributes:
        lines: In canonical order.
        offer_ids: Offers that took something off, in that order.
        trace: One for the tier's discount, every offer and every chosen reward.
        prices: By discount group, the lines as they were when a reward's turn came.
        left_out: By discount group that is excluded, by which.
    """

    lines: Final[tuple[PricedLine, ...]]
    redemptions: Final[tuple[Redemption, ...]] = ()
    offer_ids: Final[tuple[OfferId, ...]] = ()
    trace: Final[tuple[DiscountTrace, ...]] = ()
    prices: Final[Mapping[str, tuple[PricedLine, ...]]] = field(default_factory=dict)
    left_out: Final[Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Discounts:
    """A programme's discounts, in the order in which they are taken off.

    Attributes:
        groups: The groups in that order.
        group_of_reward: The name of the group of each reward.
    """

    groups: tuple[DiscountGroup, ...]
    group_of_reward: Mapping[RewardId, str]


def _in_order(program: Program) -> _Discounts:
    return _Discounts(
        tuple(_groups(program)),
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


_discounts: Final = PreparedFor(_in_order)


@dataclass(slots=True)
class Basket:
    """What is bought, at full price, and what is left of the programme to be asked about it.

    Attributes:
        lines: In canonical order.
        places: Of the lines that each choice takes.
        is_paid: The money is in the drawer: nothing comes off any more.
    """

    program: Program
    screening: Screening
    lines: tuple[PricedLine, ...]
    places: Places
    is_paid: bool = False


@dataclass(slots=True)
class _Till:
    """A basket on its way through the discount groups."""

    basket: Basket
    state: MemberState
    occasion: Occasion
    purse: Purse | None
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
    basket: Basket, state: MemberState, occasion: Occasion, chosen: Sequence[ChosenReward]
) -> Priced:
    """Return the lines at their new prices, with all that took something off.

    Raises:
        RewardUnavailable: If a chosen reward does not fit.
        InsufficientPoints: If the points do not reach for the chosen rewards.
    """
    purse = Purse(state) if chosen else None
    till = _Till(basket, state, occasion, purse, basket.lines, net_total(basket.lines))
    discounts = _discounts(basket.program)
    of_reward = discounts.group_of_reward
    for choice in chosen:
        if choice.reward_id not in of_reward:
            raise RewardUnavailable("unknown_reward")
    if chosen and basket.is_paid:
        raise RewardUnavailable("paid_already")
    for group in discounts.groups:
        name = group.group
        wanted = [c for c in chosen if of_reward[c.reward_id] == name] if chosen else ()
        offers = _offers_for(till, name) if name in basket.screening.offers else ()
        if not basket.is_paid and (offers or wanted or name == TIER_GROUP):
            _take_off_for_group(till, group, offers, wanted)
        else:
            _pass_by(till, name)
    return Priced(
        till.lines,
        tuple(till.redemptions),
        tuple(till.offer_ids),
        tuple(till.trace),
        till.prices,
        till.left_out,
    )


def _offers_for(till: _Till, group: str) -> Sequence[ScreenedOffer]:
    """Return the offers of a group that are to be asked."""
    screening = till.basket.screening
    offers = screening.offers_for(group, till.basket.places)
    if screening.is_traced:
        return offers
    return [one for one in offers if first_unmet(one.apart, till.occasion, ()) is None]


def _pass_by(till: _Till, name: str) -> None:
    """Note what rewards of a group find that takes nothing off."""
    till.prices[name] = till.lines
    if by := till.excluded.get(name):
        till.left_out[name] = by


def _take_off_for_group(
    till: _Till,
    group: DiscountGroup,
    offers: Sequence[ScreenedOffer],
    wanted: Sequence[ChosenReward],
) -> None:
    """Take off what one group takes off."""
    name, before = group.group, till.due_minor
    if name == TIER_GROUP:
        _take_off_for_tier(till)
    _pass_by(till, name)
    if by := till.excluded.get(name):
        _leave_out(till, by, offers, wanted)
        return
    if offers:
        _take_off_for_offers(till, group, offers, is_taken=bool(wanted))
    if group.together is Together.ALL:  # where only one may be, a reward takes their place
        till.prices[name] = till.lines
    if till.purse and wanted:
        _take_off_for_rewards(till, till.purse, group, wanted)
    if till.due_minor < before:
        till.excluded.update(dict.fromkeys(group.excludes, name))


def _take_off_for_tier(till: _Till) -> None:
    ladder, tier_id = till.basket.program.tiers, till.occasion.tier_id
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
    till: _Till, by: str, offers: Sequence[ScreenedOffer], wanted: Sequence[ChosenReward]
) -> None:
    if wanted:
        raise RewardUnavailable("excluded")
    unmet = Unmet("excluded", (("by", by),))
    till.trace += [DiscountTrace(one.source, 0, unmet) for one in offers]


def _take_off_for_offers(
    till: _Till, group: DiscountGroup, offers: Sequence[ScreenedOffer], *, is_taken: bool
) -> None:
    """Take the group's offers; what the member chose comes before them where only one may be."""
    if group.together is Together.ALL:
        for one in offers:
            _take_or_say_why(till, one, *_tried(till, one))
        return
    tried = [(one, *_tried(till, one)) for one in offers]
    fitting = [sum(off) for _, off, unmet in tried if unmet is None]
    best = max(fitting, default=0) if group.together is Together.BEST else None
    has_one = is_taken
    for one, off, unmet in tried:
        if unmet is None and (has_one or best not in (None, sum(off))):
            outranked = Unmet("outranked", (("by", group.group),))
            _take_or_say_why(till, one, off, outranked)
        else:
            _take_or_say_why(till, one, off, unmet)
            has_one = has_one or unmet is None


def _tried(till: _Till, one: ScreenedOffer) -> tuple[tuple[int, ...], Unmet | None]:
    """Return what an offer takes off each line, or why it takes nothing."""
    if unmet := _unmet_by(till, one):
        return (), unmet
    off = discounts_on(one.offer.discount, one.offer.on_lines, till.lines, 0)
    return off, None if any(off) else NOTHING_TO_COUNT


def _unmet_by(till: _Till, one: ScreenedOffer) -> Unmet | None:
    basket, offer = till.basket, one.offer
    if unmet := used_up(offer.limits, one.counter, till.state, basket.screening.day):
        return unmet
    if one.taken not in basket.places:
        return NOTHING_TO_COUNT
    if one.unmet or not one.left:
        return one.unmet
    return first_unmet(one.left, till.occasion, taken_lines(offer.on_lines, till.lines))


def _take_or_say_why(
    till: _Till, one: ScreenedOffer, off: Sequence[int], unmet: Unmet | None
) -> None:
    if unmet is None:
        till.take_off(off)
        till.offer_ids.append(one.offer.offer_id)
    till.trace.append(DiscountTrace(one.source, 0 if unmet else sum(off), unmet))


def _take_off_for_rewards(
    till: _Till, purse: Purse, group: DiscountGroup, wanted: Sequence[ChosenReward]
) -> None:
    if len(wanted) > 1 and group.together is not Together.ALL:
        raise RewardUnavailable("excluded")
    for choice in wanted:
        program = till.basket.program
        redemption, off = purse.redeem(program, choice, till.occasion, till.lines)
        till.redemptions.append(redemption)
        till.take_off(off)
        till.trace.append(DiscountTrace(f"reward:{choice.reward_id}", sum(off)))


def answers_for_rewards(
    program: Program, priced: Priced, state: MemberState, occasion: Occasion
) -> tuple[RewardAnswer, ...]:
    """Return one answer for each reward of the programme, in the document's order.

    Args:
        priced: The basket with no reward chosen: each is answered for what was left to pay when
            its turn came.
    """
    means = Means(state, occasion.business_at)
    answers = []
    for reward in program.rewards:
        lines = priced.prices[reward.group]
        answer = answer_for(reward, state, occasion, lines, means=means)
        by = priced.left_out.get(reward.group)
        if by and answer.unmet is None:
            unmet = Unmet("excluded", (("by", by),))
            answer = RewardAnswer(reward, unmet, answer.points, answer.by_voucher)
        answers.append(answer)
    return tuple(answers)
