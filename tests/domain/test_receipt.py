# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The receipt says what the screen says: both are made of the recorded operation."""

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pos_loyalty.domain.balances import Balance
from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.receipt import (
    Receipt,
    ReceiptLine,
    ReceiptPlace,
    Standing,
    receipt_of,
    void_of,
)
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.ui.view_models.done_panel import Recorded, done_panel
from pos_loyalty.ui.view_models.panels import DonePanel
from pos_loyalty.ui.view_models.recording import look_at_recorded
from tests.ui.view_models.shop import ANNA, ANNA_CARD, NOON, Shop, a_fake_store

PLACE = ReceiptPlace(store_name="Corner Shop", till_no=1, currency="PLN")


def latest(shop: Shop) -> Recorded:
    services = shop.services()
    operation = services.latest_operation()
    assert operation is not None
    return look_at_recorded(operation, ANNA, services)


def receipt_of_latest(shop: Shop) -> Receipt:
    recorded = latest(shop)
    assert recorded.balance_points is not None
    standing = Standing(balance=Balance(recorded.balance_points), as_of=NOON)
    receipt = receipt_of(
        recorded.operation,
        recorded.member,
        place=PLACE,
        program=recorded.program,
        standing=standing,
    )
    assert receipt is not None
    return receipt


def figures(told: Receipt | DonePanel) -> tuple[object, ...]:
    balance = (
        told.standing and told.standing.balance.spendable_points
        if (isinstance(told, Receipt))
        else told.balance_points
    )
    return (
        (told.earned_points, told.used_points, balance, told.later_points),
        (told.paid_minor, told.wallets_minor, told.gains, told.reward_names),
        told.is_provisional,
    )


def sell(shop: Shop, minor: int, reward: int) -> None:
    """Sell, and take the reward of this place in the list if it can be had."""
    shop.scan(ANNA_CARD)
    shop.type_amount(f"{minor // 100}.{minor % 100:02}")
    rows = [row for row in shop.state.sale.rewards if row.is_choosable]
    if reward < len(rows):
        shop.till.sale.toggle_reward(rows[reward].reward_id)
    shop.till.sale.confirm()


@settings(max_examples=10)
@given(
    points=st.integers(0, 2_000),
    minor=st.integers(1, 500_000),
    reward=st.integers(0, 4),
    then=st.sampled_from(["", "undo", "return"]),
)
def test_paper_and_screen_say_the_same(points: int, minor: int, reward: int, then: str) -> None:
    shop = Shop(a_fake_store(anna_points=points))
    sell(shop, minor, reward)
    if then == "undo":
        shop.till.undo()
    elif then == "return":
        assert shop.state.done is not None
        shop.scan(shop.state.done.receipt_no)
        shop.till.returning.choose_all()
        shop.till.returning.confirm()

    panel, receipt = done_panel(latest(shop)), receipt_of_latest(shop)

    assert figures(receipt) == figures(panel)
    assert receipt.receipt_no == panel.receipt_no
    off = sum(reduction.minor for reduction in receipt.reductions)
    lines = sum(line.gross_minor for line in receipt.lines)
    assert lines == receipt.gross_minor
    if receipt.lines:
        assert lines - off - receipt.wallets_minor == receipt.paid_minor


def test_a_void_names_the_receipt_that_does_not_count_any_more() -> None:
    shop = Shop(a_fake_store())
    shop.buy(ANNA_CARD, "10")
    sale = receipt_of_latest(shop)
    shop.till.undo()

    void = void_of(sale, receipt_of_latest(shop))

    assert void.receipt_no == sale.receipt_no
    assert void.paid_minor == sale.paid_minor
    assert void.used_points == sale.earned_points


def test_nothing_of_a_person_is_on_it_but_a_first_name() -> None:
    shop = Shop(a_fake_store())
    shop.buy(ANNA_CARD, "10")

    receipt = receipt_of_latest(shop)

    written = " ".join(str(getattr(receipt, field.name)) for field in fields(receipt))
    assert ANNA.given_name in written
    for secret in (ANNA.family_name, ANNA.card_number, ANNA.phone, ANNA.email):
        assert secret not in written


def test_goods_are_called_as_the_catalogue_calls_them_or_by_their_number() -> None:
    shop = Shop(a_fake_store())
    lines = (SaleLine(1, 500, sku="tea", quantity_milli=2_000), SaleLine(2, 300, sku="5901"))
    shop.scan(ANNA_CARD)
    shop.till.sale.edit(lambda entry: replace(entry, lines=lines))
    shop.till.sale.confirm()
    recorded = latest(shop)

    receipt = receipt_of(
        recorded.operation,
        ANNA,
        place=PLACE,
        program=None,
        standing=None,
        name_of=lambda sku: {"tea": "Green tea"}.get(sku, ""),
    )

    assert receipt is not None
    assert receipt.lines == (
        ReceiptLine({"en": "Green tea"}, "", 2_000, 500),
        ReceiptLine({}, "5901", 1_000, 300),
    )


def test_points_that_end_soon_have_their_day() -> None:
    lot = Lot(LotId("ends"), 30, expires_on=NOON.date())
    shop = Shop(a_fake_store(anna_points=0, anna_holds=[lot]))
    view = shop.services().identify(ANNA.member_id, NOON)
    shop.buy(ANNA_CARD, "1")
    recorded = latest(shop)

    receipt = receipt_of(
        recorded.operation,
        ANNA,
        place=PLACE,
        program=None,
        standing=Standing(balance=view.balance, as_of=NOON),
    )

    assert receipt is not None
    assert receipt.expiring == (30, view.balance.expiring_on)


def test_what_is_no_visit_gives_no_receipt() -> None:
    shop = Shop(a_fake_store())
    shop.till.enrol.begin()
    recorded = latest_enrolment(shop)

    receipt = receipt_of(recorded.operation, ANNA, place=PLACE, program=None, standing=None)

    assert receipt is None


def latest_enrolment(shop: Shop) -> Recorded:
    shop.till.enrol.type_name("Ola Nowak")
    shop.till.enrol.type_contact("+48 501 234 999")
    shop.till.enrol.confirm()
    return latest(shop)
