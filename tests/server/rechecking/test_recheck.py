# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations are evaluated again: agreement is silent, a difference is a person's to look at."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from pos_loyalty.domain.ledger import Account, Effects, LedgerEntry, Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.server.database import Database
from pos_loyalty.server.merging.service import merge_members
from pos_loyalty.server.programs.service import publish
from pos_loyalty.server.rechecking import looking_back, service
from pos_loyalty.server.rechecking.service import Rechecked, recheck
from pos_loyalty.server.tables import flag
from tests.domain.shopping import ADA, MONDAY
from tests.fakes.facts import enrolment
from tests.fakes.fake_store import FakeStore
from tests.fakes.store_subject import Subject
from tests.server.cashiers import ShopTill
from tests.server.gestures import BOB, clock_event, merge_command
from tests.server.pushing import PushingTill
from tests.server.rules import document
from tests.services.busy_day import BusyDays, sample_document
from tests.services.till import MEMBER

LATER = MONDAY + timedelta(days=60)
Flags = Sequence[tuple[int, str]]


def bringing(member: Member, lots: Sequence[Lot]) -> OperationDraft:
    """Return somebody's joining, with what they brought from elsewhere."""
    entries = tuple(
        LedgerEntry(account, sign * lot.amount, "import", lot.unit)
        for lot in lots
        for account, sign in ((Account.MEMBER, 1), (Account.ISSUED, -1))
    )
    return replace(enrolment(member), effects=Effects(entries, tuple(lots)))


def all_looked_at(database: Database) -> Rechecked:
    """Look at everything; return what came of it together."""
    total = Rechecked()
    while (some := recheck(database, LATER)).count:
        total = Rechecked(
            total.count + some.count, total.unclear + some.unclear, total.flagged + some.flagged
        )
    return total


def flags_of(database: Database, till: PushingTill) -> Flags:
    """Return what was flagged of a till: number and code."""
    with database.engine.connect() as connection:
        wanted = select(flag).where(flag.c.till_id == till.till_id.bytes).order_by(flag.c.seq)
        return [(row.seq, row.code) for row in connection.execute(wanted)]


@pytest.fixture
def shop(database: Database) -> Database:
    """Return a shop that has published its rules, with Ada in it."""
    publish(database, document(), now=MONDAY, may_backdate=True)
    PushingTill().does(database, enrolment(MEMBER))
    return database


@pytest.mark.parametrize("seed", [1, 4, 9])
def test_a_till_that_decides_as_the_server_is_believed(database: Database, seed: int) -> None:
    days = BusyDays(Subject(FakeStore()), seed)
    base = days.till.state_of(ADA)
    days.play(60)
    till = PushingTill()
    publish(database, sample_document(), now=MONDAY, may_backdate=True)
    ada = replace(MEMBER, birthday=date(1990, 11, 25))
    PushingTill().does(database, bringing(ada, base.lots))

    for recorded in days.recorded:
        till.records_bytes(encode_operation(recorded.operation))
    till.pushes(database, now=LATER)
    looked = all_looked_at(database)

    assert flags_of(database, till) == []
    assert (looked.count, looked.unclear) == (len(days.recorded) + 1, 0)


def test_what_was_made_up_is_flagged_with_where_it_differs(shop: Database) -> None:
    till = ShopTill()
    sold = till.cashier.sells(2500)
    doubled = (*sold.draft.effects.entries, *sold.draft.effects.entries)
    lots = tuple(replace(lot, amount=2 * lot.amount) for lot in sold.draft.effects.lots)
    effects = replace(sold.draft.effects, entries=doubled, lots=lots)
    till.hands_over(shop, replace(sold, draft=replace(sold.draft, effects=effects)), LATER)

    all_looked_at(shop)

    assert flags_of(shop, till) == [(1, "calc_mismatch")]
    with shop.engine.connect() as connection:
        wanted = select(flag.c.detail).where(flag.c.till_id == till.till_id.bytes)
        detail: Any = json.loads(connection.execute(wanted).scalar_one())
    assert detail["count"] > 0
    assert any(one["place"].startswith("effects") for one in detail["differences"])


def test_a_till_that_had_not_heard_of_another_is_believed(shop: Database) -> None:
    one, other = ShopTill(), ShopTill()
    first = one.cashier.sells(2550, receipt_no="R1")
    other.cashier.waits(60)
    unaware = other.cashier.sells(2550, receipt_no="R2")
    one.hands_over(shop, first, at=LATER)
    other.hands_over(shop, unaware, at=LATER + timedelta(hours=1))

    all_looked_at(shop)

    assert flags_of(shop, one) == flags_of(shop, other) == []


def test_a_till_that_had_heard_of_another_is_believed(shop: Database) -> None:
    one, other = ShopTill(), ShopTill()
    first = one.cashier.sells(2550, receipt_no="R1")
    one.hands_over(shop, first, at=MONDAY + timedelta(minutes=1))
    other.subject.record(first.draft)
    other.cashier.waits(3600)
    aware = other.cashier.sells(2550, receipt_no="R2")
    other.hands_over(shop, aware, at=MONDAY + timedelta(hours=2))

    all_looked_at(shop)

    assert flags_of(shop, other) == []


def test_a_till_that_was_alone_since_it_heard_of_another_is_believed(shop: Database) -> None:
    one, other = ShopTill(), ShopTill()
    first = one.cashier.sells(2550, receipt_no="R1")
    one.hands_over(shop, first, at=MONDAY + timedelta(minutes=1))
    other.subject.record(first.draft)
    one.cashier.waits(600)
    unheard = one.cashier.sells(2550, receipt_no="R2")
    one.hands_over(shop, unheard, at=MONDAY + timedelta(minutes=11))
    other.cashier.waits(3600)
    alone = other.cashier.sells(2550, receipt_no="R3")
    other.hands_over(shop, alone, at=MONDAY + timedelta(hours=2))

    all_looked_at(shop)

    assert flags_of(shop, other) == []


def test_rules_that_were_over_are_flagged(shop: Database) -> None:
    till = ShopTill()
    sold = till.cashier.sells(2500)
    newer = document(MONDAY.date(), name={"en": "New"})
    publish(shop, newer, now=MONDAY, may_backdate=True)
    till.hands_over(shop, sold, LATER)

    all_looked_at(shop)

    assert flags_of(shop, till) == [(1, "stale_rule")]


def test_without_any_rules_nothing_can_be_told(database: Database) -> None:
    till = ShopTill()
    PushingTill().does(database, enrolment(MEMBER))
    till.hands_over(database, till.cashier.sells(2500), LATER)

    looked = all_looked_at(database)

    assert (looked.unclear, looked.flagged) == (2, 0)


def test_after_a_merge_nobody_can_tell_what_the_till_knew(shop: Database) -> None:
    till = ShopTill()
    PushingTill().does(shop, enrolment(BOB))
    till.hands_over(shop, till.cashier.sells(2500), LATER)
    merge_members(shop, merge_command(MEMBER, BOB), LATER)
    till.hands_over(shop, till.cashier.sells(2500, receipt_no="R2"), LATER)

    all_looked_at(shop)

    assert flags_of(shop, till) == []


def test_where_too_much_came_since_nobody_can_tell(
    shop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking_back, "LATER_MAX", 1)
    till = ShopTill()
    for number in range(3):
        sold = till.cashier.sells(2500, receipt_no=f"R{number}")
        till.hands_over(shop, sold, LATER)

    looked = all_looked_at(shop)

    assert looked.unclear == 3
    assert flags_of(shop, till) == []


def test_what_no_engine_decides_is_passed_over(shop: Database) -> None:
    till = PushingTill()
    till.does(shop, clock_event())
    till.records_bytes(b"?")
    till.pushes(shop, 2)

    looked = all_looked_at(shop)

    assert looked.count == 3
    assert flags_of(shop, till) == [(1, "clock")]


def test_each_is_looked_at_once_a_few_at_a_time(
    shop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "AT_ONCE_MAX", 2)
    till = ShopTill()
    for number in range(3):
        till.hands_over(shop, till.cashier.sells(100, receipt_no=f"R{number}"), LATER)

    counts = [recheck(shop, LATER).count for _ in range(5)]

    assert sorted(counts) == [0, 0, 1, 1, 2]
