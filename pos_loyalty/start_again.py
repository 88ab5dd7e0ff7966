# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Starts the program anew in place of this one: as another till, or with other settings."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

_IS_WINDOWS: Final = os.name == "nt"


def own_command(arguments: Sequence[str]) -> list[str]:
    """Return what the system has to run for ``pos-loyalty`` with these arguments."""
    if getattr(sys, "frozen", False):  # packed into one file, which is the program itself
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "pos_loyalty", *arguments]


def start_again(arguments: Sequence[str]) -> int:
    """Run the program with these arguments instead; what this process began must have ended.

    On Windows, where a process cannot become another one, it waits for the other and returns its
    exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has none
            stream.flush()
    command = own_command(arguments)
    if not _IS_WINDOWS:
        os.execv(command[0], command)  # noqa: S606 - our own program; a shell has no place here
    return subprocess.run(command, check=False).returncode
