# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till hears of its server, and how it passes it on."""

from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.members import MemberStatus
from pos_loyalty.domain.units import POINTS
from pos_loyalty.ui.view_models.light import Light, LightKind, Worry
from pos_loyalty.ui.view_models.notice import NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen
from tests.fakes.fake_store import FakeStore
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    NOON,
    OLGA,
    LateRunner,
    Shop,
    a_fake_store,
    a_store_with,
    account_of,
)
from tests.ui.view_models.test_spending import GIFT_CARD, a_program, gift

OFFLINE = Light(LightKind.OFFLINE, NOON, waiting=2)
CLOCK_WRONG = Light(LightKind.ATTENTION, NOON, worries=(Worry.CLOCK,))


@pytest.fixture
def store() -> FakeStore:
    return a_fake_store(anna_points=100)


@pytest.fixture
def shop(store: FakeStore) -> Shop:
    return Shop(store)


def balance_shown(shop: Shop) -> int | None:
    return shop.state.member.balance_points if shop.state.member else None


def test_the_light_is_shown_on_every_screen(shop: Shop) -> None:
    shop.till.show_light(OFFLINE)
    shop.scan(ANNA_CARD)

    assert shop.state.light == OFFLINE
    assert shop.state.notice is None


def test_what_somebody_has_to_see_to_is_said_once(shop: Shop) -> None:
    shop.till.show_light(CLOCK_WRONG)
    said = shop.state.notice
    shop.till.dismiss_notice()
    shop.till.show_light(replace(CLOCK_WRONG, waiting=1))

    assert said is not None
    assert (said.kind, said.code) == (NoticeKind.WARNING, "server_clock")
    assert shop.state.notice is None


def test_it_is_said_again_when_it_comes_back(shop: Shop) -> None:
    shop.till.show_light(CLOCK_WRONG)
    shop.till.show_light(OFFLINE)
    shop.till.dismiss_notice()

    shop.till.show_light(CLOCK_WRONG)

    assert shop.state.notice is not None


def test_it_waits_until_the_cashier_is_free_to_read_it(shop: Shop) -> None:
    shop.scan("no card of ours")
    before = shop.state.notice

    shop.till.show_light(CLOCK_WRONG)
    meanwhile = shop.state.notice
    shop.till.dismiss_notice()
    shop.wait(1)

    assert before == meanwhile
    assert shop.state.notice is not None
    assert shop.state.notice.code == "server_clock"


def test_what_may_cost_points_is_an_error(shop: Shop) -> None:
    shop.till.show_light(Light(LightKind.ATTENTION, NOON, worries=(Worry.GAP, Worry.CLOCK)))

    assert shop.state.notice is not None
    assert (shop.state.notice.kind, shop.state.notice.code) == (NoticeKind.ERROR, "server_gap")


def test_a_press_on_the_light_explains_it(shop: Shop) -> None:
    shop.till.show_light(OFFLINE)

    shop.till.explain_light()

    assert shop.state.notice is not None
    assert (shop.state.notice.kind, shop.state.notice.code) == (NoticeKind.INFO, "server_offline")


def test_what_the_till_may_lend_alone_is_explained(shop: Shop) -> None:
    shop.till.show_light(replace(OFFLINE, floor_points=900, floor_until=NOON))

    shop.till.explain_light()

    assert shop.state.notice is not None
    assert shop.state.notice.code == "server_offline_floor"
    assert shop.state.notice.fact("floor_points") == 900
    assert shop.state.notice.fact("until_at") == NOON.isoformat()


def test_a_busy_till_explains_nothing() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(ANNA_CARD)

    shop.till.explain_light()

    assert shop.state.notice is None


def test_newer_rows_renew_the_balance_and_leave_what_is_entered(
    shop: Shop, store: FakeStore
) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("10")
    store.add_member(ANNA, account_of(ANNA, 250))

    shop.till.rows_came({ANNA.member_id})

    assert balance_shown(shop) == 250
    assert shop.state.sale.typed == "10"
    assert shop.state.sale.quote is not None
    shop.till.sale.confirm()
    assert shop.state.screen is Screen.DONE


def test_a_new_member_stays_a_new_one(shop: Shop, store: FakeStore) -> None:
    shop.till.open(Screen.ENROL)
    shop.till.enrol.type_name("Ewa")
    shop.till.enrol.type_contact("601 234 567")
    shop.till.enrol.confirm()
    member = shop.state.member
    assert member is not None
    with store.reading() as uow:
        ewa = uow.members.get(member.member_id)
    store.add_member(ewa, account_of(ewa, 70))

    shop.till.rows_came({member.member_id})

    assert shop.state.member is not None
    assert shop.state.member.balance_points == 70
    assert shop.state.member.flags == member.flags
    assert shop.state.member.welcome_points == member.welcome_points


def test_rows_of_others_change_nothing(shop: Shop, store: FakeStore) -> None:
    shop.scan(ANNA_CARD)
    store.add_member(ANNA, account_of(ANNA, 250))

    shop.till.rows_came({OLGA.member_id})

    assert balance_shown(shop) == 100


def test_rows_that_say_nothing_new_draw_nothing(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    drawn: list[object] = []
    shop.till.state.watch(drawn.append)

    shop.till.rows_came({ANNA.member_id})

    assert len(drawn) == 1


def test_a_member_who_has_left_meanwhile_does_not_come_back(store: FakeStore) -> None:
    reads = LateRunner()
    shop = Shop(store, reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    store.add_member(ANNA, account_of(ANNA, 250))
    shop.till.rows_came({ANNA.member_id})

    shop.till.go_ready()
    reads.finish_all()

    assert shop.state.screen is Screen.READY
    assert shop.state.member is None


def test_a_card_that_was_stopped_meanwhile_is_told(shop: Shop, store: FakeStore) -> None:
    shop.scan(ANNA_CARD)
    blocked = replace(ANNA, status=MemberStatus.BLOCKED)
    store.add_member(blocked, account_of(ANNA, 100))

    shop.till.rows_came({ANNA.member_id})

    assert shop.state.notice is not None
    assert shop.state.notice.code == "card_blocked"


def test_a_sale_that_is_confirmed_before_its_quote_came_is_saved_once(store: FakeStore) -> None:
    reads = LateRunner()
    shop = Shop(store, reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("10")
    shop.till.sale.confirm()
    store.add_member(ANNA, account_of(ANNA, 250))
    shop.till.rows_came({ANNA.member_id})

    reads.finish_all()

    assert shop.state.screen is Screen.DONE
    assert shop.operations() == 1


def test_rows_that_come_during_a_save_are_shown_when_it_is_refused() -> None:
    writes = LateRunner()
    store = a_store_with(a_program(), anna_points=100, anna_holds=[gift(1500)])
    shop = Shop(store, writes=writes)
    shop.scan(ANNA_CARD)
    shop.type_amount("10")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.confirm()
    store.add_member(ANNA, moved_on(store, gift(300)))
    shop.till.rows_came({ANNA.member_id})

    writes.finish_all()

    assert shop.state.notice is not None
    assert shop.state.notice.code == "insufficient_money"
    assert [row.stored_minor for row in shop.state.sale.wallets] == [300]
    shop.till.sale.confirm()
    writes.finish_all()
    assert shop.state.done is not None
    assert (shop.state.done.wallets_minor, shop.state.done.paid_minor) == (300, 700)


def test_after_a_tier_has_risen_during_a_save_enter_takes_what_is_due_then() -> None:
    writes = LateRunner()
    store = a_fake_store(anna_holds=[gift(5000)])
    shop = Shop(store, writes=writes)
    shop.scan(ANNA_CARD)
    shop.type_amount("20")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    shop.till.sale.confirm()
    silver: dict[str, dict[date | None, int]] = {"earned": {NOON.date(): 500}}
    store.add_member(ANNA, replace(moved_on(store, gift(5000)), counters=silver))
    shop.till.rows_came({ANNA.member_id})

    writes.finish_all()

    assert shop.state.notice is not None
    assert (shop.state.notice.code, shop.state.notice.facts) == (
        "more_than_due",
        (("paid_minor", 1900), ("due_minor", 1800)),
    )
    shop.till.sale.confirm()
    writes.finish_all()
    assert shop.state.done is not None
    assert (shop.state.done.wallets_minor, shop.state.done.paid_minor) == (1800, 0)


def test_a_reading_that_ends_during_a_save_is_shown_when_it_is_refused() -> None:
    reads, writes = LateRunner(), LateRunner()
    store = a_store_with(a_program(), anna_points=100, anna_holds=[gift(1500)])
    shop = Shop(store, reads=reads, writes=writes)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("10")
    shop.till.sale.spending.toggle_wallet(GIFT_CARD)
    reads.finish_all()
    store.add_member(ANNA, moved_on(store, gift(300)))
    shop.till.rows_came({ANNA.member_id})
    shop.till.sale.confirm()
    reads.finish_all()

    writes.finish_all()
    reads.finish_all()

    assert [row.stored_minor for row in shop.state.sale.wallets] == [300]


def test_rows_that_come_while_the_card_is_looked_up_are_shown_after_it(store: FakeStore) -> None:
    reads = LateRunner()
    shop = Shop(store, reads=reads)
    shop.scan(ANNA_CARD)
    shop.till.rows_came({ANNA.member_id})

    reads.finish_one()

    assert balance_shown(shop) == 100
    store.add_member(ANNA, account_of(ANNA, 250))
    reads.finish_all()
    assert balance_shown(shop) == 250


def moved_on(store: FakeStore, *lots: Lot) -> MemberState:
    """Return Anna's account with other lots, as the server says."""
    with store.reading() as uow:
        state = uow.ledger.state_of(ANNA.member_id)
    points = tuple(lot for lot in state.lots if lot.unit == POINTS)
    return replace(state, version=state.version + 1, lots=(*points, *lots))
