# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the engine makes of what a channel says: values in, a value out.

Ways in which a channel is told no, besides those of the domain:

    BadTime          it lies in the future, or too long ago
    WrongCurrency    it is another one than the store's
    HeldByTills      the points are there, and set aside for tills that may be alone
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from pos_loyalty.clock import business_time
from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.errors import InsufficientPoints, LoyaltyError, UnknownActivity
from pos_loyalty.domain.handing_out import spent_by
from pos_loyalty.domain.ids import ActivityId, OpId, RewardId
from pos_loyalty.domain.ops import ActivityFact, SaleFact
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.evaluation import evaluate
from pos_loyalty.domain.program.occasions import Moment
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.sale import Channel as SaleChannel
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.server.channels.accounts import Account
from pos_loyalty.server.channels.messages import ActivityIn, DiscountOut, SaleIn
from pos_loyalty.server.channels.roll import Channel
from pos_loyalty.services.decisions import Decision, decide_activity, decide_sale
from pos_loyalty.services.ports import PublishedProgram

EARLY_SECONDS_MAX: Final = 120
LATE_DAYS_MAX: Final = 45
"""As long as the programme versions of that day are certainly known."""


class BadTime(LoyaltyError):
    """It lies in the future, or too long ago."""

    code = "bad_time"


class WrongCurrency(LoyaltyError):
    """It is another currency than the store's."""

    code = "wrong_currency"


class HeldByTills(LoyaltyError):
    """The member has it, but tills may be handing it out at this moment: ask again soon."""

    code = "held_by_tills"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What is to be recorded, and what the channel is told of it.

    Attributes:
        due_minor: What there is to pay; ``None`` for what is no sale.
    """

    decision: Decision[SaleFact] | Decision[ActivityFact]
    earned_points: int
    due_minor: int | None = None
    discounts: tuple[DiscountOut, ...] = ()


def moment_meant(said: datetime | None, channel: Channel, now: datetime) -> datetime:
    """Return when it happened, by the clock of the channel's store.

    Raises:
        BadTime: If it cannot have been then.
    """
    at = now if said is None else said
    if not now - timedelta(days=LATE_DAYS_MAX) <= at <= now + timedelta(seconds=EARLY_SECONDS_MAX):
        raise BadTime
    return business_time(at, channel.zone)


def decide_sale_of(
    message: SaleIn,
    channel: Channel,
    at: datetime,
    *,
    account: Account,
    rules: PublishedProgram,
    op_id: OpId,
) -> Decided:
    """Return what an order earns and costs.

    Raises:
        LoyaltyError: If it cannot be: see ``evaluate``, and above.
    """
    if message.currency != channel.currency:
        raise WrongCurrency
    chosen = [
        ChosenReward(RewardId(reward.reward_id), reward.points, by_voucher=reward.by_voucher)
        for reward in message.rewards
    ]
    sale = _sale(message, channel, at)
    evaluation = evaluate(
        rules.program,
        account.state,
        sale,
        chosen,
        op_id=op_id,
        referrer=account.referrer,
    )
    decision = decide_sale(sale, evaluation, rules.program_id)
    _require_free(decision, account, at)
    return Decided(
        decision=decision,
        earned_points=evaluation.earned_points,
        due_minor=evaluation.due_minor,
        discounts=tuple(
            DiscountOut(line_id=discount.line_id, minor=discount.minor)
            for discount in evaluation.discounts
        ),
    )


def decide_activity_of(
    message: ActivityIn,
    channel: Channel,
    at: datetime,
    *,
    account: Account,
    rules: PublishedProgram,
    op_id: OpId,
) -> Decided:
    """Return what a deed earns.

    Raises:
        UnknownActivity: If the programme does not name it.
    """
    activity_id = ActivityId(message.activity_id)
    if activity_id not in {activity.activity_id for activity in rules.program.activities}:
        raise UnknownActivity
    moment = Moment(Happening.ACTIVITY, at, channel.store_id, activity_id)
    decision = decide_activity(rules, account.state, moment, op_id=op_id)
    return Decided(decision=decision, earned_points=decision.effects.points)


def _sale(message: SaleIn, channel: Channel, at: datetime) -> Sale:
    lines = tuple(
        SaleLine(
            line.line_id,
            line.gross_minor,
            line.sku,
            line.category,
            line.tags,
            line.quantity_milli,
            line.tax_minor,
        )
        for line in message.lines
    )
    return Sale(
        message.receipt_no,
        channel.store_id,
        channel.register_id,
        message.currency,
        at,
        lines,
        SaleChannel.ONLINE,
        message.coupon_codes,
    )


def _require_free(decision: Decision[SaleFact], account: Account, at: datetime) -> None:
    """Let nothing be spent that a till may be handing out at this moment."""
    for unit, amount in spent_by(decision.effects).items():
        free = account.free(unit, at.date())
        if amount <= free:
            continue
        if amount <= spendable_of(account.state, at.date(), unit):
            raise HeldByTills
        raise InsufficientPoints(needed_points=amount, spendable_points=free)
