# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The words of ``pos-loyalty server``; each command loads what it needs when it is asked.

Nothing but the standard library is imported here, as in ``pos_loyalty.cli``.
"""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    # argparse gives the type of add_subparsers() no public name.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - as said

MODES: Final = ("deny", "escrow", "escrow_plus_floor", "floor")
_NUMBERS: Final = (
    ("--floor-member-points", "beyond any grant: per member, till and outage"),
    ("--floor-till-points", "beyond any grant: per till and outage"),
    ("--floor-redemptions-max", "beyond any grant: per member, till and outage"),
    ("--offline-hours-max", "afterwards nothing is handed out beyond grants"),
    ("--guard-minutes", "before a grant's end its holder stops using it"),
    ("--grace-minutes", "after a grant's end the server frees it"),
    ("--lease-hours", "how long a grant of the home store lives"),
    ("--share-percent", "of what a member may spend, how much one store holds at most"),
)


def add_server_commands(commands: "Commands") -> None:
    """Add ``server`` and all that can be asked of it."""
    parser = commands.add_parser("server", help="run the shop's central service, and look after it")
    asked = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_running(asked)
    _add_stores(asked)
    _add_tills(asked)
    _add_channels(asked)
    _add_rules(asked)
    _add_upkeep(asked)
    _add_files(asked)


def _add_running(asked: "Commands") -> None:
    run = _add(asked, "run", "serve tills and channels", _run)
    run.add_argument("--host", metavar="ADDRESS", help="to listen on (else 127.0.0.1)")
    run.add_argument("--port", type=int, metavar="N", help="0 takes any that is free (else 8470)")
    run.add_argument("--workers", type=int, metavar="N", help="processes (else 1)")

    _add(asked, "migrate", "make the database's tables, or bring them up to date", _migrate)
    restored = _add(asked, "restored", "say that a backup of the database was put back", _restored)
    restored.add_argument(
        "--all-tills", action="store_true", help="no till has joined since the backup was made"
    )
    openapi = asked.add_parser("openapi", help="print the description of the HTTP interface")
    openapi.set_defaults(command=_openapi)


def _add_stores(asked: "Commands") -> None:
    store = asked.add_parser("store", help="the shop's stores")
    about = store.add_subparsers(required=True, metavar="COMMAND")
    add = _add(about, "add", "add a store, or change what is said of one", _store_add)
    add.add_argument("store", metavar="STORE", help="the shop's own name for it, such as waw-1")
    add.add_argument("--name", required=True, help="what customers call it")
    add.add_argument("--zone", required=True, help="IANA name, such as Europe/Warsaw")
    add.add_argument("--currency", required=True, help="ISO 4217, such as PLN")
    _add(about, "list", "name the stores", _store_list)


def _add_tills(asked: "Commands") -> None:
    code = _add(asked, "code", "make a one-time code for a till to join with", _code)
    code.add_argument("store", metavar="STORE")
    code.add_argument("--till-no", type=int, required=True, metavar="N", help="from 1 to 99")
    code.add_argument("--name", required=True, help="what people call the till")

    tills = _add(asked, "tills", "say how each till stands", _tills)
    tills.add_argument("--json", action="store_true", help="for programs")

    revoke = _add(asked, "revoke", "trust a till no more; what it hands over is kept", _revoke)
    revoke.add_argument("till", metavar="TILL", help="its id, or the beginning of it")
    revoke.add_argument("--reinstate", action="store_true", help="trust it again")


def _add_channels(asked: "Commands") -> None:
    channel = asked.add_parser("channel", help="web shops and partners")
    about = channel.add_subparsers(required=True, metavar="COMMAND")
    add = _add(about, "add", "let another program record sales and deeds", _channel_add)
    add.add_argument("store", metavar="STORE", help="whose clock and currency it goes by")
    add.add_argument("--name", required=True, help="what people call it")

    webhook = asked.add_parser("webhook", help="programs that are told of operations")
    about = webhook.add_subparsers(required=True, metavar="COMMAND")
    add = _add(about, "add", "tell an address of what is applied from now on", _webhook_add)
    add.add_argument("url", metavar="URL")
    add.add_argument("--kind", action="append", default=[], help="of operations (else all)")
    remove = _add(about, "remove", "tell it nothing more", _webhook_remove)
    remove.add_argument("webhook", metavar="ID")
    _add(about, "list", "name them, and how they are heard", _webhook_list)


def _add_rules(asked: "Commands") -> None:
    publish = _add(asked, "publish", "put a programme document into force", _publish)
    publish.add_argument("file", type=Path, metavar="FILE")
    publish.add_argument("--effective", type=_day, required=True, metavar="WHEN")
    publish.add_argument(
        "--backdate", action="store_true", help="even if that day is over in the shop"
    )

    terms = asked.add_parser("terms", help="what tills may hand out while they are alone")
    about = terms.add_subparsers(required=True, metavar="COMMAND")
    _add(about, "show", "say what holds, and what it can cost at worst", _terms_show)
    change = _add(about, "set", "change it, after showing what it can cost", _terms_set)
    change.add_argument("--mode", choices=MODES)
    for option, about_it in _NUMBERS:
        change.add_argument(option, type=_number, metavar="N", help=about_it)
    change.add_argument(
        "--accept",
        type=_number,
        metavar="AMOUNT",
        help="the worst case that was shown, in minor units: needed to turn the floor on",
    )


def _add_upkeep(asked: "Commands") -> None:
    merge = _add(asked, "merge", "make one account of two", _merge)
    merge.add_argument("absorbed", metavar="FROM", help="member id")
    merge.add_argument("survivor", metavar="TO", help="member id")
    _add(asked, "rebuild", "make every balance anew from the operations", _rebuild)
    _add(asked, "retry", "take again what an error of the server's set aside", _retry)
    _add(asked, "recheck", "evaluate operations again, and flag what differs", _recheck)


def _add_files(asked: "Commands") -> None:
    dump = _add(asked, "dump", "print every member's entries and balance", _dump)
    dump.add_argument("--json", action="store_true", required=True)
    rescue = _add(asked, "import", "take in what a till wrote to a rescue file", _import)
    rescue.add_argument("file", type=Path, metavar="FILE")
    members = _add(asked, "import-members", "take in members and balances", _import_members)
    members.add_argument("file", type=Path, metavar="FILE", help="a line of JSON for each member")


def _add(
    asked: "Commands", name: str, about: str, command: "Callable[[argparse.Namespace], int]"
) -> argparse.ArgumentParser:
    parser = asked.add_parser(name, help=about)
    parser.add_argument("--database", metavar="URL", help="else a SQLite file in the data folder")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="as for the till")
    parser.set_defaults(command=command)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day, such as 2026-12-24") from error


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 0")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.running import run

    return run(options)


def _migrate(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.running import migrate

    return migrate(options)


def _restored(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.running import tell_restored

    return tell_restored(options)


def _openapi(_options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.running import print_openapi

    return print_openapi()


def _store_add(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.shop import add_store

    return add_store(options)


def _store_list(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.shop import list_stores

    return list_stores(options)


def _code(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.shop import make_code

    return make_code(options)


def _tills(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.shop import list_tills

    return list_tills(options)


def _revoke(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.shop import revoke

    return revoke(options)


def _channel_add(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.others import add_channel

    return add_channel(options)


def _webhook_add(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.others import add_webhook

    return add_webhook(options)


def _webhook_remove(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.others import remove_webhook

    return remove_webhook(options)


def _webhook_list(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.others import list_webhooks

    return list_webhooks(options)


def _publish(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.rules import publish

    return publish(options)


def _terms_show(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.rules import show_terms

    return show_terms(options)


def _terms_set(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.rules import set_terms

    return set_terms(options)


def _merge(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.upkeep import merge

    return merge(options)


def _rebuild(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.upkeep import rebuild

    return rebuild(options)


def _retry(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.upkeep import retry

    return retry(options)


def _recheck(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.upkeep import recheck

    return recheck(options)


def _dump(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.upkeep import dump

    return dump(options)


def _import(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.files import take_rescue

    return take_rescue(options)


def _import_members(options: argparse.Namespace) -> int:
    from pos_loyalty.server.commands.files import take_members

    return take_members(options)
