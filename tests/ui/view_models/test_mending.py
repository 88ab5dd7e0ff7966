# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A mistake is mended from the history: why is said, whose it is, and whoever agrees has agreed."""

import pytest

from pos_loyalty.domain.errors import GainsSpent, SameMember, UnknownMember
from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ops import UndoFact
from pos_loyalty.services.mending import REASON_CHARS_MAX
from pos_loyalty.ui.view_models.history_form import MendingForm, MendingKind
from pos_loyalty.ui.view_models.mending_notices import MendingNotice
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.panels import DoneKind
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import (
    ANNA_CARD,
    BLANK_CARD,
    OLGA,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    wedge_scan,
)
from tests.ui.view_models.staffed_shop import StaffedShop


class MendingShop(Shop):
    """A till that is on the page of a mistake, and the approvals that it asked for."""

    def __init__(self, *, anna_points: int = 100, reads: LateRunner | None = None) -> None:
        super().__init__(a_fake_store(anna_points=anna_points), reads=reads)

    def takes_a_coffee(self) -> None:
        """Hand Anna a coffee for her points."""
        self.scan(ANNA_CARD)
        self.till.sale.toggle_reward(RewardId("coffee"))
        self.till.sale.confirm()

    def goes_to(self, kind: MendingKind, *, nth: int = 0) -> None:
        """Go to a row of Anna's, the newest being 0, and begin to mend it."""
        self.scan(ANNA_CARD)
        self.till.open(Screen.HISTORY)
        history = self.state.history
        assert history is not None
        assert history.rows
        self.till.history.choose(history.rows[nth].op_id)
        self.till.mending.begin(kind)

    @property
    def form(self) -> MendingForm:
        assert self.state.mending is not None
        return self.state.mending

    @property
    def code(self) -> str:
        return self.state.notice.code if self.state.notice else ""


def shop_mending(kind: MendingKind = MendingKind.TAKE_BACK, amount: str = "37") -> MendingShop:
    shop = MendingShop()
    shop.buy(ANNA_CARD, amount)
    shop.wait(3 * 3600)
    shop.goes_to(kind)
    return shop


# ---------------------------------------------------------------- taken back


def test_a_purchase_of_this_morning_is_taken_back_with_a_reason() -> None:
    shop = shop_mending()
    shop.till.mending.choose_reason("entered_twice")

    shop.till.mending.confirm()

    assert shop.state.done is not None
    assert (shop.state.done.kind, shop.points_of(ANNA_CARD)) == (DoneKind.UNDO, 100)
    operation = shop.services().latest_operation()
    assert operation is not None
    assert isinstance(operation.fact, UndoFact)
    assert operation.fact.reason == "entered_twice"


def test_what_is_mended_is_not_undone_by_a_key_nor_shown_to_whoever_stands_there() -> None:
    shop = shop_mending()
    shop.till.mending.choose_reason("entered_twice")

    shop.till.mending.confirm()

    assert (shop.state.undo, shop.state.farewell) == (None, None)


def test_own_words_go_with_the_reason_or_instead_of_it() -> None:
    shop = shop_mending()
    shop.till.mending.type_reason("  rung up again ")
    shop.till.mending.choose_reason("wrong_amount")
    shop.till.mending.choose_reason("wrong_amount")
    shop.till.mending.confirm()

    operation = shop.services().latest_operation()
    assert operation is not None
    assert isinstance(operation.fact, UndoFact)
    assert operation.fact.reason == "rung up again"


def test_the_longest_words_fit_with_the_longest_reason() -> None:
    shop = shop_mending()
    shop.till.mending.choose_reason("entered_twice")
    shop.till.mending.type_reason("x" * 500)
    words = shop.form.own_words
    shop.till.mending.type_reason("x" * 600)

    shop.till.mending.confirm()

    assert shop.state.screen is Screen.DONE
    assert len(words) < REASON_CHARS_MAX


def test_without_a_reason_nothing_is_done() -> None:
    shop = shop_mending()
    shop.till.mending.choose_reason("because")

    shop.till.mending.confirm()

    assert (shop.code, shop.form.can_confirm) == (MendingNotice.REASON_MISSING, False)
    assert shop.points_of(ANNA_CARD) == 137


def test_what_was_spent_is_refused_and_the_page_stays() -> None:
    shop = MendingShop(anna_points=0)
    shop.buy(ANNA_CARD, "100")
    shop.takes_a_coffee()
    left = shop.points_of(ANNA_CARD)
    shop.goes_to(MendingKind.TAKE_BACK, nth=1)
    shop.till.mending.choose_reason("wrong_amount")

    shop.till.mending.confirm()

    assert (shop.code, shop.state.screen) == (GainsSpent.code, Screen.MENDING)
    assert shop.points_of(ANNA_CARD) == left


def test_a_row_that_cannot_be_mended_opens_no_page() -> None:
    shop = shop_mending()
    shop.till.mending.choose_reason("entered_twice")
    shop.till.mending.confirm()

    for kind in MendingKind:
        shop.goes_to(kind)
        assert shop.state.screen is Screen.HISTORY
        assert shop.state.history is not None
        assert [row.can_take_back for row in shop.state.history.rows or ()] == [False, False]


def test_the_way_back_leads_to_the_row_and_changes_nothing() -> None:
    shop = shop_mending()
    before = shop.form.history

    shop.till.back()

    assert (shop.state.screen, shop.state.history) == (Screen.HISTORY, before)
    assert shop.points_of(ANNA_CARD) == 137


# ---------------------------------------------------------------- given to another member


def test_a_purchase_is_given_to_who_scans_their_card() -> None:
    shop = shop_mending(MendingKind.GIVE)
    assert shop.form.reason == "wrong_member"

    shop.scan(OLGA_CARD)
    shop.till.mending.confirm()

    assert shop.state.done is not None
    assert (shop.state.done.kind, shop.state.done.member_id) == (DoneKind.GIVEN, OLGA.member_id)
    assert (shop.points_of(ANNA_CARD), shop.points_of(OLGA_CARD)) == (100, 37)


def test_a_purchase_is_given_to_who_is_found_by_name() -> None:
    shop = shop_mending(MendingKind.GIVE)
    shop.till.mending.type_query("o")
    shop.till.mending.type_query("Ольга")
    (found,) = shop.form.matches

    shop.till.mending.choose_member(found.member_id)
    shop.till.mending.forget_member()
    nobody = shop.form.receiver
    shop.till.mending.choose_member(found.member_id)
    shop.till.mending.confirm()

    assert nobody is None
    assert shop.points_of(OLGA_CARD) == 37


def test_without_a_receiver_nothing_is_done() -> None:
    shop = shop_mending(MendingKind.GIVE)

    shop.till.mending.confirm()

    assert shop.code == MendingNotice.RECEIVER_MISSING


@pytest.mark.parametrize(
    ("number", "code"), [(ANNA_CARD, SameMember.code), (BLANK_CARD, UnknownMember.code)]
)
def test_the_wrong_card_is_told(number: str, code: str) -> None:
    shop = shop_mending(MendingKind.GIVE)

    shop.scan(number)

    assert (shop.code, shop.form.receiver) == (code, None)


def test_goods_and_receipts_are_no_receivers() -> None:
    shop = shop_mending(MendingKind.GIVE)

    shop.till.scan(wedge_scan("4006381333931"))

    assert shop.code == NoticeCode.PRODUCT_SCANNED
    assert shop.state.screen is Screen.MENDING


def test_somebody_who_was_not_found_is_not_chosen() -> None:
    shop = shop_mending(MendingKind.GIVE)

    shop.till.mending.choose_member(OLGA.member_id)

    assert shop.form.receiver is None


def test_what_is_confirmed_twice_is_given_once() -> None:
    shop = shop_mending(MendingKind.GIVE)
    shop.scan(OLGA_CARD)
    on_the_page = shop.state
    shop.till.mending.confirm()
    shop.till.state.set(on_the_page)

    shop.till.mending.confirm()

    assert (shop.points_of(OLGA_CARD), shop.operations()) == (37, 3)


# ---------------------------------------------------------------- who agrees, and when


def test_off_the_page_its_verbs_do_nothing() -> None:
    shop = MendingShop()
    mending = shop.till.mending

    mending.begin(MendingKind.GIVE)
    mending.choose_reason("entered_twice")
    mending.type_reason("x")
    mending.type_query("ol")
    mending.choose_member(OLGA.member_id)
    mending.forget_member()
    mending.take_card(OLGA_CARD)
    mending.confirm()
    mending.back()

    assert (shop.state.screen, shop.state.mending) == (Screen.READY, None)


def test_answers_that_come_too_late_are_nobodys() -> None:
    reads = LateRunner()
    shop = MendingShop(reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("37")
    reads.finish_all()
    shop.till.sale.confirm()
    reads.finish_all()
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.till.open(Screen.HISTORY)
    reads.finish_all()
    history = shop.state.history
    assert history is not None
    assert history.rows
    shop.till.history.choose(history.rows[0].op_id)
    reads.finish_all()
    shop.till.mending.begin(MendingKind.GIVE)
    shop.till.mending.type_query("Ольга")
    shop.scan(OLGA_CARD)
    is_busy = shop.state.is_busy
    shop.till.mending.type_query("An")
    shop.till.go_ready()
    reads.finish_all()

    assert (is_busy, shop.state.screen, shop.state.mending) == (True, Screen.READY, None)


def test_a_manager_agrees_by_badge_and_the_history_names_both() -> None:
    shop = StaffedShop()
    shop.sign_in("Jan")
    shop.buy(ANNA_CARD, "37")
    shop.scan(ANNA_CARD)
    shop.till.open(Screen.HISTORY)
    assert shop.state.history is not None
    (sale,) = shop.state.history.rows or ()
    shop.till.history.choose(sale.op_id)
    shop.till.mending.begin(MendingKind.TAKE_BACK)
    shop.till.mending.choose_reason("entered_twice")
    shop.till.mending.confirm()
    before = shop.points_of(ANNA_CARD)

    shop.show_badge("Ewa")

    shop.till.open(Screen.HISTORY)
    assert shop.state.history is not None
    undo, undone = shop.state.history.rows or ()
    assert (before, shop.points_of(ANNA_CARD)) == (137, 100)
    assert (undone.actor, undo.actor, undo.approver) == ("Jan", "Jan", "Ewa")
