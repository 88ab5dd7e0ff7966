# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A code of a purchase without the card comes back: its points are given, once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.claim_codes import SignedClaim, claim_payload
from pos_loyalty.domain.claim_refusals import (
    AlreadyClaimed,
    ClaimForged,
    ClaimOfOtherStore,
    ClaimTooLate,
)
from pos_loyalty.domain.errors import UnknownSale
from pos_loyalty.ui.view_models.ageing import CLAIM_WAITS_SECONDS
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice
from pos_loyalty.ui.view_models.cues import Cue, cue_between
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.panels import DoneKind
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.forgetful_shop import GTIN, STRANGER, ForgetfulShop
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    NOON,
    OLGA_CARD,
    LateRunner,
    a_fake_store,
)


@pytest.fixture
def shop() -> ForgetfulShop:
    return ForgetfulShop(a_fake_store())


class TestClaiming:
    def test_with_the_member_on_screen_the_points_come_at_once(self, shop: ForgetfulShop) -> None:
        code, before = shop.take_code_home(), shop.points_of(ANNA_CARD)
        shop.scan(ANNA_CARD)

        shop.scan(code)

        assert shop.shows(Screen.DONE)
        assert shop.state.done is not None
        assert shop.state.done.kind is DoneKind.SALE
        assert shop.state.done.sold_on == NOON.date()
        assert shop.points_of(ANNA_CARD) == before + shop.state.done.earned_points
        assert shop.state.done.earned_points >= 37

    def test_without_a_member_the_code_waits_for_the_card(self, shop: ForgetfulShop) -> None:
        code = shop.take_code_home()

        shop.scan(code)
        assert shop.state.waiting_claim is not None
        assert shop.notice == ClaimNotice.CLAIM_WAITS
        shop.scan(ANNA_CARD)

        assert shop.shows(Screen.DONE)
        assert shop.state.waiting_claim is None

    def test_a_wrong_card_in_between_changes_nothing(self, shop: ForgetfulShop) -> None:
        code = shop.take_code_home()
        shop.scan(code)

        shop.scan(STRANGER)
        assert shop.state.waiting_claim is not None
        shop.scan(OLGA_CARD)

        assert shop.state.done is not None
        assert shop.state.done.given_name == "Ольга"

    def test_it_waits_on_the_page_that_finds_members(self, shop: ForgetfulShop) -> None:
        code = shop.take_code_home()
        shop.till.open(Screen.FIND)

        shop.scan(code)

        assert shop.shows(Screen.FIND)
        assert shop.state.waiting_claim is not None

    def test_whoever_is_found_by_name_gets_it(self, shop: ForgetfulShop) -> None:
        shop.scan(shop.take_code_home())
        shop.till.open(Screen.FIND)

        shop.till.find.choose(ANNA.member_id)

        assert shop.shows(Screen.DONE)
        assert shop.state.done is not None
        assert shop.state.done.sold_on == NOON.date()

    def test_whoever_joins_with_it_gets_it(self, shop: ForgetfulShop) -> None:
        shop.scan(shop.take_code_home())
        shop.till.open(Screen.ENROL)
        assert shop.state.waiting_claim is not None

        shop.till.enrol.type_name("Ewa Żak")
        shop.till.enrol.type_contact("600 700 800")
        shop.till.enrol.confirm()

        assert shop.shows(Screen.DONE)
        assert shop.state.done is not None
        assert shop.state.done.given_name == "Ewa"

    def test_there_is_nothing_to_drop_where_nothing_waits(self, shop: ForgetfulShop) -> None:
        shop.till.sale.claiming.drop()

        assert shop.notice == ""

    def test_it_waits_a_minute_and_not_for_the_next_customer(self, shop: ForgetfulShop) -> None:
        code = shop.take_code_home()
        shop.scan(code)

        shop.wait(CLAIM_WAITS_SECONDS)
        assert shop.notice == ClaimNotice.CLAIM_DROPPED
        shop.scan(ANNA_CARD)

        assert shop.shows(Screen.MEMBER)

    @pytest.mark.parametrize("page", [Screen.FIND, Screen.ENROL])
    def test_it_waits_while_the_customer_is_asked_who_they_are(
        self, shop: ForgetfulShop, page: Screen
    ) -> None:
        shop.scan(shop.take_code_home())
        shop.till.open(page)

        shop.wait(3 * CLAIM_WAITS_SECONDS)
        meanwhile = shop.state
        shop.till.back()
        shop.wait(1)

        assert meanwhile.waiting_claim is not None
        assert shop.state.waiting_claim is None
        assert shop.notice == ClaimNotice.CLAIM_DROPPED

    @pytest.mark.parametrize("way", ["back", "go_ready"])
    def test_it_is_dropped_by_hand(self, shop: ForgetfulShop, way: str) -> None:
        code = shop.take_code_home()
        shop.scan(code)

        getattr(shop.till, way)()

        assert shop.state.waiting_claim is None
        assert shop.shows(Screen.READY)
        assert shop.notice == ClaimNotice.CLAIM_DROPPED

    def test_another_purchase_without_the_card_drops_it_with_a_word(
        self, shop: ForgetfulShop
    ) -> None:
        shop.scan(shop.take_code_home())

        shop.till.open(Screen.NO_CARD)

        assert shop.state.waiting_claim is None
        assert shop.notice == ClaimNotice.CLAIM_DROPPED

    @pytest.mark.parametrize("behind", [ANNA_CARD, GTIN])
    def test_whatever_is_scanned_behind_the_card_comes_after_the_points(self, behind: str) -> None:
        late = LateRunner()
        shop = ForgetfulShop(a_fake_store())
        code, before = shop.take_code_home(), shop.points_of(ANNA_CARD)
        shop = ForgetfulShop(shop.store, reads=late)
        shop.scan(code)
        late.finish_all()
        shop.scan(ANNA_CARD)

        shop.scan(behind)
        late.finish_all()

        assert shop.points_of(ANNA_CARD) > before
        assert shop.state.waiting_claim is None

    def test_the_code_on_the_tills_own_screen_waits_for_nobody(self, shop: ForgetfulShop) -> None:
        code = shop.make_code()

        shop.scan(code)

        assert shop.shows(Screen.SLIP)
        assert shop.state.waiting_claim is None

    def test_a_scan_behind_the_card_keeps_its_turn(self) -> None:
        late = LateRunner()
        shop = ForgetfulShop(a_fake_store(), reads=late)
        shop.till.open(Screen.NO_CARD)
        shop.till.cardless.press("5")
        shop.till.cardless.confirm()
        late.finish_all()
        assert shop.state.slip is not None
        code = shop.state.slip.code
        shop.till.go_ready()
        shop.scan(code)
        late.finish_all()
        shop.scan(ANNA_CARD)

        shop.scan(code)
        late.finish_all()

        assert shop.shows(Screen.DONE)

    def test_a_second_time_is_refused(self, shop: ForgetfulShop) -> None:
        code = shop.take_code_home()
        shop.scan(code)
        shop.scan(ANNA_CARD)
        points = shop.points_of(ANNA_CARD)

        shop.scan(code)

        assert shop.notice == AlreadyClaimed.code
        assert shop.points_of(ANNA_CARD) == points

    def test_an_undo_takes_the_points_back_and_the_code_is_good_again(
        self, shop: ForgetfulShop
    ) -> None:
        code, before = shop.take_code_home(), shop.points_of(ANNA_CARD)
        shop.scan(code)
        shop.scan(ANNA_CARD)

        shop.till.undo()
        assert shop.points_of(ANNA_CARD) == before
        shop.scan(code)

        assert shop.state.waiting_claim is not None

    def test_a_return_opens_by_the_code_and_by_its_number(self, shop: ForgetfulShop) -> None:
        code = shop.take_code_home()
        shop.scan(code)
        shop.scan(ANNA_CARD)
        number = shop.sale_of(code).receipt_no
        shop.till.open(Screen.RETURN)

        shop.scan(code)
        assert shop.state.returning.receipt_text == number
        shop.till.go_ready()
        shop.scan(number)

        assert shop.shows(Screen.RETURN)
        assert shop.state.returning.is_found

    def test_a_purchase_that_was_claimed_at_another_till_is_the_servers_to_find(
        self, shop: ForgetfulShop
    ) -> None:
        code = shop.take_code_home()
        shop.till.open(Screen.RETURN)
        shop.scan(code)
        alone = shop.notice
        shop.till.show_light(Light(LightKind.OFFLINE, NOON))
        shop.till.open(Screen.RETURN)

        shop.scan(code)

        elsewhere = shop.state.returning.elsewhere
        assert alone == UnknownSale.code
        assert elsewhere is not None
        assert elsewhere.sold_on == NOON.date()

    def test_another_stores_purchase_opens_no_return(self, shop: ForgetfulShop) -> None:
        sale = replace(shop.sale_of(shop.take_code_home()), store_id="gda-9")
        shop.till.open(Screen.RETURN)

        shop.scan(str(SignedClaim(claim_payload(sale), bytes(64))))

        assert shop.notice == ClaimOfOtherStore.code

    def test_bytes_that_are_no_purchase_open_no_return(self, shop: ForgetfulShop) -> None:
        shop.till.open(Screen.RETURN)

        shop.scan(str(SignedClaim(b"\xff" * 30, bytes(range(64)))))

        assert shop.notice == ClaimForged.code

    def test_too_late_is_said_before_anybody_is_asked_for(self, shop: ForgetfulShop) -> None:
        code = shop.take_code_home()
        shop.now += timedelta(days=15)

        shop.scan(code)

        assert shop.notice == ClaimTooLate.code
        assert shop.state.waiting_claim is None

    def test_a_purchase_that_was_begun_comes_first(self, shop: ForgetfulShop) -> None:
        code = shop.take_code_home()
        shop.scan(ANNA_CARD)
        shop.type_amount("5")

        shop.scan(code)

        assert shop.notice == NoticeCode.SALE_UNFINISHED


def test_each_outcome_has_its_sound(shop: ForgetfulShop) -> None:
    code = shop.take_code_home()
    ready = shop.state

    shop.scan(code)
    waiting = shop.state
    shop.now += timedelta(days=15)
    shop.till.go_ready()
    shop.scan(code)

    assert cue_between(ready, waiting) is Cue.NOT_NOW
    assert cue_between(ready, shop.state) is Cue.WARNING
