# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""MEMBER: an amount, its points and why, rewards, and Enter."""

from dataclasses import replace

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.services.quote import Quote
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.panels import (
    DoneKind,
    RewardRow,
)
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)
from tests.ui.view_models.shop import (
    ANNA_CARD,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
)

COFFEE = RewardId("coffee")


def row(shop: Shop, reward_id: RewardId) -> RewardRow:
    return next(r for r in shop.state.sale.rewards if r.reward_id == reward_id)


def notice_code(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def test_an_award_is_scan_amount_enter(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("45,50")

    shop.till.sale.confirm()

    done = shop.state.done
    assert shop.state.screen is Screen.DONE
    assert done is not None
    # 45.50 less 5 % for Bronze is 43.23 (the discount is rounded down): 43 points and 2 for coming.
    assert (done.kind, done.paid_minor, done.earned_points, done.balance_points) == (
        DoneKind.SALE,
        4323,
        45,
        145,
    )
    assert shop.points_of(ANNA_CARD) == 145


def test_the_quote_is_what_is_then_recorded(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("45,50")
    quote = shop.state.sale.quote

    shop.till.sale.confirm()

    assert quote is not None
    assert shop.state.done is not None
    assert (quote.due_minor, quote.earned_points, quote.balance_after_points) == (
        shop.state.done.paid_minor,
        shop.state.done.earned_points,
        shop.state.done.balance_points,
    )


def test_why_names_what_gave_points_and_then_what_failed(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("10")
    shop.till.sale.toggle_why()

    quote = shop.state.sale.quote
    assert quote is not None
    why = {r.names["en"]: r for r in quote.why}
    assert shop.state.sale.is_why_open
    assert quote.why[0].names["en"] == "1 point for each 1 zł"
    assert quote.why[0].amount == 9
    unmet = why["2 points for a visit"].unmet
    assert unmet is not None
    assert unmet.code == "minimum_spend"
    assert all(not r.amount for r in quote.why[1:])


def test_why_leaves_out_what_could_give_no_points_here(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("10")

    quote = shop.state.sale.quote
    assert quote is not None
    names = {r.names["en"] for r in quote.why}
    assert "Double points on Tuesday mornings" in names  # on another day
    assert "10 points for an online order" not in names  # nobody orders at the counter
    assert "A stamp for each coffee" not in names  # nothing that was keyed is a coffee
    assert "Double points for organic food at the weekend" not in names
    assert "A badge for each year with us" not in names  # no points, no stamps


def test_enter_twice_records_once(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("45,50")

    shop.till.sale.confirm()
    shop.till.sale.confirm()

    assert shop.operations() == 1


def test_enter_while_it_is_being_saved_records_once() -> None:
    writes = LateRunner()
    shop = Shop(a_fake_store(), writes=writes)
    shop.buy(ANNA_CARD, "10")

    shop.till.sale.confirm()
    is_busy = shop.state.is_busy
    writes.finish_all()

    assert is_busy
    assert shop.operations() == 1


def test_keys_pressed_while_saving_go_nowhere() -> None:
    writes = LateRunner()
    shop = Shop(a_fake_store(), writes=writes)
    shop.buy(ANNA_CARD, "10")

    shop.type_amount("99")
    shop.till.back()
    shop.till.go_ready()
    shop.till.open(Screen.FIND)
    writes.finish_all()

    assert shop.state.screen is Screen.DONE
    assert shop.state.done is not None
    assert shop.state.done.paid_minor == 950


def test_an_enter_that_came_before_the_quote_counts_when_it_arrives() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()

    shop.type_amount("10")
    shop.till.sale.confirm()
    before = shop.operations()
    reads.finish_all()

    assert before == 0
    assert shop.operations() == 1
    assert shop.state.done is not None
    assert shop.state.done.paid_minor == 950


def test_fast_typing_asks_for_the_first_and_the_last_amount_only() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()

    shop.type_amount("12345")
    waiting = len(reads.waiting)
    reads.finish_one()
    quote_of_first = shop.state.sale.quote
    reads.finish_all()

    assert waiting == 1
    assert quote_of_first is None
    assert shop.state.sale.quote is not None
    assert shop.state.sale.quote.gross_minor == 1234500


def test_enter_without_an_amount_says_what_is_missing(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    shop.till.sale.confirm()

    assert notice_code(shop) == NoticeCode.AMOUNT_MISSING
    assert shop.state.screen is Screen.MEMBER


def test_what_cannot_be_saved_leaves_member_and_amount_on_screen(shop: Shop) -> None:
    def full(_quote: Quote) -> Operation:
        raise DiskFull

    services = replace(shop.services(), complete_sale=full)
    shop.till = TillViewModel(services, ImmediateRunner(), ImmediateRunner())
    shop.scan(ANNA_CARD)
    shop.type_amount("10")

    shop.till.sale.confirm()

    assert notice_code(shop) == "disk_full"
    assert (shop.state.screen, shop.state.sale.typed) == (Screen.MEMBER, "10")
    assert not shop.state.is_busy


def test_reaching_a_tier_is_said_before_and_after() -> None:
    shop = Shop(a_fake_store())
    shop.scan(ANNA_CARD)
    shop.type_amount("600")
    quote = shop.state.sale.quote

    shop.till.sale.confirm()

    assert quote is not None
    assert quote.tier_reached is not None
    assert quote.tier_reached["en"] == "Silver"
    assert shop.state.done is not None
    assert shop.state.done.tier_reached == quote.tier_reached


def test_escape_drops_the_entry_first_then_the_member(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("12")
    shop.till.sale.toggle_reward(COFFEE)

    shop.till.back()
    after_one = (shop.state.screen, shop.state.sale.typed, row(shop, COFFEE).is_chosen)
    shop.till.back()

    assert after_one == (Screen.MEMBER, "", False)
    assert shop.state.screen is Screen.READY
    assert shop.state.member is None


def test_ready_at_once_says_that_an_entry_was_dropped(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("12")

    shop.till.go_ready()

    assert shop.state.screen is Screen.READY
    assert notice_code(shop) == NoticeCode.ENTRY_DROPPED


def test_the_next_sale_of_the_same_member_is_a_sale_of_its_own(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.wait(3)

    shop.buy(ANNA_CARD, "10")

    assert shop.operations() == 2


def test_an_account_that_moved_meanwhile_is_evaluated_again(shop: Shop) -> None:
    other = Shop(shop.store, first_id=9000)
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(COFFEE)
    other.scan(ANNA_CARD)
    other.till.sale.toggle_reward(COFFEE)
    other.till.sale.confirm()

    shop.till.sale.confirm()

    assert notice_code(shop) == "insufficient_points"
    assert shop.state.notice is not None
    assert shop.state.notice.fact("spendable_points") == 20


def test_the_count_of_what_waits_for_the_server_grows(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.buy(OLGA_CARD, "10")

    assert shop.state.unsent_count == 2


def test_done_shows_what_was_recorded_not_what_was_quoted() -> None:
    shop = Shop(a_fake_store())
    shop.scan(ANNA_CARD)
    shop.type_amount("2000")
    assert shop.state.sale.quote is not None
    quoted = shop.state.sale.quote
    Shop(shop.store, first_id=9000).buy(ANNA_CARD, "2000")

    shop.till.sale.confirm()

    done, recorded = shop.state.done, shop.services().latest_operation()
    assert done is not None
    assert recorded is not None
    assert quoted.tier_reached is not None
    assert done.tier_reached is None  # the other sale had lifted her already
    assert (done.paid_minor, done.earned_points) == recorded_figures(recorded)
    assert (done.paid_minor, done.earned_points) != (quoted.due_minor, quoted.earned_points)


def test_done_names_the_tier_that_the_sale_reached(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("2000")
    assert shop.state.sale.quote is not None
    promised = shop.state.sale.quote.tier_reached

    shop.till.sale.confirm()

    assert promised is not None
    assert shop.state.done is not None
    assert shop.state.done.tier_reached == promised


def recorded_figures(operation: Operation) -> tuple[int, int]:
    """Return what was paid, in minor units, and the points earned, as they were recorded."""
    fact = operation.fact
    assert isinstance(fact, SaleFact)
    off = sum(discount.minor for discount in fact.discounts)
    return fact.sale.gross_minor - off, sum(accrual.points for accrual in fact.accruals)
