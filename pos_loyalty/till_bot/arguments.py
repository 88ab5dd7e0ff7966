# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The words of ``pos-loyalty till-bot``.

Nothing but the standard library is imported here, as in ``pos_loyalty.cli``.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    # argparse gives the type of add_subparsers() no public name.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - as said


_EXAMPLE: Final = """\
A script is JSON objects, one on each line; # begins a comment. Each is answered by one.

  {"do": "enrol", "name": "ada", "given_name": "Ada", "phone": "+48501234567"}
  {"do": "sale", "member": "ada", "amount_minor": 4750, "name": "first", "rewards": ["coffee"]}
  {"do": "redeem", "member": "ada", "reward": "coffee"}
  {"do": "return", "sale": "first", "amount_minor": 1000}
  {"do": "undo"}
  {"do": "show", "member": "ada"}
  {"do": "unplug"}                       {"do": "plug"}
  {"do": "pass", "minutes": 90}          its clock, begun with --hours-ago; never beyond now
  {"do": "sync"}                         {"do": "wait-for-empty", "seconds": 30}
"""


def add_till_bot_command(commands: "Commands") -> None:
    """Add the till without a window."""
    bot = commands.add_parser(
        "till-bot",
        help="a till without a window, that plays a script",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    bot.add_argument(
        "--script", type=Path, required=True, metavar="FILE", help="lines of JSON; - reads them"
    )
    bot.add_argument(
        "--hours-ago", type=float, default=0.0, metavar="N", help="its clock begins then"
    )
    bot.add_argument("--data-dir", type=Path, metavar="DIR", help="as for till")
    bot.set_defaults(command=_till_bot)


def _till_bot(options: argparse.Namespace) -> int:
    from pos_loyalty.till_bot.command import play

    return play(options.data_dir, options.script, hours_ago=options.hours_ago)
