# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from pos_loyalty.domain.balances import balance_on, take_points
from pos_loyalty.domain.errors import (
    DamagedFile,
    DiskFull,
    InsufficientPoints,
    StoreInUse,
    StoreUnavailable,
    WrongKey,
)
from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.local_db import store as store_module
from pos_loyalty.local_db.connection import DriverError
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import find_key, make_key
from pos_loyalty.local_db.marker import read_marker
from pos_loyalty.local_db.opening import create_store, open_store, store_exists
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.services.ports import StaleState
from tests.fakes.facts import ADA, TODAY, draft_of, enrolment, sale, spending
from tests.fakes.fake_store import PLACE

OpenTill = Callable[[], SqliteStore]


def _enrol(store: SqliteStore, points: int = 0) -> None:
    with store.writing() as uow:
        uow.log.record(enrolment(points=points), expected_version=None)
        uow.commit()


def test_a_store_that_was_made_can_be_opened(data_dir: Path, open_till: OpenTill) -> None:
    assert store_exists(data_dir)
    assert open_till().place == PLACE


def test_a_folder_holds_one_store(data_dir: Path) -> None:
    with pytest.raises(FileExistsError):
        create_store(data_dir, PLACE, keyring=None)


def test_a_creation_that_was_interrupted_may_be_begun_again(tmp_path: Path) -> None:
    files = StoreFiles(tmp_path)
    files.database.with_suffix(".new").write_bytes(b"half a file")
    files.key.write_text("of the first attempt")

    create_store(tmp_path, PLACE, keyring=None).close()

    open_store(tmp_path, keyring=None).close()


def test_a_creation_that_is_begun_again_keeps_the_key(tmp_path: Path) -> None:
    files = StoreFiles(tmp_path)
    key = make_key(files, None)

    create_store(tmp_path, PLACE, keyring=None).close()

    assert find_key(files, None) == key


@pytest.mark.parametrize("trace", ["till.mark", "till-replaced-20260310-183000.db", "backups"])
def test_no_store_is_made_where_one_is_missing(data_dir: Path, trace: str) -> None:
    files = StoreFiles(data_dir)
    files.database.unlink()
    files.mark.unlink()
    (data_dir / trace).touch()
    before = {path.name: path.read_bytes() for path in data_dir.iterdir()}

    with pytest.raises(DamagedFile, match=f"till.db is missing, but there is {trace}"):
        create_store(data_dir, PLACE, keyring=None)

    assert {path.name: path.read_bytes() for path in data_dir.iterdir()} == before


def test_only_one_process_works_on_the_file(data_dir: Path, open_till: OpenTill) -> None:
    open_till()

    with pytest.raises(StoreInUse):
        open_store(data_dir, keyring=None)


def test_a_refused_key_leaves_the_store_free(data_dir: Path, open_till: OpenTill) -> None:
    files = StoreFiles(data_dir)
    right = files.key.read_text()
    files.key.write_text("00" * 32)
    with pytest.raises(WrongKey):
        open_store(data_dir, keyring=None)
    files.key.write_text(right)

    store = open_till()

    assert not store.ended_uncleanly


def test_what_was_committed_is_there_after_a_restart(data_dir: Path, open_till: OpenTill) -> None:
    store = open_store(data_dir, keyring=None)
    _enrol(store, points=50)
    store.close()

    with open_till().reading() as uow:
        assert balance_on(TODAY, uow.ledger.state_of(ADA.member_id).lots).spendable_points == 50


def test_a_closed_store_is_one_file_without_a_log(data_dir: Path) -> None:
    store = open_store(data_dir, keyring=None)
    _enrol(store)

    store.close()

    assert not Path(f"{StoreFiles(data_dir).database}-wal").exists()


KILLED_AFTER_COMMIT = """
import os, signal, sys
from pathlib import Path
from pos_loyalty.local_db.opening import open_store
from tests.fakes.facts import enrolment

store = open_store(Path(sys.argv[1]), keyring=None)
with store.writing() as uow:
    uow.log.record(enrolment(), expected_version=None)
    uow.commit()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_process_loses_nothing_and_is_noticed(data_dir: Path, open_till: OpenTill) -> None:
    subprocess.run([sys.executable, "-c", KILLED_AFTER_COMMIT, data_dir], check=False)

    store = open_till()

    assert store.ended_uncleanly
    assert store.missing_since is None
    with store.reading() as uow:
        latest = uow.log.latest()
    assert latest is not None
    assert latest.draft.member_id == ADA.member_id


def test_a_store_that_was_closed_ended_cleanly(open_till: OpenTill) -> None:
    assert not open_till().ended_uncleanly


def test_an_older_copy_in_the_place_of_the_file_is_noticed(
    data_dir: Path, open_till: OpenTill
) -> None:
    database = StoreFiles(data_dir).database
    older = database.read_bytes()
    store = open_store(data_dir, keyring=None)
    _enrol(store)
    store.close()
    database.write_bytes(older)

    store = open_till()

    assert store.missing_since is not None
    assert store.missing_since.seq == 1


def test_what_is_missing_stays_marked_through_new_work(data_dir: Path, open_till: OpenTill) -> None:
    files = StoreFiles(data_dir)
    older = files.database.read_bytes()
    store = open_store(data_dir, keyring=None)
    _enrol(store)
    for _ in range(3):
        with store.writing() as uow:
            uow.log.record(sale(), expected_version=None)
            uow.commit()
    store.close()
    marked = read_marker(files.mark)
    files.database.write_bytes(older)

    _enrol(open_till())

    assert read_marker(files.mark) == marked


def test_the_marker_follows_every_commit(data_dir: Path, store: SqliteStore) -> None:
    _enrol(store)

    with store.reading() as uow:
        assert read_marker(StoreFiles(data_dir).mark) == uow.log.head()


def test_only_the_writers_thread_writes(store: SqliteStore) -> None:
    _enrol(store)

    with ThreadPoolExecutor(1) as other, pytest.raises(ValueError, match="thread"):
        other.submit(store.writing).result()


def test_writing_can_be_handed_to_another_thread(store: SqliteStore) -> None:
    _enrol(store)

    store.release_writing_thread()

    with ThreadPoolExecutor(1) as other:
        other.submit(store.checkpoint).result()
    store.release_writing_thread()


def test_a_reader_cannot_record(store: SqliteStore) -> None:
    with pytest.raises(DriverError, match="readonly"), store.reading() as uow:
        uow.log.record(enrolment(), expected_version=None)


def test_eight_readers_at_once_see_the_same(store: SqliteStore) -> None:
    _enrol(store, points=30)
    together = threading.Barrier(8)

    def read(_: int) -> int:
        with store.reading() as uow:
            together.wait()
            return uow.ledger.state_of(ADA.member_id).version

    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(read, range(8))) == [1] * 8


def test_of_eight_who_race_for_one_reward_one_gets_it(store: SqliteStore) -> None:
    _enrol(store, points=100)
    with store.reading() as uow:
        seen = uow.ledger.state_of(ADA.member_id)
    store.release_writing_thread()

    def redeem(lot_id: LotId) -> str:
        draft = draft_of(sale().fact, spending(100, lot_id))
        with store.writing() as uow:
            try:
                uow.log.record(draft, expected_version=seen.version)
            except StaleState:
                lots = uow.ledger.state_of(ADA.member_id).lots
                with pytest.raises(InsufficientPoints):
                    take_points(100, lots, TODAY)
                return "refused"
            uow.commit()
            return "redeemed"

    with ThreadPoolExecutor(1) as writer, ThreadPoolExecutor(8) as cashiers:
        asked = cashiers.map(
            lambda _: writer.submit(redeem, seen.lots[0].lot_id).result(), range(8)
        )
        outcomes = sorted(asked)

    assert outcomes == ["redeemed"] + ["refused"] * 7
    with store.reading() as uow:
        assert balance_on(TODAY, uow.ledger.state_of(ADA.member_id).lots).spendable_points == 0


def test_a_full_disk_records_nothing_and_the_till_goes_on(store: SqliteStore) -> None:
    _enrol(store)
    store.checkpoint()
    _limit_pages(store, extra=3)

    refused = _sell_until_the_disk_is_full(store)

    _limit_pages(store, extra=10_000)
    with store.writing() as uow:
        before = uow.log.unsent_count()
        assert uow.log.find(refused.op_id) is None
        assert uow.log.record(refused, expected_version=None).seq == before + 1
        uow.commit()


def _sell_until_the_disk_is_full(store: SqliteStore) -> OperationDraft:
    for _ in range(200):
        draft = sale()
        try:
            with store.writing() as uow:
                uow.log.record(draft, expected_version=None)
                uow.commit()
        except DiskFull:
            return draft
    raise AssertionError("the disk was never full")


@contextmanager
def _files_of_at_most(size_bytes: int) -> Iterator[None]:
    """Let the system refuse longer files, as a disk does that takes no more."""
    import resource  # not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_loses_nothing_that_was_confirmed(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "CHECKPOINT_COMMITS", 5)
    _enrol(store)
    confirmed: list[OperationDraft] = []

    with _files_of_at_most(400_000), pytest.raises(StoreUnavailable):
        confirmed.extend(_sales(store))

    with store.writing() as uow:
        assert all(uow.log.find(draft.op_id) for draft in confirmed)
        assert uow.log.unsent_count() == 1 + len(confirmed)
        assert uow.log.record(sale(), expected_version=None).seq == 2 + len(confirmed)
    assert len(confirmed) > 50


def _sales(store: SqliteStore) -> Iterator[OperationDraft]:
    """Record one sale after the other and yield each that was confirmed."""
    for number in range(2_000):
        draft = sale(receipt_no=f"R{number}")
        with store.writing() as uow:
            uow.log.record(draft, expected_version=None)
            uow.commit()
        yield draft


def _limit_pages(store: SqliteStore, extra: int) -> None:
    with store.writing() as uow:
        row = uow.connection.execute("PRAGMA page_count").fetchone()
        assert row is not None
        uow.connection.execute(f"PRAGMA max_page_count = {row[0] + extra}")


def test_what_fails_after_a_commit_does_not_deny_it(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _enrol(store)
    monkeypatch.setattr(store_module, "CHECKPOINT_COMMITS", 1)
    bought = sale()

    with store.writing() as uow:
        uow.log.record(bought, expected_version=None)
        reading = uow.connection.execute("SELECT word FROM name_word")
        assert reading.fetchone()  # a statement that is not done: the checkpoint is refused
        uow.commit()

    del reading
    assert "could not be moved" in caplog.text
    with store.reading() as uow:
        assert uow.log.find(bought.op_id)
