# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a locked till says: nothing of a customer, and nothing is taken away from who signs in."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.errors import WrongPin
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from tests.ui.view_models.shop import ANNA_CARD, Shop
from tests.ui.view_models.staffed_shop import StaffedShop

WRONG = "120458"


def told(shop: Shop) -> str:
    assert shop.state.notice is not None
    return shop.state.notice.code


def signed_in(name: str = "Jan") -> StaffedShop:
    shop = StaffedShop()
    shop.sign_in(name)
    return shop


def locked_after_a_power_cut() -> StaffedShop:
    shop = signed_in()
    shop.buy(ANNA_CARD, "20")
    shop.till.lock.lock()
    shop.till.begin(lambda: True)
    return shop


def test_a_locked_till_says_that_there_is_something_to_read_and_not_of_whom() -> None:
    shop = locked_after_a_power_cut()

    said = shop.state.said

    assert said is not None
    assert (said.kind, said.code, said.facts) == (
        NoticeKind.WARNING,
        StaffNotice.READ_AFTER_SIGN_IN,
        (),
    )


def test_nobody_takes_away_what_is_for_who_signs_in() -> None:
    shop = locked_after_a_power_cut()

    shop.till.dismiss_notice()
    shop.till.back()
    shop.till.go_ready()
    shop.sign_in("Jan", WRONG)
    shop.till.dismiss_notice()
    shop.wait(60)
    shop.sign_in("Jan")

    assert (told(shop), shop.state.said) == (NoticeCode.RESTART_SAVED, shop.state.notice)
    shop.till.dismiss_notice()
    assert shop.state.notice is None


@pytest.mark.parametrize(
    ("notice", "is_said"),
    [
        (Notice(NoticeKind.INFO, "survey_answered", (("short_name", "Anna K."),)), False),
        (Notice(NoticeKind.OK, "friend_taken", (("short_name", "Anna K."),)), False),
        (Notice(NoticeKind.WARNING, WrongPin.code, (("tries_left", 2),)), True),
        (Notice(NoticeKind.WARNING, StaffNotice.TILL_LOCKED), True),
        (Notice(NoticeKind.ERROR, NoticeCode.TROUBLE), True),
    ],
)
def test_a_locked_till_speaks_of_no_customer(notice: Notice, *, is_said: bool) -> None:
    shop = StaffedShop()

    state = replace(shop.state, notice=notice)

    assert state.said == (notice if is_said else None)


def test_what_can_wait_is_said_when_somebody_is_there_to_read_it() -> None:
    shop = StaffedShop()

    shop.till.camera_trouble("gone")
    before = shop.state.notice
    shop.sign_in("Jan")
    shop.wait(5)
    shop.wait(0.25)

    assert (before, told(shop)) == (None, NoticeCode.CAMERA_TROUBLE)
