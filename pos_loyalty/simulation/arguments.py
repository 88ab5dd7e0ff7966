# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The words of ``pos-loyalty simulate``.

Nothing but the standard library is imported here, as in ``pos_loyalty.cli``.
"""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pos_loyalty.simulation.defaults import (
    ALL,
    DAYS,
    FIRST_SEED,
    HUNTED_DAYS,
    HUNTED_SEEDS,
    HUNTED_TILLS,
    SEEDS,
    TILLS,
)
from pos_loyalty.simulation.planted.names import WHAT

if TYPE_CHECKING:
    # argparse gives the type of add_subparsers() no public name.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - as said

_SEED_MAX: Final = 1 << 32
_SEEDS_MAX: Final = 10_000_000
_DAYS_MAX: Final = 60
_TILLS_MAX: Final = 12
_JOBS_MAX: Final = 256

_EXIT: Final = """\
Ends with 0 if every seed kept every promise, and with 1 if one broke any. With --plant it is the
other way round: 0 if the bug was FOUND (of all: every one), 1 if the seeds did not notice it.

What can be planted:
"""


def add_simulate_command(commands: "Commands") -> None:
    """Add the shops that exist in one thread, on made-up time and luck."""
    simulate = commands.add_parser(
        "simulate",
        help="play whole shops with every kind of trouble, on made-up time: is anything lost?",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_EXIT + "\n".join(f"  {name:21}{what}" for name, what in WHAT.items()),
    )
    _add_seeds(simulate)
    simulate.add_argument(
        "--days",
        type=_within(1, _DAYS_MAX),
        metavar="D",
        help=f"else {DAYS}; with --plant {HUNTED_DAYS}",
    )
    simulate.add_argument(
        "--tills",
        type=_within(1, _TILLS_MAX),
        metavar="T",
        help=f"else {min(TILLS)} to {max(TILLS)}, as the seed decides; with --plant {HUNTED_TILLS}",
    )
    simulate.add_argument(
        "--plant",
        choices=(*WHAT, ALL),
        default="",
        metavar="BUG",
        help="put a known bug in, and stop where it shows; all: each of them",
    )
    simulate.add_argument(
        "--jobs", type=_within(1, _JOBS_MAX), metavar="J", help="processes (else one for each core)"
    )
    simulate.add_argument("--json", action="store_true", help="end with one JSON object")
    simulate.set_defaults(command=_simulate)


def _add_seeds(simulate: argparse.ArgumentParser) -> None:
    which = simulate.add_mutually_exclusive_group()
    which.add_argument(
        "--seeds",
        type=_within(1, _SEEDS_MAX),
        metavar="N",
        help=f"how many shops (else {SEEDS}; with --plant at most {HUNTED_SEEDS} for each bug)",
    )
    which.add_argument(
        "--seed", type=_within(0, _SEED_MAX), metavar="S", help="play this one again"
    )
    simulate.add_argument(
        "--from",
        dest="first",
        type=_within(0, _SEED_MAX),
        metavar="SEED",
        help=f"the first seed (else {FIRST_SEED})",
    )
    simulate.add_argument(
        "--events", metavar="NUMBERS", help="with --seed: only these of its events, such as 3,7-9"
    )


def _within(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        try:
            found = int(text)
        except ValueError:
            found = least - 1
        if not least <= found <= most:
            raise argparse.ArgumentTypeError(f"{text} is no number from {least} to {most}")
        return found

    return number


def _simulate(options: argparse.Namespace) -> int:
    from pos_loyalty.simulation.command import simulate

    return simulate(options)
