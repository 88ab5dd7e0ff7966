# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest

from pos_loyalty.local_db import statements
from pos_loyalty.local_db.store import SqliteStore

SELECTS = {
    name: sql
    for name, sql in vars(statements).items()
    if isinstance(sql, str) and sql.startswith("SELECT")
}
OF_ONE_ROW = {"READ_TILL", "READ_HEAD"}
HARMLESS = {
    "SCAN till",  # it has one row
    "SCAN program_version",  # a shop has a handful
    "SCAN (subquery-1)",  # it has a limit
    "SCAN CONSTANT ROW",  # no table at all
}
FROM_THE_END = {"LATEST_OPS"}


def _plan(store: SqliteStore, sql: str) -> list[str]:
    with store.reading() as uow:
        values = ("",) * sql.count("?")
        rows = uow.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    return [row[3] for row in rows]


@pytest.mark.parametrize("name", sorted(SELECTS.keys() - OF_ONE_ROW - FROM_THE_END))
def test_nothing_that_a_cashier_waits_for_goes_through_a_whole_table(
    store: SqliteStore, name: str
) -> None:
    scans = [step for step in _plan(store, SELECTS[name]) if step.startswith("SCAN")]

    assert set(scans) <= HARMLESS


@pytest.mark.parametrize("name", sorted(FROM_THE_END))
def test_the_newest_is_read_from_the_end_of_an_index(store: SqliteStore, name: str) -> None:
    (step,) = _plan(store, SELECTS[name])

    assert "USING INDEX" in step


def test_a_scan_would_be_seen(store: SqliteStore) -> None:
    (step,) = _plan(store, "SELECT * FROM member WHERE given_name = ?")

    assert step.startswith("SCAN")
