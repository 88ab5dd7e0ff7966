# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who comes in the middle of a purchase: what is begun stays, and an Enter is nobody else's."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

import pytest

from pos_loyalty.domain.errors import OwnCard, UnknownBadge
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.ui.view_models.lock import PUT_OFF_MAX
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import ANNA_CARD, OLGA_CARD, LateRunner, Shop
from tests.ui.view_models.staffed_shop import StaffedShop


def told(shop: Shop) -> str:
    assert shop.state.notice is not None
    return shop.state.notice.code


def signed_in(name: str = "Jan") -> StaffedShop:
    shop = StaffedShop()
    shop.sign_in(name)
    return shop


@contextmanager
def broken_list(shop: StaffedShop) -> Iterator[None]:
    """Let every look at the staff list end in a bug."""

    def raise_bug(_number: str) -> NoReturn:
        raise RuntimeError("a bug")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pos_loyalty.services.staff.badge_digest", raise_bug)
        yield


def test_the_same_person_finds_what_was_begun() -> None:
    shop = signed_in()
    shop.scan(ANNA_CARD)
    shop.type_amount("20")
    shop.till.lock.lock()
    chosen = shop.state.staff.proof.chosen

    shop.sign_in("Jan")

    assert chosen == shop.people["Jan"].staff_id
    assert (shop.state.page, shop.state.sale.typed) == (Screen.MEMBER, "20")
    assert told(shop) == StaffNotice.SIGNED_IN


def test_a_colleague_goes_on_with_what_was_begun_and_is_told() -> None:
    shop = signed_in()
    shop.scan(ANNA_CARD)
    shop.type_amount("20")

    shop.show_badge("Ewa")
    notice = shop.state.notice
    shop.till.sale.confirm()

    assert notice is not None
    assert (notice.code, notice.fact("staff_name")) == (StaffNotice.ENTRY_TAKEN_OVER, "Ewa")
    assert (notice.fact("short_name"), notice.fact("amount_minor")) == ("Anna K.", 2_000)
    with shop.store.reading() as uow:
        operation = uow.log.latest()
    assert operation is not None
    assert operation.draft.actor == shop.people["Ewa"].staff_id


def test_who_takes_over_finds_their_own_card_dropped() -> None:
    shop = signed_in()
    shop.scan(OLGA_CARD)
    shop.type_amount("20")

    shop.show_badge("Ola")

    assert (told(shop), shop.state.page, shop.state.member) == (OwnCard.code, Screen.READY, None)


@pytest.mark.parametrize(("who", "page"), [("Jan", Screen.READY), ("Ewa", Screen.SETTINGS)])
def test_the_settings_that_a_manager_opened_are_left_by_who_may_not(who: str, page: Screen) -> None:
    shop = signed_in("Ewa")
    shop.till.open(Screen.SETTINGS)
    shop.till.lock.lock()

    shop.show_badge(who)

    assert shop.state.page is page


def confirmed_before_the_figures(reads: LateRunner) -> StaffedShop:
    """Return a till where Enter was pressed, then the lock, and the figures are still awaited."""
    shop = StaffedShop(reads=reads)
    reads.finish_all()
    shop.sign_in("Jan")
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("20")
    shop.till.sale.confirm()
    shop.till.lock.lock()
    return shop


def test_an_enter_before_the_lock_counts_and_the_lock_comes_after() -> None:
    reads = LateRunner()
    shop = confirmed_before_the_figures(reads)
    before = shop.state.page

    reads.finish_all()
    shop.wait(0.25)

    assert (before, shop.state.page, shop.operations()) == (Screen.MEMBER, Screen.LOCKED, 1)


def test_figures_that_do_not_come_keep_no_till_open_and_save_nothing_behind_it() -> None:
    reads = LateRunner()
    shop = confirmed_before_the_figures(reads)

    for _ in range(PUT_OFF_MAX):
        shop.wait(0.25)
    locked = shop.state.page
    reads.finish_all()

    assert (locked, shop.operations()) == (Screen.LOCKED, 0)
    assert told(shop) == StaffNotice.NOT_SAVED_YET


@pytest.mark.parametrize("who", ["Jan", "Ewa"])
def test_an_enter_of_before_the_lock_does_not_count_for_who_comes_then(who: str) -> None:
    reads = LateRunner()
    shop = confirmed_before_the_figures(reads)
    for _ in range(PUT_OFF_MAX):
        shop.wait(0.25)

    shop.show_badge(who)
    notice = told(shop)
    reads.finish_all()
    by_itself = shop.operations()
    shop.till.sale.confirm()

    assert (notice, by_itself, shop.operations()) == (StaffNotice.NOT_SAVED_YET, 0, 1)
    assert shop.state.notice is None


def begun_by_jan(
    writes: LateRunner, card: str = ANNA_CARD, *, reads: LateRunner | None = None
) -> StaffedShop:
    """Return a till where a purchase is typed, and a badge waits for the writer to look at it."""
    shop = StaffedShop(reads=reads, writes=writes)
    if reads is not None:
        reads.finish_all()
    shop.show_badge("Jan")
    writes.finish_all()
    shop.scan(card)
    if reads is not None:
        reads.finish_all()
    shop.type_amount("20")
    return shop


def test_while_a_badge_is_looked_at_an_enter_is_nobodys() -> None:
    writes = LateRunner()
    shop = begun_by_jan(writes)
    shop.show_badge("Ewa")

    shop.till.sale.confirm()
    shop.till.go_ready()
    shop.till.back()
    saving = shop.till.is_saving
    writes.finish_all()
    operations = shop.operations()
    shop.till.sale.confirm()
    writes.finish_all()

    assert (saving, operations, shop.state.screen) == (False, 0, Screen.DONE)
    operation = shop.services().latest_operation()
    assert operation is not None
    assert operation.draft.actor == shop.people["Ewa"].staff_id


def test_an_enter_just_before_a_badge_is_not_saved_as_the_others_and_that_is_said() -> None:
    reads, writes = LateRunner(), LateRunner()
    shop = begun_by_jan(writes, reads=reads)
    shop.till.sale.confirm()

    shop.show_badge("Ewa")
    reads.finish_all()
    writes.finish_all()

    assert (told(shop), shop.operations()) == (StaffNotice.NOT_SAVED_YET, 0)


def test_what_is_dropped_is_not_called_unsaved() -> None:
    reads, writes = LateRunner(), LateRunner()
    shop = begun_by_jan(writes, OLGA_CARD, reads=reads)
    shop.till.sale.confirm()

    shop.show_badge("Ola")
    writes.finish_all()
    notice = told(shop)
    shop.till.dismiss_notice()

    assert (notice, shop.state.notice, shop.state.page) == (OwnCard.code, None, Screen.READY)


def test_who_takes_over_while_it_would_be_saved_finds_nothing_saved_for_their_card() -> None:
    writes = LateRunner()
    shop = begun_by_jan(writes, OLGA_CARD)

    shop.show_badge("Ola")
    shop.till.sale.confirm()
    writes.finish_all()

    assert (told(shop), shop.operations(), shop.state.is_busy) == (OwnCard.code, 0, False)


def test_a_card_waits_for_the_badge_before_it() -> None:
    writes = LateRunner()
    shop = StaffedShop(writes=writes)
    shop.show_badge("Jan")
    writes.finish_all()
    shop.show_badge("Ewa")

    shop.scan(ANNA_CARD)
    before = shop.state.member
    writes.finish_all()

    assert (before, shop.state.page, shop.on_duty.actor) == (
        None,
        Screen.MEMBER,
        shop.people["Ewa"].staff_id,
    )


def test_a_badge_of_nobody_leaves_the_purchase_to_who_began_it() -> None:
    writes = LateRunner()
    shop = begun_by_jan(writes)
    shop.scan(str(IssuedNumber(IssuedKind.STAFF_BADGE, "9" * 16)))
    writes.finish_all()
    notice = told(shop)

    shop.till.sale.confirm()
    writes.finish_all()

    assert (notice, shop.state.screen) == (UnknownBadge.code, Screen.DONE)
    assert shop.on_duty.actor == shop.people["Jan"].staff_id


def test_after_a_bug_in_looking_at_a_badge_the_till_goes_on() -> None:
    shop = signed_in()
    shop.scan(ANNA_CARD)
    shop.type_amount("20")
    with suppress(RuntimeError), broken_list(shop):
        shop.show_badge("Ewa")

    shop.till.sale.confirm()

    assert (shop.state.screen, shop.operations()) == (Screen.DONE, 1)


def test_a_lock_that_waited_does_not_shut_out_who_has_just_come() -> None:
    writes = LateRunner()
    shop = begun_by_jan(writes)
    shop.till.sale.confirm()
    shop.till.lock.lock()
    shop.show_badge("Ewa")
    writes.finish_all()

    shop.wait(0.25)

    assert (shop.state.staff.is_locked, shop.on_duty.actor) == (
        False,
        shop.people["Ewa"].staff_id,
    )


def invited_by_olga() -> StaffedShop:
    """Return a till where Jan lets somebody join, whom Ola's card has invited."""
    shop = signed_in()
    shop.till.open(Screen.ENROL)
    shop.till.enrol.type_name("Ida")
    shop.till.enrol.type_contact("600700800")
    shop.scan(OLGA_CARD)
    return shop


@pytest.mark.parametrize(("who", "is_noted"), [("Ola", False), ("Ewa", True)])
def test_who_takes_over_invites_nobody_by_their_own_card(who: str, *, is_noted: bool) -> None:
    shop = invited_by_olga()

    shop.show_badge(who)

    assert (shop.state.page, shop.state.enrol.invited_by is not None) == (Screen.ENROL, is_noted)
    assert (told(shop) == OwnCard.code) is not is_noted


def test_nobody_joins_by_the_card_of_who_stands_there_however_it_came() -> None:
    shop = invited_by_olga()
    shop.on_duty.take_over(shop.people["Ola"])

    shop.till.enrol.confirm()

    assert (told(shop), shop.operations()) == (OwnCard.code, 0)
