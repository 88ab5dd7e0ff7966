# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A coupon counts with the sale at which it was scanned, with no other, or a word says why not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.ui.view_models.coupons import COUPONS_MAX, coupon_rows, look_at_coupon
from pos_loyalty.ui.view_models.member_panel import OpenMember
from pos_loyalty.ui.view_models.notice import NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.panels import CouponRow
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from tests.fakes.fake_store import FakeStore
from tests.ui.view_models.shop import (
    ANNA_CARD,
    NOON,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    sample_program,
    wedge_scan,
)

PAPER = "PAPER-4711"
SPRING = "SPRING26"
VOUCHER = str(IssuedNumber(IssuedKind.VOUCHER, "1234567890123456"))


def told(state: TillState) -> str:
    return state.notice.code if state.notice else ""


def coupons_sold_with(store: FakeStore) -> list[tuple[str, ...]]:
    facts = [operation.fact for operation in store.content.operations]
    return [fact.sale.coupon_codes for fact in facts if isinstance(fact, SaleFact)]


def scan(shop: Shop, text: str) -> None:
    shop.till.scan(wedge_scan(text))


@pytest.mark.parametrize("is_amount_first", [True, False])
def test_a_coupon_counts_with_the_sale_before_and_after_the_amount(
    *, is_amount_first: bool
) -> None:
    store = a_fake_store()
    shop = Shop(store)
    shop.scan(ANNA_CARD)

    if is_amount_first:
        shop.type_amount("20")
    scan(shop, PAPER)
    if not is_amount_first:
        shop.type_amount("20")
    quote = shop.state.sale.quote
    shop.till.sale.confirm()

    assert quote is not None
    assert quote.earned_points == 19 + 15  # a point for each 1 zł of 19.00, and the coupon's 15
    assert coupons_sold_with(store) == [(PAPER,)]


def test_a_taken_coupon_is_said_and_shown(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    scan(shop, PAPER)

    assert shop.state.notice is not None
    assert (shop.state.notice.kind, told(shop.state)) == (NoticeKind.OK, NoticeCode.COUPON_TAKEN)
    (coupon,) = shop.state.sale.coupons
    assert (coupon.names["en"], coupon.unmet) == ("Coupon from the local paper", None)
    assert shop.state.sale.is_begun


def test_the_same_coupon_again_counts_once_however_it_is_spelled(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    scan(shop, PAPER)
    scan(shop, PAPER.lower())

    assert told(shop.state) == NoticeCode.COUPON_TAKEN_BEFORE
    assert len(shop.state.sale.coupons) == 1


def test_a_coupon_that_is_not_good_today_says_so_and_leaves_the_sale_alone(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("12")

    scan(shop, SPRING)  # from 20 March on; it is the 2nd

    assert shop.state.notice is not None
    assert told(shop.state) == NoticeCode.COUPON_UNAVAILABLE
    assert shop.state.notice.fact("reason") == "dates"
    assert (shop.state.sale.typed, shop.state.sale.coupons) == ("12", ())


def test_a_coupon_that_this_member_used_today_is_used_up(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    scan(shop, PAPER)
    shop.type_amount("20")
    shop.till.sale.confirm()
    shop.scan(ANNA_CARD)

    scan(shop, PAPER)

    assert shop.state.notice is not None
    assert shop.state.notice.fact("reason") == "used_up"


def test_escape_drops_the_coupon_with_the_rest(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("12")
    scan(shop, PAPER)

    shop.till.back()

    assert not shop.state.sale.is_begun
    assert shop.state.screen is Screen.MEMBER


def test_another_member_does_not_get_the_coupon(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    scan(shop, PAPER)

    shop.scan(OLGA_CARD)
    told_first = told(shop.state)
    shop.till.back()
    shop.scan(OLGA_CARD)

    assert told_first == NoticeCode.SALE_UNFINISHED
    assert shop.state.member is not None
    assert (shop.state.member.card_number, shop.state.sale.coupons) == (OLGA_CARD, ())


def test_a_coupon_before_the_card_is_not_kept_for_whoever_comes(shop: Shop) -> None:
    scan(shop, PAPER)
    told_first = told(shop.state)

    shop.scan(ANNA_CARD)

    assert told_first == NoticeCode.COUPON_TOO_SOON
    assert shop.state.sale.coupons == ()


def test_a_coupon_after_the_sale_says_that_it_is_too_late(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    scan(shop, PAPER)

    assert told(shop.state) == NoticeCode.COUPON_TOO_LATE
    assert shop.state.screen is Screen.DONE


def test_a_coupon_after_an_undo_is_told_to_follow_a_card_and_not_to_undo_more(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.till.undo()

    scan(shop, PAPER)

    assert shop.state.screen is Screen.DONE
    assert told(shop.state) == NoticeCode.COUPON_TOO_SOON


def test_a_card_right_after_a_coupon_waits_and_then_comes_up() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)

    scan(shop, PAPER)
    shop.scan(ANNA_CARD)
    told_meanwhile = told(shop.state)
    reads.finish_all()

    assert told_meanwhile == NoticeCode.SCAN_WAITS
    assert shop.state.member is not None
    assert shop.state.member.card_number == ANNA_CARD


def test_without_rules_for_today_a_product_is_still_called_a_product(shop: Shop) -> None:
    shop.now = shop.now.replace(year=2020)
    with pytest.raises(NoProgramInForce):
        shop.services().program_at(shop.now)

    scan(shop, "4006381333931")

    assert told(shop.state) == NoticeCode.PRODUCT_SCANNED


def test_a_coupon_in_cyrillic_from_a_qr_code_is_one_too(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    shop.till.scan(Scan("весна26", Symbology.QR_CODE, ScanSource.CAMERA))

    assert told(shop.state) == NoticeCode.COUPON_UNAVAILABLE  # known, but not yet good


def test_a_voucher_beside_a_sale_in_the_making_changes_nothing(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("12")

    scan(shop, VOUCHER)

    assert told(shop.state) == NoticeCode.VOUCHER_SCANNED
    assert shop.state.sale.typed == "12"


def test_a_coupon_says_nothing_before_the_answer_that_knows_it() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("12")
    reads.finish_all()

    scan(shop, PAPER)

    (coupon,) = shop.state.sale.coupons
    assert shop.state.sale.quote is not None
    assert coupon.unmet is None


def test_a_sale_takes_so_many_coupons_and_no_more(shop: Shop) -> None:
    services = shop.services()
    view = services.identify_by_card(ANNA_CARD, NOON)
    case = OpenMember(view, services.program_at(NOON))
    taken = [f"C{number}" for number in range(COUPONS_MAX)]

    look = look_at_coupon(PAPER, taken, case, NOON)

    assert (look.notice.code, look.taken) == (NoticeCode.COUPONS_TOO_MANY, None)


def test_a_coupon_that_no_rules_name_any_more_goes_by_its_code() -> None:
    assert coupon_rows(["GONE-1"], sample_program(), None) == (CouponRow({"": "GONE-1"}),)


@pytest.mark.parametrize(("amount", "reason"), [("49,99", "minimum_spend"), ("60", None)])
def test_a_coupon_that_brings_nothing_with_this_amount_says_why(
    shop: Shop, amount: str, reason: str | None
) -> None:
    shop.now += timedelta(days=30)  # the spring coupon is good from 20 March on
    shop.scan(ANNA_CARD)

    scan(shop, SPRING)
    shop.type_amount(amount)

    (coupon,) = shop.state.sale.coupons
    assert (coupon.unmet.code if coupon.unmet else None) == reason
    assert shop.state.sale.can_confirm


def test_a_coupon_is_taken_on_the_members_page_only(shop: Shop) -> None:
    before = shop.state

    shop.till.sale.take_coupon(PAPER)

    assert shop.state == before


def test_of_two_codes_of_one_coupon_one_counts_and_the_other_paper_goes_back(shop: Shop) -> None:
    services = shop.services()
    program = services.program_at(NOON)
    coupons = tuple(
        replace(coupon, codes=(*coupon.codes, "PAPER-4712")) if coupon.has(PAPER) else coupon
        for coupon in program.coupons
    )
    view = services.identify_by_card(ANNA_CARD, NOON)
    case = OpenMember(view, replace(program, coupons=coupons))

    look = look_at_coupon("PAPER-4712", [PAPER], case, NOON)

    assert (look.notice.code, look.taken) == (NoticeCode.COUPON_TAKEN_BEFORE, None)


def test_a_coupon_is_not_dropped_by_a_reward_that_is_handed_over_without_a_sale(
    shop: Shop,
) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(RewardId("coffee"))
    scan(shop, PAPER)

    shop.till.sale.confirm()

    assert told(shop.state) == NoticeCode.AMOUNT_MISSING
    assert shop.state.sale.coupons
