# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A process that has loaded all of the till, and forks one with windows whenever it is told to.

    python -m tests.durability.window_nursery DATA_DIR OUT_DIR

Each line on standard input, ``START CARD...``, starts a till in a process of its own. On standard
output stands ``pid N``, then what ``second_till`` says, and ``ended N`` when that till is gone.

Four fifths of a till's short life would be spent on loading what does not change between two.
"""

import importlib
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from pos_loyalty.demo.second_till import sell
from tests.durability.worked_store import open_worked_store

_LOADED_LATE: Final = (
    "pos_loyalty.binding",
    "pos_loyalty.linking.open_till",
    "pos_loyalty.local_db.late_store",
    "pos_loyalty.logs",
    "pos_loyalty.scanner.wedge_filter",
    "pos_loyalty.ui.qt_news",
    "pos_loyalty.ui.qt_tasks",
    "pos_loyalty.ui.sounds",
    "pos_loyalty.ui.view_models.till",
    "pos_loyalty.ui.windows.customer",
    "pos_loyalty.witness",
)
"""What a till loads after its first paint."""


def main(data_dir: Path, out: Path) -> None:
    """Start tills until there are no more lines."""
    for module in _LOADED_LATE:
        importlib.import_module(module)
    open_worked_store(out / "elsewhere", 20).close()  # some things are made at their first use
    for line in sys.stdin:
        start, *cards = line.split()
        pid = os.fork()
        if pid == 0:
            sell(data_dir, out, datetime.fromisoformat(start), cards)
            os._exit(0)
        _say(f"pid {pid}")
        _, status = os.waitpid(pid, 0)
        _say(f"ended {os.waitstatus_to_exitcode(status)}")


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
