# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a member holds besides points: stamps on cards, and vouchers."""

from collections.abc import Iterator
from datetime import date

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.units import stamps_on, vouchers_for
from pos_loyalty.ui.view_models.panels import StampsHeld, VouchersHeld


def stamps_held(program: Program, state: MemberState, day: date) -> Iterator[StampsHeld]:
    """Yield the cards that have been begun, in the programme's order."""
    for card in program.stamp_cards:
        stamps = balance_of(state, day, stamps_on(card.card_id)).spendable_points
        if stamps > 0:
            yield StampsHeld(card.name, stamps, card.stamps_needed)


def vouchers_held(program: Program, state: MemberState, day: date) -> Iterator[VouchersHeld]:
    """Yield the vouchers that may be used on that day, in the programme's order."""
    for reward in program.rewards:
        vouchers = balance_of(state, day, vouchers_for(reward.reward_id)).spendable_points
        if vouchers > 0:
            yield VouchersHeld(reward.name, vouchers)
