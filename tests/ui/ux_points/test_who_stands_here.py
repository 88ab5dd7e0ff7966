# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points 25 and 26: another agrees without leaving the screen; a till that locks itself."""

from collections.abc import Iterator

import pytest

from pos_loyalty.domain.staff import Approval, Deed
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.hands import settle
from tests.ui.ux_points.conftest import Stand, leave, stand_at
from tests.ui.view_models.shop import ANNA_CARD
from tests.ui.view_models.staffed_shop import BADGES, PINS, StaffedShop


@pytest.fixture
def shop() -> StaffedShop:
    return StaffedShop()


@pytest.fixture
def staffed(shop: StaffedShop, looks: Appearance) -> Iterator[Stand]:
    stand = stand_at(shop, looks)
    yield stand
    leave(stand)


def in_a_purchase(stand: Stand) -> None:
    stand.hands.scan(BADGES["Jan"])
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("20")


def test_point_25_a_managers_pin_is_typed_over_the_page(shop: StaffedShop, staffed: Stand) -> None:
    in_a_purchase(staffed)
    agreed: list[Approval] = []
    shop.till.approving.ask(Deed.LATE_UNDO, agreed.append)
    settle()
    shown = (staffed.hands.reads("memberName"), staffed.hands.reads("approvalQuestion"))

    staffed.hands.touch(f"staff_{shop.people['Ewa'].staff_id}")
    staffed.hands.type(PINS["Ewa"])

    assert shown == ("Anna K.", "Undo an earlier action?"), "the page stays below"
    assert [one.approver for one in agreed] == [shop.people["Ewa"].staff_id]
    assert (shop.state.page, shop.state.sale.typed) == (Screen.MEMBER, "20")


def test_point_25_nothing_below_can_be_touched_meanwhile(shop: StaffedShop, staffed: Stand) -> None:
    in_a_purchase(staffed)
    shop.till.approving.ask(Deed.LATE_UNDO, lambda _: None)
    settle()

    staffed.hands.touch("amountKey7")
    staffed.hands.touch("primary")

    assert (shop.state.sale.typed, shop.operations()) == ("20", 0)


def test_point_25_by_touch_alone_too(shop: StaffedShop, staffed: Stand) -> None:
    in_a_purchase(staffed)
    agreed: list[Approval] = []
    shop.till.approving.ask(Deed.LATE_UNDO, agreed.append)
    settle()

    staffed.hands.touch(f"staff_{shop.people['Ewa'].staff_id}")
    for digit in PINS["Ewa"]:
        staffed.hands.touch(f"approvalKey{digit}")

    assert len(agreed) == 1


def test_point_26_a_locked_till_shows_nothing_of_the_purchase(
    shop: StaffedShop, staffed: Stand
) -> None:
    staffed.hands.scan(BADGES["Jan"])
    shop.buy(ANNA_CARD, "10")
    shop.wait(3)
    in_a_purchase(staffed)

    staffed.hands.touch("whoIsHere")
    shop.wait(5)
    words = staffed.hands.words()

    assert shop.state.page is Screen.LOCKED
    assert "Anna" not in words
    assert "20.00" not in words


def test_point_26_by_keyboard_alone_somebody_is_in_again(shop: StaffedShop, staffed: Stand) -> None:
    in_a_purchase(staffed)
    shop.till.lock.lock()

    staffed.hands.type(PINS["Jan"])

    assert (shop.state.page, shop.state.sale.typed) == (Screen.MEMBER, "20")
