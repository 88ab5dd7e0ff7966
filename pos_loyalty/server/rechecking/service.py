# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Evaluates the newest operations again, a few at a time, in the background."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, select, update

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ops import Operation, SaleFact, refers_to
from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.database import Database
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.programs.book import in_force, version
from pos_loyalty.server.rechecking.judging import (
    Finding,
    is_evaluated,
    mismatch,
    names_rules,
    staleness,
)
from pos_loyalty.server.rechecking.looking_back import (
    CannotTell,
    candidates,
    earlier_operations,
    recorded,
)
from pos_loyalty.server.tables import flag, op, till_progress
from pos_loyalty.services.ports import PublishedProgram

AT_ONCE_MAX: Final = 100

_FLAGS: Final = Insertion(flag, "DO NOTHING")
_progress: Final = till_progress.c
_NEXT_PLACE: Final = (
    select(till_progress)
    .where(_progress.rechecked_seq < _progress.expected_seq - 1)
    .order_by(_progress.till_id, _progress.epoch)
    .limit(1)
)
_ROWS: Final = (
    select(op)
    .where(
        op.c.till_id == bindparam("till"),
        op.c.epoch == bindparam("epoch"),
        op.c.seq > bindparam("after"),
        op.c.seq < bindparam("end"),
    )
    .order_by(op.c.seq)
    .limit(bindparam("most"))
)
_REACHED: Final = (
    update(till_progress)
    .where(_progress.till_id == bindparam("of_till"), _progress.epoch == bindparam("of_epoch"))
    .values(rechecked_seq=bindparam("reached"))
)


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What came of looking at some operations again.

    Attributes:
        count: Looked at; 0 when there is nothing new.
        unclear: Those of which nobody can tell any more what the till knew.
        flagged: Those that are a person's to look at.
    """

    count: int = 0
    unclear: int = 0
    flagged: int = 0


def recheck(database: Database, now: datetime) -> Rechecked:
    """Look at the next operations of one till that nobody has looked at again; at most 100.

    Repeatable: each is looked at once, or once more after a crash.
    """
    place = database.read(_next_place)
    if place is None:
        return Rechecked()
    rows = database.read(lambda connection: _rows(connection, place))
    findings: list[tuple[Row[Any], Finding]] = []
    unclear = 0
    for row in rows:
        try:
            found = database.read(partial(_judged, row=row))
        except CannotTell:
            unclear += 1
            continue
        findings += [(row, finding) for finding in found]
    reached = rows[-1].seq if len(rows) == AT_ONCE_MAX else place.expected_seq - 1
    database.write(lambda connection: _write(connection, place, reached, findings, now))
    return Rechecked(len(rows), unclear, len({row.seq for row, _ in findings}))


def _next_place(connection: Connection) -> Row[Any] | None:
    return connection.execute(_NEXT_PLACE).first()


def _rows(connection: Connection, place: Row[Any]) -> Sequence[Row[Any]]:
    wanted = {
        "till": place.till_id,
        "epoch": place.epoch,
        "after": place.rechecked_seq,
        "end": place.expected_seq,
        "most": AT_ONCE_MAX,
    }
    return connection.execute(_ROWS, wanted).all()


def _judged(connection: Connection, *, row: Row[Any]) -> list[Finding]:
    return list(_judge(connection, row))


def _judge(connection: Connection, row: Row[Any]) -> Iterator[Finding]:
    if not row.is_applied:
        return
    one = recorded(row)
    fact = one.operation.fact
    if not is_evaluated(fact):
        return
    newest = _in_force(connection, one.operation)
    if stale := staleness(fact, newest.program_id if newest else None):
        yield stale
    earlier = earlier_operations(connection, one)
    rules = _rules_of(connection, one.operation, earlier) or newest
    if rules is None:
        raise CannotTell
    if found := mismatch(one.operation, candidates(connection, one, rules, earlier)):
        yield found


def _in_force(connection: Connection, operation: Operation) -> PublishedProgram | None:
    fact = operation.fact
    at = fact.sale.business_at if isinstance(fact, SaleFact) else fact.business_at
    try:
        return in_force(connection, at.date())
    except NoProgramInForce:
        return None


def _rules_of(
    connection: Connection, operation: Operation, earlier: Sequence[Operation]
) -> PublishedProgram | None:
    """Return the version that an operation was decided by, or the one that it refers to."""
    named = names_rules(operation.fact)
    if named is None:
        about = refers_to(operation.fact)
        of_earlier = (names_rules(one.fact) for one in earlier if one.op_id == about)
        named = next(of_earlier, None)
    return None if named is None else version(connection, named)


def _write(
    connection: Connection,
    place: Row[Any],
    reached: int,
    findings: Sequence[tuple[Row[Any], Finding]],
    now: datetime,
) -> None:
    rows = [
        (row.till_id, row.epoch, row.seq, found.code.value, found.detail, moment_text(now), None)
        for row, found in findings
    ]
    _FLAGS.run(connection, rows)
    come_to = {"of_till": place.till_id, "of_epoch": place.epoch, "reached": reached}
    connection.execute(_REACHED, come_to)
