# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Lines that came back where nobody knew their sale: the server finds it, and does the rest."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from pos_loyalty.domain.ids import WalletId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.domain.ops import OperationDraft, UnmatchedReturnFact
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import POINTS, Unit, money_in
from pos_loyalty.server.accounts.rows import account_rows
from pos_loyalty.server.database import Database, TooBusy
from pos_loyalty.server.operations import service
from pos_loyalty.server.operations import waiting as waiting_room
from pos_loyalty.server.operations.matching import match_return
from pos_loyalty.server.operations.reading import OpKey
from pos_loyalty.server.operations.waiting import drive_waiting
from pos_loyalty.server.programs.service import publish
from pos_loyalty.server.rebuild import projection_digest, rebuild
from pos_loyalty.server.rechecking.service import recheck
from pos_loyalty.server.tables import flag, op, parked
from tests.domain.shopping import ADA, MONDAY
from tests.fakes.facts import draft_of, enrolment
from tests.server.cashiers import ShopTill
from tests.server.pushing import APPLIED, PushingTill, outcomes, parked_for
from tests.server.rules import document
from tests.services.till import MEMBER

LATER = MONDAY + timedelta(days=1)
GIFT_CARD = {
    "wallet_id": "gift-card",
    "name": {"en": "Gift card"},
    "loads": {"tags": ["gift-card"]},
}


def came_back(
    returned_minor: Mapping[int, int], refund_minor: int | None = None, receipt_no: str = "R1"
) -> OperationDraft:
    """Return lines that came back at a till that has never heard of their sale."""
    fact = UnmatchedReturnFact(
        receipt_no=receipt_no,
        store_id="waw-1",
        sold_on=MONDAY.date(),
        business_at=LATER,
        returned_minor=returned_minor,
        refund_minor=sum(returned_minor.values()) if refund_minor is None else refund_minor,
    )
    return draft_of(fact, member_id=PROGRAM_ACCOUNT)


def points(database: Database) -> int:
    """Return Ada's points."""
    return held(database, POINTS)


def held(database: Database, unit: Unit) -> int:
    """Return what Ada holds of a unit."""
    with database.engine.connect() as connection:
        (row,) = account_rows(connection, [ADA])
    return sum(lot.amount for lot in row.lots if lot.unit == unit)


def flags(database: Database) -> list[tuple[str, Any]]:
    """Return what somebody should look at."""
    with database.engine.connect() as connection:
        rows = connection.execute(select(flag).order_by(flag.c.code)).all()
    return [(row.code, json.loads(row.detail) if row.detail else None) for row in rows]


def waiting(database: Database) -> int:
    """Return how many operations are parked."""
    with database.engine.connect() as connection:
        return len(connection.execute(select(parked)).all())


@pytest.fixture
def shop(database: Database) -> Database:
    """Return a shop that has published its rules, with Ada in it."""
    publish(database, document(), now=MONDAY, may_backdate=True)
    PushingTill().does(database, enrolment(MEMBER))
    return database


def test_what_comes_back_after_its_sale_takes_its_points(shop: Database) -> None:
    seller = ShopTill()
    seller.hands_over(shop, seller.cashier.sells(2000, 1000), LATER)
    before = points(shop)

    answer = PushingTill().does(shop, came_back({1: 2000}))

    assert outcomes(answer) == [APPLIED]
    assert (before, points(shop), waiting(shop), flags(shop)) == (30, 10, 0, [])


def test_what_comes_back_before_its_sale_waits_for_it(shop: Database) -> None:
    seller, other = ShopTill(), PushingTill()
    first = other.does(shop, came_back({1: 2000}))

    seller.hands_over(shop, seller.cashier.sells(2000, 1000), LATER)

    assert outcomes(first) == outcomes(other.pushes(shop)) == [parked_for("unknown_sale")]
    assert (points(shop), waiting(shop)) == (10, 0)


def test_a_line_comes_back_once_wherever_it_does(shop: Database) -> None:
    seller = ShopTill()
    sold = seller.cashier.sells(2000, 1000)
    seller.hands_over(shop, sold, LATER)
    seller.hands_over(shop, seller.cashier.takes_back(sold, {1: 2000}), LATER)

    PushingTill().does(shop, came_back({1: 2000}))

    assert (points(shop), flags(shop)) == (10, [("over_refund", None)])


def test_money_that_was_paid_out_otherwise_is_flagged(shop: Database) -> None:
    seller = ShopTill()
    seller.hands_over(shop, seller.cashier.sells(2000), LATER)

    PushingTill().does(shop, came_back({1: 2000}, refund_minor=1500))

    assert flags(shop) == [("calc_mismatch", {"paid_out": 1500, "due": 2000})]
    assert points(shop) == 0


@pytest.mark.parametrize(
    ("paid_out", "expected"),
    [(500, []), (2000, [("calc_mismatch", {"paid_out": 2000, "due": 500})])],
)
def test_what_stored_money_had_paid_is_not_paid_out(
    database: Database, paid_out: int, expected: list[tuple[str, Any]]
) -> None:
    rules = document(wallets=[GIFT_CARD])
    publish(database, rules, now=MONDAY, may_backdate=True)
    PushingTill().does(database, enrolment(MEMBER))
    seller = ShopTill(rules)
    card = seller.cashier.quotes_lines([SaleLine(1, 5000, tags=("gift-card",))], receipt_no="R0")
    seller.hands_over(database, seller.cashier.completes(card), LATER)
    payment = WalletPayment(WalletId("gift-card"), 1500)
    seller.hands_over(database, seller.cashier.sells(2000, chosen=[payment]), LATER)

    PushingTill().does(database, came_back({1: 2000}, refund_minor=paid_out))

    assert flags(database) == expected
    assert held(database, money_in(WalletId("gift-card"))) == 5000


def test_a_receipt_without_a_number_is_found_by_nobody(shop: Database) -> None:
    seller = ShopTill()
    seller.hands_over(shop, seller.cashier.sells(2000, receipt_no=""), LATER)

    answer = PushingTill().does(shop, came_back({1: 2000}, receipt_no=""))

    assert outcomes(answer) == [parked_for("unknown_sale")]


def test_without_the_rules_of_the_sale_it_is_left_to_a_person(database: Database) -> None:
    PushingTill().does(database, enrolment(MEMBER))
    seller = ShopTill()
    seller.hands_over(database, seller.cashier.sells(2000), LATER)

    PushingTill().does(database, came_back({1: 2000}))

    assert (points(database), flags(database)) == (20, [("stale_rule", None)])


def test_what_was_worked_out_is_an_operation_like_any_other(shop: Database) -> None:
    seller = ShopTill()
    seller.hands_over(shop, seller.cashier.sells(2000, 1000), LATER)
    PushingTill().does(shop, came_back({1: 2000}))
    before = projection_digest(shop)

    rebuild(shop)
    while recheck(shop, LATER).count:
        pass

    assert projection_digest(shop) == before
    assert {code for code, _ in flags(shop)} <= {"calc_mismatch", "stale_rule"}
    with shop.engine.connect() as connection:
        kinds = connection.execute(select(op.c.kind, op.c.is_applied).order_by(op.c.kind)).all()
    assert [tuple(row) for row in kinds] == [
        ("enrolment", 1),
        ("refund", 1),
        ("sale", 1),
        ("unmatched_return", 0),
    ]


def test_what_could_not_be_worked_out_at_once_is_in_the_background(
    shop: Database, monkeypatch: pytest.MonkeyPatch, failures: list[str]
) -> None:
    seller = ShopTill()
    seller.hands_over(shop, seller.cashier.sells(2000), LATER)
    with monkeypatch.context() as broken:
        broken.setattr(service, "match_return", _broken)
        answer = PushingTill().does(shop, came_back({1: 2000}))

    driven = drive_waiting(shop, LATER)

    assert outcomes(answer) == [APPLIED]
    assert (driven, points(shop), waiting(shop)) == (1, 0, 0)


def test_what_was_worked_out_is_not_worked_out_again(shop: Database) -> None:
    seller, other = ShopTill(), PushingTill()
    seller.hands_over(shop, seller.cashier.sells(2000, 1000), LATER)
    other.does(shop, came_back({1: 2000}))

    again = match_return(shop, OpKey(other.till_id, 1, 1), LATER)

    assert not again
    assert points(shop) == 10


def test_in_the_databases_trouble_the_till_has_its_answer_all_the_same(
    shop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    seller = ShopTill()
    seller.hands_over(shop, seller.cashier.sells(2000), LATER)
    with monkeypatch.context() as stormy:
        stormy.setattr(service, "match_return", _too_busy)
        answer = PushingTill().does(shop, came_back({1: 2000}))
    monkeypatch.setattr(waiting_room, "match_return", _too_busy)
    with pytest.raises(TooBusy):
        drive_waiting(shop, LATER)

    assert outcomes(answer) == [APPLIED]
    assert waiting(shop) == 1


def _too_busy(*_: object) -> bool:
    raise TooBusy


def _broken(*_: object) -> bool:
    raise ValueError("not today")
