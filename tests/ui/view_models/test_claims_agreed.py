# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where the programme wants it, a supervisor agrees to points for an earlier purchase."""

from dataclasses import replace

from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.domain.errors import OwnCard
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.program.late_claims import LateClaims
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.staff import Deed
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.fakes.fake_store import FakeStore
from tests.ui.view_models.forgetful_shop import ForgetfulShop
from tests.ui.view_models.shop import (
    ANNA_CARD,
    OLGA,
    OLGA_CARD,
    Shop,
    a_store_with,
    account_of,
    sample_program,
)
from tests.ui.view_models.staffed_shop import StaffedShop

BASKET = RegisterBasket("K1/117", (SaleLine(7, 2_900),))
RULES = replace(sample_program(), late_claims=LateClaims(days=14, needs_approval=True))


class StaffedForgetfulShop(StaffedShop, ForgetfulShop):
    """Asks who stands there, and people forget their cards."""


def a_store() -> FakeStore:
    store = a_store_with(RULES)
    store.add_member(OLGA, account_of(OLGA, 0))
    return store


def signed_in(name: str) -> StaffedForgetfulShop:
    shop = StaffedForgetfulShop(a_store())
    shop.sign_in(name)
    return shop


def approver_of_last(shop: Shop) -> str:
    with shop.store.reading() as uow:
        latest = uow.log.latest()
    assert latest is not None
    assert isinstance(latest.fact, SaleFact)
    return latest.fact.approver


def test_a_cashier_asks_and_the_manager_who_agreed_is_remembered() -> None:
    shop = signed_in("Jan")
    shop.scan(shop.take_code_home())

    shop.scan(ANNA_CARD)
    assert shop.state.staff.deed == Deed.LATE_CLAIM
    assert shop.shows(Screen.MEMBER)
    shop.agree("Ewa")

    assert shop.shows(Screen.DONE)
    assert approver_of_last(shop) == shop.people["Ewa"].staff_id


def test_a_question_that_is_dropped_gives_nothing_and_the_code_stays_good() -> None:
    shop = signed_in("Jan")
    code, points = shop.take_code_home(), 100
    shop.scan(ANNA_CARD)
    shop.scan(code)

    shop.till.approving.drop()
    assert shop.points_of(ANNA_CARD) == points
    shop.scan(code)

    assert shop.state.staff.deed == Deed.LATE_CLAIM


def test_a_basket_that_a_register_sends_meanwhile_waits_for_the_answer() -> None:
    shop = signed_in("Jan")
    shop.scan(shop.take_code_home())
    shop.scan(ANNA_CARD)

    shop.till.sale.baskets.offer(BASKET)
    shop.till.tick()
    assert not shop.state.sale.is_begun
    shop.agree("Ewa")
    assert shop.shows(Screen.DONE)
    shop.scan(ANNA_CARD)
    shop.till.tick()

    assert shop.state.sale.receipt_no == BASKET.receipt_no


def test_a_purchase_that_was_begun_meanwhile_is_not_taken_off_the_screen() -> None:
    shop = signed_in("Jan")
    code = shop.take_code_home()
    shop.scan(ANNA_CARD)
    shop.scan(code)

    shop.type_amount("5")
    shop.agree("Ewa")

    assert shop.shows(Screen.MEMBER)
    assert shop.notice == NoticeCode.SALE_UNFINISHED
    assert shop.points_of(ANNA_CARD) == 100


def test_nobody_has_the_points_on_their_own_card() -> None:
    shop = signed_in("Ola")
    shop.scan(shop.take_code_home())

    shop.scan(OLGA_CARD)

    assert shop.notice == OwnCard.code


def test_a_shop_without_a_staff_list_asks_nobody() -> None:
    shop = ForgetfulShop(a_store())
    shop.scan(shop.take_code_home())

    shop.scan(ANNA_CARD)

    assert shop.shows(Screen.DONE)
    assert approver_of_last(shop) == ""
