# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What ``staff`` may be asked for; imports nothing heavy.

No PIN is an argument: whoever else uses the machine can read those.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    # argparse gives the type of add_subparsers() no public name.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - as said

_ROLES: Final = ("cashier", "supervisor", "manager", "owner")


def add_staff_commands(commands: "Commands") -> None:
    """Add what edits the staff list of a till that is closed."""
    staff = commands.add_parser("staff", help="say who may stand at this till; see docs/staff.md")
    verbs = staff.add_subparsers(required=True, metavar="COMMAND")
    _add_add(verbs)
    listing = verbs.add_parser("list", help="show who is on the list")
    _add_data_dir(listing)
    listing.set_defaults(command=_list)
    remove = verbs.add_parser("remove", help="take somebody off the list")
    remove.add_argument("name", metavar="NAME", help="as the list shows it")
    _add_data_dir(remove)
    remove.set_defaults(command=_remove)


def _add_add(verbs: "Commands") -> None:
    add = verbs.add_parser(
        "add",
        help="put somebody on the list",
        description="The PIN, six digits, is asked for twice; or it is the first line of what is "
        "piped in.",
    )
    add.add_argument("name", metavar="NAME", help="what colleagues read on the till: 'Ola K.'")
    add.add_argument("--role", choices=_ROLES, default="cashier", help="cashier if not said")
    add.add_argument("--card", default="", metavar="NUMBER", help="of their own member's card")
    add.add_argument(
        "--badge", type=Path, metavar="FILE", help="make a badge to print: a new PDF, PNG or SVG"
    )
    add.add_argument("--no-pin", action="store_true", help="the badge alone says who it is")
    _add_data_dir(add)
    add.set_defaults(command=_add)


def _add_data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="as for till")


def _add(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.staff.editing import NewStaff, add

    asked = NewStaff(options.name, options.role, options.card, options.badge)
    return add(asked, options.data_dir, has_pin=not options.no_pin)


def _list(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.staff.editing import show

    return show(options.data_dir)


def _remove(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.staff.editing import remove

    return remove(options.name, options.data_dir)
