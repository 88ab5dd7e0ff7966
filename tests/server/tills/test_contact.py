# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

import pytest
from sqlalchemy import select

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.chain import payload_hash
from pos_loyalty.protocol.sync.joining import EpochRequest, Hello
from pos_loyalty.protocol.sync.push import EpochState
from pos_loyalty.server.database import Database
from pos_loyalty.server.tables import till as till_table
from pos_loyalty.server.tables import till_progress
from pos_loyalty.server.tills import service
from tests.fakes.facts import NOON, enrolment, sale, undo
from tests.server.pushing import PushingTill
from tests.server.speaking import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


@pytest.fixture
def log(shop: Shop) -> PushingTill:
    """Return the log of a till that has joined, with two operations handed over."""
    shop.till()
    log = PushingTill(1)
    log.does(shop.database, enrolment(points=50), sale(points=5))
    return log


def hello_of(log: PushingTill) -> Hello:
    return Hello(epoch=log.epoch, next_seq=len(log.log) + 1, chain=log.chains[-1].hex())


def test_both_sides_have_come_equally_far(shop: Shop, log: PushingTill) -> None:
    answer = service.hello(shop.database, log.till_id, hello_of(log), NOON)

    assert (answer.expected_seq, answer.epoch_is_retired) == (3, False)
    assert answer.schema_min <= answer.schema_max


def test_the_release_of_a_till_is_remembered(shop: Shop, log: PushingTill) -> None:
    service.hello(shop.database, log.till_id, replace(hello_of(log), release="1.2" * 30), NOON)

    (line,) = service.list_tills(shop.database)
    assert line.release == ("1.2" * 30)[:40]


def test_a_log_that_has_become_another_one_retires_its_epoch(shop: Shop, log: PushingTill) -> None:
    another = replace(hello_of(log), chain="00" * 32)

    answer = service.hello(shop.database, log.till_id, another, NOON)

    assert answer.epoch_is_retired
    assert log.does(shop.database, sale()).epoch_state is EpochState.RETIRED


def test_a_till_that_has_more_is_only_behind(shop: Shop, log: PushingTill) -> None:
    log.records(sale())

    answer = service.hello(shop.database, log.till_id, hello_of(log), NOON)

    assert (answer.expected_seq, answer.epoch_is_retired) == (3, False)


def test_a_server_that_was_put_back_takes_an_epoch_that_it_does_not_know(
    shop: Shop, log: PushingTill
) -> None:
    later = PushingTill(1, epoch=4)

    answer = service.hello(shop.database, later.till_id, hello_of(later), NOON)

    assert (answer.expected_seq, answer.epoch_is_retired) == (1, False)
    assert later.does(shop.database, sale()).expected_seq == 2
    old = service.hello(shop.database, log.till_id, hello_of(log), NOON)
    assert old.epoch_is_retired


@pytest.mark.parametrize("epoch", [0, -1, 10**9])
def test_an_epoch_that_can_be_none_is_retired(shop: Shop, log: PushingTill, epoch: int) -> None:
    answer = service.hello(
        shop.database, log.till_id, Hello(epoch=epoch, next_seq=1, chain=""), NOON
    )

    assert answer.epoch_is_retired


def test_a_new_epoch_says_what_of_the_old_one_is_held(shop: Shop, log: PushingTill) -> None:
    hashes = [payload_hash(payload).hex() for payload in log.log]
    asked = EpochRequest(
        old_epoch=1, unsent=((1, 1, hashes[0]), (1, 2, "00" * 32), (1, 3, hashes[1]))
    )

    answer = service.begin_epoch(shop.database, log.till_id, asked, NOON)

    assert answer.held == ((1, 1),)
    assert answer.epoch == 2
    assert log.does(shop.database, sale()).epoch_state is EpochState.RETIRED


def test_a_new_epoch_says_what_of_that_counts_for_nothing_as_yet(
    shop: Shop, log: PushingTill
) -> None:
    log.does(shop.database, undo(sale(points=7)))
    hashes = [payload_hash(payload).hex() for payload in log.log]
    unsent = tuple((1, seq, sha256) for seq, sha256 in enumerate(hashes, start=1))

    answer = service.begin_epoch(
        shop.database, log.till_id, EpochRequest(old_epoch=1, unsent=unsent), NOON
    )

    assert answer.held == ((1, 1), (1, 2), (1, 3))
    assert answer.without_effect == ((1, 3),)


def test_every_epoch_is_newer_than_any_that_was(shop: Shop, log: PushingTill) -> None:
    first = service.begin_epoch(shop.database, log.till_id, EpochRequest(old_epoch=7), NOON)
    second = service.begin_epoch(shop.database, log.till_id, EpochRequest(old_epoch=7), NOON)

    assert (first.epoch, second.epoch) == (8, 9)
    with shop.database.engine.connect() as connection:
        assert connection.execute(select(till_table.c.epoch)).scalar_one() == 9
        open_ones = select(till_progress.c.epoch).where(till_progress.c.is_retired == 0)
        assert connection.execute(open_ones).scalars().all() == [9]


def test_a_long_outage_is_asked_about_at_once(shop: Shop, log: PushingTill) -> None:
    unsent = tuple((1, seq, "00" * 32) for seq in range(1, 2_001))

    answer = service.begin_epoch(
        shop.database, log.till_id, EpochRequest(old_epoch=1, unsent=unsent), NOON
    )

    assert answer.held == ()


def test_nobody_knows_a_till_that_never_joined(shop: Shop) -> None:
    stranger = TillId(PushingTill(9).till_id)

    with pytest.raises(service.TillUnknown):
        service.hello(shop.database, stranger, Hello(epoch=1, next_seq=1, chain=""), NOON)
    with pytest.raises(service.TillUnknown):
        service.begin_epoch(shop.database, stranger, EpochRequest(old_epoch=1), NOON)
    with pytest.raises(service.TillUnknown):
        service.revoke(shop.database, stranger)


def test_a_till_is_told_the_keys_of_its_store(shop: Shop, log: PushingTill) -> None:
    second, third = shop.till(2), shop.till(3)
    service.revoke(shop.database, third.till_id)

    answer = service.hello(shop.database, log.till_id, hello_of(log), NOON)

    assert len(answer.till_keys) == 2
    assert second.public_key.hex() in answer.till_keys
    assert third.public_key.hex() not in answer.till_keys
