# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a mishap is given: where it strikes, and its own luck."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from pos_loyalty.simulation.machine import Machine
from pos_loyalty.simulation.scene import Scene
from pos_loyalty.simulation.world import World


@dataclass(frozen=True, slots=True)
class Blow:
    """One mishap: what it strikes, and its own luck."""

    scene: Scene
    machine: Machine
    luck: Random

    @property
    def world(self) -> World:
        """Return the world in which it happens."""
        return self.scene.world

    @property
    def is_on(self) -> bool:
        """Return whether the machine is on."""
        return self.machine.number in self.world.running

    def until_ms(self, least_ms: int, most_ms: int) -> int:
        """Return when it is over that begins now."""
        return self.world.time.now_ms + self.luck.randint(least_ms, most_ms)


Mishap = Callable[[Blow], bool]
"""Returns whether anything happened: a till that is off cannot be killed."""
