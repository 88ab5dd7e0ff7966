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
from bench.held_memory import STATUS, tell_held_bytes
from bench.lookup import random_cards
from bench.stores import store_with

LOOKUPS: Final = 200
FACTOR: Final = 1.5
ALLOWANCE_MB: Final = 64.0

_MB: Final = 1024 * 1024
_PROJECT: Final = Path(__file__).parents[1]
_BARE: Final = """
from bench.first_paint import open_bare_window
from bench.held_memory import tell_held_bytes

open_bare_window(tell_held_bytes)
"""


def measure(members: int) -> Iterator[Figure]:
    """Yield what the till holds with so many members; nothing where the system does not say it."""
    if not STATUS.exists():
        print("this system does not say how much memory is held", file=sys.stderr)
        return
    till_mb = _held_mb("-m", "bench.memory", str(store_with(members)), str(members))
    bare_mb = _held_mb("-c", _BARE)
    yield Figure(
        name="memory",
        meaning=f"till after {LOOKUPS} scans, ≤ {FACTOR:g} × a bare window + {ALLOWANCE_MB:g} MB",
        value=till_mb,
        unit="MB",
        limit=round(FACTOR * bare_mb + ALLOWANCE_MB, 1),
        facts={"members": members, "bare window, MB": round(bare_mb, 1)},
    )


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
        tell_held_bytes()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
