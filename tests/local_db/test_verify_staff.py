# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A staff list that was changed from outside is named, and one that was not is whole."""

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from pos_loyalty.domain.pins import NO_TRIES
from pos_loyalty.domain.staff import Role, StaffMember
from pos_loyalty.local_db.connection import Role as Access
from pos_loyalty.local_db.connection import open_connection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.findings import ProblemKind
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.verify import verify_store
from pos_loyalty.services.staff_list import AddStaff, add_staff, remove_staff
from tests.fakes.facts import NOON
from tests.fakes.plain_digests import PlainDigests


@pytest.fixture
def ola(store: SqliteStore) -> StaffMember:
    asked = AddStaff("Ola", Role.CASHIER, "482913")
    return add_staff(asked, store=store, new_id=uuid4, digests=PlainDigests())


def change(folder: Path, sql: str) -> None:
    files = StoreFiles(folder)
    key = find_key(files, None)
    with closing(open_connection(files.database, key, Access.WRITER)) as connection:
        assert connection.execute(sql).rowcount == 1


def test_a_list_with_wrong_pins_and_with_who_left_is_whole(
    store: SqliteStore, data_dir: Path, ola: StaffMember
) -> None:
    with store.writing() as uow:
        uow.staff.keep_tries(ola.staff_id, NO_TRIES.failed(NOON))
        uow.commit()
    before = verify_store(data_dir, keyring=None)
    remove_staff("Ola", store=store)

    assert (before, verify_store(data_dir, keyring=None)) == ((), ())


@pytest.mark.parametrize(
    "wrong",
    ["role = 'king'", "short_name = ''", "member_id = x'01'", "failed_at = 'soon'"],
)
def test_what_nobody_can_be_read_from_is_named(
    data_dir: Path, ola: StaffMember, wrong: str
) -> None:
    change(data_dir, f"UPDATE staff SET {wrong}")  # noqa: S608 - ours

    (problem,) = verify_store(data_dir, keyring=None)

    assert (problem.kind, problem.place) == (ProblemKind.VALUE_WRONG, "staff")
    assert ola.staff_id in problem.text
    assert "Ola" not in problem.text
