# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the shop can lose at worst by letting tills hand out points without a grant.

Grants lose nothing. The floor does: tills that cannot see each other may all give to the same
member. The administrator is shown these figures before it can be turned on.
"""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import Connection, func, select

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.rewards.handed_over import Donation, Experience, GiftItem
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.protocol.sync.rows import OfflineMode, OfflineTerms
from pos_loyalty.server.database import Database
from pos_loyalty.server.programs.book import in_force
from pos_loyalty.server.tables import till

_WITH_FLOOR = frozenset({OfflineMode.FLOOR, OfflineMode.ESCROW_PLUS_FLOOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """The worst case of one outage that cuts off every till.

    Attributes:
        tills: That may hand out something.
        member_points: How far below 0 one member's account may come.
        shop_points: How much all members together may be given.
        shop_minor: What that is in money, by the best reward with a value; ``None`` where no
            reward has one.
        currency: ISO 4217; empty without a programme.
        has_more: Points buy also what nobody has put a value on, such as a percentage off.
    """

    tills: int
    member_points: int
    shop_points: int
    shop_minor: int | None
    currency: str
    has_more: bool


def floor_exposure(database: Database, terms: OfflineTerms, now: datetime) -> Exposure:
    """Return what the terms may cost; they need not have been set."""
    return database.read(lambda connection: _exposure(connection, terms, now))


def _exposure(connection: Connection, terms: OfflineTerms, now: datetime) -> Exposure:
    speaking = select(func.count()).where(till.c.kind == "till", till.c.status == "active")
    tills = connection.execute(speaking).scalar_one()
    try:
        program = in_force(connection, now.date()).program
    except NoProgramInForce:
        program = None
    has_floor = terms.mode in _WITH_FLOOR and terms.floor_redemptions_max > 0
    of_till = terms.floor_till_points if has_floor else 0
    points = tills * of_till
    bought = [reward for reward in program.rewards if reward.cost_points] if program else []
    worths = [_worth_of(reward) for reward in bought]
    best = max((worth for worth in worths if worth is not None), default=None)
    return Exposure(
        tills=tills,
        member_points=tills * min(of_till, terms.floor_member_points),
        shop_points=points,
        shop_minor=None if best is None else -(-points * best.numerator // best.denominator),
        currency=program.currency if program else "",
        has_more=None in worths,
    )


def _worth_of(reward: Reward) -> Fraction | None:
    """Return what a point is worth in a reward; ``None`` where nobody has said."""
    cost = reward.cost_points or 1
    match reward.worth:
        case PointsAsMoney(points_step=step, minor_per_step=minor):
            return Fraction(minor, step)
        case AmountOff(minor=minor) | Donation(value_minor=minor):
            return Fraction(minor, cost)
        case GiftItem(value_minor=minor) | Experience(value_minor=minor) if minor:
            return Fraction(minor, cost)
        case _:
            return None
