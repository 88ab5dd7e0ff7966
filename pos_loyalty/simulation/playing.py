# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Plays seeds, on as many cores as are given, and finds out what is enough for one to fail."""

import gc
import logging
import signal
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from pos_loyalty.simulation.clock import SECOND
from pos_loyalty.simulation.faults import weights_of
from pos_loyalty.simulation.opened_shop import OpenedShop
from pos_loyalty.simulation.opening import opened_yesterday
from pos_loyalty.simulation.planted.catalogue import planted
from pos_loyalty.simulation.run import Run, folder_in_memory, play
from pos_loyalty.simulation.script import Event, Plan, only, write_script
from pos_loyalty.simulation.shrinking import TRIES_MAX, in_ranges, shrink, smaller
from pos_loyalty.simulation.summary import Failure

_PLANS_MAX: Final = 8
_VALUES_BEFORE_WASTE: Final = 100_000


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be played with each seed.

    Attributes:
        shop: With as many tills as the plan.
        bug: By name; empty for none.
    """

    plan: Plan
    shop: OpenedShop
    bug: str = ""


class Shops:
    """Opens shops, each once, in a folder that somebody else removes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: dict[int, OpenedShop] = {}

    def order(self, plan: Plan, bug: str = "") -> Order:
        """Return what is to be played by a plan."""
        if plan.tills not in self._opened:
            folder = self._folder / str(plan.tills)
            folder.mkdir()
            with _quiet_logs():
                self._opened[plan.tills] = opened_yesterday(folder / "shop", plan.tills)
        return Order(plan, self._opened[plan.tills], bug)


@contextmanager
def shops_in_memory() -> Iterator[Shops]:
    """Yield shops that are there until the end of the block."""
    with folder_in_memory() as folder:
        yield Shops(folder)


def play_one(order: Order, seed: int, numbers: Collection[int] | None = None) -> Run:
    """Play one seed in this process.

    Args:
        numbers: Of the events to play; ``None`` for all.
    """
    with _quiet_logs(), _waste_collected_seldom():
        return play(seed, order.plan, order.shop, parts=planted(order.bug), numbers=numbers)


def play_all(order_of: Callable[[int], Order], seeds: Iterable[int], *, jobs: int) -> Iterator[Run]:
    """Yield what came of each seed, in their order.

    Args:
        order_of: Returns what is to be played with a seed.
        jobs: So many processes; 1 plays in this one.
    """
    if jobs == 1:
        for seed in seeds:
            yield play_one(order_of(seed), seed)
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _ignore_interrupts)
    try:
        yield from _play_in(pool, order_of, iter(seeds), jobs)
    finally:
        pool.shutdown(cancel_futures=True)


def _play_in(
    pool: ProcessPoolExecutor, order_of: Callable[[int], Order], seeds: Iterator[int], jobs: int
) -> Iterator[Run]:
    """Yield runs in the order of their seeds; no process is given one before it has time for it.

    What waits inside the pool could not be called back.
    """
    asked: deque[Future[Run]] = deque()
    while True:
        playing = {future for future in asked if not future.done()}
        while len(playing) < jobs and (seed := next(seeds, None)) is not None:
            future = pool.submit(_play_interruptibly, order_of(seed), seed)
            asked.append(future)
            playing.add(future)
        if not asked:
            return
        if asked[0].done():
            yield asked.popleft().result()
        else:
            wait(playing, return_when=FIRST_COMPLETED)


def explain(run: Run, order: Order, shops: Shops, *, trying: Callable[[int], None]) -> Failure:
    """Return the smallest shop and the fewest events that fail as a run did.

    An interrupt from the keyboard ends the search; what was found by then is returned.

    Args:
        run: It failed.
        trying: Is told how many events are left, before each try.
    """
    search = _Search(run, order, trying)
    try:
        search.try_smaller_plans(shops)
        search.leave_events_out()
    except KeyboardInterrupt:
        pass
    return search.found()


class _Search:
    """Looks for what is enough for a run to fail as it did."""

    def __init__(self, run: Run, order: Order, trying: Callable[[int], None]) -> None:
        self._order, self._trying = order, trying
        self._take(run, order)

    def try_smaller_plans(self, shops: Shops) -> None:
        """Find out whether fewer tills or days do."""
        for plan in smaller(self._order.plan)[:_PLANS_MAX]:
            order = shops.order(plan, self._order.bug)
            self._trying(len(self._numbers))
            run = play_one(order, self._run.seed)
            if self._is_same(run):
                self._take(run, order)
                return

    def leave_events_out(self) -> None:
        """Find out which events do."""
        shrink(self._numbers, self._fails, tries_max=TRIES_MAX)

    def found(self) -> Failure:
        """Return what is known by now."""
        plan, violation = self._order.plan, self._run.violation
        if violation is None:
            raise ValueError("the run did not fail")
        return Failure(
            seed=self._run.seed,
            invariant=violation.invariant,
            what=violation.what,
            days=plan.days,
            tills=plan.tills,
            bug=self._order.bug,
            events=in_ranges(self._numbers),
            script=tuple(map(str, only(self._script, frozenset(self._numbers)))),
        )

    def _take(self, run: Run, order: Order) -> None:
        """Go on with a run: what was to happen after it failed is not needed."""
        self._run, self._order = run, order
        self._script: tuple[Event, ...] = write_script(
            run.seed, order.plan, weights_of(run.seed).often
        )
        end_ms = run.simulated_seconds * SECOND
        self._numbers: Sequence[int] = [e.number for e in self._script if e.at_ms <= end_ms]

    def _fails(self, numbers: Sequence[int]) -> bool:
        self._trying(len(numbers))
        run = play_one(self._order, self._run.seed, frozenset(numbers))
        if not self._is_same(run):
            return False
        self._run, self._numbers = run, numbers
        return True

    def _is_same(self, run: Run) -> bool:
        mine, other = self._run.violation, run.violation
        return mine is not None and other is not None and mine.invariant == other.invariant


def _play_interruptibly(order: Order, seed: int) -> Run:
    """Play a seed in a process of the pool: an interrupt ends it, and its files are removed."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return play_one(order, seed)
    finally:
        _ignore_interrupts()


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _waste_collected_seldom() -> Iterator[None]:
    """Look for values that only hold each other seldom: a run makes few, and many others."""
    before = gc.get_threshold()
    gc.set_threshold(_VALUES_BEFORE_WASTE)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _quiet_logs() -> Iterator[None]:
    """Keep the program's log still: that machines fail is what is played here."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
