# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from pos_loyalty.local_db import store as store_module
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.store import SqliteStore
from tests.fakes.facts import ADA, NOON, enrolment, sale


def _enrol(store: SqliteStore, points: int = 0) -> None:
    with store.writing() as uow:
        uow.log.record(enrolment(points=points), expected_version=None)
        uow.commit()


def _log_frames(data_dir: Path) -> int:
    log = Path(f"{StoreFiles(data_dir).database}-wal")
    return log.stat().st_size // (4096 + 24)


def test_an_idle_moment_empties_the_log(data_dir: Path, store: SqliteStore) -> None:
    _enrol(store)
    database = StoreFiles(data_dir).database
    before = database.read_bytes()

    store.checkpoint()

    assert database.read_bytes() != before


def test_a_sale_alone_never_touches_the_database_file(data_dir: Path, store: SqliteStore) -> None:
    database = StoreFiles(data_dir).database
    before = database.read_bytes()

    _enrol(store)

    assert database.read_bytes() == before


def test_a_till_that_is_never_idle_has_a_log_of_bounded_length(
    data_dir: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "CHECKPOINT_COMMITS", 10)
    _enrol(store)

    for number in range(100):
        with store.writing() as uow:
            uow.log.record(sale(receipt_no=f"R{number}"), expected_version=None)
            uow.commit()

    assert _log_frames(data_dir) < 20 * 10


def test_a_reader_keeps_its_moment_while_others_write(store: SqliteStore) -> None:
    _enrol(store)

    with store.reading() as uow:
        with store.writing() as writing:
            writing.log.record(sale(), expected_version=None)
            writing.commit()

        assert uow.ledger.state_of(ADA.member_id).version == 1
        assert uow.log.unsent_count() == 1


def test_times_come_back_as_they_were(store: SqliteStore) -> None:
    _enrol(store)

    with store.reading() as uow:
        latest = uow.log.latest()

    assert latest is not None
    assert latest.draft.occurred_at == NOON
