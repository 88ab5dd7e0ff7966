# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who stands at the till: signing in, locking, and changing places in the middle of a purchase."""

from collections.abc import Callable
from functools import partial

import pytest

from pos_loyalty.domain.errors import OwnCard, PinLocked, UnknownBadge, WrongPin
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.ui.view_models.notice import NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import ANNA_CARD, OLGA_CARD, LateRunner, Shop, a_fake_store
from tests.ui.view_models.staffed_shop import BADGES, PINS, StaffedShop

WRONG = "120458"


def told(shop: Shop) -> str:
    assert shop.state.notice is not None
    return shop.state.notice.code


def signed_in(name: str = "Jan") -> StaffedShop:
    shop = StaffedShop()
    shop.sign_in(name)
    return shop


def test_a_till_that_asks_starts_locked_with_the_names_to_choose_from() -> None:
    shop = StaffedShop()

    assert shop.state.page is Screen.LOCKED
    assert [row.short_name for row in shop.state.staff.proof.people] == ["Ewa", "Jan", "Ola"]


def test_six_digits_let_somebody_in_without_enter() -> None:
    shop = signed_in()

    assert (shop.state.page, told(shop)) == (Screen.READY, StaffNotice.SIGNED_IN)
    assert shop.state.staff.who is not None
    assert shop.state.staff.who.short_name == "Jan"


def test_a_badge_lets_somebody_in() -> None:
    shop = StaffedShop()

    shop.show_badge("Ewa")

    assert (shop.state.page, shop.on_duty.actor) == (Screen.READY, shop.people["Ewa"].staff_id)


def test_what_is_recorded_is_of_who_is_signed_in() -> None:
    shop = signed_in()

    shop.buy(ANNA_CARD, "20")

    with shop.store.reading() as uow:
        operation = uow.log.latest()
    assert operation is not None
    assert operation.draft.actor == shop.people["Jan"].staff_id


@pytest.mark.parametrize(
    "verb",
    [
        pytest.param(lambda shop: shop.scan(ANNA_CARD), id="a card"),
        pytest.param(lambda shop: shop.till.open(Screen.FIND), id="a page"),
        pytest.param(lambda shop: shop.till.undo(), id="undo"),
        pytest.param(lambda shop: shop.till.go_ready(), id="ready"),
        pytest.param(lambda shop: shop.till.back(), id="back"),
        pytest.param(lambda shop: shop.till.print_receipt(), id="print"),
    ],
)
def test_a_locked_till_does_nothing(verb: Callable[[StaffedShop], None]) -> None:
    shop = signed_in()
    shop.buy(ANNA_CARD, "20")
    shop.till.lock.lock()
    before = shop.state

    verb(shop)

    assert (shop.state.screen, shop.state.page) == (before.screen, Screen.LOCKED)
    assert (shop.operations(), shop.state.member) == (1, before.member)


def test_a_card_before_a_locked_till_is_refused_with_a_word() -> None:
    shop = StaffedShop()

    shop.scan(ANNA_CARD)

    assert (told(shop), shop.state.member) == (StaffNotice.TILL_LOCKED, None)


def test_a_badge_that_nobody_has_opens_nothing() -> None:
    shop = StaffedShop()

    shop.scan(str(IssuedNumber(IssuedKind.STAFF_BADGE, "9" * 16)))

    assert (told(shop), shop.state.page) == (UnknownBadge.code, Screen.LOCKED)
    assert not shop.state.staff.proof.is_checking


def test_five_wrong_pins_make_somebody_wait_also_with_the_right_one() -> None:
    shop = StaffedShop()
    codes = []

    for pin in [WRONG] * 5 + [PINS["Jan"]]:
        shop.sign_in("Jan", pin)
        codes.append(told(shop))

    assert codes == [*[WrongPin.code] * 4, PinLocked.code, PinLocked.code]
    assert shop.state.page is Screen.LOCKED


def test_after_the_wait_the_right_pin_opens() -> None:
    shop = StaffedShop()
    for _ in range(5):
        shop.sign_in("Jan", WRONG)

    shop.wait(30)
    shop.sign_in("Jan")

    assert shop.state.page is Screen.READY


def test_the_state_never_holds_a_digit() -> None:
    shop = StaffedShop()
    shop.till.lock.entry.choose(shop.people["Jan"].staff_id)

    for digit in "48291":
        shop.till.lock.entry.press(digit)

    assert shop.state.staff.proof.typed_count == 5
    assert "48291" not in repr(shop.state)


def test_digits_can_be_taken_back() -> None:
    shop = StaffedShop()
    entry = shop.till.lock.entry
    entry.choose(shop.people["Jan"].staff_id)
    acts: tuple[Callable[[], None], ...] = (
        *(partial(entry.press, key) for key in "12x"),
        *(entry.backspace, entry.clear),
    )

    counts = []
    for act in acts:
        act()
        counts.append(shop.state.staff.proof.typed_count)

    assert counts == [1, 2, 2, 1, 0]


def test_without_a_name_no_digit_is_taken() -> None:
    shop = StaffedShop()

    shop.till.lock.entry.press("1")

    assert shop.state.staff.proof.typed_count == 0


def test_names_can_be_stepped_through_around_the_end() -> None:
    shop = StaffedShop()
    entry, chosen = shop.till.lock.entry, []

    for step in (1, 1, 1, 1, -1):
        entry.choose_next(step)
        names = {row.staff_id: row.short_name for row in shop.state.staff.proof.people}
        chosen.append(names[shop.state.staff.proof.chosen])

    assert chosen == ["Ewa", "Jan", "Ola", "Ewa", "Ola"]


def test_nobody_serves_their_own_card() -> None:
    shop = signed_in("Ola")

    shop.scan(OLGA_CARD)

    assert (told(shop), shop.state.member) == (OwnCard.code, None)


def test_nothing_is_recorded_for_ones_own_card_however_it_came_there() -> None:
    shop = signed_in()
    shop.scan(OLGA_CARD)
    shop.type_amount("20")
    shop.on_duty.take_over(shop.people["Ola"])

    shop.till.sale.confirm()

    assert (told(shop), shop.operations()) == (OwnCard.code, 0)


def test_the_till_locks_after_a_save_and_not_over_it() -> None:
    writes = LateRunner()
    shop = StaffedShop(writes=writes)
    shop.sign_in("Jan")
    writes.finish_all()
    shop.buy(ANNA_CARD, "20")

    shop.till.lock.lock()
    during = shop.state.page
    writes.finish_all()
    after = shop.state.page
    shop.wait(0.25)

    assert (during, after, shop.state.page) == (Screen.MEMBER, Screen.DONE, Screen.LOCKED)


def test_a_last_saved_notice_stays_over_lock_and_pin() -> None:
    store = a_fake_store()
    shop = StaffedShop(store)
    shop.sign_in("Jan")
    shop.buy(ANNA_CARD, "20")
    shop.till.begin(lambda: True)
    shop.till.lock.lock()
    shop.wait(60)

    shop.sign_in("Jan")

    assert (told(shop), shop.state.page) == (NoticeCode.RESTART_SAVED, Screen.READY)


def test_a_lock_takes_away_what_was_said_of_the_customer() -> None:
    shop = signed_in()
    shop.scan(ANNA_CARD)
    shop.type_amount("20")
    shop.scan(OLGA_CARD)
    before = told(shop)

    shop.till.lock.lock()

    assert (before, shop.state.notice) == (NoticeCode.SALE_UNFINISHED, None)


def test_a_till_with_nobody_on_its_list_serves_and_says_so() -> None:
    shop = StaffedShop(is_empty=True)

    shop.scan(ANNA_CARD)

    assert shop.state.page is Screen.MEMBER
    assert shop.on_duty.actor == ""


def test_it_says_that_the_list_is_empty() -> None:
    shop = StaffedShop(is_empty=True)

    first = told(shop)
    shop.till.dismiss_notice()
    shop.till.lock.lock()

    assert (first, told(shop), shop.state.page) == (
        StaffNotice.NO_STAFF,
        StaffNotice.NO_STAFF,
        Screen.READY,
    )


def test_a_shop_that_asks_nobody_locks_nothing() -> None:
    shop = Shop(a_fake_store())
    shop.till.lock.begin()

    shop.till.lock.lock()
    locked = told(shop)
    shop.scan(BADGES["Jan"])

    assert (locked, told(shop)) == (StaffNotice.NOBODY_ASKED, NoticeCode.STAFF_BADGE_SCANNED)
    assert shop.state.page is Screen.READY


def test_while_a_pin_is_looked_at_nothing_more_is_typed() -> None:
    writes = LateRunner()
    shop = StaffedShop(writes=writes)
    shop.sign_in("Jan", WRONG)
    entry = shop.till.lock.entry

    entry.press("1")
    entry.backspace()
    entry.clear()
    entry.choose(shop.people["Ola"].staff_id)
    shop.show_badge("Ewa")
    proof, asked = shop.state.staff.proof, len(writes.waiting)
    writes.finish_all()

    assert (proof.typed_count, proof.is_checking, asked) == (6, True, 1)
    assert (told(shop), shop.state.staff.proof.typed_count) == (WrongPin.code, 0)


def test_a_wrong_pin_is_no_error_of_the_till() -> None:
    shop = StaffedShop()

    shop.sign_in("Jan", WRONG)

    assert shop.state.notice is not None
    assert shop.state.notice.kind is NoticeKind.WARNING
    assert shop.state.notice.fact("tries_left") == 4
