# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Decides a till's operations anew, as the server will: from bytes alone, in a process of its own.

Run it with a ``Parcel`` for each line of its input; it writes an ``Answer`` for each, and at the
end which of the till's own packages it had to load.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.protocol.accounts import decode_account
from pos_loyalty.protocol.evaluations import encode_awarded, encode_evaluation
from pos_loyalty.protocol.operations import decode_operation, encode_operation
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.services.comparison import Difference
from pos_loyalty.services.decisions import Reasons
from pos_loyalty.services.evaluate_again import Before, evaluate_again
from pos_loyalty.services.ports import PublishedProgram

STRANGERS = ("PySide6", "sqlalchemy", "sqlcipher3", "pos_loyalty.local_db", "pos_loyalty.ui")


@dataclass(frozen=True)
class Parcel:
    """What the server has of one operation: bytes, as text."""

    operation: str
    program: str
    account: str
    referrer: str | None


@dataclass(frozen=True)
class Answer:
    """The operation as it should have been, its reasons, and what differs."""

    operation: str
    reasons: str
    differences: tuple[Difference, ...]


@cache
def parcels() -> TypeAdapter[Parcel]:
    return TypeAdapter(Parcel)


@cache
def answers() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)


@cache
def _rules(document: str) -> PublishedProgram:
    parsed = parse_program(document.encode())
    return PublishedProgram(parsed.program_id, parsed.program)


def reasons_as_text(reasons: Reasons | None) -> str:
    """Return the reasons in their canonical bytes; empty for none."""
    if reasons is None:
        return ""
    if isinstance(reasons, Evaluation):
        return encode_evaluation(reasons).decode()
    return encode_awarded(reasons).decode()


def decided_again(lines: Iterable[str]) -> Iterator[Answer]:
    """Yield what this engine makes of each operation."""
    earlier: list[Operation] = []
    for line in lines:
        parcel = parcels().validate_json(line)
        operation = decode_operation(parcel.operation.encode())
        yield _answer(operation, parcel, earlier)
        earlier.append(operation)


def _answer(operation: Operation, parcel: Parcel, earlier: Sequence[Operation]) -> Answer:
    before = Before(
        rules=_rules(parcel.program),
        account=decode_account(parcel.account.encode()),
        referrer=_account(parcel.referrer),
        earlier=earlier,
    )
    again = evaluate_again(operation, before)
    reasons = again.decision.reasons if again.decision else None
    return Answer(
        encode_operation(again.operation).decode(), reasons_as_text(reasons), again.differences
    )


def _account(text: str | None) -> MemberState | None:
    return decode_account(text.encode()) if text else None


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # a pipe is a TextIOWrapper
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # as above
    for answer in decided_again(sys.stdin):
        sys.stdout.write(answers().dump_json(answer).decode() + "\n")
    sys.stdout.write(",".join(name for name in STRANGERS if name in sys.modules) + "\n")
