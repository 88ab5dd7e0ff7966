# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The command line: what can be asked, and which module answers.

Nothing but the standard library is imported here, so that ``--help`` and ``--version`` answer at
once and without Qt; each command imports what it needs when it is asked.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from pos_loyalty.commands.program.arguments import add_program_commands, add_quote_command
from pos_loyalty.commands.staff.arguments import add_staff_commands
from pos_loyalty.commands.sync.arguments import add_join_command, add_sync_command
from pos_loyalty.scanner.arguments import add_scan_command
from pos_loyalty.server.arguments import add_server_commands
from pos_loyalty.simulation.arguments import add_simulate_command
from pos_loyalty.till_bot.arguments import add_till_bot_command

EXIT_DONE: Final = 0
EXIT_FAILED: Final = 1
EXIT_INTERRUPTED: Final = 130
MEMBERS_MIN: Final = 200
CARDS_MAX: Final = 1_000

Command = Callable[[argparse.Namespace], int]

if TYPE_CHECKING:
    # argparse gives the type of add_subparsers() no public name.
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - as said


class _ShowVersion(argparse.Action):
    """Looks the version up only when it is asked for: that reads the package's files."""

    def __init__(self, option_strings: Sequence[str], dest: str, **options: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(option_strings, dest, nargs=0, **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        sys.stdout.write(version("pos-loyalty") + "\n")
        parser.exit()


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; return the exit status (0 done, 1 failed, 2 not understood)."""
    options, rest = _parser().parse_known_args(arguments)
    if rest and not hasattr(options, "takes_the_rest"):
        _parser().parse_args(arguments)  # says what is wrong with them, and ends
    options.rest = rest
    command: Command = options.command
    try:
        return command(options)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # whoever reads has read enough; nor is the rest written at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pos-loyalty", description="The till of a shop's loyalty programme."
    )
    parser.add_argument("--version", action=_ShowVersion, help="say which release this is")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_till(commands)
    _add_demo(commands)
    _add_demo_net(commands)
    _add_data_dir(add_scan_command(commands, _check_readers))
    _add_cards(commands)
    _add_goods(commands)
    _add_receipt(commands)
    add_staff_commands(commands)
    add_program_commands(commands)
    add_quote_command(commands)
    add_server_commands(commands)
    add_sync_command(commands)
    add_till_bot_command(commands)
    add_simulate_command(commands)
    _add_store_commands(commands)
    _add_rescue_command(commands)
    _add_service_commands(commands)
    return parser


def _add_till(commands: "_Commands") -> None:
    till = commands.add_parser("till", help="open the till's window")
    till.add_argument("--demo", action="store_true", help="with a made-up shop of 10,000 members")
    till.add_argument(
        "--training", action="store_true", help="with a shop to practise in, where nothing counts"
    )
    _add_data_dir(till)
    till.set_defaults(command=_till)
    add_join_command(till)


def _add_demo(commands: "_Commands") -> None:
    demo = commands.add_parser("demo", help="play a shop's day through the real windows")
    demo.add_argument("--headless", action="store_true", help="off-screen, without a display")
    demo.add_argument("--members", type=_members, default=10_000, metavar="N", help="at least 200")
    demo.add_argument("--out", type=Path, default=Path("demo-day"), metavar="DIR")
    demo.add_argument("--json", action="store_true", help="end with one JSON object")
    demo.set_defaults(command=_demo)


def _add_demo_net(commands: "_Commands") -> None:
    net = commands.add_parser("demo-net", help="a server and two tills, one of them cut off")
    net.add_argument("--out", type=Path, default=Path("demo-net"), metavar="DIR")
    net.add_argument("--json", action="store_true", help="end with one JSON object")
    net.set_defaults(command=_demo_net)


def _members(text: str) -> int:
    if int(text) < MEMBERS_MIN:
        raise argparse.ArgumentTypeError(f"the script needs at least {MEMBERS_MIN} members")
    return int(text)


def _add_cards(commands: "_Commands") -> None:
    cards = commands.add_parser(
        "cards",
        help="make sheets of blank cards to print",
        description="Numbered cards that nobody has yet, to print, cut and keep at the till: "
        "who joins is given one, scanned on the page for new members (F4).",
    )
    cards.add_argument("--count", type=_cards_count, required=True, metavar="N", help="1 to 1000")
    cards.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file")
    cards.add_argument(
        "--format",
        choices=("pdf", "png", "svg"),
        help="else by the file's name; a picture for each page where there are several",
    )
    cards.add_argument(
        "--paper",
        choices=("a4", "letter", "card"),
        default="a4",
        help="a4: 10 on a page; letter: 8; card: each on a page of its own, for a card printer",
    )
    cards.add_argument("--shop-name", metavar="TEXT", help="else that of this till's shop")
    cards.add_argument("--language", choices=("en", "pl", "ru"), help="else the till's")
    _add_data_dir(cards)
    cards.set_defaults(command=_cards)


def _add_goods(commands: "_Commands") -> None:
    goods = commands.add_parser("goods", help="look at a list of goods before a till reads it")
    goods.add_argument("file", type=Path, metavar="FILE", help="as CSV; see docs/register.md")
    goods.add_argument("--currency", default="", metavar="CODE", help="else that of this shop")
    _add_data_dir(goods)
    goods.set_defaults(command=_goods)


def _add_receipt(commands: "_Commands") -> None:
    receipt = commands.add_parser("receipt", help="try the receipt printer out")
    verbs = receipt.add_subparsers(required=True, metavar="COMMAND")
    trial = verbs.add_parser("print-test", help="print a slip without a member or a sale")
    _add_data_dir(trial)
    trial.set_defaults(command=_print_test)


def _cards_count(text: str) -> int:
    if not 1 <= int(text) <= CARDS_MAX:
        raise argparse.ArgumentTypeError(f"so many cards are 1 to {CARDS_MAX}")
    return int(text)


def _add_store_commands(commands: "_Commands") -> None:
    verify = commands.add_parser("verify", help="check the till's file, and name what is wrong")
    verify.add_argument("--json", action="store_true")
    _add_data_dir(verify)
    verify.set_defaults(command=_verify)

    backup = commands.add_parser("backup", help="copy the till's file while it works")
    backup.add_argument("destination", type=Path, metavar="FILE")
    _add_data_dir(backup)
    backup.set_defaults(command=_backup)

    rebuild = commands.add_parser("rebuild", help="make every balance anew from the log")
    _add_data_dir(rebuild)
    rebuild.set_defaults(command=_rebuild)

    restore = commands.add_parser("restore", help="go back to a backup; nothing is deleted")
    restore.add_argument("backup", type=Path, metavar="FILE")
    _add_data_dir(restore)
    restore.set_defaults(command=_restore)


def _add_rescue_command(commands: "_Commands") -> None:
    rescue = commands.add_parser("rescue", help="hand operations to the server without a network")
    asked = rescue.add_subparsers(required=True, metavar="COMMAND")
    export = asked.add_parser("export", help="write what the server does not have to a file")
    export.add_argument("destination", type=Path, metavar="FILE")
    _add_data_dir(export)
    export.set_defaults(command=_rescue_export)


def _add_service_commands(commands: "_Commands") -> None:
    doctor = commands.add_parser("doctor", help="say what this machine has and lacks")
    doctor.add_argument("--json", action="store_true")
    # For the till's own window, which shows each finding as soon as it is there.
    doctor.add_argument("--as-it-comes", action="store_true", help=argparse.SUPPRESS)
    _add_data_dir(doctor)
    doctor.set_defaults(command=_doctor)

    # Its options are its own: this parser would have to load Qt to know them.
    pictures = commands.add_parser(
        "screenshots", help="render every screen as a picture", add_help=False
    )
    pictures.set_defaults(command=_screenshots, takes_the_rest=True)


def _add_data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="keep everything there (else POS_LOYALTY_DATA_DIR, else the system's place)",
    )


def _till(options: argparse.Namespace) -> int:
    if options.training:
        from pos_loyalty.demo.training import open_training_till

        return open_training_till(options.data_dir, is_demo=options.demo)
    if options.demo:
        from pos_loyalty.demo.command import open_demo_till

        return open_demo_till(options.data_dir)
    from pos_loyalty.commands.till import open_till

    return open_till(options.data_dir)


def _demo(options: argparse.Namespace) -> int:
    from pos_loyalty.demo.command import play

    return play(
        options.out,
        members=options.members,
        is_headless=options.headless,
        wants_json=options.json,
    )


def _demo_net(options: argparse.Namespace) -> int:
    from pos_loyalty.demo.net.command import play

    return play(options.out, wants_json=options.json)


def _check_readers(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.reader import check_readers

    return check_readers(options.data_dir, wants_json=options.json, out=sys.stdout)


def _cards(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.card import CardOrder, make_cards

    order = CardOrder(
        options.count,
        options.out,
        options.format or "",
        options.paper,
        options.shop_name or "",
        options.language or "",
    )
    return make_cards(order, options.data_dir)


def _goods(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.goods import check_goods

    return check_goods(options.file, options.data_dir, options.currency)


def _print_test(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.receipt import print_test

    return print_test(options.data_dir)


def _verify(options: argparse.Namespace) -> int:
    from pos_loyalty.local_db.commands import verify

    return verify(options.data_dir, wants_json=options.json)


def _backup(options: argparse.Namespace) -> int:
    from pos_loyalty.local_db.commands import backup

    return backup(options.data_dir, options.destination)


def _rebuild(options: argparse.Namespace) -> int:
    from pos_loyalty.local_db.commands import rebuild

    return rebuild(options.data_dir)


def _restore(options: argparse.Namespace) -> int:
    from pos_loyalty.local_db.commands import restore

    return restore(options.data_dir, options.backup)


def _rescue_export(options: argparse.Namespace) -> int:
    from pos_loyalty.local_db.commands import rescue_export

    return rescue_export(options.data_dir, options.destination)


def _doctor(options: argparse.Namespace) -> int:
    from pos_loyalty.doctor import main

    return main(options.data_dir, wants_json=options.json, as_it_comes=options.as_it_comes)


def _screenshots(options: argparse.Namespace) -> int:
    from pos_loyalty.screenshots import main

    return main(options.rest)
