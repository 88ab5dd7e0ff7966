# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What passes by itself, and the minute in which an action can be taken back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from pos_loyalty.domain.errors import DamagedFile, LoyaltyError, StoreUnavailable, UnknownMember
from pos_loyalty.domain.ids import ActivityId, MemberId, RewardId
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.services.hold_reward import HoldReward, hold_reward
from pos_loyalty.services.identify import MemberView
from pos_loyalty.services.record_activity import RecordActivity, record_activity
from pos_loyalty.services.release_stale_holds import release_stale_holds
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.view_models.notice import NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.panels import DoneKind
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    BLANK_CARD,
    NOON,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
)


def notice_code(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def test_done_goes_back_to_ready_within_three_seconds(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.wait(2)
    after_two = shop.state.screen
    shop.wait(1)

    assert after_two is Screen.DONE
    assert shop.state.screen is Screen.READY


def test_the_next_scan_does_not_wait_for_ready(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.scan(OLGA_CARD)

    assert shop.state.member is not None
    assert shop.state.member.card_number == OLGA_CARD


def test_a_sale_is_undone_within_the_minute(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.wait(30)
    assert shop.state.undo is not None
    seconds_left = shop.state.undo.seconds_left

    shop.till.undo()

    assert seconds_left == 30
    assert shop.points_of(ANNA_CARD) == 100
    assert shop.state.done is not None
    assert (shop.state.done.kind, shop.state.done.used_points) == (DoneKind.UNDO, 9)
    assert shop.state.undo is None


def test_undoing_a_reward_gives_its_points_back(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(RewardId("coffee"))
    shop.till.sale.confirm()

    shop.till.undo()

    assert shop.points_of(ANNA_CARD) == 100
    assert shop.state.done is not None
    assert shop.state.done.earned_points == 80


def test_undo_pressed_twice_undoes_once(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.till.undo()
    shop.till.undo()

    assert shop.operations() == 2
    assert notice_code(shop) == "nothing_to_undo"


def test_done_stays_while_an_undo_is_being_saved() -> None:
    writes = LateRunner()
    shop = Shop(a_fake_store(), writes=writes)
    shop.buy(ANNA_CARD, "10")
    writes.finish_all()

    shop.till.undo()
    shop.wait(3)

    assert shop.state.is_busy
    assert shop.state.screen is Screen.DONE


def test_the_offer_goes_after_the_minute(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.wait(59)
    offered = shop.state.undo
    shop.wait(1)
    shop.till.undo()

    assert offered is not None
    assert offered.seconds_left == 1
    assert shop.state.undo is None
    assert notice_code(shop) == "nothing_to_undo"
    assert shop.operations() == 1


def test_undo_waits_until_a_begun_sale_is_finished(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.scan(OLGA_CARD)
    shop.type_amount("5")

    shop.till.undo()

    assert notice_code(shop) == NoticeCode.SALE_UNFINISHED
    assert shop.operations() == 1


def test_a_clock_set_back_does_not_keep_old_things_on_screen(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.wait(-3600)

    assert shop.state.screen is Screen.READY
    assert shop.state.undo is None


def test_trouble_stays_and_good_news_pass(shop: Shop) -> None:
    shop.scan(BLANK_CARD)
    shop.wait(60)
    trouble = notice_code(shop)
    shop.till.open(Screen.ENROL)
    shop.scan(BLANK_CARD)
    shop.wait(5)

    assert trouble == UnknownMember.code
    assert shop.state.notice is None


def test_a_notice_can_be_dismissed(shop: Shop) -> None:
    shop.scan(BLANK_CARD)

    shop.till.dismiss_notice()

    assert shop.state.notice is None


@pytest.mark.parametrize(("asked", "spoken"), [("pl", "pl"), ("ru", "ru"), ("xx", "en")])
def test_the_language_changes_at_once(shop: Shop, asked: str, spoken: str) -> None:
    shop.till.choose_language(asked)

    assert shop.state.language == spoken


def test_after_a_crash_the_till_says_what_was_saved(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    restarted = Shop(shop.store, first_id=5000)
    restarted.now = NOON.replace(second=20)

    restarted.till.begin(lambda: True)

    notice = restarted.state.notice
    assert notice is not None
    assert (notice.code, notice.fact("kind"), notice.fact("short_name")) == (
        NoticeCode.RESTART_SAVED,
        "sale",
        "Anna K.",
    )
    assert (notice.fact("paid_minor"), notice.fact("earned_points")) == (950, 9)
    assert restarted.state.unsent_count == 1
    assert restarted.state.undo is not None
    assert restarted.state.undo.seconds_left == 40


def test_after_a_crash_the_last_action_can_still_be_undone(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    restarted = Shop(shop.store, first_id=5000)
    restarted.till.begin(lambda: True)

    restarted.till.undo()

    assert restarted.points_of(ANNA_CARD) == 100


def test_after_a_crash_a_deed_is_named_and_no_key_takes_it_back(shop: Shop) -> None:
    deed = RecordActivity(
        shop.services().new_op_id(), ANNA.member_id, ActivityId("review"), shop.now
    )
    record_activity(deed, store=shop.store, clock=lambda: shop.now)
    restarted = Shop(shop.store, first_id=5000)

    restarted.till.begin(lambda: True)

    notice = restarted.state.notice
    assert notice is not None
    assert (notice.fact("kind"), notice.fact("earned_points")) == ("activity", 10)
    assert restarted.state.undo is None


def test_what_the_till_gave_back_of_itself_does_not_hide_the_last_sale(shop: Shop) -> None:
    long_ago = shop.now - timedelta(days=9)
    choice = ChosenReward(RewardId("coffee"))
    hold = HoldReward(shop.services().new_op_id(), ANNA.member_id, choice, long_ago)
    hold_reward(hold, store=shop.store, clock=lambda: long_ago)
    shop.buy(ANNA_CARD, "10")
    done = release_stale_holds(shop.now, new_id=uuid4, store=shop.store, clock=lambda: shop.now)
    restarted = Shop(shop.store, first_id=5000)

    restarted.till.begin(lambda: True)

    assert len(done.released) == 1
    assert restarted.state.notice is not None
    assert restarted.state.notice.fact("kind") == "sale"
    assert restarted.state.undo is not None


def test_after_a_crash_of_an_unused_till_nothing_had_been_saved(shop: Shop) -> None:
    shop.till.begin(lambda: True)

    assert shop.state.notice is not None
    assert (shop.state.notice.kind, shop.state.notice.code) == (
        NoticeKind.INFO,
        NoticeCode.RESTART_EMPTY,
    )


def test_a_customer_who_comes_while_the_till_starts_waits_and_is_served(shop: Shop) -> None:
    reads = LateRunner()
    restarted = Shop(shop.store, reads=reads, first_id=5000)

    restarted.till.begin(lambda: False)
    restarted.scan(OLGA_CARD)
    told = notice_code(restarted)
    reads.finish_all()

    assert told == NoticeCode.SCAN_WAITS
    assert restarted.state.member is not None
    assert restarted.state.member.card_number == OLGA_CARD


def test_a_file_that_cannot_be_used_is_said_at_the_start(shop: Shop) -> None:
    def broken() -> None:
        raise DamagedFile

    services = replace(shop.services(), latest_operation=broken)
    shop.till = TillViewModel(services, ImmediateRunner(), ImmediateRunner())

    shop.till.begin(lambda: False)

    assert notice_code(shop) == "damaged_file"
    assert not shop.state.is_busy


def restarted_after_a_sale(shop: Shop) -> Shop:
    """Return the till after a power cut, with a card before its camera from the first moment."""
    shop.buy(ANNA_CARD, "10")
    reads = LateRunner()
    restarted = Shop(shop.store, reads=reads, first_id=5000)
    restarted.till.begin(lambda: True)
    restarted.scan(OLGA_CARD)
    reads.finish_all()
    return restarted


def test_a_card_before_the_camera_does_not_hide_what_was_saved_last(shop: Shop) -> None:
    restarted = restarted_after_a_sale(shop)

    restarted.scan(OLGA_CARD)
    restarted.wait(9)

    assert restarted.state.member is not None
    assert restarted.state.undo is not None
    assert notice_code(restarted) == NoticeCode.RESTART_SAVED


def test_another_word_hides_what_was_saved_last_only_while_it_is_said(shop: Shop) -> None:
    restarted = restarted_after_a_sale(shop)

    restarted.till.card_saved("card.pdf")
    meanwhile = notice_code(restarted)
    restarted.wait(5)

    assert meanwhile == NoticeCode.CARD_SAVED
    assert notice_code(restarted) == NoticeCode.RESTART_SAVED


def test_after_ten_seconds_it_goes_with_the_next_step(shop: Shop) -> None:
    restarted = restarted_after_a_sale(shop)

    restarted.wait(10)
    after_ten = notice_code(restarted)
    restarted.till.open(Screen.FIND)

    assert after_ten == NoticeCode.RESTART_SAVED
    assert restarted.state.notice is None


def test_escape_takes_it_away_and_leaves_the_member(shop: Shop) -> None:
    restarted = restarted_after_a_sale(shop)

    restarted.till.back()

    assert restarted.state.notice is None
    assert restarted.state.screen is Screen.MEMBER


@pytest.mark.parametrize("verb", ["back", "dismiss_notice"])
def test_what_hides_it_is_taken_away_alone(shop: Shop, verb: str) -> None:
    restarted = restarted_after_a_sale(shop)
    restarted.till.card_saved("card.pdf")

    getattr(restarted.till, verb)()

    assert notice_code(restarted) == NoticeCode.RESTART_SAVED


@pytest.mark.parametrize("verb", ["go_ready", "dismiss_notice"])
def test_so_does_a_press_and_the_key_for_the_next_customer(shop: Shop, verb: str) -> None:
    restarted = restarted_after_a_sale(shop)

    getattr(restarted.till, verb)()

    assert restarted.state.notice is None


def test_the_next_saved_action_takes_its_place(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    restarted = Shop(shop.store, first_id=5000)
    restarted.till.begin(lambda: True)

    restarted.buy(OLGA_CARD, "5")

    assert restarted.state.screen is Screen.DONE
    assert restarted.state.notice is None


def test_after_a_clean_end_the_last_action_can_be_undone_too(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    restarted = Shop(shop.store, first_id=5000)
    restarted.now = NOON.replace(second=59)

    restarted.till.begin(lambda: False)
    restarted.till.undo()

    assert restarted.points_of(ANNA_CARD) == 100


def test_a_minute_after_it_a_start_offers_no_undo(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    restarted = Shop(shop.store, first_id=5000)
    restarted.now = NOON.replace(minute=1)

    restarted.till.begin(lambda: False)

    assert restarted.state.undo is None


def test_after_a_clean_end_there_is_nothing_to_say(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    restarted = Shop(shop.store)

    restarted.till.begin(lambda: False)

    assert restarted.state.notice is None
    assert restarted.state.unsent_count == 1


def test_a_saved_action_never_looks_refused_because_of_what_is_read_after_it(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("10")

    def broken(_member_id: MemberId, _at: object) -> MemberView:
        raise StoreUnavailable

    services = replace(shop.services(), identify=broken)
    shop.till = TillViewModel(services, ImmediateRunner(), ImmediateRunner())
    shop.buy(ANNA_CARD, "10")

    assert issubclass(StoreUnavailable, LoyaltyError)
    assert shop.state.screen is Screen.DONE
    assert shop.state.done is not None
    assert shop.state.done.balance_points is None
    assert shop.state.unsent_count == 1
