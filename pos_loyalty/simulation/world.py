# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The world of one run: machines, lines, the server, and what happens to them in which order.

One thread. A step of a till's synchronisation, a gesture at it, a mishap: each is one thing on the
agenda, and is over before the next begins. Two shortcuts make years cheap, and neither changes
what the code under test is asked to do otherwise: a till that has nothing to do sleeps until there
is news for it, since its questions in between would all be answered "nothing"; and tries on a line
that is cut are left out once they have become rare.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, Protocol

from pos_loyalty.simulation.agenda import Act, Agenda
from pos_loyalty.simulation.central import Central
from pos_loyalty.simulation.clock import HOUR, MINUTE, SECOND, WorldTime
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.disk import Killed
from pos_loyalty.simulation.history import History
from pos_loyalty.simulation.machine import Machine
from pos_loyalty.simulation.network import SimulatedTransport
from pos_loyalty.simulation.parts import Parts
from pos_loyalty.simulation.till import RunningTill
from pos_loyalty.simulation.trace import Trace
from pos_loyalty.simulation.violations import Violation, in_words
from pos_loyalty.sync.outcome import Outcome

_ASLEEP_MS_MAX: Final = 4 * HOUR
_RARE_MS: Final = 60 * SECOND


class Watch(Protocol):
    """Looks at a world after each thing that has happened in it."""

    def __call__(self, world: "World", till: RunningTill | None) -> None:
        """Look; raise ``Violation`` at what must not be."""
        ...

    @property
    def looks(self) -> Mapping[str, int]:
        """Return how often each invariant was looked at."""
        ...

    @property
    def overspent(self) -> int:
        """Return how many accounts were found below 0 that nothing explains."""
        ...

    def forget_answers(self, world: "World") -> None:
        """Begin anew with what the server has answered."""
        ...


class World:
    """One run, from the first event to the last.

    Attributes:
        machines: By number; a clone stands behind the tills of the shop.
        tills: How many the shop has.
        running: The programs on those that are on.
        excuses: What has happened after which grants cannot be exact.
        counted: How often what happened, in words.
    """

    def __init__(
        self,
        seed: int,
        parts: Parts,
        *,
        time: WorldTime,
        central: Central,
        watch: Watch,
        news_ms_max: int,
    ) -> None:
        """Begin with a server, and nobody there.

        Args:
            news_ms_max: After so long a till that sleeps looks at its news.
            watch: Looks at the world after each thing that has happened.
        """
        self.seed: Final = seed
        self.parts: Final = parts
        self.time: Final = time
        self.central: Final = central
        self.door: Final = parts.door(central)
        self.agenda: Final = Agenda(self.time)
        self.trace: Final = Trace()
        self.history: Final = History(self.time)
        self.machines: list[Machine] = []
        self.tills = 0
        self.running: dict[int, RunningTill] = {}
        self.excuses: set[str] = set()
        self.counted: Counter[str] = Counter()
        self.watch: Final = watch
        self.news_ms_max = news_ms_max
        self._news = central.news
        self._asleep: set[int] = set()
        self._due: dict[int, int] = {}
        self._luck: Final = dice(seed, "waking")

    # ------------------------------------------------------------ machines

    def turn_on(self, machine: Machine) -> None:
        """Start the program on a machine that is off."""
        if machine.number in self.running:
            return
        machine.life += 1
        transport = SimulatedTransport(
            machine.line, self.door, machine.till_id, machine.clock, self.later
        )
        till = RunningTill(machine, transport, self.parts, self.history)
        self.running[machine.number] = till
        self._due.pop(machine.number, None)
        self.trace.note(self.time.now_ms, "on", machine.number)
        with self.at(machine):
            till.open_up()
        self.sync_at(machine, self.time.now_ms)

    def gone_off(self, machine: Machine) -> None:
        """Note that a machine is off, however that came."""
        if self.running.pop(machine.number, None) is not None:
            machine.life += 1
            self._asleep.discard(machine.number)
            self.trace.note(self.time.now_ms, "off", machine.number)

    def kill(self, machine: Machine, back_after_ms: int) -> None:
        """Let the program die; it is started again after so long."""
        machine.disk.kill()
        self.gone_off(machine)
        self.agenda.after(back_after_ms, lambda: self.turn_on(machine))

    def let_nothing_new_happen(self) -> None:
        """Forget what was to happen, but for what tills do of themselves."""
        self.agenda.clear()
        self._due.clear()

    def end(self) -> None:
        """Turn everything off."""
        for machine in self.machines:
            machine.disk.end()
        self.central.close()

    # ------------------------------------------------------------ what happens

    def gesture(self, machine: Machine, what: str, act: Callable[[RunningTill], None]) -> None:
        """Let somebody do something at a machine, if it is on; as soon as it is not busy.

        Args:
            what: For the trace.
        """
        till = self.running.get(machine.number)
        if till is None:
            return
        if machine.free_ms > self.time.now_ms:
            self.agenda.at(machine.free_ms, lambda: self.gesture(machine, what, act))
            return
        with self.at(machine):
            till.look()
            act(till)
        if self.running.get(machine.number) is till:
            till.last_outcome = None
            self.trace.note(self.time.now_ms, what, machine.number, till.log_place())
        self.after(till)
        if self.running.get(machine.number) is till:
            till.engine.wake()
            self._sync_when_due(till)

    def news_for(self, machine: Machine) -> object:
        """Return what is another thing whenever there is something new for a machine."""
        return self._news.get(machine.till_id.hex)

    def later(self, ms: int, act: Act) -> None:
        """Let something happen that nobody waits for, and look at what came of it."""

        def happens() -> None:
            act()
            self.after(None)

        self.agenda.after(ms, happens)

    def sync_soon(self, till: RunningTill) -> None:
        """Let a till take its next step when it is due by its own schedule."""
        self._sync_when_due(till)

    def sync_at(self, machine: Machine, ms: int) -> None:
        """Let a till take its next step then, or sooner if it was to come sooner."""
        due = self._due.get(machine.number)
        if due is not None and self.time.now_ms < due <= ms:
            return
        self._due[machine.number] = ms
        life = machine.life
        self.agenda.at(ms, lambda: self._sync(machine, life, ms))

    def after(self, till: RunningTill | None) -> None:
        """Do what follows from whatever has just happened, and look at it."""
        for machine in self.machines:
            if machine.disk.is_dying:
                self.counted["died in its work"] += 1
                self.kill(machine, machine.dice.randint(SECOND, 2 * MINUTE))
        self._wake_sleepers()
        self.watch(self, till)

    @contextmanager
    def at(self, machine: Machine) -> Iterator[None]:
        """Let something happen at a machine, which may die; a mistake of ours ends the run."""
        try:
            yield
        except Killed:
            self.counted["died in a request"] += 1
            self.kill(machine, machine.dice.randint(SECOND, 2 * MINUTE))
        except Violation:
            raise
        except Exception as error:
            if not any(m.disk.is_dying for m in self.machines):
                raise Violation("no mistake", in_words(error)) from error

    def _sync(self, machine: Machine, life: int, ms: int) -> None:
        till = self.running.get(machine.number)
        if till is None or machine.life != life or self._due.get(machine.number) != ms:
            return
        del self._due[machine.number]
        if machine.free_ms > self.time.now_ms:
            self.sync_at(machine, machine.free_ms)
            return
        outcome = Outcome.BROKEN
        with self.at(machine):
            outcome = till.step()
            till.caught_up = self.news_for(machine) if outcome is Outcome.NOTHING else None
        if self.running.get(machine.number) is till:
            self.counted[f"step: {outcome}"] += 1
            self.trace.note(self.time.now_ms, outcome, machine.number, till.log_place())
            self._sync_when_due(till, outcome)
        self.after(till)

    def _sync_when_due(self, till: RunningTill, outcome: Outcome | None = None) -> None:
        machine = till.machine
        wait_ms = 1 + int(till.engine.wait_seconds * SECOND)
        machine.free_ms = self.time.now_ms + machine.clock.lag_ms
        machine.clock.lag_ms = 0
        due_ms = machine.free_ms + wait_ms
        self._asleep.discard(machine.number)
        if outcome is Outcome.NOTHING:
            self._asleep.add(machine.number)
            due_ms = machine.free_ms + max(wait_ms, _ASLEEP_MS_MAX)
        elif outcome is Outcome.UNREACHABLE and wait_ms > _RARE_MS:
            open_ms = machine.line.open_again_ms() + machine.dice.randrange(wait_ms)
            due_ms = max(due_ms, open_ms)
        self._due.pop(machine.number, None)
        self.sync_at(machine, due_ms)

    def _wake_sleepers(self) -> None:
        """Let those look soon who have slept until now, and for whom there is news."""
        before, self._news = self._news, self.central.news
        for number in sorted(self._asleep):
            machine = self.machines[number]
            till = machine.till_id.hex
            if before.get(till) != self._news.get(till):
                self._asleep.discard(number)
                wait_ms = self._luck.randint(SECOND, self.news_ms_max)
                self.sync_at(machine, max(machine.free_ms, self.time.now_ms) + wait_ms)
