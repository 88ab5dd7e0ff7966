# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where a recording of scans goes while support has asked for one: beside the logs, and bounded."""

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos_loyalty.logs import log

if TYPE_CHECKING:
    from pos_loyalty.ui.view_models.till import TillViewModel

RECORDINGS_KEPT: Final = 10
_FOR_THIS_USER: Final = 0o600


def record_scans(till: "TillViewModel", log_dir: Path, clock: Callable[[], datetime]) -> None:
    """Write down the till's scans from now on; without a file to write to, do nothing. GUI thread.

    A recording that is full is followed by another; the oldest go when there are too many.
    """
    try:
        till.record_scans(lambda: _new_file(log_dir, clock()))
    except OSError as trouble:  # a folder that cannot be written costs the recording, not the till
        log.warning("scans are not recorded: %s", type(trouble).__name__)


def _new_file(log_dir: Path, now: datetime) -> Callable[[str], None]:
    """Return what appends a line to a new file that only this user can read."""
    log_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in sorted(log_dir.glob("scans-*.jsonl"))[: -(RECORDINGS_KEPT - 1)]:
        old.unlink(missing_ok=True)
    file = log_dir / f"scans-{now:%Y%m%d-%H%M%S}.jsonl"
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, _FOR_THIS_USER))
    return partial(_append, file)


def _append(file: Path, line: str) -> None:
    try:
        with file.open("a", encoding="ascii") as out:
            out.write(line + "\n")
    except OSError as trouble:
        log.warning("scans are no longer recorded: %s", type(trouble).__name__)
        raise
