# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Puts a scene together: a copy of a shop, machines, lines and the shop floor."""

from pathlib import Path

from pos_loyalty.simulation.central import Central
from pos_loyalty.simulation.clock import TillClock, WorldTime
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.disk import TillDisk
from pos_loyalty.simulation.faults import Weights
from pos_loyalty.simulation.floor import Floor
from pos_loyalty.simulation.machine import Machine
from pos_loyalty.simulation.network import Line
from pos_loyalty.simulation.office import Backups, set_floor
from pos_loyalty.simulation.opened_shop import OpenedShop, till_folder
from pos_loyalty.simulation.parts import Parts
from pos_loyalty.simulation.people import Person
from pos_loyalty.simulation.scene import Scene
from pos_loyalty.simulation.visitor import Visitor
from pos_loyalty.simulation.watching import Watcher
from pos_loyalty.simulation.world import World


def furnish(seed: int, shop: OpenedShop, folder: Path, *, parts: Parts, weights: Weights) -> Scene:
    """Return a scene in which everything is there and nothing is turned on.

    Args:
        folder: Is made; for all files of the run.
    """
    shop.copy(folder)
    time = WorldTime()
    time.now_ms = shop.at_ms
    central = Central(folder, time, dice(seed, "server"), parts.database)
    bound = set_floor(central, weights.floor) if weights.floor else None
    central.faults.conflict, central.faults.crash = weights.conflict, weights.crash
    world = World(
        seed,
        parts,
        time=time,
        central=central,
        watch=Watcher(bound),
        news_ms_max=weights.news_ms_max,
    )
    world.history.lines += shop.lines
    world.history.points.update(shop.points)
    town = shop.town.copy()

    def is_alone(number: int) -> bool:
        is_open = world.machines[number].line.is_open(world.time.now_ms)
        return not is_open or world.time.now_ms < central.down_until_ms

    def worth(person: Person) -> int:
        return sum(world.history.points[m.hex] for m in town.family(person.member_id))

    floor = Floor(town, world.history, world.running, is_alone, worth, weights.asked)
    world.machines += [_machine(world, shop, folder, n, weights) for n in range(len(shop.places))]
    world.tills = len(world.machines)
    visitor = Visitor(shop.visitor_id, TillClock(time, "visitor"), world.history)
    return Scene(world, floor, Backups(central, folder, dice(seed, "backups")), visitor)


def _machine(
    world: World, shop: OpenedShop, folder: Path, number: int, weights: Weights
) -> Machine:
    return Machine(
        number=number,
        place=shop.places[number],
        disk=TillDisk(till_folder(folder, number), world.parts.sync),
        clock=TillClock(world.time, f"machine-{number}"),
        line=Line(weights.weather, dice(world.seed, "line", number)),
        dice=dice(world.seed, "machine", number),
        promised=set(shop.promised[number]) if shop.promised else set(),
        free_ms=shop.at_ms,
    )
