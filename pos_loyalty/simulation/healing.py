# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The end of a run: everything broken is mended, nobody does anything new, all rests.

Coming to rest is an invariant of its own (I11): with the line up, what waits is handed over within
ten seconds for each 500 operations, and every till ends with nothing to do.
"""

from collections.abc import Collection
from typing import Final

from pos_loyalty.simulation.clock import MINUTE, SECOND
from pos_loyalty.simulation.machine import Machine
from pos_loyalty.simulation.office import do_jobs
from pos_loyalty.simulation.till import RunningTill
from pos_loyalty.simulation.violations import Violation
from pos_loyalty.simulation.world import World

FIRST_CONTACT_MS: Final = 310 * SECOND
"""The longest that a till rests between two tries."""

_EACH_500_MS: Final = 10 * SECOND
_REST_MS_MAX: Final = 30 * MINUTE


def bring_to_rest(world: World) -> None:
    """Mend everything, let all rest, let the server do what it does by itself, and rest again.

    Of two machines that are the same till only one is on at a time, as a shop has it that has
    noticed: first the copy hands over what it has, and is put away for good.

    Raises:
        Violation: As ``come_to_rest``.
    """
    clones = [m for m in world.machines if m.number >= world.tills]
    twins = {clone.till_id for clone in clones}
    heal(world, without=[m for m in world.machines[: world.tills] if m.till_id in twins])
    come_to_rest(world)
    do_jobs(world.central)
    world.after(None)
    heal(world, without=clones)
    come_to_rest(world)


def heal(world: World, *, without: Collection[Machine] = ()) -> None:
    """Mend everything.

    Args:
        without: These are off, and stay so.
    """
    now_ms = world.time.now_ms
    world.let_nothing_new_happen()
    world.central.faults.heal()
    world.central.down_until_ms = now_ms
    world.news_ms_max = 2 * MINUTE
    for machine in world.machines:
        machine.line.heal(now_ms)
        machine.disk.mend()
        machine.clock.set_right()
        if machine in without:
            machine.disk.close()
            world.gone_off(machine)
        else:
            world.turn_on(machine)
    for till in world.running.values():
        till.engine.wake()
        world.sync_soon(till)


def come_to_rest(world: World) -> None:
    """Let the tills go on until none has anything to do.

    Raises:
        Violation: If one does not come to rest in time, or what it has to hand over takes too long.
    """
    began_ms = world.time.now_ms
    watches = {number: _Drain(till, began_ms) for number, till in world.running.items()}
    while not all(watch.is_done(world) for watch in watches.values()):
        due_ms = world.agenda.next_ms()
        if due_ms is None or due_ms > began_ms + _REST_MS_MAX:
            raise Violation("I11", _unrest(world))
        world.agenda.do_next()
        for watch in watches.values():
            watch.look(world.time.now_ms)


class _Drain:
    """Watches one till hand over what waits."""

    def __init__(self, till: RunningTill, began_ms: int) -> None:
        self._till = till
        self._began_ms = began_ms
        self._answers = till.machine.line.answers
        self._reached = False
        self._many = 0
        self._empty_ms = began_ms

    def is_done(self, world: World) -> bool:
        """Return whether it has been reached, and knows all that the server knows."""
        return self._reached and self._till.caught_up == world.news_for(self._till.machine)

    def look(self, now_ms: int) -> None:
        """Look how far it has come.

        Raises:
            Violation: If it does not try, or what waits does not become less.
        """
        till, waiting = self._till, self._till.waiting()
        if not self._reached:
            self._empty_ms = now_ms
            self._reached = till.machine.line.answers > self._answers
            if now_ms > self._began_ms + FIRST_CONTACT_MS:
                raise Violation("I11", f"till {till.number} does not try again")
        if not self._many:
            self._empty_ms = now_ms
        self._many = max(self._many, waiting) if waiting else 0
        allowed_ms = _EACH_500_MS * (1 + self._many // 500)
        if now_ms > self._empty_ms + allowed_ms:
            raise Violation("I11", f"till {till.number} keeps {waiting} of {self._many} operations")


def _unrest(world: World) -> str:
    states = ", ".join(
        f"till {number}: {till.last_outcome}, {till.waiting()} waiting"
        for number, till in sorted(world.running.items())
    )
    return f"no rest: {states}"
