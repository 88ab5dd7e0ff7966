# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What members took in the past, as they would ask for it under other rules.

They ask for the same rewards at the same purchases, with the same vouchers and approvals. Points
as money are asked for in steps of the new rate, at most as many as were used.
"""

from collections.abc import Sequence
from typing import Final

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.past_operations import PastRedemption

_APPROVER: Final = "as it was"
"""Whoever agreed then agrees again."""


def wanted_again(
    program: Program,
    redemptions: Sequence[PastRedemption],
    payments: Sequence[WalletPayment] = (),
) -> tuple[Choice, ...]:
    """Return what is asked for, in the order in which it was taken."""
    if not redemptions and not payments:
        return ()
    return (*(_reward_again(program, one) for one in redemptions), *payments)


def _reward_again(program: Program, past: PastRedemption) -> ChosenReward:
    reward = program.reward(past.reward_id)
    points = None
    if reward and isinstance(reward.worth, PointsAsMoney) and past.unit == POINTS:
        points = past.amount - past.amount % reward.worth.points_step
    return ChosenReward(
        past.reward_id,
        points,
        by_voucher=past.unit != POINTS,
        approver=past.approver or _APPROVER,
    )
