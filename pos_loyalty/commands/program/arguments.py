# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The words of ``pos-loyalty program``; each command loads what it needs when it is asked.

Nothing but the standard library is imported here, as in ``pos_loyalty.cli``.
"""

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    # argparse gives the type of add_subparsers() no public name.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - as said

LANGUAGES: Final = ("en", "pl", "ru")


def add_program_commands(commands: "Commands") -> None:
    """Add ``program`` and all that can be asked of it."""
    program = commands.add_parser("program", help="check, explain and publish programme documents")
    asked = program.add_subparsers(required=True, metavar="COMMAND")
    _add_schema(asked)
    _add_check(asked)
    _add_explain(asked)
    _add_diff(asked)
    _add_simulate(asked)
    _add_publish(asked)


def add_quote_command(commands: "Commands") -> None:
    """Add ``quote``."""
    quote = commands.add_parser("quote", help="say what a sale would earn, cost and allow, and why")
    quote.add_argument("--program", type=Path, required=True, metavar="FILE")
    quote.add_argument("--sale", type=Path, required=True, metavar="FILE")
    quote.add_argument("--member", type=Path, metavar="FILE", help="else somebody with nothing yet")
    quote.add_argument(
        "--at",
        type=_moment,
        metavar="TIME",
        help="on the store's clock, such as 2026-11-24T09:15 (else the sale's own, else now)",
    )
    _add_language(quote)
    quote.add_argument("--json", action="store_true", help="for programs")
    quote.set_defaults(command=_quote)


def _add_schema(asked: "Commands") -> None:
    schema = asked.add_parser("schema", help="print the JSON Schema of programme documents")
    schema.set_defaults(command=_schema)


def _add_check(asked: "Commands") -> None:
    check = asked.add_parser("check", help="name everything that is wrong with a document")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help="for programs")
    check.set_defaults(command=_check)


def _add_explain(asked: "Commands") -> None:
    explain = asked.add_parser("explain", help="print the rules as members read them")
    explain.add_argument("file", type=Path, metavar="FILE")
    _add_language(explain)
    explain.add_argument("--out", type=Path, metavar="FILE", help="write them there, as Markdown")
    explain.set_defaults(command=_explain)


def _add_diff(asked: "Commands") -> None:
    diff = asked.add_parser("diff", help="say what changes from one document to another, for whom")
    diff.add_argument("before", type=Path, metavar="A")
    diff.add_argument("after", type=Path, metavar="B")
    _add_language(diff)
    diff.add_argument("--json", action="store_true", help="for programs")
    diff.set_defaults(command=_diff)


def _add_simulate(asked: "Commands") -> None:
    simulate = asked.add_parser(
        "simulate", help="say what a document would have meant for the shop's own past"
    )
    simulate.add_argument("file", type=Path, metavar="FILE")
    simulate.add_argument(
        "--history",
        type=Path,
        required=True,
        metavar="DB",
        help="a till's folder or its file; nothing in it is changed",
    )
    simulate.add_argument(
        "--against",
        type=Path,
        metavar="OLD",
        help="compare with another document (else with what the shop really gave)",
    )
    simulate.add_argument(
        "--as-of", type=_day, metavar="DAY", help="count points on that day (else on the last)"
    )
    simulate.add_argument("--processes", type=_count, metavar="N", help="else one for each core")
    _add_language(simulate)
    simulate.add_argument("--json", action="store_true", help="for programs")
    simulate.set_defaults(command=_simulate)


def _add_publish(asked: "Commands") -> None:
    publish = asked.add_parser("publish", help="put a document into force on this till")
    publish.add_argument("file", type=Path, metavar="FILE")
    publish.add_argument(
        "--effective",
        type=_day,
        required=True,
        metavar="WHEN",
        help="its first business day, such as 2026-12-24",
    )
    publish.add_argument(
        "--backdate", action="store_true", help="even if that day is over in this store"
    )
    publish.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="the till's folder, as for the till itself"
    )
    publish.set_defaults(command=_publish)


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=LANGUAGES, default="en")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day, such as 2026-12-24") from error


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1")
    return int(text)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no time, such as 2026-11-24T09:15") from error


def _schema(_options: argparse.Namespace) -> int:
    from pos_loyalty.commands.program.schema import print_schema

    return print_schema()


def _check(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.program.check import check

    return check(options.file, wants_json=options.json)


def _explain(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.program.explain import explain

    return explain(options.file, language=options.language, out=options.out)


def _diff(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.program.diff import diff

    return diff(options.before, options.after, language=options.language, wants_json=options.json)


def _simulate(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.program.simulate import Simulation, simulate

    return simulate(
        Simulation(
            options.file,
            options.history,
            options.against,
            options.as_of,
            options.language,
            wants_json=options.json,
            processes=options.processes,
        )
    )


def _publish(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.program.publish import publish

    return publish(
        options.file,
        options.effective,
        data_dir=options.data_dir,
        may_backdate=options.backdate,
    )


def _quote(options: argparse.Namespace) -> int:
    from pos_loyalty.commands.program.quote import Question, quote

    return quote(
        Question(
            options.program,
            options.sale,
            options.member,
            options.at,
            options.language,
            wants_json=options.json,
        )
    )
