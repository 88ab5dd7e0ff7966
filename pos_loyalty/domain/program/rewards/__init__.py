# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What points buy: one module per kind, besides the discounts.

A reward's worth has ``discounts(lines, points)``: what it takes off each line, never more than
is left to pay for it.
"""

from pos_loyalty.domain.program.discounts import Discount
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.handed_over import (
    Donation,
    EarlyAccess,
    Experience,
    GiftItem,
)
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney

Worth = Discount | FreeItem | PointsAsMoney | GiftItem | Experience | Donation | EarlyAccess

HANDED_OVER = (FreeItem, GiftItem, Experience, Donation, EarlyAccess)
"""Kinds that can be had without a sale."""
