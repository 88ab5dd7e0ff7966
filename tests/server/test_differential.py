# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The server against a server of dictionaries, on histories that nobody would think of.

I2  once         what comes again counts once
I3  balance      the lots are the sum of the entries, and those sum to nothing
I6  commutation  the same operations in any order give the same totals
I7  stability    a request that comes again is answered as it was
I9  rebuild      what follows from the operations can be dropped and made anew
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.protocol.sync.push import OpResult
from pos_loyalty.server.database import Database
from pos_loyalty.server.rebuild import projection_digest, rebuild
from pos_loyalty.server.tables import account, counter, entry, lot
from tests.fakes.facts import NOON
from tests.server.conftest import NewDatabase
from tests.server.histories import History, arrivals_of, histories
from tests.server.pushing import PushingTill
from tests.server.reference import Reference

Totals = dict[object, int]

pytestmark = pytest.mark.timeout(600)  # a database for each example

_some = settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],  # explaining takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_some
@given(history=histories())
def test_the_server_takes_what_comes_as_the_reference_does(
    new_database: NewDatabase, history: History
) -> None:
    reference = Reference()
    with new_database() as database:
        tills = [_till(number, log) for number, log in enumerate(history.logs)]
        answers: dict[tuple[UUID, int], tuple[str, str]] = {}

        for minute, (till, first, last) in enumerate(history.arrivals):
            now = NOON + timedelta(minutes=minute)
            for result in tills[till].pushes(database, first, last, now).results:
                _note(answers, tills[till], result)
            for seq in range(first, last + 1):
                reference.take(tills[till].till_id, seq, history.logs[till][seq - 1])

        assert answers == reference.answers
        assert totals_of(database) == reference.totals()
        entries_sum_to_nothing_and_lots_are_their_sum(database)


@_some
@given(data=st.data(), history=histories(is_peaceful=True))
def test_any_order_of_what_is_no_contradiction_gives_the_same(
    new_database: NewDatabase, data: st.DataObject, history: History
) -> None:
    other_order = data.draw(arrivals_of([len(log) for log in history.logs]))

    with new_database() as database:
        _arrive(database, history.logs, history.arrivals)
        one = totals_of(database)
    with new_database() as database:
        _arrive(database, history.logs, other_order)
        other = totals_of(database)

    assert one == other


@_some
@given(history=histories())
def test_all_of_it_again_changes_nothing_and_a_rebuild_neither(
    new_database: NewDatabase, history: History
) -> None:
    with new_database() as database:
        tills = _arrive(database, history.logs, history.arrivals)
        logs = [till for till in tills if till.log]
        answers = [till.pushes(database).results for till in logs]
        before = projection_digest(database)

        again = [till.pushes(database).results for till in logs]
        rebuild(database)

        assert again == answers
        assert projection_digest(database) == before


def entries_sum_to_nothing_and_lots_are_their_sum(database: Database) -> None:
    sums = select(func.sum(entry.c.amount)).group_by(entry.c.unit)
    held = select(lot.c.member_id, lot.c.unit, func.sum(lot.c.amount)).group_by(
        lot.c.member_id, lot.c.unit
    )
    posted = (
        select(entry.c.member_id, entry.c.unit, func.sum(entry.c.amount))
        .where(entry.c.account == "member")
        .group_by(entry.c.member_id, entry.c.unit)
    )
    with database.engine.connect() as connection:
        assert not any(connection.execute(sums).scalars())
        assert set(connection.execute(held)) == set(connection.execute(posted))


def totals_of(database: Database) -> Totals:
    """Return everything that all accounts hold and counted, as the reference says it."""
    with database.engine.connect() as connection:
        lots = connection.execute(select(lot.c.member_id, lot.c.lot_id, lot.c.amount)).all()
        counters = connection.execute(select(counter)).all()
        accounts = connection.execute(select(account)).all()
    found: Totals = {("lot", UUID(bytes=r.member_id), r.lot_id): r.amount for r in lots}
    found |= {("counter", UUID(bytes=r.member_id), r.name, r.day): r.amount for r in counters}
    found |= {("version", UUID(bytes=r.member_id)): r.version for r in accounts}
    return {name: amount for name, amount in found.items() if amount}


def _arrive(
    database: Database,
    logs: Sequence[Sequence[OperationDraft]],
    arrivals: Sequence[tuple[int, int, int]],
) -> Sequence[PushingTill]:
    tills = [_till(number, log) for number, log in enumerate(logs)]
    for till, first, last in arrivals:
        tills[till].pushes(database, first, last)
    return tills


def _till(number: int, log: Sequence[OperationDraft]) -> PushingTill:
    till = PushingTill(1000 + number)
    for draft in log:
        till.records(draft)
    return till


def _note(
    answers: dict[tuple[UUID, int], tuple[str, str]], till: PushingTill, result: OpResult
) -> None:
    answer = (result.outcome.value, result.code.value)
    assert answers.setdefault((till.till_id, result.seq), answer) == answer
