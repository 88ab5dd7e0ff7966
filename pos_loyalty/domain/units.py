# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an account can hold: points, stamps, vouchers, badges, stored money.

Each is kept in lots and moved by entries in the same way; so whatever works for points (spending
what expires first, returns, undo, merging two accounts) works for all of them.

The values are stored and sent: never change the prefixes.
"""

from typing import Final, NewType

from pos_loyalty.domain.ids import BadgeId, RewardId, StampCardId, WalletId

Unit = NewType("Unit", str)

POINTS: Final = Unit("points")


def stamps_on(card_id: StampCardId) -> Unit:
    """Return the unit of stamps on a card."""
    return Unit(f"stamp:{card_id}")


def vouchers_for(reward_id: RewardId) -> Unit:
    """Return the unit of vouchers for a reward."""
    return Unit(f"voucher:{reward_id}")


def badges_of(badge_id: BadgeId) -> Unit:
    """Return the unit of a badge; a member holds it once or more often."""
    return Unit(f"badge:{badge_id}")


def money_in(wallet_id: WalletId) -> Unit:
    """Return the unit of stored value: minor units of the programme's currency."""
    return Unit(f"money:{wallet_id}")
