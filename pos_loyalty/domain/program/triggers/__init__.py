# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What makes an earning rule count: one module per kind.

A trigger that counts line by line says which lines count and what it measures on them; ``step``
of the measure makes one.
Those that look at the whole have ``times(occasion, state, given)``: how often they count now,
where ``given`` names the counter of how often they did before.
"""

from pos_loyalty.domain.program.triggers.activity import Activity
from pos_loyalty.domain.program.triggers.anniversaries import Birthday, Tenure
from pos_loyalty.domain.program.triggers.goods import Category, Item, Tag
from pos_loyalty.domain.program.triggers.referral import Referral
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.program.triggers.welcome import Welcome

LineTrigger = Spend | Item | Category | Tag
WholeTrigger = Visit | Welcome | Activity | Birthday | Tenure | Referral
Trigger = LineTrigger | WholeTrigger

REMEMBERED = (Birthday, Tenure)
"""Kinds that ask how often they counted before."""
