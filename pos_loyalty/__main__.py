# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Starts the program: ``pos-loyalty …`` or ``python -m pos_loyalty …``."""

import sys
from io import TextIOWrapper

from pos_loyalty.cli import run


def main() -> int:
    """Do what the command line asks; return the exit status."""
    if getattr(sys, "frozen", False):  # packed into one file, it is started for its processes too
        from multiprocessing import freeze_support

        freeze_support()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, TextIOWrapper
        ):  # an old console lacks letters: better a ? than no word
            stream.reconfigure(errors="replace")
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
