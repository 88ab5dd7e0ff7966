# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import hashlib
from uuid import UUID, uuid4

import pytest

from pos_loyalty.domain.errors import DamagedFile, UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.local_db.connection import Row
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.operations import decode_operation
from tests.fakes.facts import enrolment, sale
from tests.fakes.fake_store import PLACE


def _rows(store: SqliteStore, sql: str) -> list[Row]:
    with store.reading() as uow:
        return uow.connection.execute(sql).fetchall()


def _sell(store: SqliteStore, count: int) -> None:
    for number in range(count):
        with store.writing() as uow:
            uow.log.record(sale(receipt_no=f"R{number}"), expected_version=None)
            uow.commit()


@pytest.fixture(autouse=True)
def _enrolled(store: SqliteStore) -> None:
    with store.writing() as uow:
        uow.log.record(enrolment(), expected_version=None)
        uow.commit()


def test_an_abandoned_gesture_leaves_no_gap(store: SqliteStore) -> None:
    with store.writing() as uow:
        uow.log.record(sale(), expected_version=1)
    _sell(store, 3)

    numbers = _rows(store, "SELECT epoch, seq FROM op ORDER BY epoch, seq")

    assert numbers == [(1, 1), (1, 2), (1, 3), (1, 4)]


def test_the_chain_can_be_computed_again_from_the_stored_bytes(store: SqliteStore) -> None:
    _sell(store, 3)

    chain = hashlib.sha256(PLACE.till_id.bytes + (1).to_bytes(8, "big")).digest()
    for payload, stored_hash, stored_chain in _rows(
        store, "SELECT payload, payload_sha256, chain FROM op ORDER BY seq"
    ):
        chain = hashlib.sha256(chain + hashlib.sha256(payload).digest()).digest()

        assert (stored_hash, stored_chain) == (hashlib.sha256(payload).digest(), chain)
    assert _rows(store, "SELECT head_chain, next_seq FROM till") == [(chain, 5)]


def test_the_stored_bytes_say_what_the_columns_say(store: SqliteStore) -> None:
    _sell(store, 1)

    *_, row = _rows(
        store, "SELECT payload, epoch, seq, op_id, member_id, kind, receipt_no FROM op ORDER BY seq"
    )

    payload, epoch, seq, op_id, member_id, kind, receipt_no = row
    operation = decode_operation(payload)
    assert operation.till_id == PLACE.till_id
    assert (operation.epoch, operation.seq) == (epoch, seq)
    assert (operation.op_id.bytes, operation.draft.member_id.bytes) == (op_id, member_id)
    assert (operation.fact.kind, "R0") == (kind, receipt_no)


def test_every_operation_sums_to_zero_in_the_ledger(store: SqliteStore) -> None:
    _sell(store, 2)

    sums = _rows(store, "SELECT seq, sum(amount), count(*) FROM ledger_entry GROUP BY seq")

    assert sums == [(2, 0, 2), (3, 0, 2)]


def test_a_member_that_nobody_knows_cannot_buy(store: SqliteStore) -> None:
    draft = sale(member_id=MemberId(UUID(int=99)))

    with store.writing() as uow, pytest.raises(UnknownMember):
        uow.log.record(draft, expected_version=None)

    assert _rows(store, "SELECT count(*) FROM op") == [(1,)]


def test_no_two_operations_share_a_gesture(store: SqliteStore) -> None:
    draft = sale()

    for _ in range(3):
        with store.writing() as uow:
            uow.log.record(draft, expected_version=1)
            uow.commit()

    assert _rows(store, "SELECT count(*), count(DISTINCT op_id) FROM op") == [(2, 2)]
    assert _rows(store, "SELECT version FROM member") == [(2,)]


def test_operations_can_be_counted_until_the_server_has_them(store: SqliteStore) -> None:
    _sell(store, 2)
    with store.writing() as uow:
        uow.connection.execute("UPDATE till SET acked_seq = 2")
        uow.commit()

    with store.reading() as uow:
        assert uow.log.unsent_count() == 1


def test_a_gesture_that_never_was_is_not_found(store: SqliteStore) -> None:
    with store.reading() as uow:
        assert uow.log.find(sale().op_id) is None
        assert uow.log.referring_to(sale().op_id) == ()
        assert uow.log.sale_with_receipt(str(uuid4())) is None


def test_an_operation_that_cannot_be_read_is_told_as_damage(store: SqliteStore) -> None:
    draft = sale()
    with store.writing() as uow:
        uow.log.record(draft, expected_version=None)
        uow.connection.execute("UPDATE op SET payload = x'7b00' WHERE seq = 2")
        uow.commit()

    with store.reading() as uow, pytest.raises(DamagedFile):
        uow.log.find(draft.op_id)
