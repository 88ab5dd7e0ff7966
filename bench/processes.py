# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What processes have cost so far: where cores are shared, seconds alone say little."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_PARENT, _USER, _SYSTEM, _REAPED_USER, _REAPED_SYSTEM = 1, 11, 12, 13, 14
"""Places in ``/proc/<pid>/stat`` after the name."""


def cpu_seconds(pid: int) -> float | None:
    """Return the CPU time of a process and all that it has started; ``None`` off Linux."""
    if not (_PROC / "self" / "stat").exists():
        return None
    every = _stats()
    ticks, family = 0, {pid}
    while family:
        for one in family & every.keys():
            fields = every[one]
            ticks += sum(fields[_USER : _REAPED_SYSTEM + 1])
        family = {child for child, fields in every.items() if fields[_PARENT] in family}
    return ticks / os.sysconf("SC_CLK_TCK")


class Spending:
    """What others' processes spend from now on."""

    def __init__(self, pids: Mapping[str, int]) -> None:
        """Take whose they are, by name; all that they have started counts too."""
        self._pids = pids
        self._before = {name: cpu_seconds(pid) for name, pid in pids.items()}

    def seconds(self) -> dict[str, float]:
        """Return the CPU time of each; nobody's where it is not known."""
        now = {name: cpu_seconds(pid) for name, pid in self._pids.items()}
        return {
            name: after - before
            for name, after in now.items()
            if after is not None and (before := self._before[name]) is not None
        }


def peak_bytes(pid: int) -> int | None:
    """Return the most memory that a living process has had at once; ``None`` off Linux."""
    try:
        text = (_PROC / str(pid) / "status").read_text("ascii", "replace")
    except OSError:
        return None
    found = [line.split()[1] for line in text.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 if found else None


def _stats() -> Mapping[int, list[int]]:
    found = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            try:
                text = (folder / "stat").read_text("ascii", "replace")
            except OSError:
                continue  # it has ended
            # Its name may hold anything; then comes one letter, then numbers.
            found[int(folder.name)] = [0, *map(int, text.rpartition(")")[2].split()[1:])]
    return found
