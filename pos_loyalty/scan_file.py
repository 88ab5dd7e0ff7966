# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where a recording of scans goes while support has asked for one: beside the logs, and bounded."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos_loyalty.logs import log

if TYPE_CHECKING:
    from pos_loyalty.ui.view_models.till import TillViewModel

RECORDINGS_KEPT: Final = 10
_FOR_THIS_USER: Final = 0o600


def record_scans(till: "TillViewModel", log_dir: Path, now: datetime) -> None:
    """Write down the till's scans from now on; without a file to write to, do nothing. GUI thread.

    The oldest recordings go when there are too many.
    """
    try:
        till.record_scans(_new_file(log_dir, now))
    except OSError as trouble:  # a folder that cannot be written costs the recording, not the till
        log.warning("scans are not recorded: %s", type(trouble).__name__)


def _new_file(log_dir: Path, now: datetime) -> Callable[[str], None]:
    """Return what appends a line to a new file that only this user can read."""
    log_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in sorted(log_dir.glob("scans-*.jsonl"))[: -(RECORDINGS_KEPT - 1)]:
        old.unlink(missing_ok=True)
    file = log_dir / f"scans-{now:%Y%m%d-%H%M%S}.jsonl"
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, _FOR_THIS_USER))

    def write(line: str) -> None:
        with file.open("a", encoding="ascii") as out:
            out.write(line + "\n")

    return write
