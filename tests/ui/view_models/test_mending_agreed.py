# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A mistake is mended once whoever has to agree has, and only what they agreed to."""

from collections.abc import Collection

import pytest

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import UndoFact
from pos_loyalty.domain.staff import Approval, Deed
from pos_loyalty.ui.view_models.approving import OnYes
from pos_loyalty.ui.view_models.care_form import CareDeed
from pos_loyalty.ui.view_models.history_form import MendingKind
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    OLGA,
    OLGA_CARD,
    Shop,
    a_fake_store,
)
from tests.ui.view_models.staffed_shop import StaffedShop
from tests.ui.view_models.test_mending import MendingShop, shop_mending


class Asked:
    """Stands for the question: it is answered when the test wants it."""

    def __init__(self) -> None:
        self.deeds: list[tuple[Deed, tuple[MemberId, ...]]] = []
        self.on_yes: OnYes | None = None

    def ask(self, deed: Deed, on_yes: OnYes, *, gaining: Collection[MemberId] = ()) -> None:
        self.deeds.append((deed, tuple(gaining)))
        self.on_yes = on_yes

    def agree(self) -> None:
        assert self.on_yes is not None
        self.on_yes(Approval("ewa"))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(
        "pos_loyalty.ui.view_models.approving.ApprovingViewModel.ask",
        lambda _self, deed, on_yes, gaining=(): asked.ask(deed, on_yes, gaining=gaining),
    )
    return asked


def test_nothing_is_saved_before_somebody_agreed(asked: Asked) -> None:
    shop = shop_mending()
    shop.till.mending.choose_reason("entered_twice")
    shop.till.mending.confirm()
    before = shop.points_of(ANNA_CARD)

    asked.agree()

    assert (before, shop.points_of(ANNA_CARD)) == (137, 100)
    assert asked.deeds == [(Deed.LATE_UNDO, (ANNA.member_id,))]
    operation = shop.services().latest_operation()
    assert operation is not None
    assert isinstance(operation.fact, UndoFact)
    assert operation.fact.approver == "ewa"


def test_whose_accounts_it_changes_is_named(asked: Asked) -> None:
    shop = shop_mending(MendingKind.GIVE)
    shop.scan(OLGA_CARD)
    shop.till.mending.confirm()
    asked.agree()
    shop.takes_a_coffee()
    shop.goes_to(MendingKind.TAKE_BACK)
    shop.till.mending.choose_reason("not_bought")
    shop.till.mending.confirm()

    anna, olga = ANNA.member_id, OLGA.member_id
    assert asked.deeds == [(Deed.REASSIGN, (anna, olga)), (Deed.LATE_UNDO, (anna,))]


@pytest.mark.parametrize("kind", MendingKind)
def test_who_agrees_after_the_page_was_left_agrees_to_nothing(
    asked: Asked, kind: MendingKind
) -> None:
    shop = shop_mending(kind)
    shop.scan(OLGA_CARD)
    if kind is MendingKind.TAKE_BACK:
        shop.goes_to(kind)
        shop.till.mending.choose_reason("entered_twice")
    shop.till.mending.confirm()
    shop.till.go_ready()

    asked.agree()

    assert (shop.points_of(ANNA_CARD), shop.state.screen) == (137, Screen.READY)


def test_to_take_back_what_was_changed_by_hand_is_to_change_it_by_hand(asked: Asked) -> None:
    shop = MendingShop()
    shop.scan(ANNA_CARD)
    shop.till.open(Screen.CARE)
    shop.till.care.choose_deed(CareDeed.GIVE)
    shop.till.care.choose_reason("goodwill")
    shop.till.care.press("5")
    shop.till.care.confirm()
    asked.agree()
    shop.goes_to(MendingKind.TAKE_BACK)
    shop.till.mending.choose_reason("entered_twice")

    shop.till.mending.confirm()

    assert [deed for deed, _ in asked.deeds] == [Deed.ADJUST, Deed.ADJUST]


@pytest.mark.parametrize("kind", MendingKind)
def test_what_changed_while_it_was_agreed_to_is_not_done_and_that_is_said(
    asked: Asked, kind: MendingKind
) -> None:
    shop = shop_mending(kind)
    shop.till.mending.choose_reason("entered_twice")
    if kind is MendingKind.GIVE:
        shop.scan(OLGA_CARD)
    shop.till.mending.confirm()
    shop.till.mending.type_reason("and more")

    asked.agree()

    assert (shop.code, shop.points_of(ANNA_CARD)) == (StaffNotice.AGREED_TO_OTHER, 137)


def test_while_it_is_asked_nothing_below_is_typed() -> None:
    shop = StaffedShop()
    shop.show_badge("Jan")
    shop.buy(ANNA_CARD, "37")
    shop.wait(3_600)
    shop.scan(ANNA_CARD)
    shop.till.open(Screen.HISTORY)
    assert shop.state.history is not None
    assert shop.state.history.rows
    shop.till.history.choose(shop.state.history.rows[0].op_id)
    shop.till.mending.begin(MendingKind.TAKE_BACK)
    shop.till.mending.choose_reason("entered_twice")
    shop.till.mending.confirm()

    shop.till.mending.type_reason("739164")
    shop.show_badge("Ewa")

    operation = shop.services().latest_operation()
    assert operation is not None
    assert isinstance(operation.fact, UndoFact)
    assert operation.fact.reason == "entered_twice"


def test_a_till_that_starts_anew_offers_no_undo_of_a_purchase_that_was_given_away() -> None:
    store = a_fake_store()
    shop = Shop(store)
    shop.buy(ANNA_CARD, "37")
    shop.scan(ANNA_CARD)
    shop.till.open(Screen.HISTORY)
    assert shop.state.history is not None
    assert shop.state.history.rows
    shop.till.history.choose(shop.state.history.rows[0].op_id)
    shop.till.mending.begin(MendingKind.GIVE)
    shop.scan(OLGA_CARD)
    shop.till.mending.confirm()
    again = Shop(store, first_id=5_000)

    again.till.begin(lambda: True)
    again.till.undo()

    assert again.state.undo is None
    assert (again.points_of(ANNA_CARD), again.points_of(OLGA_CARD)) == (100, 37)
