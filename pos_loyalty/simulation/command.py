# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty simulate``: plays seeds, says what came of them, explains one that failed."""

import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Final

from pos_loyalty.simulation.defaults import (
    ALL,
    DAYS,
    FIRST_SEED,
    HUNTED_DAYS,
    HUNTED_SEEDS,
    SEEDS,
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
from pos_loyalty.simulation.script import Plan
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
    plan = Plan(options.days or (HUNTED_DAYS if options.plant else DAYS), options.tills)
    was_interrupted = False
    with Progress(sys.stderr) as progress, shops_in_memory() as shops:
        session = _Session(options, plan, shops, progress)
        summary = session.summary
        try:
            session.play()
        except KeyboardInterrupt:
            was_interrupted = True
    _tell(summary, plan, wants_json=options.json)
    if was_interrupted:
        return EXIT_INTERRUPTED
    return EXIT_DONE if _is_good(summary) else EXIT_FAILED


class _Session:
    """One use of the command.

    Attributes:
        summary: What came of all that was played by now.
    """

    def __init__(self, options: Namespace, plan: Plan, shops: Shops, progress: Progress) -> None:
        self.summary = Summary()
        self._options, self._plan = options, plan
        self._shops, self._progress = shops, progress
        self._jobs: int = options.jobs or os.cpu_count() or 1

    def play(self) -> None:
        """Play what was asked for."""
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
        order, seeds = self._order(), self._seeds(SEEDS)
        failed: dict[str, Run] = {}
        for run in play_all(order, seeds, jobs=self._jobs):
            self._count(run, f"of {len(seeds):,}")
            if run.violation is not None:
                self.summary.failures.append(_unexplained(run, order))
                failed.setdefault(run.violation.invariant, run)
        self._explain(failed.values(), order)

    def _hunt(self, bug: str) -> None:
        """Play seeds with a bug until one shows it."""
        began, order, played = time.perf_counter(), self._order(bug), 0
        failure = None
        for run in play_all(order, self._seeds(HUNTED_SEEDS), jobs=self._jobs):
            played += 1
            self._count(run, f"looking for {bug}")
            if run.violation is not None:
                failure = _unexplained(run, order)
                break
        seconds = time.perf_counter() - began
        hunt = Hunt(bug=bug, seeds=played, failure=failure, seconds=seconds)
        self.summary.hunts.append(hunt)

    def _replay(self, seed: int, bug: str) -> None:
        """Play one seed, or some events of it."""
        order, events = self._order(bug), self._options.events
        began = time.perf_counter()
        run = play_one(order, seed, None if events is None else from_ranges(events))
        self._count(run, "")
        if run.violation is not None:
            self.summary.failures.append(_unexplained(run, order, events or ""))
            if events is None:
                self._explain([run], order)
        if bug:
            failure = self.summary.failures[0] if self.summary.failures else None
            seconds = time.perf_counter() - began
            self.summary.hunts.append(Hunt(bug=bug, seeds=1, failure=failure, seconds=seconds))

    def _explain(self, failed: Iterable[Run], order: Order) -> None:
        """Put what is enough for these to fail in the place of what is known of them."""
        failures = self.summary.failures
        for run in failed:

            def trying(events: int, seed: int = run.seed) -> None:
                self._progress.say(f"seed {seed} failed; what is enough for it? {events} events")

            place = next(n for n, failure in enumerate(failures) if failure.seed == run.seed)
            failures[place] = explain(run, order, self._shops, trying=trying)

    def _count(self, run: Run, what: str) -> None:
        self.summary.add(run)
        self._progress.say(f"{self.summary.seeds:,} seeds {what}")

    def _order(self, bug: str = "") -> Order:
        self._progress.say("opening the shop")
        return self._shops.order(self._plan, bug)

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


def _tell(summary: Summary, plan: Plan, *, wants_json: bool) -> None:
    if wants_json:
        asked = {"days": plan.days, "tills": plan.tills}
        sys.stdout.write(json.dumps(asked | summary.told()) + "\n")
        return
    for line in in_sentences(summary, plan):
        sys.stdout.write(line + "\n")
