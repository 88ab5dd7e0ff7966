# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the display adds of its own: a language for one visit, offers, the time, a sign."""

from dataclasses import replace
from datetime import date, datetime
from random import Random

import pytest

from pos_loyalty.ui.view_models.claim_forms import ClaimSlipView
from pos_loyalty.ui.view_models.customer import (
    NO_OFFER,
    CustomerScreen,
    CustomerState,
    Offer,
)
from pos_loyalty.ui.view_models.display import DisplayRules, DisplayViewModel
from pos_loyalty.ui.view_models.display_form import SurveyScale
from pos_loyalty.ui.view_models.display_notices import DisplayNotice
from pos_loyalty.ui.view_models.till_state import LANGUAGES, Screen
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    BLANK_CARD,
    OLGA,
    OLGA_CARD,
    Shop,
    a_fake_store,
    wedge_scan,
)

RULES = DisplayRules("en", "https://example.com/join", has_clock=True, has_languages=True)
OFFER = Offer(text="Two for one")


class Customers:
    """Who stands before the display."""

    def __init__(self, shop: Shop, rules: DisplayRules = RULES) -> None:
        self.shop = shop
        self.display = DisplayViewModel(rules, self.now)

    def now(self) -> datetime:
        return self.shop.now

    def look(self) -> CustomerState:
        return self.display.look(self.shop.state)

    def want(self, language: str) -> CustomerState:
        self.display.choose_language(language)
        return self.look()


@pytest.fixture
def customers(shop: Shop) -> Customers:
    return Customers(shop)


def test_a_member_chooses_another_language_for_the_visit(shop: Shop, customers: Customers) -> None:
    shop.scan(ANNA_CARD)
    greeted = customers.look().language
    chosen = customers.want("ru").language
    shop.type_amount("10")
    shop.till.sale.confirm()
    earned = customers.look()

    assert (greeted, chosen) == ("pl", "ru")
    assert (earned.screen, earned.language) == (CustomerScreen.EARNED, "ru")
    assert earned.languages == LANGUAGES


def test_the_choice_ends_with_the_visit(shop: Shop, customers: Customers) -> None:
    shop.scan(ANNA_CARD)
    customers.want("ru")
    shop.till.go_ready()
    customers.look()

    shop.scan(OLGA_CARD)

    assert customers.look().language == "en"


def test_the_next_member_does_not_get_the_choice_of_the_one_before(
    shop: Shop, customers: Customers
) -> None:
    shop.scan(ANNA_CARD)
    customers.want("ru")
    shop.scan(OLGA_CARD)

    assert customers.look().language == "en"


def test_a_choice_before_the_card_counts_for_the_visit(shop: Shop, customers: Customers) -> None:
    chosen = customers.want("pl").language

    shop.scan(OLGA_CARD)

    assert (chosen, customers.look().language) == ("pl", "pl")


def test_a_choice_that_nobody_stays_for_is_forgotten(shop: Shop, customers: Customers) -> None:
    customers.want("pl")

    shop.wait(31)

    assert customers.look().language == "en"


@pytest.mark.parametrize("language", ["de", "", "PL"])
def test_a_language_that_there_is_not_changes_nothing(customers: Customers, language: str) -> None:
    assert customers.want(language).language == "en"


def test_a_shop_may_offer_no_choice(shop: Shop) -> None:
    customers = Customers(shop, RULES._replace(has_languages=False))

    assert (customers.want("pl").language, customers.look().languages) == ("en", ())


def test_offers_and_the_time_are_for_who_waits(shop: Shop, customers: Customers) -> None:
    customers.display.show_offer(OFFER)
    idle = customers.look()
    shop.scan(ANNA_CARD)
    served = customers.look()

    assert (idle.offer, idle.clock) == (OFFER, "13:00")
    assert (served.offer, served.clock) == (NO_OFFER, "")


def test_a_display_may_have_no_clock(shop: Shop) -> None:
    assert Customers(shop, RULES._replace(has_clock=False)).look().clock == ""


def test_the_cashier_puts_up_a_sign_and_takes_it_down(shop: Shop, customers: Customers) -> None:
    shop.till.switch_sign()
    up, said = customers.look(), shop.state.notice
    shop.till.switch_sign()

    assert (up.screen, up.languages) == (CustomerScreen.CLOSED, ())
    assert said is not None
    assert said.code == DisplayNotice.SIGN_UP
    assert customers.look().screen is CustomerScreen.IDLE


def test_who_serves_a_member_is_open(shop: Shop, customers: Customers) -> None:
    shop.till.switch_sign()
    shop.scan(ANNA_CARD)
    served = customers.look().screen
    shop.till.go_ready()

    assert served is CustomerScreen.GREETING
    assert customers.look().screen is CustomerScreen.IDLE


def test_whatever_happens_the_display_says_nothing_that_is_private() -> None:
    """1,200 random states: no family name, phone, mail address or card number in any of them."""
    private = [
        *(text for one in (ANNA, OLGA) for text in (one.family_name, one.card_number) if text),
        *(ANNA.phone, ANNA.email, " K.", ANNA.short_name),
        *(card[-6:] for card in (ANNA_CARD, OLGA_CARD, BLANK_CARD)),
    ]
    private = [text for text in private if len(text) > 1]
    seen: list[CustomerState] = []

    for seed in range(12):
        seen += _a_random_day(Random(seed))

    assert len(seen) >= 1_200
    assert not [view for view in seen if any(secret in repr(view) for secret in private)]
    assert {view.screen for view in seen} >= {
        CustomerScreen.GREETING,
        CustomerScreen.EARNED,
        CustomerScreen.SURVEY,
        CustomerScreen.THANKS,
        CustomerScreen.JOIN,
        CustomerScreen.CLOSED,
    }


def test_a_purchase_without_a_card_asks_for_it_and_then_hands_over_a_code(
    shop: Shop, customers: Customers
) -> None:
    shop.till.open(Screen.NO_CARD)
    asked = customers.look()
    slip = ClaimSlipView("8" * 300, 1_000, date(2026, 3, 16), shop.now)
    handed = customers.display.look(replace(shop.state, screen=Screen.SLIP, slip=slip))

    assert (asked.screen, asked.claim_text) == (CustomerScreen.SCAN_ME, "")
    assert (handed.screen, handed.claim_text) == (CustomerScreen.SCAN_ME, "8" * 300)
    assert handed.claim_until == date(2026, 3, 16)


def _a_random_day(dice: Random) -> list[CustomerState]:
    shop = Shop(a_fake_store())
    customers = Customers(shop)
    shop.till.survey.ask_on(SurveyScale(0, 10))
    acts = [
        *(lambda card=card: shop.scan(card) for card in (ANNA_CARD, OLGA_CARD, BLANK_CARD)),
        *(lambda: shop.type_amount(dice.choice(("10", "7", "45,50"))),) * 2,
        *(shop.till.sale.confirm,) * 3,
        *(lambda: shop.till.survey.answer(dice.randrange(-1, 12)),) * 3,
        *(lambda: shop.wait(dice.choice((0.5, 3, 9, 61))),) * 3,
        lambda: customers.want(dice.choice(("en", "pl", "ru", "xx"))),
        lambda: shop.till.open(dice.choice((Screen.FIND, Screen.ENROL, Screen.RETURN))),
        lambda: shop.till.find.type_query(dice.choice((ANNA.family_name, "4567"))),
        lambda: shop.till.scan(wedge_scan("PAPER-4711")),
        *(shop.till.undo, shop.till.back, shop.till.go_ready, shop.till.switch_sign),
    ]
    seen = []
    for _ in range(120):
        dice.choice(acts)()
        seen.append(customers.look())
    return seen
