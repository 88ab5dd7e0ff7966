# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from collections.abc import Sequence

import pytest

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.domain.ops import Operation
from pos_loyalty.services.watched_store import WatchedStore
from tests.fakes.facts import ADA, enrolment, sale
from tests.fakes.fake_store import FakeStore, FakeUnitOfWork


class Diary:
    """Implements ``Onlooker``."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, list[int]]] = []

    def begins(self, operations: Sequence[Operation]) -> None:
        self.lines.append(("begins", [operation.seq for operation in operations]))

    def is_safe(self, operations: Sequence[Operation]) -> None:
        self.lines.append(("is safe", [operation.seq for operation in operations]))


class FullUnit(FakeUnitOfWork):
    def commit(self) -> None:
        raise DiskFull


class FullStore(FakeStore):
    def writing(self) -> FakeUnitOfWork:
        unit = super().writing()
        unit.__class__ = FullUnit
        return unit


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def store(diary: Diary) -> WatchedStore:
    return WatchedStore(FakeStore(), diary)


def record(store: WatchedStore) -> Operation:
    with store.writing() as uow:
        operation = uow.log.record(enrolment(), expected_version=None)
        uow.log.record(sale(), expected_version=None)
        uow.commit()
    return operation


def test_every_operation_is_told_before_and_after(store: WatchedStore, diary: Diary) -> None:
    record(store)

    assert diary.lines == [("begins", [1, 2]), ("is safe", [1, 2])]


def test_what_is_not_committed_is_told_to_nobody(store: WatchedStore, diary: Diary) -> None:
    with store.writing() as uow:
        uow.log.record(enrolment(), expected_version=None)

    assert diary.lines == []


def test_what_could_not_be_made_durable_is_never_safe(diary: Diary) -> None:
    store = WatchedStore(FullStore(), diary)

    with pytest.raises(DiskFull):
        record(store)

    assert diary.lines == [("begins", [1, 2])]


def test_all_else_is_as_before(store: WatchedStore) -> None:
    operation = record(store)

    with store.writing() as uow:
        assert uow.log.find(operation.op_id) == operation
        assert list(uow.log.referring_to(operation.op_id)) == []
        assert uow.log.count() == uow.log.unsent_count() == 2
        assert uow.log.sale_with_receipt("R1") == uow.log.latest()
        assert uow.members.get(ADA.member_id).given_name == "Ada"
        assert uow.ledger.state_of(ADA.member_id).joined_on == ADA.joined_on
        assert uow.programs is not None
        assert uow.grants is not None
    with store.reading() as uow:
        assert uow.log.count() == 2
    assert store.place.store_id
