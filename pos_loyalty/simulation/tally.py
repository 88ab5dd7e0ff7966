# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Counts what a run has met with: a fault that no seed ever meets is a blind spot."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from pos_loyalty.simulation.scene import Scene
from pos_loyalty.simulation.script import GESTURES, Kind

_OUTCOMES: Final = "SELECT outcome, code, count(*) FROM op GROUP BY outcome, code"
_FLAGS: Final = "SELECT code, count(*) FROM flag GROUP BY code"
_STRAYS: Final = "SELECT count(*) FROM stray"
_EPOCHS: Final = "SELECT count(*) FROM till_progress WHERE epoch > 1"
_GAPS: Final = "SELECT count(*) FROM till_progress WHERE gap_from IS NOT NULL"
_GRANTS: Final = "SELECT ended, count(*) FROM grant_issued GROUP BY ended"


def faults_met(scene: Scene) -> Mapping[str, int]:
    """Return how often each fault really happened; one that never did is there with 0."""
    world = scene.world
    found = Counter({str(kind): 0 for kind in Kind if kind not in GESTURES})
    found.update({what: n for what, n in world.counted.items() if not what.startswith("step: ")})
    for machine in world.machines:
        found.update(machine.line.met)
    found.update(world.central.struck)
    found["conflict at commit"] += world.central.faults.conflicts
    found["server died"] += world.central.faults.crashes
    return found


def outcomes_met(scene: Scene) -> Mapping[str, int]:
    """Return how often what came out: of operations, of steps, at the counter, of grants."""
    world, tuples = scene.world, scene.world.central.books.tuples
    found: Counter[str] = Counter()
    found.update({what: n for what, n in world.counted.items() if what.startswith("step: ")})
    for outcome, code, count in tuples(_OUTCOMES):
        found[f"taken: {outcome} {code}".rstrip()] += count
    for code, count in tuples(_FLAGS):
        found[f"flag: {code}"] += count
    for ended, count in tuples(_GRANTS):
        found[f"grant: {ended or 'open'}"] += count
    for what, sql in (("stray", _STRAYS), ("later epoch", _EPOCHS), ("gap alarm", _GAPS)):
        found[f"server: {what}"] += tuples(sql)[0][0]
    found.update(f"promised: {each['kind']}" for each in _promised(scene))
    for code, count in scene.floor.refusals.items():
        found[f"till said no: {code}"] += count
    return found


def _promised(scene: Scene) -> list[dict[str, str]]:
    return [line for line in scene.world.history.lines if line["phase"] == "promised"]
