# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The words of ``pos-loyalty till join`` and ``sync``.

Nothing but the standard library is imported here, as in ``pos_loyalty.cli``.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # argparse gives the type of add_subparsers() no public name.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - as said


def add_join_command(till: argparse.ArgumentParser) -> None:
    """Add ``join`` to the commands of the till."""
    asked = till.add_subparsers(metavar="COMMAND")
    join = asked.add_parser("join", help="make this till known to the shop's server")
    join.add_argument("--server", required=True, metavar="URL", help="https://points.example")
    join.add_argument("--code", required=True, help="the one-time code from the shop's office")
    join.add_argument(
        "--region", default="", help="country of telephone numbers (else that of the time zone)"
    )
    _add_data_dir(join)
    join.set_defaults(command=_join)


def add_sync_command(commands: "Commands") -> None:
    """Add what synchronises without a window."""
    sync = commands.add_parser("sync", help="synchronise with the server, without a window")
    how = sync.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help="end when nothing is left to do")
    how.add_argument("--status", action="store_true", help="only say how the till stands")
    _add_data_dir(sync)
    sync.set_defaults(command=_sync)


def _add_data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="as for till")


def _join(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.sync.join import join

    return join(
        options.data_dir, server_url=options.server, code=options.code, region=options.region
    )


def _sync(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.sync.run import show_status, synchronise

    if options.status:
        return show_status(options.data_dir)
    return synchronise(options.data_dir, is_once=options.once)
