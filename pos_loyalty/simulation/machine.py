# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One machine, whether it is on or off: its disk, its clocks, its line."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pos_loyalty.domain.ids import OpId, TillId
from pos_loyalty.services.ports import TillPlace
from pos_loyalty.simulation.clock import TillClock, WorldTime
from pos_loyalty.simulation.disk import TillDisk
from pos_loyalty.simulation.network import Line


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy of a disk that somebody made, and what was recorded by then."""

    image: Path
    op_ids: frozenset[OpId]


@dataclass(slots=True)
class Machine:
    """What a till is made of.

    Attributes:
        number: From 0; clones stand behind the tills of the shop.
        dice: Of everything that its program leaves to chance.
        life: Grows whenever it is turned on or off: what was meant for the life before is not
            for this one.
        free_ms: Until then it is busy with what it does.
        kept: The newest copy of its disk; ``None`` while there is none.
        promised: What was recorded on its disk, as somebody beside it knows.
    """

    number: int
    place: TillPlace
    disk: TillDisk
    clock: TillClock
    line: Line
    dice: Random
    promised: set[OpId]
    life: int = 0
    free_ms: int = 0
    kept: Kept | None = None

    @property
    def till_id(self) -> TillId:
        """Return which till of the shop the machine says it is."""
        return self.place.till_id

    def keep_image(self) -> None:
        """Make a copy of the disk; one that was made before is given up."""
        if self.kept is not None:
            shutil.rmtree(self.kept.image)
        self.kept = Kept(self.disk.image(), frozenset(self.promised))

    def put_back(self, *, keeps_mark: bool) -> frozenset[OpId]:
        """Put the copy back; return what was recorded since, and is there no more."""
        if self.kept is None:
            return frozenset()
        kept, self.kept = self.kept, None
        gone = frozenset(self.promised - kept.op_ids)
        self.disk.put_back(kept.image, keeps_mark=keeps_mark)
        self.promised = set(kept.op_ids)
        return gone

    def cloned(self, number: int, time: WorldTime, dice: Random) -> "Machine":
        """Return a machine that is off, with a copy of the disk as it is now."""
        return Machine(
            number=number,
            place=self.place,
            disk=TillDisk(self.disk.image(), self.disk.sync),
            clock=TillClock(time, f"machine-{number}"),
            line=Line(self.line.luck, dice),
            dice=dice,
            promised=set(self.promised),
        )
