# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import DamagedFile, StoreInUse
from pos_loyalty.local_db.connection import Connection, Role, open_connection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.rebuild import (
    operations,
    projection_digest,
    rebuild_projections,
    rebuild_store,
)
from pos_loyalty.local_db.verify import verify_store
from tests.durability.worked_store import open_worked_store

OPERATIONS = 120

_TOUCHED = {
    "member": "version = version + 1",
    "identifier": "key = key || 'x'",
    "name_word": "reversed = word",
    "lot": "local_amount = local_amount + 1",
    "counter": "local_amount = local_amount + 1",
    "ledger_entry": "amount = amount + 1",
    "op_other": "epoch = epoch + 1",
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worked") / "till"
    open_worked_store(folder, OPERATIONS, seed=3).close()
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "till"))


def writer(folder: Path) -> Connection:
    files = StoreFiles(folder)
    return open_connection(files.database, find_key(files, None), Role.WRITER)


def change(folder: Path, sql: str) -> None:
    with closing(writer(folder)) as connection:
        assert connection.execute(sql).rowcount


def test_a_rebuild_gives_the_same_bytes(folder: Path) -> None:
    with closing(writer(folder)) as connection:
        kinds = Counter(operation.fact.kind for operation in operations(connection))
        before = projection_digest(connection)

        count = rebuild_projections(connection)

        assert set(kinds) == {"enrolment", "sale", "redemption", "refund", "undo"}
        assert count == OPERATIONS
        assert projection_digest(connection) == before


def test_the_digest_sees_every_derived_row(folder: Path) -> None:
    with closing(writer(folder)) as connection:
        digests = {projection_digest(connection)}
        for table, touched in _TOUCHED.items():
            connection.execute(f"UPDATE {table} SET {touched}")  # noqa: S608 - constants
            digests.add(projection_digest(connection))

    assert len(digests) == 1 + len(_TOUCHED)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM ledger_entry",
        "DELETE FROM name_word",
        "DELETE FROM lot WHERE base_amount = 0",
        "DELETE FROM counter WHERE base_amount = 0",
        "DELETE FROM member WHERE is_base = 0",
        "DELETE FROM identifier WHERE member_id = (SELECT member_id FROM member WHERE NOT is_base)",
        "UPDATE lot SET local_amount = local_amount + 1000",
        "UPDATE counter SET local_amount = 7",
        "UPDATE member SET version = 500",
        "UPDATE ledger_entry SET amount = -amount",
        "INSERT INTO name_word VALUES ('nobody', 'ydobon')",
    ],
)
def test_a_rebuild_mends_what_is_derived(folder: Path, damage: str) -> None:
    with closing(writer(folder)) as connection:
        before = projection_digest(connection)
    change(folder, damage)

    assert rebuild_store(folder, keyring=None) == OPERATIONS

    assert verify_store(folder, keyring=None) == ()
    with closing(writer(folder)) as connection:
        assert projection_digest(connection) == before


def test_a_damaged_log_is_not_rebuilt_from(folder: Path) -> None:
    change(folder, "UPDATE op SET payload = x'7b7d' WHERE seq = 60")
    with closing(writer(folder)) as connection:
        before = projection_digest(connection)

    with pytest.raises(DamagedFile):
        rebuild_store(folder, keyring=None)

    with closing(writer(folder)) as connection:
        assert projection_digest(connection) == before


def test_a_running_till_is_not_rebuilt(tmp_path: Path) -> None:
    store = open_worked_store(tmp_path / "till", 3)

    with pytest.raises(StoreInUse):
        rebuild_store(tmp_path / "till", keyring=None)

    store.close()
