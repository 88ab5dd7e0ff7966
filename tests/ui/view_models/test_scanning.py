# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A scan on the till: the member comes up, or a word says why not."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.errors import CardBlocked, UnknownMember
from pos_loyalty.domain.members import MemberStatus
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.ui.view_models.notice import NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.panels import (
    MemberFlag,
)
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    BLANK_CARD,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    account_of,
    card_scan,
    wedge_scan,
)


def notice_code(state: TillState) -> str:
    return state.notice.code if state.notice else ""


def test_a_known_card_shows_first_name_initial_balance_and_tier(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    member = shop.state.member
    assert shop.state.screen is Screen.MEMBER
    assert member is not None
    assert (member.short_name, member.balance_points, member.card_mask) == (
        "Anna K.",
        100,
        f"•••• {ANNA_CARD[-4:]}",
    )
    assert member.tier is not None
    assert (member.tier.tier_id, member.tier.missing) == ("bronze", 500)


def test_an_unknown_card_shows_no_old_member(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    shop.scan(BLANK_CARD)

    assert shop.state.member is None
    assert shop.state.screen is Screen.READY
    assert notice_code(shop.state) == UnknownMember.code


def test_the_old_member_leaves_before_the_new_one_is_looked_up() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()

    shop.scan(OLGA_CARD)

    assert shop.state.member is None
    assert shop.state.is_busy


def test_a_blocked_card_is_an_error() -> None:
    store = a_fake_store()
    store.add_member(replace(ANNA, status=MemberStatus.BLOCKED), account_of(ANNA, 100))
    shop = Shop(store)

    shop.scan(ANNA_CARD)

    assert shop.state.notice is not None
    assert (shop.state.notice.kind, shop.state.notice.code) == (NoticeKind.ERROR, CardBlocked.code)


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("4006381333931", NoticeCode.PRODUCT_SCANNED, ""),
        ("2012345678903", NoticeCode.IN_STORE_ITEM_SCANNED, ""),
        ("https://example.com/menu", "unreadable_code", "web_address"),
        (ANNA_CARD[:-1] + ("0" if ANNA_CARD[-1] != "0" else "1"), "unreadable_code", "misread"),
        ("HELLO", "unreadable_code", "not_ours"),
        ("x" * 600, "unreadable_code", "too_long"),
    ],
)
def test_each_wrong_kind_of_code_has_its_own_notice(
    shop: Shop, text: str, code: str, reason: str
) -> None:
    shop.till.scan(wedge_scan(text))

    assert notice_code(shop.state) == code
    assert shop.state.notice is not None
    assert shop.state.notice.fact("reason") == reason


def test_a_product_scanned_while_a_member_is_served_changes_nothing(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("12")

    shop.till.scan(Scan("4006381333931", Symbology.EAN_13, ScanSource.WEDGE))

    assert shop.state.member is not None
    assert shop.state.sale.typed == "12"
    assert notice_code(shop.state) == NoticeCode.PRODUCT_SCANNED


def test_the_same_card_again_keeps_what_is_typed(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("12")

    shop.scan(ANNA_CARD)

    assert shop.state.sale.typed == "12"
    assert shop.state.notice is None


def test_another_card_never_takes_over_an_amount(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("12")

    shop.scan(OLGA_CARD)

    assert shop.state.member is not None
    assert shop.state.member.member_id == ANNA.member_id
    assert notice_code(shop.state) == NoticeCode.SALE_UNFINISHED


def test_a_second_scan_waits_for_the_first() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)

    shop.scan(ANNA_CARD)
    shop.scan(OLGA_CARD)
    told_while_waiting = notice_code(shop.state)
    reads.finish_all()

    assert told_while_waiting == NoticeCode.SCAN_WAITS
    assert shop.state.member is not None
    assert shop.state.member.card_number == OLGA_CARD


def test_a_third_scan_is_refused_with_a_word() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)

    shop.scan(ANNA_CARD)
    shop.scan(OLGA_CARD)
    shop.scan(BLANK_CARD)
    told = notice_code(shop.state)
    reads.finish_all()

    assert told == NoticeCode.SCAN_REFUSED_BUSY
    assert shop.state.member is not None
    assert shop.state.member.card_number == OLGA_CARD


def test_a_scan_during_a_save_comes_after_it() -> None:
    writes = LateRunner()
    shop = Shop(a_fake_store(), writes=writes)
    shop.buy(ANNA_CARD, "10")

    shop.scan(OLGA_CARD)
    member_while_saving = shop.state.member
    writes.finish_all()

    assert member_while_saving is not None
    assert member_while_saving.card_number == ANNA_CARD
    assert shop.state.member is not None
    assert shop.state.member.card_number == OLGA_CARD
    assert shop.state.undo is not None
    assert shop.state.undo.done.short_name == "Anna K."


def test_escape_gives_a_slow_lookup_up_and_its_late_answer_is_not_shown() -> None:
    reads = LateRunner()
    shop = Shop(a_fake_store(), reads=reads)
    shop.scan(ANNA_CARD)

    shop.till.back()
    reads.finish_all()

    assert shop.state.member is None
    assert not shop.state.is_busy


def test_a_scan_that_finds_no_rules_in_force_is_refused_not_raised(shop: Shop) -> None:
    shop.now = shop.now.replace(year=2020)

    shop.till.scan(card_scan(ANNA_CARD))

    assert notice_code(shop.state) == "no_program_in_force"


def test_points_below_zero_are_flagged() -> None:
    shop = Shop(a_fake_store(anna_points=-5))

    shop.scan(ANNA_CARD)

    assert shop.state.member is not None
    assert MemberFlag.DEBT in shop.state.member.flags
