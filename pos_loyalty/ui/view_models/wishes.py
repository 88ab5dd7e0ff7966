# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The rewards that the member wants, and the sale quoted with as many of them as fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.errors import (
    InsufficientMoney,
    InsufficientPoints,
    LoyaltyError,
    MoreThanDue,
    NotGrantedHere,
    RewardUnavailable,
)
from pos_loyalty.domain.grants import granted
from pos_loyalty.domain.ids import OpId, RewardId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.units import POINTS
from pos_loyalty.services.quote import Quote
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.wallet_wishes import WalletWish, payments_for

_REFUSALS: Final = (
    InsufficientMoney,
    InsufficientPoints,
    MoreThanDue,
    NotGrantedHere,
    RewardUnavailable,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A reward that the cashier pressed.

    Attributes:
        points: For points as money, how many at most; ``None`` for as many as make sense. The
            wish stays when a smaller amount leaves room for fewer.
        by_voucher: A voucher of the member's pays for it.
        approver: Who agreed, for a reward that needs it; empty for nobody.
    """

    reward: Reward
    points: int | None = None
    by_voucher: bool = False
    approver: str = ""

    @property
    def is_money(self) -> bool:
        """Tell whether it is points as money."""
        return isinstance(self.reward.worth, PointsAsMoney)

    @property
    def cost_points(self) -> int:
        """Return the points that it takes; for points as money the fewest."""
        return 0 if self.by_voucher else self.reward.cost_points or 0

    @property
    def choice(self) -> ChosenReward:
        """Return it as the engine wants it, at its own price."""
        return ChosenReward(
            self.reward.reward_id, by_voucher=self.by_voucher, approver=self.approver
        )


def quote_wishes(
    sale: Sale,
    state: MemberState,
    wishes: Sequence[Wish],
    *,
    wallets: Sequence[WalletWish] = (),
    op_id: OpId,
    services: TillServices,
) -> tuple[Quote, LoyaltyError | None]:
    """Return the sale with all that is wished and paid, or without any and why it does not fit.

    Points as money come last: they pay what the other rewards leave to pay. Stored value is no
    discount: what is paid from it changes nothing of that.
    """
    chosen = tuple(wish.choice for wish in wishes if not wish.is_money)
    try:
        quote = services.quote_sale(sale, state, chosen, op_id)
        for wish in wishes:
            if wish.is_money:
                chosen = (*chosen, _money_choice(wish, quote))
                quote = services.quote_sale(sale, state, chosen, op_id)
        if payments := payments_for(wallets, quote):
            quote = services.quote_sale(sale, state, (*chosen, *payments), op_id)
    except _REFUSALS as refusal:
        return services.quote_sale(sale, state, (), op_id), refusal
    return quote, None


def points_limit(reward: Reward, quote: Quote) -> int:
    """Return the most points that the reward may take beside the others in the quote; 0 for none.

    Args:
        reward: Points as money; what the quote has of it already does not count against it.
    """
    if not isinstance(reward.worth, PointsAsMoney) or reward.cost_points is None:
        return 0
    evaluation = quote.evaluation
    due_minor = evaluation.due_minor + worth_in_quote(reward.reward_id, quote)
    points = reward.worth.points_worth_using(due_minor, _reach_left(quote, reward.reward_id))
    return points if points >= reward.cost_points else 0


def spendable_left(quote: Quote, besides: RewardId | None = None) -> int:
    """Return the points that the quote's redemptions leave, but for those of one reward."""
    day = quote.sale.business_at.date()
    spendable = balance_of(quote.state, day).spendable_points
    used = sum(r.points for r in quote.evaluation.redemptions if r.reward_id != besides)
    return spendable - used


def _reach_left(quote: Quote, besides: RewardId) -> int:
    """Return how much of the points that are left this till may hand out."""
    left, grants = spendable_left(quote, besides), quote.state.grants
    if grants is None:
        return left
    used = sum(r.points for r in quote.evaluation.redemptions if r.reward_id != besides)
    return min(left, granted(grants, POINTS, quote.sale.business_at) - used)


def worth_in_quote(reward_id: RewardId, quote: Quote) -> int:
    """Return the minor units that one reward takes off in the quote."""
    return sum(
        discount.minor
        for redemption in quote.evaluation.redemptions
        if redemption.reward_id == reward_id
        for discount in redemption.discounts
    )


def _money_choice(wish: Wish, quote: Quote) -> ChosenReward:
    most = points_limit(wish.reward, quote)
    if most == 0:
        left, reach = spendable_left(quote), _reach_left(quote, wish.reward.reward_id)
        if left < wish.cost_points:
            raise InsufficientPoints(needed_points=wish.cost_points, spendable_points=left)
        if reach < wish.cost_points:
            raise NotGrantedHere(granted=reach, spendable=left, unit=POINTS)
        raise RewardUnavailable("sale_too_small")
    points = most if wish.points is None else min(wish.points, most)
    return ChosenReward(wish.reward.reward_id, points, approver=wish.approver)
