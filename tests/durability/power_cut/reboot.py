# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till finds after a power cut: is all there that was promised, and is it whole?"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pos_loyalty.domain.errors import StoreUnavailable
from pos_loyalty.local_db.connection import DriverError
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.findings import ProblemKind
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.verify import verify_store
from tests.durability.acknowledgements import Acknowledged, kept_operations, parse_acknowledgement
from tests.durability.power_cut.crash_states import CrashState

# Lost work is counted for itself; that verify names it is right and no damage.
_LOST = frozenset({ProblemKind.CONFIRMED_MISSING, ProblemKind.FILE_MISSING})


@dataclass
class Tally:
    """What was found in so many states.

    Attributes:
        lossy: States in which acknowledged operations are missing.
        damaged: States that do not open, or in which ``verify`` finds something.
        examples: Of both, the first few.
    """

    states: int = 0
    lossy: int = 0
    damaged: int = 0
    examples: list[str] = field(default_factory=list)


def reboot_all(states: Iterable[CrashState], folder: Path) -> Tally:
    """Start the till on each disk in turn, and count."""
    tally = Tally()
    for state in states:
        tally.states += 1
        lost, damage = _reboot(state, folder)
        tally.lossy += bool(lost)
        tally.damaged += bool(damage)
        if (lost or damage) and len(tally.examples) < 5:
            tally.examples.append(f"cut {state.cut}: lost {lost}, {damage}")
    return tally


def _reboot(state: CrashState, folder: Path) -> tuple[int, list[str]]:
    """Return how many acknowledged operations are lost, and all that is wrong."""
    _restore(state, folder)
    told = [parse_acknowledgement(line) for line in state.acknowledged]
    if not StoreFiles(folder).database.exists():
        return len(told), []
    try:
        problems = verify_store(folder, keyring=None)
        lost = _lost(told, folder)
    except (StoreUnavailable, DriverError) as error:
        return len(told), [repr(error)]
    return lost, [problem.text for problem in problems if problem.kind not in _LOST]


def _lost(told: list[Acknowledged], folder: Path) -> int:
    open_store(folder, keyring=None).close()
    return len(set(told) - set(kept_operations(folder)))


def _restore(state: CrashState, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in state.files.items():
        (folder / name).write_bytes(content)
