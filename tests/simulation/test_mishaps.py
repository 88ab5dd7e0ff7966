# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Two mishaps at once are one more mishap, and no mistake of whoever plays them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_loyalty.simulation.faults import CALM
from pos_loyalty.simulation.furnishing import furnish
from pos_loyalty.simulation.mishaps import befall
from pos_loyalty.simulation.opening import opened_yesterday
from pos_loyalty.simulation.parts import Parts
from pos_loyalty.simulation.scene import Scene
from pos_loyalty.simulation.script import Event, Kind


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """Return a shop of one till, which is on."""
    shop = opened_yesterday(tmp_path / "shop", 1)
    scene = furnish(1, shop, tmp_path / "run", parts=Parts(), weights=CALM)
    scene.world.turn_on(scene.world.machines[0])
    yield scene
    scene.world.end()


def test_a_program_may_die_while_it_is_being_closed(scene: Scene) -> None:
    (machine,) = scene.world.machines
    machine.disk.kill_within(0)

    befall(scene, Event(number=1, at_ms=0, kind=Kind.CLOSED, till=0))

    assert scene.world.counted["died in its work"] == 1
    assert not scene.world.running
    while not scene.world.running:
        scene.world.agenda.do_next()
