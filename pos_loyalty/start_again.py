# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Starts the program anew in place of this one: as another till, or with other settings."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

_IS_WINDOWS: Final = os.name == "nt"
_ON_ITS_OWN: Final = 0x00000008 | 0x00000200
"""Windows' DETACHED_PROCESS and CREATE_NEW_PROCESS_GROUP, which other systems' Python has not."""


def own_command(arguments: Sequence[str]) -> list[str]:
    """Return what the system has to run for ``pos-loyalty`` with these arguments."""
    if getattr(sys, "frozen", False):  # packed into one file, which is the program itself
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "pos_loyalty", *arguments]


def start_again(arguments: Sequence[str]) -> int:
    """Run the program with these arguments instead; what this process began must have ended.

    On Windows, where a process cannot become another one, the other is started on its own, away
    from this one's console, and this one ends: a day of restarts leaves no row of waiting ones.

    Returns:
        The exit status, there where it returns at all.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has none
            stream.flush()
    command = own_command(arguments)
    if not _IS_WINDOWS:
        os.execv(command[0], command)  # noqa: S606 - our own program; a shell has no place here
    subprocess.Popen(  # its end is nobody's to wait for
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=_ON_ITS_OWN,
    )
    return 0
