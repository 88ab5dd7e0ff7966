# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Many rows in one statement come out as they went in, on either database."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from pos_loyalty.server.bulk import Insertion, Lookup
from pos_loyalty.server.database import Database
from pos_loyalty.server.tables import flag, op

_FLAGS = Insertion(flag)
_ROWS = Lookup("SELECT seq, code FROM flag WHERE code IN {keys} ORDER BY code")

_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)
_rows = st.lists(
    st.tuples(
        st.binary(max_size=16),
        st.integers(0, 2**31 - 1),
        st.integers(0, 2**31 - 1),
        _texts,
        _texts,
        _texts,
        st.none() | _texts,
    ),
    unique_by=lambda row: row[:4],
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=_rows)
def test_whatever_the_values_they_come_out_as_they_went_in(
    database: Database, rows: list[tuple[object, ...]]
) -> None:
    with database.engine.begin() as connection:
        connection.execute(delete(flag))
        _FLAGS.run(connection, rows)
        found = [tuple(row) for row in connection.execute(select(flag))]

    assert sorted(found, key=repr) == sorted(rows, key=repr)


def test_long_bytes_come_out_as_they_went_in(database: Database) -> None:
    payload = bytes(range(256)) * 100
    row = (b"t" * 16, 1, 1, None, None, "", None, None, "", payload, b"h" * 32, "", "", 0, 0, 0, "")

    with database.engine.begin() as connection:
        Insertion(op).run(connection, [row])
        found = connection.execute(select(op)).one()

    assert tuple(found) == row


def test_more_keys_than_one_statement_takes_are_all_looked_for(database: Database) -> None:
    rows = [(b"t", 1, seq, f"c{seq:04}", "", "", None) for seq in range(1_200)]

    with database.engine.begin() as connection:
        _FLAGS.run(connection, rows)
        found = _ROWS.run(connection, [f"c{seq:04}" for seq in range(1_200)])
        none = _ROWS.run(connection, [])

    assert [row.seq for row in found] == list(range(1_200))
    assert none == []
