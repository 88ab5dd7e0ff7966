# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The database's trouble is no operation's: nothing is set aside, and the till tries again."""

import sqlite3
from collections.abc import Sequence

import pytest
from psycopg import errors
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from pos_loyalty.protocol.sync.push import PushHeader
from pos_loyalty.server.database import Database, TooBusy
from pos_loyalty.server.operations.loading import NotLocked, Parked
from pos_loyalty.server.operations.one_by_one import take_each
from pos_loyalty.server.operations.reading import Sent, read_batch
from pos_loyalty.server.operations.taking import Also, is_weather, run
from tests.fakes.facts import enrolment, sale
from tests.server.pushing import PushingTill

WEATHER: list[Exception] = [
    TooBusy(),
    PoolTimeout(),
    MemoryError(),
    OperationalError("", {}, errors.AdminShutdown()),
    OperationalError("", {}, errors.DiskFull()),
    OperationalError("", {}, errors.ConnectionFailure()),
    OperationalError("", {}, sqlite3.OperationalError("disk I/O error")),
    InterfaceError("", {}, errors.InterfaceError(), connection_invalidated=True),
]
AN_OPERATIONS: list[Exception] = [
    ValueError(),
    IntegrityError("", {}, errors.UniqueViolation()),
    OperationalError("", {}, errors.ProgramLimitExceeded()),
    DataError("", {}, errors.CharacterNotInRepertoire()),
    IntegrityError("", {}, sqlite3.IntegrityError("UNIQUE")),
]


@pytest.mark.parametrize("error", WEATHER, ids=repr)
def test_it_is_told_from_an_operations(error: Exception) -> None:
    assert is_weather(error)


@pytest.mark.parametrize("error", AN_OPERATIONS, ids=repr)
def test_an_operations_is_told_from_it(error: Exception) -> None:
    assert not is_weather(error)


class Taking:
    """Takes operations as long as the weather lasts; what is poisoned always fails."""

    def __init__(self, poisoned: int, weather_after: int) -> None:
        self.calls: list[tuple[int, ...]] = []
        self.held: set[int] = set()
        self._poisoned = poisoned
        self._weather_after = weather_after

    def __call__(self, header: PushHeader, batch: Sequence[Sent], parked: Parked | None, /) -> str:
        if len(self.calls) == self._weather_after:
            raise TooBusy
        self.calls.append(tuple(sent.key.seq for sent in batch))
        for sent in batch:
            if sent.key.seq == self._poisoned and sent.content and sent.key.seq not in self.held:
                raise ValueError
        self.held |= {sent.key.seq for sent in batch}
        return "taken"


@pytest.mark.parametrize("weather_after", range(6))
def test_it_ends_the_request_wherever_it_comes(weather_after: int, failures: list[str]) -> None:
    till = PushingTill()
    till.records(enrolment())
    till.records(sale())
    batch = till.batch()
    taking = Taking(poisoned=2, weather_after=weather_after)

    with pytest.raises(TooBusy):
        take_each(taking, batch.header, read_batch(till.till_id, batch))

    assert taking.calls == [(1, 2), (1,), (2,), (2,), (2,)][:weather_after]


def test_without_it_the_one_that_fails_is_set_aside(failures: list[str]) -> None:
    till = PushingTill()
    till.records(enrolment())
    till.records(sale())
    batch = till.batch()
    taking = Taking(poisoned=2, weather_after=99)
    sent = read_batch(till.till_id, batch)

    answer = take_each(taking, batch.header, sent)

    assert answer == "taken"
    assert taking.calls == [(1, 2), (1,), (2,), (2,), (2,), (1, 2)]


def test_work_that_never_knows_all_accounts_gives_up(database: Database) -> None:
    def restless(_connection: object, /, *, also: Also) -> None:
        raise NotLocked(also)

    with pytest.raises(TooBusy):
        run(database, restless)


def test_work_that_always_clashes_says_so(database: Database) -> None:
    tries = []

    def clashing(_connection: object, /, *, also: Also) -> None:
        tries.append(also)
        raise IntegrityError("", {}, sqlite3.IntegrityError())

    with pytest.raises(IntegrityError):
        run(database, clashing)

    assert len(tries) == 4
