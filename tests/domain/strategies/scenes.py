# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member at the till: the programme, the account, the basket and what they want for it."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.errors import (
    InsufficientMoney,
    InsufficientPoints,
    MoreThanDue,
    RewardUnavailable,
)
from pos_loyalty.domain.ledger import negate
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.program.holds import hold_effects
from pos_loyalty.domain.program.redeeming import ChosenReward, RewardAnswer
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.units import money_in
from tests.domain.shopping import Bought, Shopper
from tests.domain.strategies.baskets import sales
from tests.domain.strategies.dice import Dice, seeds
from tests.domain.strategies.members import members, referrers
from tests.domain.strategies.programs import programs
from tests.domain.strategies.vocabulary import WALLETS

CHOSEN_MAX: Final = 2
FIRST_FOUND: Final = settings(
    max_examples=5000,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""For negative controls: the first that is found will do, it need not be the smallest."""

REFUSALS: Final = (RewardUnavailable, InsufficientPoints, InsufficientMoney, MoreThanDue)


@dataclass(frozen=True)
class Scene:
    """A member at the till, before anything is recorded.

    Attributes:
        chosen: What fits this sale; the sale is quoted with it already.
    """

    shopper: Shopper
    sale: Sale
    chosen: tuple[Choice, ...]

    @property
    def program(self) -> Program:
        """Return the shop's programme."""
        return self.shopper.program

    def before(self) -> Shopper:
        """Return the member as they were before anything was set aside for this sale."""
        earlier = copy(self.shopper)
        for choice in self.chosen:
            if isinstance(choice, ChosenReward) and choice.hold:
                earlier.takes(negate(hold_effects(choice.hold)))
        return earlier

    def pays(self) -> Bought:
        """Record the sale."""
        return self.shopper.pays(self.sale, self.chosen)


def fits(shopper: Shopper, sale: Sale, chosen: Sequence[Choice]) -> bool:
    """Return whether the till would take the sale with these choices."""
    try:
        shopper.quotes(sale, chosen)
    except REFUSALS:
        return False
    return True


@st.composite
def shoppers(draw: st.DrawFn) -> Shopper:
    """Return a member of some programme, and perhaps the one who invited them."""
    program = draw(programs())
    shopper = Shopper(program)
    shopper.state = draw(members(program))
    if shopper.state.referred_by is not None and draw(st.integers(0, 3)):
        shopper.referrer = draw(referrers(program))
    return shopper


@st.composite
def scenes(draw: st.DrawFn, *, lines_max: int = 5) -> Scene:
    """Return a member at the till of some programme."""
    shopper = draw(shoppers())
    sale = draw(sales(lines_max=lines_max))
    return Scene(shopper, sale, draw(choices(shopper, sale)))


@st.composite
def choices(draw: st.DrawFn, shopper: Shopper, sale: Sale) -> tuple[Choice, ...]:
    """Return up to two rewards and a payment from a wallet, such as fit the sale."""
    dice = Dice(draw(seeds))
    chosen: list[Choice] = []
    for answer in dice.subset(shopper.quotes(sale).answers, 0):
        choice = _choice_of(dice, answer)
        if len(chosen) < CHOSEN_MAX and fits(shopper, sale, [*chosen, choice]):
            is_held = dice.is_one_in(3)
            chosen.append(shopper.sets_aside(choice, sale.business_at) if is_held else choice)
    wallet_id = dice.pick(WALLETS)
    day = sale.business_at.date()
    stored = balance_of(shopper.state, day, money_in(wallet_id)).spendable_points
    most = min(stored, shopper.quotes(sale, chosen).due_minor)
    if most > 0 and dice.is_one_in(2):
        chosen.append(WalletPayment(wallet_id, dice.number(1, most)))
    return tuple(chosen)


def _choice_of(dice: Dice, answer: RewardAnswer) -> ChosenReward:
    reward = answer.reward
    return ChosenReward(
        reward.reward_id,
        points=_points(reward, dice.number(0, 3), answer.points),
        by_voucher=answer.by_voucher,
        approver="Zoe" if reward.needs_approval else "",
    )


def _points(reward: Reward, steps_less: int, most: int) -> int | None:
    """Return so many steps less than the most; None where the price is fixed."""
    if not isinstance(reward.worth, PointsAsMoney):
        return None
    fewest = -(-(reward.cost_points or 1) // reward.worth.points_step) * reward.worth.points_step
    return max(fewest, most - steps_less * reward.worth.points_step)
