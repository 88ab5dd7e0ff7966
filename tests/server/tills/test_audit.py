# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from sqlalchemy import select

from pos_loyalty.server.database import Database
from pos_loyalty.server.tables import stray
from pos_loyalty.server.tills.audit import keep_for_audit
from tests.fakes.facts import NOON, enrolment, sale
from tests.server.pushing import PushingTill


def kept(database: Database) -> list[bytes]:
    with database.engine.connect() as connection:
        return list(connection.execute(select(stray.c.payload).order_by(stray.c.seq)).scalars())


def keeps(database: Database, log: PushingTill, *, kept_max: int = 100) -> int:
    return keep_for_audit(database, log.till_id, log.batch(), NOON, kept_max=kept_max)


def test_what_is_handed_over_is_kept_byte_for_byte(database: Database) -> None:
    log = PushingTill(1)
    log.records(enrolment())
    log.records_bytes(b"torn")

    assert keeps(database, log) == 2
    assert keeps(database, log) == 0

    assert kept(database) == log.log


def test_what_was_taken_while_the_till_was_trusted_is_not_kept_twice(database: Database) -> None:
    log = PushingTill(1)
    log.does(database, enrolment())
    assert keeps(database, log) == 0
    log.records(sale())

    assert keeps(database, log) == 1

    assert kept(database) == log.log[1:]


def test_a_stolen_till_does_not_fill_the_disk(database: Database) -> None:
    log = PushingTill(1)
    for number in range(3):
        log.records(sale(receipt_no=f"R{number}"))

    assert keeps(database, log, kept_max=2) == 0

    assert kept(database) == []
