# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How much memory the till holds, beside a bare window's.

As a program (``python -m bench.memory FOLDER MEMBERS``) it is the till that is looked at: it opens
the store in the folder, looks up members by scanning, and prints how many bytes it holds.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from bench.figures import Figure
from bench.lookup import random_cards
from bench.startup import BARE_WINDOW
from bench.stores import store_with

LOOKUPS: Final = 200
FACTOR: Final = 1.5
ALLOWANCE_MB: Final = 64.0

_MB: Final = 1024 * 1024
_STATUS: Final = Path("/proc/self/statm")
_PROJECT: Final = Path(__file__).parents[1]
_BARE: Final = BARE_WINDOW.replace('print("painted", flush=True)', "tell()")
_TELL: Final = "from bench.memory import held_bytes\n\ndef tell(): print(held_bytes())\n"


def measure(members: int) -> Iterator[Figure]:
    """Yield what the till holds with so many members; nothing where the system does not say it."""
    if not _STATUS.exists():
        print("this system does not say how much memory is held", file=sys.stderr)
        return
    till_mb = _held_mb("-m", "bench.memory", str(store_with(members)), str(members))
    bare_mb = _held_mb("-c", _TELL + _BARE)
    yield Figure(
        name="memory",
        meaning=f"till after {LOOKUPS} scans, ≤ {FACTOR:g} × a bare window + {ALLOWANCE_MB:g} MB",
        value=till_mb,
        unit="MB",
        limit=round(FACTOR * bare_mb + ALLOWANCE_MB, 1),
        facts={"members": members, "bare window, MB": round(bare_mb, 1)},
    )


def held_bytes() -> int:
    """Return how much of this process is in memory."""
    resident_pages = int(_STATUS.read_text("ascii").split()[1])
    return resident_pages * os.sysconf("SC_PAGE_SIZE")


def _held_mb(*arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = (sys.executable, *arguments)
    said = subprocess.run(
        command, cwd=_PROJECT, env=environment, stdout=subprocess.PIPE, check=True
    )
    return int(said.stdout) / _MB


def main(folder: Path, members: int) -> None:
    """Be a till that looks members up; print how many bytes it holds then."""
    from bench.windows import RealTill

    with closing(RealTill(folder)) as till:
        for card in islice(till.ready_for(random_cards(members)), LOOKUPS):
            till.scan(card)
        print(held_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
