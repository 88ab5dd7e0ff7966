# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a member's account comes to on the last day."""

from datetime import date

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.tiers import standing
from pos_loyalty.domain.units import POINTS
from pos_loyalty.domain.what_if import Holding


def holding_of(program: Program, state: MemberState, day: date, got_minor: int) -> Holding:
    """Return what the account holds on that day.

    What is neither to be spent now nor later has expired.
    """
    balance = balance_of(state, day)
    points = balance.spendable_points + balance.vesting_points
    expired = state.amount_of(POINTS) - points
    tier = standing(program.tiers, state, day).tier.tier_id if program.tiers else None
    return Holding(got_minor, points, expired, tier)
