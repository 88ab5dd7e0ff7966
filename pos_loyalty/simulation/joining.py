# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What happens twice: people who join at two tills, receipts that are entered at two tills."""

from random import Random

from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.simulation.buying import basket, sell
from pos_loyalty.simulation.floor import Floor, Till
from pos_loyalty.simulation.people import Person


def enrolment(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody joins."""
    person = floor.town.newcomer(till.store.place.store_id, luck)
    _enrol(floor, till, luck, person)
    floor.town.people.append(person)


def enrolment_twice(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody joins, and joins again at another till with another card and the same phone."""
    first = floor.town.newcomer(till.store.place.store_id, luck)
    second = floor.town.newcomer(till.store.place.store_id, luck)
    again = Person(second.member_id, second.card_number, first.phone, second.home)
    other = _another(floor, till, luck)
    _enrol(floor, till, luck, first)
    floor.town.people.append(first)
    if other is not None:
        _enrol(floor, other, luck, again)
        floor.town.people.append(again)


def same_receipt(floor: Floor, till: Till, luck: Random) -> None:
    """One sale of the register is entered at two tills of the store."""
    person = floor.town.comer(till.store.place.store_id, luck)
    lines = basket(luck)
    receipt_no = f"REG-{luck.randrange(1_000_000)}"
    sell(floor, till, luck, person, lines, receipt_no=receipt_no)
    other = _another(floor, till, luck)
    if other is not None:
        sell(floor, other, luck, person, lines, receipt_no=receipt_no)


def _enrol(floor: Floor, till: Till, luck: Random, person: Person) -> None:
    op_id = floor.begin(till, luck, "enrolment")
    command = EnrolMember(
        op_id,
        person.member_id,
        person.card_number,
        "Alex",
        till.business_time(),
        phone=person.phone,
    )
    floor.promise(till, enrol_member(command, store=till.store, clock=till.clock))


def _another(floor: Floor, till: Till, luck: Random) -> Till | None:
    """Return another till of the same store that works just now."""
    store_id = till.store.place.store_id
    there = [
        other
        for number, other in sorted(floor.running.items())
        if number != till.number and other.store.place.store_id == store_id
    ]
    return luck.choice(there) if there else None
