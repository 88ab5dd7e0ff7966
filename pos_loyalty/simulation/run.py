# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Plays one seed: a copy of the opened shop, its script, the healing, the last look."""

import shutil
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from pos_loyalty.simulation.clock import DAY, HOUR, SECOND
from pos_loyalty.simulation.closing import close_books
from pos_loyalty.simulation.faults import weights_of
from pos_loyalty.simulation.furnishing import furnish
from pos_loyalty.simulation.healing import bring_to_rest
from pos_loyalty.simulation.mishaps import befall
from pos_loyalty.simulation.office import do_jobs
from pos_loyalty.simulation.opened_shop import OpenedShop
from pos_loyalty.simulation.parts import Parts
from pos_loyalty.simulation.scene import Scene
from pos_loyalty.simulation.script import GESTURES, Event, Plan, only, write_script
from pos_loyalty.simulation.tally import faults_met, outcomes_met
from pos_loyalty.simulation.violations import Violation, in_words
from pos_loyalty.simulation.workload import attend
from pos_loyalty.simulation.world import World

FIRST_DAY_MS: Final = DAY
"""When a script begins; the day before it the shop is opened."""

_JOBS_MS: Final = 3 * HOUR
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - every folder made in it is this program's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What came of a seed.

    Attributes:
        violation: What must never be, and was; ``None`` if nothing.
        events: How many there were in its script.
        trace: A hash over all that happened: equal for equal runs.
        simulated_seconds: How much time passed in it.
        real_seconds: How long that took.
        has_floor: Tills could hand out a little without a grant.
        overspent: How many times somebody had spent what they did not have.
        faults: How often each fault really happened.
        outcomes: How often what came out.
        looks: How often each invariant was looked at.
    """

    seed: int
    violation: Violation | None
    events: int
    promises: int
    tried: int
    servable: int
    served: int
    trace: str
    simulated_seconds: float
    real_seconds: float
    has_floor: bool
    overspent: int
    faults: Mapping[str, int]
    outcomes: Mapping[str, int]
    looks: Mapping[str, int]


def play(
    seed: int, plan: Plan, shop: OpenedShop, *, parts: Parts, numbers: Collection[int] | None = None
) -> Run:
    """Play a seed, or some events of it, and say what came of it.

    Args:
        numbers: Of the events to play; ``None`` for all.
    """
    began = time.perf_counter()
    weights = weights_of(seed)
    script = only(write_script(seed, plan, weights.often), numbers)
    with folder_in_memory() as folder:
        scene = furnish(seed, shop, folder / "run", parts=parts, weights=weights)
        violation = None
        try:
            _live(scene, script, plan)
            bring_to_rest(scene.world)
            close_books(scene.world)
        except Violation as found:
            violation = found
        except Exception as mistake:  # noqa: BLE001 - it is told with the seed that shows it
            violation = Violation("no mistake", in_words(mistake))
        try:
            return _told(scene, script, violation, began)
        finally:
            scene.world.end()


def _live(scene: Scene, script: tuple[Event, ...], plan: Plan) -> None:
    """Play the script, and let the tills synchronise meanwhile."""
    world = scene.world
    for machine in world.machines:
        world.turn_on(machine)
    for event in script:
        happen = attend if event.kind in GESTURES else befall
        world.agenda.at(FIRST_DAY_MS + event.at_ms, partial(happen, scene, event))
    _do_jobs(world)
    end_ms = FIRST_DAY_MS + plan.days * DAY
    while (due_ms := world.agenda.next_ms()) is not None and due_ms <= end_ms:
        world.agenda.do_next()


def _do_jobs(world: World) -> None:
    do_jobs(world.central)
    world.after(None)
    world.agenda.after(_JOBS_MS, lambda: _do_jobs(world))


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """Yield a folder of this program's own, in memory where the machine has a place for it."""
    place = _MEMORY if _MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="loyalty-simulation-", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _told(
    scene: Scene, script: tuple[Event, ...], violation: Violation | None, began: float
) -> Run:
    world, served = scene.world, scene.floor.served
    return Run(
        seed=world.seed,
        violation=violation,
        events=len(script),
        promises=world.history.count("promised"),
        tried=served.tried,
        servable=served.servable,
        served=served.served,
        trace=world.trace.digest(),
        simulated_seconds=(world.time.now_ms - FIRST_DAY_MS) / SECOND,
        real_seconds=time.perf_counter() - began,
        has_floor=weights_of(world.seed).floor is not None,
        overspent=world.watch.overspent,
        faults=faults_met(scene),
        outcomes=outcomes_met(scene),
        looks=world.watch.looks,
    )
