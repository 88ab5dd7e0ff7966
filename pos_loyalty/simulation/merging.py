# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the office does with accounts: makes one of two, and takes that back.

The two worst moments are those in which a till may be handing out what one of them has: both are
brought about here, and the member comes and spends until the till says no.
"""

from contextlib import suppress
from typing import Final

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ids import OpId
from pos_loyalty.server.operations.reading import SERVER
from pos_loyalty.simulation import buying, office
from pos_loyalty.simulation.blow import Blow
from pos_loyalty.simulation.clock import HOUR, MINUTE, SECOND
from pos_loyalty.simulation.dice import new_id
from pos_loyalty.simulation.floor import Till
from pos_loyalty.simulation.people import Person

_SET_ASIDE: Final = """
    SELECT DISTINCT lower(hex(member_id)) FROM grant_issued
     WHERE ended = '' AND unit = 'points' AND amount - used >= 50 AND lower(hex(till_id)) = '{}'
     ORDER BY 1
"""
"""Of whom a till may hand out two bags at least."""


def merge(blow: Blow) -> bool:
    """Make one account of two people's."""
    return _make_one(blow, *blow.luck.sample(blow.scene.floor.town.people, 2))


def merge_both_ways(blow: Blow) -> bool:
    """Make one account of two people's, and once more the other way round."""
    one, other = blow.luck.sample(blow.scene.floor.town.people, 2)
    is_done = _make_one(blow, one, other)
    return _make_one(blow, other, one) or is_done


def merge_granted(blow: Blow) -> bool:
    """Merge somebody for whom a till has something; it hears of that, and is alone then."""
    town, books = blow.scene.floor.town, blow.world.central.books
    rows = books.tuples(_SET_ASIDE.format(blow.machine.till_id.hex))
    with_grants = {member for (member,) in rows}
    those = [person for person in town.people if person.member_id.hex in with_grants]
    if not those or not blow.is_on:
        return False
    absorbed, survivor = blow.luck.choice(those), blow.luck.choice(town.people)
    if not _make_one(blow, absorbed, survivor):
        return False
    blow.world.sync_at(blow.machine, blow.world.time.now_ms + SECOND)
    _spend_alone(blow, blow.luck.choice((absorbed, survivor)), blow.luck.randint(SECOND, MINUTE))
    return True


def unmerge(blow: Blow) -> bool:
    """Give somebody their own account back while a till that is alone may spend what goes."""
    town, world = blow.scene.floor.town, blow.world
    one, other = sorted(
        blow.luck.sample(town.people, 2),
        key=lambda person: world.history.points[person.member_id.hex],
    )
    if not blow.is_on or not _make_one(blow, other, one):
        return False
    world.later(10 * SECOND, lambda: _show(blow, one))
    _spend_alone(blow, one, blow.luck.randint(MINUTE, 3 * MINUTE))
    world.later(blow.luck.randint(3 * MINUTE, 8 * MINUTE), lambda: _take_back(blow, other))
    return True


def _make_one(blow: Blow, absorbed: Person, survivor: Person) -> bool:
    """Make one account of two people's, as the office does when they are the same."""
    world, town, op_id = blow.world, blow.scene.floor.town, OpId(new_id(blow.luck))
    world.history.invoked(SERVER, op_id, "merge")
    if not office.merge(world.central, op_id, absorbed.member_id, survivor.member_id):
        return False
    kept = town.survivor(survivor.member_id)
    town.merged[town.survivor(absorbed.member_id)] = kept
    return True


def _take_back(blow: Blow, absorbed: Person) -> None:
    """Take a merge back, as the office does when they were not the same after all."""
    world, op_id = blow.world, OpId(new_id(blow.luck))
    world.history.invoked(SERVER, op_id, "undo")
    is_done = office.unmerge(world.central, op_id, absorbed.member_id)
    world.counted["merge taken back" if is_done else "merge not taken back"] += 1
    if is_done:
        world.excuses.add("merge taken back")
        blow.scene.floor.town.merged = office.merged(world.central)


def _show(blow: Blow, person: Person) -> None:
    """Let the till ask for somebody: what they have is set aside for it."""

    def asks(till: Till) -> None:
        till.shown(person)

    blow.world.gesture(blow.machine, "asked for", asks)


def _spend_alone(blow: Blow, person: Person, after_ms: int) -> None:
    """Cut the till's line then, and let somebody come and spend until it says no."""
    world, line = blow.world, blow.machine.line

    def cut() -> None:
        line.cut_until_ms = max(line.cut_until_ms, blow.until_ms(HOUR, 3 * HOUR))

    def spends(till: Till) -> None:
        with suppress(LoyaltyError):
            buying.spend_all(blow.scene.floor, till, blow.luck, person)

    world.later(after_ms, cut)
    world.later(
        after_ms + blow.luck.randint(SECOND, 5 * MINUTE),
        lambda: world.gesture(blow.machine, "spend all", spends),
    )
