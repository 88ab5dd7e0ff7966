# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty simulate``: plays seeds, says what came of them, explains one that failed."""

import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from pos_loyalty.simulation.defaults import (
    ALL,
    DAYS,
    FIRST_SEED,
    HUNTED_DAYS,
    HUNTED_SEEDS,
    HUNTED_TILLS,
    SEEDS,
    TILLS,
)
from pos_loyalty.simulation.planted.names import WHAT
from pos_loyalty.simulation.playing import (
    Order,
    Shops,
    explain,
    play_all,
    play_one,
    shops_in_memory,
)
from pos_loyalty.simulation.progress import Progress
from pos_loyalty.simulation.run import Run
from pos_loyalty.simulation.script import Sizes
from pos_loyalty.simulation.shrinking import from_ranges
from pos_loyalty.simulation.summary import Failure, Hunt, Summary
from pos_loyalty.simulation.telling import in_sentences

EXIT_DONE: Final = 0
EXIT_FAILED: Final = 1
EXIT_NOT_UNDERSTOOD: Final = 2
EXIT_INTERRUPTED: Final = 130


def simulate(options: Namespace) -> int:
    """Do what the words say; return the exit status.

    Args:
        options: Made by ``arguments``.
    """
    if mistake := _mistake(options):
        sys.stderr.write(f"pos-loyalty simulate: {mistake}\n")
        return EXIT_NOT_UNDERSTOOD
    sizes = _sizes(options)
    was_interrupted = False
    with Progress(sys.stderr) as progress, shops_in_memory() as shops:
        session = _Session(options, sizes, shops, progress)
        summary = session.summary
        try:
            session.play()
        except KeyboardInterrupt:
            was_interrupted = True
    _tell(summary, sizes, wants_json=options.json)
    if was_interrupted:
        return EXIT_INTERRUPTED
    return EXIT_DONE if _is_good(summary) else EXIT_FAILED


class _Session:
    """One use of the command.

    Attributes:
        summary: What came of all that was played by now.
    """

    def __init__(self, options: Namespace, sizes: Sizes, shops: Shops, progress: Progress) -> None:
        self.summary = Summary()
        self._options, self._sizes = options, sizes
        self._shops, self._progress = shops, progress
        self._jobs: int = options.jobs or os.cpu_count() or 1

    def play(self) -> None:
        """Play what was asked for."""
        self._progress.say("opening the shop")
        plant: str = self._options.plant
        if self._options.seed is not None:
            self._replay(self._options.seed, plant)
        elif plant:
            for bug in WHAT if plant == ALL else (plant,):
                self._hunt(bug)
        else:
            self._survey()

    def _survey(self) -> None:
        """Play all seeds; explain the first that fails of each invariant."""
        seeds = self._seeds(SEEDS)
        failed: dict[str, Run] = {}
        for run in play_all(self._order, seeds, jobs=self._jobs):
            self._count(run, f"of {len(seeds):,}")
            if run.violation is not None:
                self.summary.failures.append(_unexplained(run, self._order(run.seed)))
                failed.setdefault(run.violation.invariant, run)
        self._explain(failed.values())

    def _hunt(self, bug: str) -> None:
        """Play seeds with a bug until one shows it."""
        began, played, failure = time.perf_counter(), 0, None
        order_of = partial(self._order, bug=bug)
        for run in play_all(order_of, self._seeds(HUNTED_SEEDS), jobs=self._jobs):
            played += 1
            self._count(run, f"looking for {bug}")
            if run.violation is not None:
                failure = _unexplained(run, order_of(run.seed))
                break
        seconds = time.perf_counter() - began
        hunt = Hunt(bug=bug, seeds=played, failure=failure, seconds=seconds)
        self.summary.hunts.append(hunt)

    def _replay(self, seed: int, bug: str) -> None:
        """Play one seed, or some events of it."""
        order, events = self._order(seed, bug), self._options.events
        began = time.perf_counter()
        run = play_one(order, seed, None if events is None else from_ranges(events))
        self._count(run, "")
        if run.violation is not None:
            self.summary.failures.append(_unexplained(run, order, events or ""))
            if events is None:
                self._explain([run], bug)
        if bug:
            failure = self.summary.failures[0] if self.summary.failures else None
            seconds = time.perf_counter() - began
            self.summary.hunts.append(Hunt(bug=bug, seeds=1, failure=failure, seconds=seconds))

    def _explain(self, failed: Iterable[Run], bug: str = "") -> None:
        """Put what is enough for these to fail in the place of what is known of them."""
        failures = self.summary.failures
        for run in failed:

            def trying(events: int, seed: int = run.seed) -> None:
                self._progress.say(f"seed {seed} failed; what is enough for it? {events} events")

            place = next(n for n, failure in enumerate(failures) if failure.seed == run.seed)
            failures[place] = explain(run, self._order(run.seed, bug), self._shops, trying=trying)

    def _count(self, run: Run, what: str) -> None:
        self.summary.add(run)
        self._progress.say(f"{self.summary.seeds:,} seeds {what}")

    def _order(self, seed: int, bug: str = "") -> Order:
        return self._shops.order(self._sizes.plan_of(seed), bug)

    def _seeds(self, otherwise: int) -> Sequence[int]:
        first = FIRST_SEED if self._options.first is None else self._options.first
        return range(first, first + (self._options.seeds or otherwise))


def _mistake(options: Namespace) -> str:
    """Return what is wrong with words that are each right by themselves; nothing if nothing."""
    if options.events is not None:
        if options.seed is None:
            return "--events are of one seed: say --seed too"
        try:
            from_ranges(options.events)
        except ValueError:
            return f"--events are numbers such as 3,7-9, not {options.events}"
    if options.seed is not None and options.first is not None:
        return "--seed plays one shop: --from is of many"
    if options.seed is not None and options.plant == ALL:
        return "--seed plays one shop: plant one bug"
    return ""


def _unexplained(run: Run, order: Order, events: str = "") -> Failure:
    if run.violation is None:
        raise ValueError("the run did not fail")
    return Failure(
        seed=run.seed,
        invariant=run.violation.invariant,
        what=run.violation.what,
        days=order.plan.days,
        tills=order.plan.tills,
        bug=order.bug,
        events=events,
    )


def _is_good(summary: Summary) -> bool:
    if summary.hunts:
        return all(hunt.failure is not None for hunt in summary.hunts)
    return not summary.failures


def _sizes(options: Namespace) -> Sizes:
    """Return how large the shops are, by the words or by what is usual."""
    if options.plant:
        return Sizes(options.days or HUNTED_DAYS, (options.tills or HUNTED_TILLS,))
    return Sizes(options.days or DAYS, (options.tills,) if options.tills else TILLS)


def _tell(summary: Summary, sizes: Sizes, *, wants_json: bool) -> None:
    if wants_json:
        asked = {"days": sizes.days, "tills": sizes.tills}
        sys.stdout.write(json.dumps(asked | summary.told()) + "\n")
        return
    for line in in_sentences(summary, sizes):
        sys.stdout.write(line + "\n")
