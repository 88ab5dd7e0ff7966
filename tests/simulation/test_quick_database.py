# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from sqlalchemy import Connection, Result, bindparam, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from pos_loyalty.server.bulk import Insertion, Lookup
from pos_loyalty.server.database import Database
from pos_loyalty.server.tables import metadata, setting
from pos_loyalty.simulation.quick_database import ANY, QuickDatabase
from pos_loyalty.simulation.server_faults import ServerFaults
from pos_loyalty.sync.troubles import Unreachable

_ONE: Final = select(setting).where(setting.c.name == bindparam("name"))
_SOME: Final = select(setting.c.name).where(setting.c.name.in_(bindparam("names", expanding=True)))
_FIRST: Final = select(setting.c.content).order_by(setting.c.name).limit(1)
_LOOKUP: Final = Lookup("SELECT name, content FROM setting WHERE name IN {keys} ORDER BY name")
_ADD: Final = insert(setting)
_ADDITION: Final = Insertion(setting)
_CHANGE: Final = (
    update(setting)
    .where(setting.c.name == bindparam("which"))
    .values(content=bindparam("new"))
    .returning(setting.c.content)
)
_COMPARED: Final = select((setting.c.name == bindparam("name")).label("is_it")).order_by(
    setting.c.name
)
_OFTEN: Final = 3
"""A statement goes to the driver from the third time on."""


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


def test_a_claim_that_is_asked_for_is_true_or_false(database: QuickDatabase) -> None:
    def compared(connection: Connection) -> str:
        return repr(connection.execute(_COMPARED, {"name": "b"}).scalars().all())

    found = [database.read(compared) for _ in range(_OFTEN)]

    assert found == ["[False, True, False]"] * _OFTEN


def test_changes_are_made_however_often_they_come(database: QuickDatabase) -> None:
    def change(content: str, connection: Connection) -> object:
        connection.execute(_ADD, [{"name": content + n, "content": ""} for n in "xy"])
        return connection.execute(_CHANGE, {"which": "a", "new": content}).scalar_one()

    found = [database.write(partial(change, new)) for new in "123"]

    assert found == ["1", "2", "3"]
    names = database.read(lambda c: c.execute(select(setting.c.name)).scalars().all())
    assert {"1x", "1y", "2x", "2y", "3x", "3y"} <= set(names)


def test_many_rows_and_one_are_added_by_a_text(database: QuickDatabase) -> None:
    database.write(lambda c: _ADDITION.run(c, [("p", ""), ("q", "")]))
    database.write(lambda c: _ADDITION.run(c, [("r", "")]))

    names = database.read(lambda c: c.execute(select(setting.c.name)).scalars().all())
    assert {"p", "q", "r"} <= set(names)


def test_a_table_is_known_to_be_written_into_however_that_is_said(database: QuickDatabase) -> None:
    before = database.writes["setting"]

    def write(connection: Connection) -> None:
        connection.execute(insert(setting).values(name="v", content=""))
        connection.execute(_ADD, [{"name": n, "content": ""} for n in "wx"])
        connection.execute(_CHANGE, {"which": "v", "new": "1"})
        _ADDITION.run(connection, [("y", ""), ("z", "")])
        connection.exec_driver_sql("DELETE FROM setting WHERE name = ?", ("z",))

    for _ in range(_OFTEN):
        database.write(write)
        database.write(lambda c: c.exec_driver_sql("DELETE FROM setting"))

    assert database.writes["setting"] - before == 6 * _OFTEN
    assert set(database.writes) - {"setting"} <= {ANY}


def test_reading_writes_nothing(database: QuickDatabase) -> None:
    before = dict(database.writes)

    for _ in range(_OFTEN):
        database.read(_answers)

    assert database.writes == before


def test_what_nobody_can_tell_may_have_written_anywhere(database: QuickDatabase) -> None:
    before = database.writes[ANY]

    database.write(lambda c: c.exec_driver_sql("CREATE TABLE other (n)"))

    assert database.writes[ANY] == before + 1


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
