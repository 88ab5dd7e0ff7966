# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import shutil
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from pos_loyalty.domain.errors import DamagedFile, NewerFile
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ops import RefundFact, SaleFact
from pos_loyalty.domain.units import POINTS
from pos_loyalty.local_db.backup import backup_store, restore_store
from pos_loyalty.local_db.connection import Role, open_connection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.findings import ProblemKind
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.rebuild import operations, projection_digest, rebuild_store
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.local_db.upgrade import NEWEST_REVISION
from pos_loyalty.local_db.verify import verify_database, verify_store
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.quote import quote_sale
from pos_loyalty.services.return_sale import ReturnLines, find_sale, return_lines
from tests.fakes.facts import sale
from tests.local_db.backing_up import EVENING
from tests.local_db.older_till import OPERATIONS, make_till_of_0001, rows_of

RECEIPT = "EB3370A30BED"
REVISION = "SELECT version_num FROM alembic_version"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("older") / "till"
    make_till_of_0001(folder)
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "till"))


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A backup that was made before the upgrade."""
    return Path(shutil.copy(StoreFiles(folder).database, tmp_path / "copy.db"))


def upgrade(folder: Path) -> None:
    open_store(folder, keyring=None).close()


def change(folder: Path, sql: str) -> None:
    files = StoreFiles(folder)
    with closing(open_connection(files.database, find_key(files, None), Role.WRITER)) as connection:
        assert connection.execute(sql).rowcount


def balances(folder: Path) -> dict[bytes, int]:
    store = open_store(folder, keyring=None)
    with store.reading() as uow:
        members = uow.connection.execute("SELECT member_id FROM member").fetchall()
        found = {
            key: uow.ledger.state_of(MemberId(UUID(bytes=key))).amount_of(POINTS)
            for (key,) in members
        }
    store.close()
    return found


def balances_of_0001(folder: Path) -> dict[bytes, int]:
    sql = "SELECT member_id, sum(base_points + local_points) FROM lot GROUP BY member_id"
    return dict(rows_of(folder, sql))


def test_the_till_is_of_an_older_release(folder: Path) -> None:
    assert rows_of(folder, REVISION) == [("0001",)]
    assert {
        row[1] for table in ("lot", "ledger_entry") for row in rows_of(folder, _columns(table))
    } >= {"base_points", "local_points", "points"}


def test_an_older_till_is_not_called_damaged(folder: Path) -> None:
    (problem,) = verify_store(folder, keyring=None)

    assert (problem.kind, problem.place) == (ProblemKind.TILL_WRONG, "alembic_version")


def test_an_upgrade_leaves_every_balance_and_counter_as_it_was(folder: Path) -> None:
    before = balances_of_0001(folder)
    counters = rows_of(folder, "SELECT * FROM counter ORDER BY member_id, name, day")

    upgrade(folder)

    assert balances(folder) == before
    assert len(before) == 4
    assert rows_of(folder, "SELECT * FROM counter ORDER BY member_id, name, day") == counters


def test_rows_that_hold_nothing_go_with_the_upgrade(folder: Path) -> None:
    change(folder, "INSERT INTO lot VALUES (zeroblob(16), 'spent-0', 0, 0, NULL, NULL)")
    change(folder, "INSERT INTO counter VALUES (zeroblob(16), 'stock', '', 0, 0)")

    upgrade(folder)

    for table in ("lot", "counter"):
        nothing = f"SELECT * FROM {table} WHERE base_amount = 0 AND local_amount = 0"  # noqa: S608 - ours
        assert rows_of(folder, nothing) == []
    assert verify_store(folder, keyring=None) == ()


def test_a_till_that_was_upgraded_has_no_server_yet(folder: Path) -> None:
    upgrade(folder)

    store = open_store(folder, keyring=None)
    standing = SqliteSyncStore(store).standing()
    store.close()
    assert (standing.waiting, standing.generation) == (OPERATIONS, None)
    assert (standing.cursor, standing.in_limbo, standing.is_behind_marker) == ("", False, False)


def test_a_till_that_was_upgraded_is_whole(folder: Path) -> None:
    upgrade(folder)

    assert rows_of(folder, REVISION) == [(NEWEST_REVISION,)]
    assert verify_store(folder, keyring=None) == ()


def test_before_the_upgrade_a_copy_is_kept(folder: Path) -> None:
    before = StoreFiles(folder).database.read_bytes()

    upgrade(folder)

    (copy,) = StoreFiles(folder).backups.iterdir()
    assert copy.name == "till-before-upgrade-from-0001.db"
    assert copy.read_bytes() == before


def test_every_operation_of_before_is_readable(folder: Path) -> None:
    upgrade(folder)

    store = open_store(folder, keyring=None)
    with store.reading() as uow:
        found = list(operations(uow.connection))
    store.close()
    kinds = Counter(operation.fact.kind for operation in found)
    assert set(kinds) == {"enrolment", "sale", "redemption", "refund", "undo"}
    assert len(found) == OPERATIONS


def test_a_rebuild_gives_what_the_older_release_had(folder: Path) -> None:
    upgrade(folder)
    files = StoreFiles(folder)
    key = find_key(files, None)
    with closing(open_connection(files.database, key, Role.WRITER)) as connection:
        before = projection_digest(connection)

    assert rebuild_store(folder, keyring=None) == OPERATIONS

    with closing(open_connection(files.database, key, Role.WRITER)) as connection:
        assert projection_digest(connection) == before


def test_an_older_till_is_upgraded_before_it_is_rebuilt(folder: Path) -> None:
    before = balances_of_0001(folder)

    assert rebuild_store(folder, keyring=None) == OPERATIONS

    assert balances(folder) == before
    assert verify_store(folder, keyring=None) == ()


def test_a_till_that_was_upgraded_works_on(folder: Path) -> None:
    before = balances_of_0001(folder)
    member = next(iter(before))
    store = open_store(folder, keyring=None)

    with store.writing() as uow:
        bought = sale(points=25, member_id=MemberId(UUID(bytes=member)))
        operation = uow.log.record(bought, expected_version=None)
        uow.commit()

    store.close()
    assert operation.seq == OPERATIONS + 1
    assert balances(folder)[member] == before[member] + 25
    problems = verify_store(folder, keyring=None)
    assert {problem.kind for problem in problems} <= {ProblemKind.PROGRAM_MISSING}


def test_after_an_upgrade_an_old_receipt_is_found_and_a_line_of_it_returned(folder: Path) -> None:
    store = open_store(folder, keyring=None)
    sold = find_sale(RECEIPT, store=store)
    line = sold.lines[0]
    request = ReturnLines(OpId(uuid4()), sold.sale_op_id, {line.line.line_id: 100}, EVENING)

    operation = return_lines(request, store=store, clock=lambda: EVENING)

    left = find_sale(RECEIPT, store=store).lines[0].left_minor
    store.close()
    assert isinstance(operation.fact, RefundFact)
    assert (operation.fact.refund_minor > 0, left) == (True, line.left_minor - 100)
    assert verify_store(folder, keyring=None) == ()


def test_after_an_upgrade_the_old_programme_sells_on_under_its_old_name(folder: Path) -> None:
    store = open_store(folder, keyring=None)
    before = find_sale(RECEIPT, store=store)
    again = replace(before.fact.sale, receipt_no="NEW", business_at=EVENING)
    with store.reading() as uow:
        state = uow.ledger.state_of(before.member.member_id)

    quoted = quote_sale(again, state, (), op_id=OpId(uuid4()), store=store)
    operation = complete_sale(quoted, store=store, clock=lambda: EVENING)

    store.close()
    assert isinstance(operation.fact, SaleFact)
    assert operation.fact.program_id == before.fact.program_id
    assert sum(accrual.amount for accrual in operation.fact.accruals) > 0
    assert verify_store(folder, keyring=None) == ()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE lot SET base_amount = base_amount + 1 WHERE base_amount <> 0",
        "UPDATE lot SET unit = 'money:gift' WHERE base_amount <> 0",
        "UPDATE member SET referred_by = member_id WHERE is_base",
    ],
)
def test_what_was_confirmed_before_the_upgrade_stays_sealed(folder: Path, damage: str) -> None:
    upgrade(folder)

    change(folder, damage)

    kinds = {problem.kind for problem in verify_store(folder, keyring=None)}
    assert ProblemKind.CONFIRMED_CHANGED in kinds


def test_a_backup_of_before_the_upgrade_is_restored(folder: Path, copy: Path) -> None:
    before = balances_of_0001(folder)
    upgrade(folder)
    change(folder, "UPDATE lot SET local_amount = 9999")

    restored = restore_store(copy, folder, keyring=None, clock=lambda: EVENING)

    assert (restored.newest_seq, restored.missing_operations) == (OPERATIONS, 0)
    assert verify_store(folder, keyring=None) == ()
    assert balances(folder) == before
    assert [path.name for path in folder.iterdir() if path.name.endswith(("-wal", "-shm"))] == []


@pytest.mark.parametrize("damage", ["flipped", "truncated"])
def test_a_damaged_backup_of_before_the_upgrade_is_refused(
    folder: Path, copy: Path, damage: str
) -> None:
    upgrade(folder)
    content = bytearray(copy.read_bytes())
    content[9000] ^= 4
    copy.write_bytes(content if damage == "flipped" else content[:-5000])
    before = balances(folder)

    with pytest.raises(DamagedFile):
        restore_store(copy, folder, keyring=None, clock=lambda: EVENING)

    assert balances(folder) == before


def test_a_backup_of_a_newer_release_is_refused(folder: Path, copy: Path) -> None:
    change(folder, "UPDATE alembic_version SET version_num = '9002'")
    shutil.copy(StoreFiles(folder).database, copy)
    change(folder, "UPDATE alembic_version SET version_num = '0001'")

    with pytest.raises(NewerFile):
        restore_store(copy, folder, keyring=None, clock=lambda: EVENING)

    assert rows_of(folder, REVISION) == [("0001",)]


def test_an_older_till_is_backed_up_in_todays_shape_and_left_as_it_is(
    folder: Path, tmp_path: Path
) -> None:
    before = StoreFiles(folder).database.read_bytes()

    assert backup_store(folder, tmp_path / "new.db", keyring=None) == OPERATIONS

    key = find_key(StoreFiles(folder), None)
    assert verify_database(tmp_path / "new.db", key, marker=None) == ()
    assert StoreFiles(folder).database.read_bytes() == before


def _columns(table: str) -> str:
    return f"SELECT * FROM pragma_table_info('{table}')"  # noqa: S608 - our own names
