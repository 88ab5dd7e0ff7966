# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What whoever drives the synchronisation tidies up."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from pos_loyalty.linking.driven import Driven, drive
from pos_loyalty.linking.open_till import OpenTill
from pos_loyalty.linking.opening import till_address
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.retention import DROPPED_AT_ONCE_MAX, KEPT_DAYS
from pos_loyalty.settings import read_settings
from pos_loyalty.sync.outcome import Outcome
from tests.fakes.facts import NOON, enrolment, sale
from tests.linking.served_shop import ServedShop

R = TypeVar("R")

LONG_AGO = NOON - timedelta(days=KEPT_DAYS + 1)


@pytest.fixture
def driven(shop: ServedShop, tmp_path: Path) -> Iterator[Driven]:
    """A till that joined a shop, with nobody who drives it yet."""
    places = shop.join(tmp_path / "t")
    with closing(open_store(places.data_dir, keyring=system_keyring())) as store:
        address = till_address(store, places, read_settings(places.config_dir))
        assert address is not None
        with address.transport() as transport:
            till = OpenTill(store=store, recorder=store, run=at_once)
            yield drive(till, transport)


def at_once(work: Callable[[], R]) -> R:
    return work()


def numbers(driven: Driven) -> list[int]:
    with driven.file.reading() as uow:
        return [seq for (seq,) in uow.connection.execute("SELECT seq FROM op ORDER BY seq")]


def test_what_the_server_has_had_for_long_is_dropped_whatever_its_number(driven: Driven) -> None:
    many = DROPPED_AT_ONCE_MAX + 2
    with driven.file.writing() as uow:
        uow.log.record(replace(enrolment(), occurred_at=LONG_AGO), expected_version=None)
        for number in range(2, many + 1):
            old = replace(sale(receipt_no=f"R{number}"), occurred_at=LONG_AGO)
            uow.log.record(old, expected_version=None)
        uow.log.record(sale(receipt_no="new"), expected_version=None)
        uow.commit()
    while driven.engine.step() is not Outcome.NOTHING:
        pass

    driven.tidy()

    assert numbers(driven) == [many + 1]


def test_what_waits_is_kept_however_old_it_is(driven: Driven) -> None:
    with driven.file.writing() as uow:
        uow.log.record(replace(enrolment(), occurred_at=LONG_AGO), expected_version=None)
        uow.commit()

    driven.tidy()

    assert numbers(driven) == [1]
