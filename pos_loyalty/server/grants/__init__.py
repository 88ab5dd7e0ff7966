# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Grants: what the server sets aside of an account for one till to hand out while it is alone.

    holder      the till that grants are for, and how long they live there
    prices      what rewards cost on a day, so that a grant buys something
    sizing      how much one till is given
    holdings    what members may spend through a span of days, and what is set aside of it
    changes     grants begun, topped up, made to last longer, recalled, ended
    planning    what becomes of one account's grants for one till
    walking     which members of a store come next
    service     leases of the home store, one member on demand, recalls, ends
    restored    nothing new is set aside while old grants may be forgotten
    terms       what the shop allows its tills while they are alone
    exposure    what the shop can lose at worst without grants

Reserved of an account is the sum of what is left of its open grants. Nothing is ever freed on the
strength of what the server believes was spent: the holder gives it back, or its time is over.
"""
