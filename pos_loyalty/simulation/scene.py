# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that an event of a script may touch: the world, the shop floor, the office."""

from dataclasses import dataclass

from pos_loyalty.simulation.floor import Floor
from pos_loyalty.simulation.machine import Machine
from pos_loyalty.simulation.office import Backups
from pos_loyalty.simulation.script import Event
from pos_loyalty.simulation.visitor import Visitor
from pos_loyalty.simulation.world import World


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a script is played."""

    world: World
    floor: Floor
    backups: Backups
    visitor: Visitor

    def attended(self, event: Event) -> Machine:
        """Return the machine that people stand at: the till, or its clone where there is one."""
        machine = self.world.machines[event.till]
        clones = [m for m in self.world.machines if m.till_id == machine.till_id]
        return clones[event.number % len(clones)]
