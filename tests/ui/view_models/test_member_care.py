# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A card or a balance is put right: what and why are said, and whoever agrees has agreed."""

from collections.abc import Collection

import pytest

from pos_loyalty.domain.by_hand import NOTE_CHARS_MAX, AdjustmentFact, CardChangeFact
from pos_loyalty.domain.cards import CardChange
from pos_loyalty.domain.errors import AdjustmentLimit, CardBlocked, CardReplaced, CardTaken
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.staff import Approval, Deed
from pos_loyalty.ui.view_models.approving import OnYes
from pos_loyalty.ui.view_models.care_form import CareDeed, CareForm, CareNotice
from pos_loyalty.ui.view_models.panels import DoneKind
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    BLANK_CARD,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
)


class CareShop(Shop):
    """A till whose member is to be put right."""

    def opens(self, deed: CareDeed | None = None, reason: str = "") -> None:
        self.scan(ANNA_CARD)
        self.till.open(Screen.CARE)
        if deed is not None:
            self.till.care.choose_deed(deed)
        if reason:
            self.till.care.choose_reason(reason)

    def blocks(self) -> None:
        self.opens(CareDeed.BLOCK, "lost")
        self.till.care.confirm()

    def types(self, digits: str) -> None:
        for digit in digits:
            self.till.care.press(digit)

    @property
    def form(self) -> CareForm:
        assert self.state.care is not None
        return self.state.care

    @property
    def recorded(self) -> Operation:
        with self.store.reading() as uow:
            operation = uow.log.latest()
        assert operation is not None
        return operation

    @property
    def told(self) -> str:
        return self.state.notice.code if self.state.notice else ""


@pytest.fixture
def shop() -> CareShop:
    return CareShop(a_fake_store(anna_points=100))


def test_it_opens_for_who_is_served_and_asks_what_is_to_be_done(shop: CareShop) -> None:
    shop.opens()

    assert shop.state.screen is Screen.CARE
    assert (shop.form.short_name, shop.form.spendable_points) == ("Anna K.", 100)
    assert shop.form.deeds == (
        CareDeed.BLOCK,
        CareDeed.REPLACE,
        CareDeed.GIVE,
        CareDeed.TAKE,
    )
    assert shop.form.missing is CareNotice.DEED_MISSING


def test_without_anybody_it_says_whom_to_find_first(shop: CareShop) -> None:
    shop.till.open(Screen.CARE)

    assert (shop.state.screen, shop.told) == (Screen.READY, CareNotice.CARE_NEEDS_MEMBER)


def test_a_lost_card_is_blocked_and_refused(shop: CareShop) -> None:
    shop.blocks()

    fact = shop.recorded.fact
    assert isinstance(fact, CardChangeFact)
    assert (fact.change, fact.reason, fact.card_number) == (CardChange.BLOCKED, "lost", ANNA_CARD)
    assert shop.state.done is not None
    assert shop.state.done.kind is DoneKind.BLOCKED
    shop.scan(ANNA_CARD)
    assert (shop.state.screen, shop.told) == (Screen.READY, CardBlocked.code)


def test_what_was_blocked_can_be_undone_within_the_minute(shop: CareShop) -> None:
    shop.blocks()

    shop.till.undo()
    shop.scan(ANNA_CARD)

    assert shop.state.screen is Screen.MEMBER


def test_a_refused_card_leads_to_a_new_one(shop: CareShop) -> None:
    shop.blocks()
    shop.scan(ANNA_CARD)

    shop.till.open(Screen.CARE)
    assert shop.form.is_blocked
    assert shop.form.deeds[0] is CareDeed.UNBLOCK
    shop.scan(BLANK_CARD)
    shop.till.care.choose_reason("lost")
    shop.till.care.confirm()

    assert shop.state.done is not None
    assert shop.state.done.kind is DoneKind.REPLACED
    shop.scan(ANNA_CARD)
    assert shop.told == CardReplaced.code
    shop.scan(BLANK_CARD)
    assert shop.state.member is not None
    assert shop.state.member.balance_points == 100


def test_a_member_without_the_card_is_found_and_put_right(shop: CareShop) -> None:
    shop.blocks()
    shop.till.open(Screen.FIND)
    shop.till.find.type_query("Anna")
    shop.till.find.choose(ANNA.member_id)

    shop.till.open(Screen.CARE)
    shop.till.care.choose_deed(CareDeed.UNBLOCK)
    shop.till.care.choose_reason("found")
    shop.till.care.confirm()
    shop.scan(ANNA_CARD)

    assert shop.state.screen is Screen.MEMBER


def test_points_are_given_with_a_reason_and_own_words(shop: CareShop) -> None:
    shop.opens(CareDeed.GIVE, "goodwill")
    shop.types("0250")
    shop.till.care.backspace()
    shop.till.care.type_note("The coffee was cold" + "!" * NOTE_CHARS_MAX)
    shop.till.care.confirm()

    fact = shop.recorded.fact
    assert isinstance(fact, AdjustmentFact)
    assert (fact.points, fact.reason, len(fact.note)) == (25, "goodwill", NOTE_CHARS_MAX)
    done = shop.state.done
    assert done is not None
    assert (done.kind, done.earned_points, done.balance_points) == (DoneKind.ADJUSTED, 25, 125)


def test_taken_points_are_shown_as_taken_and_come_back_by_undo(shop: CareShop) -> None:
    shop.opens(CareDeed.TAKE, "mistake")
    shop.types("40")
    shop.till.care.confirm()
    done = shop.state.done

    shop.till.undo()

    assert done is not None
    assert (done.used_points, done.balance_points) == (40, 60)
    assert shop.state.done is not None
    assert shop.state.done.balance_points == 100


def test_more_than_the_day_has_left_is_refused_and_the_page_stays(shop: CareShop) -> None:
    shop.opens(CareDeed.GIVE, "goodwill")
    shop.types("201")
    shop.till.care.confirm()

    assert (shop.state.screen, shop.told) == (Screen.CARE, AdjustmentLimit.code)


def test_the_members_own_card_before_the_camera_leaves_the_entry_as_it_is(shop: CareShop) -> None:
    shop.opens(CareDeed.GIVE, "goodwill")
    shop.types("25")
    before = shop.form

    shop.scan(ANNA_CARD)

    assert shop.form == before


def test_another_card_takes_nobody_away_from_what_they_enter(shop: CareShop) -> None:
    shop.opens(CareDeed.GIVE)
    shop.types("25")
    before = shop.form

    shop.scan(BLANK_CARD)

    assert (shop.form, shop.told) == (before, CareNotice.CARE_UNFINISHED)


def test_what_was_entered_is_not_left_without_a_word(shop: CareShop) -> None:
    shop.opens(CareDeed.GIVE)
    shop.types("25")

    shop.till.open(Screen.FIND)

    assert (shop.state.screen, shop.told) == (Screen.CARE, CareNotice.CARE_UNFINISHED)


def test_a_card_that_is_somebodys_is_refused_and_another_can_be_scanned(shop: CareShop) -> None:
    shop.opens(CareDeed.REPLACE, "damaged")
    shop.scan(OLGA_CARD)
    shop.till.care.confirm()
    refused = shop.told

    shop.scan(BLANK_CARD)
    shop.till.care.confirm()

    assert refused == CardTaken.code
    assert shop.state.done is not None


@pytest.mark.parametrize(
    ("deed", "reason", "missing"),
    [
        (None, "", CareNotice.DEED_MISSING),
        (CareDeed.BLOCK, "", CareNotice.REASON_MISSING),
        (CareDeed.REPLACE, "lost", CareNotice.CARD_MISSING),
        (CareDeed.GIVE, "other", CareNotice.POINTS_MISSING),
    ],
)
def test_what_is_missing_is_said(
    shop: CareShop, deed: CareDeed | None, reason: str, missing: CareNotice
) -> None:
    shop.opens(deed, reason)

    shop.till.care.confirm()

    assert (shop.state.screen, shop.told) == (Screen.CARE, missing)
    assert shop.operations() == 0


def test_choosing_again_takes_it_back_and_strange_choices_change_nothing(shop: CareShop) -> None:
    care = shop.till.care
    shop.opens(CareDeed.BLOCK, "lost")
    before = shop.form

    care.choose_deed(CareDeed.UNBLOCK)
    care.choose_reason("goodwill")
    care.press("5")
    care.type_note("")

    assert shop.form == before
    care.choose_reason("lost")
    care.choose_deed(CareDeed.BLOCK)
    assert (shop.form.deed, shop.form.reason) == (None, "")
    care.choose_reason("lost")
    shop.types("1")
    assert shop.form.missing is CareNotice.DEED_MISSING


def test_no_more_digits_are_taken_than_points_can_have(shop: CareShop) -> None:
    shop.opens(CareDeed.GIVE)

    shop.types("1234567x")

    assert shop.form.points == 123_456
    shop.till.care.clear_points()
    assert shop.form.points == 0


def test_back_leads_to_the_member_or_away_from_a_blocked_card(shop: CareShop) -> None:
    shop.opens(CareDeed.GIVE)
    shop.till.back()
    to_member = shop.state.screen
    shop.blocks()
    shop.scan(ANNA_CARD)
    shop.till.open(Screen.CARE)

    shop.till.back()

    assert (to_member, shop.state.screen) == (Screen.MEMBER, Screen.READY)
    shop.till.care.back()
    shop.till.care.confirm()
    shop.till.care.choose_deed(CareDeed.GIVE)
    shop.till.care.take_card(BLANK_CARD)
    assert shop.state.screen is Screen.READY


def test_while_it_is_saved_nothing_else_is_done() -> None:
    writes = LateRunner()
    shop = CareShop(a_fake_store(), writes=writes)
    shop.opens(CareDeed.BLOCK, "lost")
    shop.till.care.confirm()

    shop.till.care.confirm()
    shop.till.care.choose_deed(CareDeed.GIVE)

    assert len(writes.waiting) == 1
    assert shop.form.deed is CareDeed.BLOCK


def test_whoever_has_to_agree_is_asked_and_written_down(
    shop: CareShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Deed, OnYes, Collection[MemberId]]] = []

    def ask(deed: Deed, on_yes: OnYes, *, gaining: Collection[MemberId] = ()) -> None:
        asked.append((deed, on_yes, gaining))

    monkeypatch.setattr(shop.till.approving, "ask", ask)
    shop.opens(CareDeed.GIVE, "goodwill")
    shop.types("5")
    shop.till.care.confirm()
    ((deed, on_yes, gaining),) = asked
    unsaved = shop.operations() == 0

    on_yes(Approval("eve"))
    on_yes(Approval("eve"))  # a second answer finds nothing to do

    operation = shop.recorded
    assert shop.operations() == 1
    assert (deed, gaining, unsaved) == (Deed.ADJUST, (ANNA.member_id,), True)
    assert isinstance(operation.fact, AdjustmentFact)
    assert operation.fact.approver == "eve"
