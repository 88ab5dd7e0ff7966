# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the server holds already when an epoch begins counts as the server counts it."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.joining import EpochAnswer
from pos_loyalty.protocol.sync.pull import Identified
from tests.fakes.facts import ADA, NOON, enrolment, sale
from tests.local_db.answering import acknowledge, assert_whole, points, record, row_of
from tests.local_db.server_words import greeting, page, who


@pytest.fixture
def sync(store: SqliteStore) -> SqliteSyncStore:
    sync = SqliteSyncStore(store)
    sync.greet(greeting(), at=NOON)
    return sync


def test_what_is_held_and_not_counted_is_shown_no_more(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10), sale(points=5), sale(points=7, receipt_no="R2"))
    answer = EpochAnswer(
        epoch=2,
        server_time=NOON,
        held=((1, 1), (1, 2), (1, 3)),
        without_effect=((1, 3),),
    )

    sync.begin_epoch(answer)

    assert points(store) == 15
    assert sync.standing().waiting == 0
    assert_whole(store, data_dir)


def test_what_a_copy_of_the_till_has_handed_over_counts_once_when_its_member_is_asked_for(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10))
    acknowledge(store)
    record(store, sale(points=5))
    row = replace(row_of(store, 2), lots=(Lot(LotId("both"), 15),))
    sync.take_page(page(members=(who(ADA),), accounts=(row,)))
    sync.begin_epoch(EpochAnswer(epoch=2, server_time=NOON, held=((1, 1), (1, 2))))
    assert sync.unconfirmed() == [ADA.member_id]

    sync.take_identified(Identified(server_time=NOON, account=row))

    assert points(store) == 15
    assert sync.unconfirmed() == []
    assert_whole(store, data_dir)
