# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that people do at a till, by the kind of event."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.simulation import buying, caring, joining, returning
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.floor import Floor, Till
from pos_loyalty.simulation.scene import Scene
from pos_loyalty.simulation.script import Event, Kind

Gesture = Callable[[Floor, Till, Random], None]

_GESTURES: Final[Mapping[Kind, Gesture]] = {
    Kind.SALE: buying.sale,
    Kind.SALE_WITH_REWARD: buying.sale_with_reward,
    Kind.GIFT_CARD: buying.gift_card,
    Kind.REDEMPTION: buying.redemption,
    Kind.HOLD: buying.hold,
    Kind.CAPTURE: buying.capture,
    Kind.RELEASE: buying.release,
    Kind.DEED: buying.deed,
    Kind.ENROLMENT: joining.enrolment,
    Kind.ENROLMENT_TWICE: joining.enrolment_twice,
    Kind.RETURN: returning.give_back,
    Kind.RETURN_ELSEWHERE: returning.give_back_elsewhere,
    Kind.UNDO: returning.take_back,
    Kind.SAME_RECEIPT: joining.same_receipt,
    Kind.CARD_CHANGE: caring.card_change,
    Kind.ADJUSTMENT: caring.adjustment,
}


def attend(scene: Scene, event: Event) -> None:
    """Let somebody do at a till what a script says, if it is on."""
    luck = dice(scene.world.seed, "event", event.number)

    def act(till: Till) -> None:
        do_gesture(event.kind, scene.floor, till, luck)

    scene.world.gesture(scene.attended(event), event.kind, act)


def do_gesture(kind: Kind, floor: Floor, till: Till, luck: Random) -> None:
    """Let somebody do something at a till; a refusal is counted, as in a shop."""
    try:
        _GESTURES[kind](floor, till, luck)
    except LoyaltyError as refusal:
        floor.refusals[refusal.code] += 1
