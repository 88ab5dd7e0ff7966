# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What customers do: buy, spend what they have, set aside, take part.

Each is a function of the shop floor, a till and an event's own luck; it raises a
``LoyaltyError`` where the till says no.
"""

from collections.abc import Sequence
from random import Random

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import UNIT_MILLI, Sale, SaleLine
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.hold_reward import HoldReward, ReleaseHold, hold_reward, release_hold
from pos_loyalty.services.identify import MemberView, identify_by_card
from pos_loyalty.services.quote import quote_sale
from pos_loyalty.services.receipts import next_receipt_no
from pos_loyalty.services.record_activity import RecordActivity, record_activity
from pos_loyalty.services.redeem import RedeemReward, redeem_reward
from pos_loyalty.simulation.floor import Floor, Till
from pos_loyalty.simulation.people import Person, Receipt, Reservation
from pos_loyalty.simulation.programs import (
    BAG,
    COFFEE,
    COFFEE_SKU,
    CURRENCY,
    FIVE_OFF,
    GIFT_CARD,
    GIFT_CARD_TAG,
    POINTS_AS_MONEY,
    REVIEW,
    SURVEY,
)

BAG_POINTS = 25
_BAGS_MAX = 12
_REGISTER = "front"


def sale(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody buys something, spends nothing and earns."""
    person = _comer(floor, till, luck)
    sell(floor, till, luck, person, basket(luck))


def sale_with_reward(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody buys something and takes a reward with it."""
    person = _comer(floor, till, luck)
    points = 5 * luck.randint(1, 8)
    choice = luck.choice((ChosenReward(FIVE_OFF), ChosenReward(POINTS_AS_MONEY, points=points)))
    needed = 30 if choice.points is None else points
    with floor.attempt(till, person, needed):
        sell(floor, till, luck, person, basket(luck, at_least=2500), [choice])


def gift_card(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody fills a gift card, or pays with one."""
    person = _comer(floor, till, luck)
    if luck.random() < 0.5:  # noqa: PLR2004 - as often as not
        line = SaleLine(1, 100 * luck.randint(10, 50), tags=(GIFT_CARD_TAG,))
        sell(floor, till, luck, person, (line,))
    else:
        payment = WalletPayment(GIFT_CARD, 100 * luck.randint(1, 10))
        sell(floor, till, luck, person, basket(luck, at_least=1000), [payment])


def redemption(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody takes a bag for points, or a coffee for a voucher, and buys nothing."""
    person = _comer(floor, till, luck)
    if luck.random() < 0.2:  # noqa: PLR2004 - one in five
        _redeem(floor, till, luck, person, ChosenReward(COFFEE, by_voucher=True))
    else:
        _redeem(floor, till, luck, person, ChosenReward(BAG))


def spend_all(floor: Floor, till: Till, luck: Random, person: Person) -> None:
    """Somebody takes one bag after the other until the till says no."""
    for _ in range(_BAGS_MAX):
        _redeem(floor, till, luck, person, ChosenReward(BAG))


def _redeem(floor: Floor, till: Till, luck: Random, person: Person, choice: ChosenReward) -> None:
    view = _shown(floor, till, luck, person)
    needed = None if choice.by_voucher else BAG_POINTS
    with floor.attempt(till, person, needed):
        op_id = floor.begin(till, luck, "redemption")
        command = RedeemReward(op_id, view.member.member_id, choice, till.business_time())
        floor.promise(till, redeem_reward(command, store=till.store, clock=till.clock))


def hold(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody wants a reward to be set aside."""
    person = _comer(floor, till, luck)
    view = _shown(floor, till, luck, person)
    choice = ChosenReward(luck.choice((FIVE_OFF, BAG)))
    op_id = floor.begin(till, luck, "hold")
    command = HoldReward(op_id, view.member.member_id, choice, till.business_time())
    held = hold_reward(command, store=till.store, clock=till.clock)
    floor.promise(till, recorded(till, op_id))
    floor.town.reservations.append(Reservation(person, till.number, held))


def capture(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody comes for what was set aside, and buys something with it."""
    reserved = _reservation(floor, till, luck)
    if reserved is None:
        return
    choice = ChosenReward(reserved.hold.reward_id, hold=reserved.hold)
    sell(floor, till, luck, reserved.person, basket(luck, at_least=2500), [choice])
    floor.town.reservations.remove(reserved)


def release(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody no longer wants what was set aside."""
    reserved = _reservation(floor, till, luck)
    if reserved is None:
        return
    op_id = floor.begin(till, luck, "release")
    command = ReleaseHold(op_id, reserved.hold.hold_op_id, till.business_time())
    floor.promise(till, release_hold(command, store=till.store, clock=till.clock))
    floor.town.reservations.remove(reserved)


def deed(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody answers a survey, or writes a review."""
    view = _shown(floor, till, luck, _comer(floor, till, luck))
    op_id = floor.begin(till, luck, "activity")
    activity = luck.choice((SURVEY, REVIEW))
    command = RecordActivity(op_id, view.member.member_id, activity, till.business_time())
    floor.promise(till, record_activity(command, store=till.store, clock=till.clock))


def sell(  # noqa: PLR0913 - a sale is all of these
    floor: Floor,
    till: Till,
    luck: Random,
    person: Person,
    lines: tuple[SaleLine, ...],
    chosen: Sequence[Choice] = (),
    *,
    receipt_no: str = "",
) -> Operation:
    """Quote a sale, record it, and hand out the receipt.

    Args:
        receipt_no: The register's own; the till's next one if empty.
    """
    view = _shown(floor, till, luck, person)
    at, place = till.business_time(), till.store.place
    number = receipt_no or next_receipt_no(at, store=till.store)
    op_id = floor.begin(till, luck, "sale")
    bought = Sale(number, place.store_id, _REGISTER, CURRENCY, at, lines)
    quote = quote_sale(bought, view.state, chosen, op_id=op_id, store=till.store)
    operation = complete_sale(quote, store=till.store, clock=till.clock)
    floor.promise(till, operation)
    floor.town.receipts.append(Receipt(person, till.number, operation))
    return operation


def basket(luck: Random, at_least: int = 100) -> tuple[SaleLine, ...]:
    """Return what somebody buys: one to three lines.

    Args:
        at_least: Of the first line's amount, in minor units.
    """
    lines = [SaleLine(1, luck.randint(at_least, at_least + 9000))]
    if luck.random() < 0.5:  # noqa: PLR2004 - as often as not
        cups = luck.randint(1, 3)
        lines.append(SaleLine(2, 900 * cups, COFFEE_SKU, quantity_milli=cups * UNIT_MILLI))
    if luck.random() < 0.3:  # noqa: PLR2004 - now and then
        lines.append(SaleLine(3, luck.randint(1, 500)))
    return tuple(lines)


def recorded(till: Till, op_id: OpId) -> Operation:
    """Return an operation that the till has just recorded."""
    with till.store.reading() as uow:
        found = uow.log.find(op_id)
    if found is None:
        raise LookupError("what was promised is not in the log")
    return found


def _comer(floor: Floor, till: Till, luck: Random) -> Person:
    return floor.town.comer(till.store.place.store_id, luck)


def _shown(floor: Floor, till: Till, luck: Random, person: Person) -> MemberView:
    if luck.random() < floor.asked:
        till.shown(person)
    return identify_by_card(person.card_number, store=till.store, at=till.business_time())


def _reservation(floor: Floor, till: Till, luck: Random) -> Reservation | None:
    here = [each for each in floor.town.reservations if each.till == till.number]
    return luck.choice(here) if here else None
