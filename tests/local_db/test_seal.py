# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest

from pos_loyalty.local_db.bootstrap import import_members
from pos_loyalty.local_db.seal import check_seals
from pos_loyalty.local_db.store import SqliteStore
from tests.durability.worked_store import confirmed_members


def broken_seals(store: SqliteStore) -> list[str]:
    with store.reading() as uow:
        return [problem.text for problem in check_seals(uow.connection)]


def change(store: SqliteStore, sql: str) -> None:
    with store.writing() as uow:
        assert uow.connection.execute(sql).rowcount
        uow.commit()


def test_members_that_come_in_parts_and_again_are_sealed_once(store: SqliteStore) -> None:
    members = list(confirmed_members(9))

    import_members(store, members[4:])
    import_members(store, members)

    assert broken_seals(store) == []


def test_a_file_without_confirmed_members_needs_no_seal(store: SqliteStore) -> None:
    assert broken_seals(store) == []


def test_what_the_till_adds_leaves_the_seal_whole(store: SqliteStore) -> None:
    import_members(store, confirmed_members(3))

    change(store, "UPDATE lot SET local_amount = local_amount - 5")
    change(store, "UPDATE member SET version = version + 1")

    assert broken_seals(store) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DELETE FROM lot WHERE base_amount = 30 AND member_id = (SELECT min(member_id) FROM lot)",
         "In lot there are 5 rows that the server confirmed; there should be 6."),
        ("UPDATE lot SET base_amount = base_amount + 1",
         "In lot, rows that the server had confirmed were changed."),
        ("UPDATE counter SET base_amount = base_amount + 1",
         "In counter, rows that the server had confirmed were changed."),
        ("UPDATE member SET birthday = '2000-01-01'",
         "In member, rows that the server had confirmed were changed."),
        ("UPDATE member SET referred_by = member_id",
         "In member, rows that the server had confirmed were changed."),
        ("UPDATE lot SET unit = 'money:gift'",
         "In lot, rows that the server had confirmed were changed."),
        ("UPDATE lot SET awaits = 'delivered'",
         "In lot, rows that the server had confirmed were changed."),
        ("DELETE FROM base_seal WHERE name = 'counter'",
         "The seal on what the server confirmed in counter is missing."),
    ],
)  # fmt: skip
def test_a_change_of_what_was_confirmed_breaks_the_seal(
    store: SqliteStore, damage: str, told: str
) -> None:
    import_members(store, confirmed_members(3))

    change(store, damage)

    assert broken_seals(store) == [told]
