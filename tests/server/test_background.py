# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from pos_loyalty.server.background import (
    DELIVERIES,
    JOBS,
    LEASE_SECONDS,
    Background,
    Job,
    jobs_running,
)
from pos_loyalty.server.database import Database
from pos_loyalty.server.leases import take_lease
from pos_loyalty.server.site import Site
from tests.fakes.facts import NOON
from tests.server.speaking import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def site_of(shop: Shop) -> Site:
    site: Site = shop.app.state.site
    return site


def take(shop: Shop, holder: str) -> bool:
    return take_lease(shop.database, "jobs", holder, now=shop.clock(), seconds=LEASE_SECONDS)


def test_a_lease_is_one_holder_s_until_it_is_over(shop: Shop) -> None:
    assert take(shop, "a")
    assert not take(shop, "b")
    shop.clock.passes(seconds=LEASE_SECONDS)

    assert take(shop, "b")
    assert not take(shop, "a")


def test_a_holder_renews_its_lease(shop: Shop) -> None:
    take(shop, "a")
    shop.clock.passes(seconds=LEASE_SECONDS - 1)

    assert take(shop, "a")
    shop.clock.passes(seconds=LEASE_SECONDS - 1)
    assert not take(shop, "b")


def test_two_leases_have_nothing_to_do_with_each_other(shop: Shop) -> None:
    take(shop, "a")

    assert take_lease(shop.database, "deliveries", "b", now=NOON, seconds=1)


def test_of_those_who_want_a_lease_at_once_one_has_it(shop: Shop) -> None:
    with ThreadPoolExecutor(4) as pool:
        took = list(pool.map(lambda holder: take(shop, holder), "abcd"))

    assert took.count(True) == 1


class Work:
    """A job that is counted."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, _site: Site) -> None:
        self.times += 1


def test_a_job_is_done_every_so_often(shop: Shop) -> None:
    work = Work()
    background = Background(site_of(shop), "jobs", [Job("count", 60, work)])

    for seconds in (0.0, 59.0, 60.0, 61.0, 120.0):
        background.do_due(seconds)

    assert work.times == 3


def test_one_process_of_several_does_the_jobs(shop: Shop) -> None:
    work = Work()
    jobs = [Job("count", 1, work)]
    several = [Background(site_of(shop), "jobs", jobs) for _ in range(3)]

    for background in several:
        background.do_due(1.0)

    assert work.times == 1


def test_when_it_dies_another_process_goes_on(shop: Shop) -> None:
    work = Work()
    first, second = (Background(site_of(shop), "jobs", [Job("count", 1, work)]) for _ in "ab")
    first.do_due(1.0)
    shop.clock.now += timedelta(seconds=LEASE_SECONDS)

    second.do_due(2.0)
    first.do_due(float(LEASE_SECONDS))

    assert work.times == 2


def test_the_database_is_asked_for_the_lease_now_and_then_only(shop: Shop) -> None:
    work = Work()
    background = Background(site_of(shop), "jobs", [Job("count", 1, work)])
    background.do_due(1.0)
    with shop.database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM setting")

    background.do_due(2.0)

    assert work.times == 2
    with shop.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT * FROM setting").all() == []


def test_a_job_that_fails_keeps_no_other_from_being_done(shop: Shop) -> None:
    def fails(_site: Site) -> None:
        raise ValueError("a bug")

    work = Work()
    background = Background(site_of(shop), "jobs", [Job("bad", 1, fails), Job("good", 1, work)])

    background.do_due(1.0)
    background.do_due(2.0)

    assert work.times == 2


def test_without_a_database_the_next_tick_tries_again(shop: Shop) -> None:
    away = Shop(shop.database)
    work = Work()
    background = Background(site_of(away), "jobs", [Job("count", 1, work)])
    with shop.database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE setting")

    background.do_due(1.0)

    assert work.times == 0


def test_every_job_of_the_service_can_be_done(shop: Shop) -> None:
    for job in (*JOBS, *DELIVERIES):
        job.work(site_of(shop))

    assert len({job.name for job in (*JOBS, *DELIVERIES)}) == len(JOBS) + len(DELIVERIES)


def test_the_jobs_live_as_long_as_the_service(shop: Shop) -> None:
    before = threading.active_count()

    with jobs_running(site_of(shop)):
        assert threading.active_count() == before + 2

    assert threading.active_count() == before


def test_a_job_is_not_begun_at_the_end(shop: Shop) -> None:
    work = Work()
    background = Background(site_of(shop), "jobs", [Job("count", 1, work)])
    background.start()
    background.stop()

    background.do_due(10.0)

    assert work.times == 0
