# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from sqlalchemy import Connection, Result, bindparam, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from pos_loyalty.server.bulk import Lookup
from pos_loyalty.server.database import Database
from pos_loyalty.server.tables import metadata, setting
from pos_loyalty.simulation.quick_database import QuickDatabase
from pos_loyalty.simulation.server_faults import ServerFaults
from pos_loyalty.sync.troubles import Unreachable

_ONE: Final = select(setting).where(setting.c.name == bindparam("name"))
_SOME: Final = select(setting.c.name).where(setting.c.name.in_(bindparam("names", expanding=True)))
_FIRST: Final = select(setting.c.content).order_by(setting.c.name).limit(1)
_LOOKUP: Final = Lookup("SELECT name, content FROM setting WHERE name IN {keys} ORDER BY name")
_ADD: Final = insert(setting)
_OFTEN: Final = 3
"""A question is asked of the driver from the third time on."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[QuickDatabase]:
    database = QuickDatabase(f"sqlite:///{tmp_path / 'quick.db'}", pause=lambda _seconds: None)
    metadata.create_all(database.engine)
    database.write(
        lambda c: c.execute(_ADD, [{"name": n, "content": n.upper()} for n in ("a", "b", "c")])
    )
    yield database
    database.close()


def _answers(connection: Connection) -> list[object]:
    asked: list[Result[Any]] = [
        connection.execute(_ONE, {"name": "b"}),
        connection.execute(_ONE, {"name": "nobody"}),
        connection.execute(_SOME, {"names": ["a", "c"]}),
        connection.execute(_SOME, {"names": []}),
        connection.execute(_FIRST),
    ]
    return [*([tuple(row) for row in result] for result in asked), _LOOKUP.run(connection, "ca")]


def test_answers_are_those_of_the_ordinary_database(database: QuickDatabase) -> None:
    ordinary = Database(str(database.engine.url))
    expected = ordinary.read(_answers)
    ordinary.close()

    found = [database.read(_answers) for _ in range(_OFTEN)]

    assert found == [expected] * _OFTEN
    assert expected[0] == [("b", "B")]


def test_columns_are_found_by_their_names(database: QuickDatabase) -> None:
    def content(connection: Connection) -> object:
        return connection.execute(_ONE, {"name": "a"}).one().content

    found = [database.read(content) for _ in range(_OFTEN)]

    assert found == ["A"] * _OFTEN


def test_what_fails_is_undone_and_the_next_begins_anew(database: QuickDatabase) -> None:
    def fails(connection: Connection) -> None:
        connection.execute(_ADD, {"name": "d", "content": "D"})
        connection.execute(_ADD, {"name": "d", "content": "again"})

    with pytest.raises(IntegrityError):
        database.write(fails)
    database.write(lambda c: c.execute(_ADD, {"name": "e", "content": "E"}))

    names = database.read(lambda c: c.execute(select(setting.c.name)).scalars().all())
    assert sorted(names) == ["a", "b", "c", "e"]


def test_an_error_of_the_driver_is_one_of_sqlalchemy(database: QuickDatabase) -> None:
    with pytest.raises(DBAPIError):
        database.read(lambda c: c.exec_driver_sql("SELECT nothing FROM nowhere", ()))


def test_what_was_committed_is_there_for_others(database: QuickDatabase) -> None:
    database.write(lambda c: c.execute(_ADD, {"name": "x", "content": ""}))
    database.write(lambda c: c.execute(_ADD, {"name": "y", "content": ""}))

    other = Database(str(database.engine.url))
    names = other.read(lambda c: c.execute(select(setting.c.name)).scalars().all())
    other.close()
    assert {"x", "y"} <= set(names)


def test_the_server_dies_at_questions_that_sqlalchemy_does_not_see(database: QuickDatabase) -> None:
    for _ in range(_OFTEN):
        database.read(_answers)
    faults = ServerFaults(database, Random(1))
    faults.crash = 1.0

    with pytest.raises(Unreachable), faults.request():
        database.read(lambda c: [_answers(c) for _ in range(20)])

    assert faults.crashes == 1
    faults.heal()
    assert database.read(_answers)[0] == [("b", "B")]
