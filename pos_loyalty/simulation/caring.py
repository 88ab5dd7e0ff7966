# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What somebody with a say does at a till: about a card, or to a balance by hand.

Each is a function of the shop floor, a till and an event's own luck; it raises a
``LoyaltyError`` where the till says no.
"""

from dataclasses import replace
from random import Random
from typing import Final

from pos_loyalty.domain.cards import CardChange, CardReason
from pos_loyalty.domain.codes import RANDOM_DIGITS, new_card_number
from pos_loyalty.domain.program.adjusting import AdjustmentReason
from pos_loyalty.services.adjustment import AdjustmentLimits, AdjustPoints, adjust_points
from pos_loyalty.services.card_change import ChangeCard, change_card
from pos_loyalty.simulation.floor import Floor, Till

_LIMITS: Final = AdjustmentLimits(member_points=200, till_points=2_000)
_POINTS_MAX: Final = 60
_CHANGES: Final = (CardChange.BLOCKED, CardChange.UNBLOCKED, CardChange.UNBLOCKED)
"""What becomes of a card that is not replaced: more are found again than stay lost."""


def card_change(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody has lost a card, found it again, or is given another one."""
    person = floor.town.comer(till.store.place.store_id, luck)
    is_replaced = luck.random() < 0.4  # noqa: PLR2004 - two in five
    change = CardChange.REPLACED if is_replaced else luck.choice(_CHANGES)
    digits = "".join(luck.choices("0123456789", k=RANDOM_DIGITS))
    new_card = new_card_number(digits) if is_replaced else ""
    if luck.random() < floor.asked:
        till.shown(person)
    command = ChangeCard(
        op_id=floor.begin(till, luck, "card_change"),
        member_id=person.member_id,
        change=change,
        reason=CardReason.LOST,
        new_card_number=new_card,
        business_at=till.business_time(),
    )
    floor.promise(till, change_card(command, store=till.store, clock=till.clock))
    if is_replaced and person in floor.town.people:
        place = floor.town.people.index(person)
        floor.town.people[place] = replace(person, card_number=new_card)


def adjustment(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody is given points by hand, or a mistake is taken back from them."""
    person = floor.town.comer(till.store.place.store_id, luck)
    if luck.random() < floor.asked:
        till.shown(person)
    points = luck.randint(1, _POINTS_MAX) * luck.choice((1, 1, -1))
    command = AdjustPoints(
        op_id=floor.begin(till, luck, "adjustment"),
        member_id=person.member_id,
        points=points,
        reason=AdjustmentReason.MISTAKE,
        business_at=till.business_time(),
    )
    with floor.attempt(till, person, -points if points < 0 else None):
        operation = adjust_points(command, store=till.store, clock=till.clock, limits=_LIMITS)
    floor.promise(till, operation)
