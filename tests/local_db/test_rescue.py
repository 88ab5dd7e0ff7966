# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What waits for the server is carried there as a file."""

from pathlib import Path

import pytest

from pos_loyalty.domain.errors import DamagedFile
from pos_loyalty.local_db.rescue import export_rescue
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.push import PushBatch
from pos_loyalty.protocol.sync.rescue import read_batches, read_whose
from pos_loyalty.services.ports import TillPlace
from tests.durability import shop_day
from tests.fakes.facts import NOON, enrolment, sale
from tests.fakes.fake_store import PLACE
from tests.local_db.answering import acknowledge, record
from tests.local_db.backing_up import back_up, restore, work


def export(folder: Path, destination: Path) -> int:
    return export_rescue(folder, destination, keyring=None, clock=lambda: NOON)


def batches_in(file: Path, place: TillPlace = PLACE) -> list[PushBatch]:
    with file.open("rb") as opened:
        assert read_whose(opened) == place.till_id
        return list(read_batches(opened))


def payloads(store: SqliteStore) -> list[bytes]:
    with store.reading() as uow:
        rows = uow.connection.execute("SELECT payload FROM op ORDER BY epoch, seq").fetchall()
    return [payload for (payload,) in rows]


def test_what_the_server_does_not_have_is_in_the_file(
    store: SqliteStore, data_dir: Path, tmp_path: Path
) -> None:
    record(store, enrolment(), *(sale(receipt_no=f"R{n}") for n in range(250)))
    acknowledge(store, 20)

    count = export(data_dir, tmp_path / "rescue")

    batches = batches_in(tmp_path / "rescue")
    operations = [raw for batch in batches for raw in batch.operations]
    assert (count, len(operations)) == (231, 231)
    assert operations == payloads(store)[20:]
    assert [(b.header.epoch, b.header.first_seq) for b in batches] == [(1, 21), (1, 221)]


def test_nothing_changes_in_the_tills_file(
    store: SqliteStore, data_dir: Path, tmp_path: Path
) -> None:
    record(store, enrolment())

    export(data_dir, tmp_path / "rescue")

    standing = SqliteSyncStore(store).standing()
    assert (standing.waiting, standing.in_limbo) == (1, False)


def test_operations_of_several_epochs_are_all_in(folder: Path, copy: Path, tmp_path: Path) -> None:
    back_up(folder, copy)
    restore(copy, folder)
    work(folder, 3)

    assert export(folder, tmp_path / "rescue") == 23

    headers = [batch.header for batch in batches_in(tmp_path / "rescue", shop_day.PLACE)]
    assert [(h.epoch, h.first_seq, len(h.sizes)) for h in headers] == [(1, 1, 20), (2, 1, 3)]


def test_where_nothing_waits_no_file_is_made(data_dir: Path, tmp_path: Path) -> None:
    assert export(data_dir, tmp_path / "rescue") == 0

    assert list(tmp_path.glob("rescue*")) == []


def test_the_file_is_for_its_owner_alone(
    store: SqliteStore, data_dir: Path, tmp_path: Path
) -> None:
    record(store, enrolment())

    export(data_dir, tmp_path / "rescue")

    assert (tmp_path / "rescue").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_left_as_it_is(
    store: SqliteStore, data_dir: Path, tmp_path: Path
) -> None:
    record(store, enrolment())
    (tmp_path / "rescue").write_text("mine")

    with pytest.raises(FileExistsError):
        export(data_dir, tmp_path / "rescue")

    assert (tmp_path / "rescue").read_text() == "mine"


def test_a_folder_without_a_till_has_nothing_to_rescue(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        export(tmp_path, tmp_path / "rescue")


def test_an_operation_that_is_missing_ends_a_batch_and_is_told(
    store: SqliteStore, data_dir: Path, tmp_path: Path
) -> None:
    record(store, enrolment(), sale(), sale(), sale())
    with store.writing() as uow:
        uow.connection.execute("DELETE FROM op WHERE seq = 3")
        uow.commit()

    with pytest.raises(DamagedFile, match="operation 3"):
        export(data_dir, tmp_path / "rescue")

    assert list(tmp_path.glob("rescue*")) == []
