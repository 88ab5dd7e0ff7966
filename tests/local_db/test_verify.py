# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import json
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.balances import lots_of, take_points
from pos_loyalty.domain.errors import WrongKey
from pos_loyalty.domain.ids import LotId, OpId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.ops import ReleaseFact
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.local_db.connection import Role, open_connection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.findings import ProblemKind, problems_as_json
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.verify import PROBLEMS_MAX, verify_store
from tests.durability.shop_day import ShopDay
from tests.durability.worked_store import open_worked_store
from tests.fakes.facts import ADA, NOON, TODAY, draft_of, spending


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worked") / "till"
    open_worked_store(folder, 30).close()
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "till"))


def change(folder: Path, *statements: str) -> None:
    files = StoreFiles(folder)
    key = find_key(files, None)
    with closing(open_connection(files.database, key, Role.WRITER)) as connection:
        for sql in statements:
            connection.execute(sql)


def texts(folder: Path) -> list[str]:
    return [problem.text for problem in verify_store(folder, keyring=None)]


def test_an_empty_store_has_no_problem(store: SqliteStore, data_dir: Path) -> None:
    assert verify_store(data_dir, keyring=None) == ()


def test_a_till_may_work_while_it_is_verified(tmp_path: Path) -> None:
    store = open_worked_store(tmp_path / "till", 5)
    gestures = ShopDay(store, 8).gestures()

    for _ in range(6):
        next(gestures)
        assert verify_store(tmp_path / "till", keyring=None) == ()
    with store.writing() as uow:
        uow.connection.execute("UPDATE member SET version = version + 1")
        assert verify_store(tmp_path / "till", keyring=None) == ()

    store.close()


def test_the_last_operation_cannot_be_taken_away_unseen(folder: Path) -> None:
    change(folder, "DELETE FROM op WHERE seq = 30")

    assert "Operation 30 is missing." in texts(folder)


def test_missing_operations_are_named_by_their_numbers(folder: Path) -> None:
    change(folder, "DELETE FROM op WHERE seq IN (1, 7, 8)")

    found = texts(folder)

    assert found[:3] == [
        "Operation 1 is missing.",
        "Operation 7 is missing.",
        "Operation 8 is missing.",
    ]


def test_what_is_confirmed_beside_the_file_is_missed_in_it(folder: Path) -> None:
    change(
        folder,
        "UPDATE till SET next_seq = 30, head_chain = (SELECT chain FROM op WHERE seq = 29)",
        "DELETE FROM op WHERE seq = 30",
    )

    assert "Operation 30 was confirmed and is not in the file." in texts(folder)


def test_a_lost_marker_is_no_problem(folder: Path) -> None:
    StoreFiles(folder).mark.unlink()

    assert verify_store(folder, keyring=None) == ()


def test_a_forged_balance_is_named_with_both_values(folder: Path) -> None:
    sql = "SELECT member_id, lot_id, local_amount FROM lot WHERE base_amount = 0 LIMIT 1"
    files = StoreFiles(folder)
    with closing(open_connection(files.database, find_key(files, None), Role.WRITER)) as connection:
        row = connection.execute(sql).fetchone()
        assert row
        connection.execute("UPDATE lot SET local_amount = 9999 WHERE lot_id = ?", (row[1],))

    (text,) = texts(folder)

    assert f"local_amount is 9999 and should be {row[2]}." in text
    assert str(row[1]) in text


def test_what_is_spent_may_say_when_idleness_ends_the_lot(
    store: SqliteStore, data_dir: Path
) -> None:
    lot = Lot(LotId("base-0"), 80, earned_on=date(2026, 1, 5), idle_months=12)
    import_members(store, [BaseMember(ADA, (lot,))])
    with store.writing() as uow:
        taken = take_points(30, lots_of(uow.ledger.state_of(ADA.member_id)), TODAY)
        spent = replace(spending(30, lot.lot_id), lots=taken)
        released = ReleaseFact(hold_op_id=OpId(UUID(int=40)), business_at=NOON)
        uow.log.record(draft_of(released, spent), expected_version=None)
        uow.commit()

    assert taken[0].expires_on == date(2027, 1, 5)
    assert verify_store(data_dir, keyring=None) == ()


def test_operations_changed_together_with_their_hash_break_the_chain(folder: Path) -> None:
    change(
        folder,
        "UPDATE op SET (payload, payload_sha256) = (SELECT payload, payload_sha256 FROM op AS o"
        " WHERE o.seq = 5) WHERE seq = 4",
    )

    found = verify_store(folder, keyring=None)

    assert {(problem.kind, problem.place) for problem in found} >= {
        (ProblemKind.OPERATION_MISPLACED, "operation 4"),
        (ProblemKind.CHAIN_BROKEN, "operation 4"),
    }


def test_a_folder_without_a_store_says_so(tmp_path: Path) -> None:
    (problem,) = verify_store(tmp_path, keyring=None)

    assert problem.kind is ProblemKind.FILE_MISSING


def test_without_the_key_nothing_is_said_about_the_file(folder: Path) -> None:
    StoreFiles(folder).key.unlink()

    with pytest.raises(WrongKey):
        verify_store(folder, keyring=None)


def test_the_key_of_another_till_is_named_as_a_cause(folder: Path) -> None:
    StoreFiles(folder).key.write_text("ab" * 32, encoding="ascii")

    assert any("the key is another's" in text for text in texts(folder))


def test_what_is_found_is_bounded(folder: Path) -> None:
    change(folder, "UPDATE ledger_entry SET cause = 'x' || cause, amount = amount + 1")

    assert len(verify_store(folder, keyring=None)) == PROBLEMS_MAX


def test_problems_are_printed_as_json(folder: Path) -> None:
    change(folder, "DELETE FROM op WHERE seq = 9")

    printed = json.loads(problems_as_json(verify_store(folder, keyring=None)))

    assert printed[0] == {
        "kind": "operation_missing",
        "place": "operation 9",
        "text": "Operation 9 is missing.",
    }
