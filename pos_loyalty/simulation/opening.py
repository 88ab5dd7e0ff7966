# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The day before: members join and buy, tills load the shop. Every run begins there."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from pos_loyalty.simulation.clock import HOUR
from pos_loyalty.simulation.closing import close_books
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.faults import CALM
from pos_loyalty.simulation.furnishing import furnish
from pos_loyalty.simulation.healing import bring_to_rest
from pos_loyalty.simulation.opened_shop import OpenedShop, open_shop
from pos_loyalty.simulation.parts import Parts
from pos_loyalty.simulation.scene import Scene
from pos_loyalty.simulation.script import Kind
from pos_loyalty.simulation.till import RunningTill
from pos_loyalty.simulation.workload import do_gesture
from pos_loyalty.simulation.world import World

_MEMBERS_A_TILL: Final = 6
_SALES_A_TILL: Final = 12


def opened_yesterday(folder: Path, tills: int) -> OpenedShop:
    """Make a shop, let it live through one quiet day, and close it for the night.

    Args:
        folder: Is made.
    """
    empty = open_shop(folder / "empty", tills)
    scene = furnish(0, empty, folder / "opened", parts=Parts(), weights=CALM)
    world = scene.world
    for machine in world.machines:
        world.turn_on(machine)
    _until(world, empty.at_ms + HOUR)
    for kind, many in ((Kind.ENROLMENT, _MEMBERS_A_TILL), (Kind.SALE, _SALES_A_TILL)):
        for till in world.running.values():
            _serve(scene, till, kind, many)
        _until(world, world.time.now_ms + HOUR)
    bring_to_rest(world)
    close_books(world)
    world.end()
    return replace(
        empty,
        folder=folder / "opened",
        town=scene.floor.town,
        lines=tuple(world.history.lines),
        points=dict(world.history.points),
        promised=tuple(frozenset(machine.promised) for machine in world.machines),
        at_ms=world.time.now_ms,
    )


def _until(world: World, end_ms: int) -> None:
    while (due_ms := world.agenda.next_ms()) is not None and due_ms <= end_ms:
        world.agenda.do_next()


def _serve(scene: Scene, till: RunningTill, kind: Kind, many: int) -> None:
    luck = dice(0, "opening", till.number, kind)
    for _ in range(many):
        do_gesture(kind, scene.floor, till, luck)
    world = scene.world
    world.after(till)
    till.engine.wake()
    world.sync_soon(till)
