# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What takes money off a sale: one module per kind.

A discount has ``discounts(lines, points)``: what it takes off each line, never more than is left
to pay for it. ``points`` are what is spent on it: 0 where it costs none. ``takes_off(lines)``
says whether it takes anything off at all.
"""

from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOff
from pos_loyalty.domain.program.discounts.multi_buy import BundlePrice, BuyXGetY, NthAtPercent

Discount = AmountOff | PercentOff | BuyXGetY | NthAtPercent | BundlePrice
