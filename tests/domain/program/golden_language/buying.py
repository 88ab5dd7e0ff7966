# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is bought and what it costs less, as it is said in a golden case."""

from typing import Any, Final

from pos_loyalty.domain.ids import CouponId, OfferId, RewardId, StampCardId, WalletId
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.discounts import Discount
from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOf, PercentOff
from pos_loyalty.domain.program.discounts.multi_buy import (
    BundlePart,
    BundlePrice,
    BuyXGetY,
    NthAtPercent,
)
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.rewards import Worth
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.handed_over import (
    Donation,
    EarlyAccess,
    Experience,
    GiftItem,
)
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stacking import DiscountGroup, Together
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.stored_value import Wallet
from tests.domain.program.golden_language.clauses import (
    CONDITIONS,
    EXPIRY,
    FILTERS,
    GROUP,
    LIMITS,
    OPEN_DATES,
    Clause,
    collect,
)
from tests.domain.program.golden_language.earning import NAME
from tests.domain.program.golden_language.phrases import Phrase, clauses_of, phrase, read

_PARTS: Final = (
    phrase("{number} {ids}", lambda n, ids: BundlePart(takes=LineFilter(skus=ids), pieces=n)),
    phrase(
        "{number} of the category {ids}",
        lambda n, ids: BundlePart(takes=LineFilter(categories=ids), pieces=n),
    ),
    phrase(
        "{number} tagged {ids}", lambda n, ids: BundlePart(takes=LineFilter(tags=ids), pieces=n)
    ),
)


def _bundle(parts: str, price_minor: int) -> BundlePrice:
    said = tuple(read(part, _PARTS, "a part of a set") for part in parts.split(" and "))
    return BundlePrice(parts=said, price_minor=price_minor)


def _percent_off(basis_points: int, of: PercentOf, maximum_minor: int | None) -> PercentOff:
    return PercentOff(basis_points=basis_points, of=of, maximum_minor=maximum_minor)


_DISCOUNTS: Final[tuple[Phrase[Discount], ...]] = (
    phrase("{money} off", lambda minor: AmountOff(minor=minor)),
    phrase(
        "{percent} off(?: up to {money})?", lambda bp, top: _percent_off(bp, PercentOf.SALE, top)
    ),
    phrase(
        "{percent} off the cheapest line(?: up to {money})?",
        lambda bp, top: _percent_off(bp, PercentOf.CHEAPEST_LINE, top),
    ),
    phrase("buy {number} get {number} free", lambda buy, free: BuyXGetY(buy=buy, free=free)),
    phrase(
        "each {number}(?:nd|rd|th) piece {percent} off",
        lambda nth, bp: NthAtPercent(nth=nth, basis_points=bp),
    ),
    phrase("a set of {text} for {money}", _bundle),
)

_WORTHS: Final[tuple[Phrase[Worth], ...]] = (
    *_DISCOUNTS,
    phrase(
        "{money} off for each {number} points",
        lambda minor, step: PointsAsMoney(points_step=step, minor_per_step=minor),
    ),
    phrase("one free {ids}", lambda ids: FreeItem(skus=ids)),
    phrase("a gift worth {money}", lambda minor: GiftItem(value_minor=minor)),
    phrase("a place at an event", Experience),
    phrase("a donation of {money}", lambda minor: Donation(recipient=NAME, value_minor=minor)),
    phrase("early access", lambda: EarlyAccess(details=NAME)),
)

_REWARD_CLAUSES: Final = (
    *CONDITIONS,
    *FILTERS,
    *LIMITS,
    *GROUP,
    phrase("with approval", lambda: Clause("needs_approval", True)),
)
_OFFER_CLAUSES: Final = (*CONDITIONS, *FILTERS, *LIMITS, *GROUP)


def reward(reward_id: str, text: str) -> Reward:
    """Return the reward of a sentence like ``5.00 off costs 100 points, once a month``."""
    head, clauses = clauses_of(text)
    worth, cost_points = read(head, _REWARDS, "a reward")
    return Reward(
        reward_id=RewardId(reward_id),
        name=NAME,
        cost_points=cost_points,
        worth=read(worth, _WORTHS, "something that points buy"),
        **collect(clauses, _REWARD_CLAUSES),
    )


_REWARDS: Final[tuple[Phrase[tuple[str, int | None]], ...]] = (
    phrase("{text} costs {number} points?", lambda worth, points: (worth, points)),
    phrase("{text} costs a voucher", lambda worth: (worth, None)),
)


def offer(offer_id: str, text: str) -> Offer:
    """Return the offer of a sentence like ``20 % off, from 15:00 to 17:00``."""
    head, clauses = clauses_of(text)
    return Offer(
        offer_id=OfferId(offer_id),
        name=NAME,
        discount=read(head, _DISCOUNTS, "a discount"),
        **collect(clauses, _OFFER_CLAUSES),
    )


def discount_group(group: str, text: str) -> DiscountGroup:
    """Return the group of a sentence like ``best, excludes rewards``."""
    together, clauses = clauses_of(text)
    excludes = phrase("excludes {ids}", lambda ids: Clause("excludes", ids))
    return DiscountGroup(group=group, together=Together(together), **collect(clauses, (excludes,)))


def coupon(coupon_id: str, text: str) -> Coupon:
    """Return the coupon of a sentence like ``code AUTUMN or FALL, once in all``."""
    head, clauses = clauses_of(text)
    codes = read(head, (phrase("code {codes}", lambda codes: codes),), "the codes of a coupon")
    fields: dict[str, Any] = collect(clauses, (*LIMITS, *OPEN_DATES))
    return Coupon(coupon_id=CouponId(coupon_id), name=NAME, codes=codes, **fields)


def stamp_card(card_id: str, text: str) -> StampCard:
    """Return the card of a sentence like ``9 stamps for a voucher free-coffee``."""

    def card(stamps: int, reward_id: str) -> StampCard:
        return StampCard(
            card_id=StampCardId(card_id),
            name=NAME,
            stamps_needed=stamps,
            reward_id=RewardId(reward_id),
        )

    said = phrase("{number} stamps? for a voucher {id}", card)
    return read(text, (said,), "a stamp card")


def wallet(wallet_id: str, text: str) -> Wallet:
    """Return the wallet of a sentence like ``filled by gift-card, expires 24 months after``."""
    head, clauses = clauses_of(text)
    loads = read(head, (phrase("filled by {ids}", lambda ids: ids),), "what fills a wallet")
    return Wallet(
        wallet_id=WalletId(wallet_id),
        name=NAME,
        loads=LineFilter(skus=loads),
        **collect(clauses, EXPIRY),
    )
