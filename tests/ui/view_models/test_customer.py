# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The customer's display follows the till, and never says too much."""

from dataclasses import fields, replace

import pytest

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.ui.view_models.cues import Cue, cue_between
from pos_loyalty.ui.view_models.customer import CustomerScreen, CustomerState, customer_view
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from tests.ui.view_models.shop import ANNA, ANNA_CARD, BLANK_CARD, OLGA_CARD, Shop, wedge_scan


def display(shop: Shop) -> CustomerState:
    return customer_view(shop.state, join_text="https://example.com/join", language="en")


def test_idle_and_join(shop: Shop) -> None:
    idle = display(shop)

    shop.till.open(Screen.ENROL)

    assert (idle.screen, idle.join_text) == (CustomerScreen.IDLE, "https://example.com/join")
    assert display(shop).screen is CustomerScreen.JOIN


def test_the_member_is_greeted_in_their_own_language(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    seen = display(shop)
    assert (seen.screen, seen.given_name, seen.balance_points, seen.language) == (
        CustomerScreen.GREETING,
        "Anna",
        100,
        "pl",
    )


def test_who_has_no_language_is_greeted_in_the_displays(shop: Shop) -> None:
    shop.scan(OLGA_CARD)

    assert display(shop).language == "en"


def test_a_sale_is_followed_to_the_thank_you_and_the_blank(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("10")
    quoted = display(shop)
    shop.till.sale.confirm()
    earned = display(shop)
    shop.wait(3)
    thanks = display(shop)
    shop.wait(6)
    blank = display(shop)

    assert (quoted.due_minor, quoted.earned_points) == (950, 9)
    assert (earned.screen, earned.earned_points, earned.balance_points) == (
        CustomerScreen.EARNED,
        9,
        109,
    )
    assert thanks.screen is CustomerScreen.THANKS
    assert blank == display(Shop(shop.store))


def test_a_reward_is_celebrated(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(RewardId("coffee"))
    shop.till.sale.confirm()

    assert display(shop).screen is CustomerScreen.REWARD_USED
    assert display(shop).reward_names[0]["en"] == "A coffee"


def test_the_next_member_never_sees_the_one_before(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.scan(OLGA_CARD)
    shop.till.back()

    assert display(shop).screen is CustomerScreen.IDLE


def test_no_state_of_the_display_names_more_than_the_first_name(shop: Shop) -> None:
    seen = []
    shop.till.state.watch(lambda _state: seen.append(repr(display(shop))))

    shop.buy(ANNA_CARD, "10")
    shop.till.undo()
    shop.till.open(Screen.FIND)
    shop.till.find.type_query("4567")

    private = (ANNA.family_name, " K.", ANNA.phone, ANNA.email, ANNA.card_number, "4567")
    assert not [text for text in seen if any(secret in text for secret in private)]
    assert any("Anna" in text for text in seen)


def test_the_display_has_no_field_for_what_is_private() -> None:
    names = {field.name for field in fields(CustomerState)}

    assert not names & {"short_name", "family_name", "phone", "email", "card_number", "card_mask"}


def test_each_outcome_has_its_sound(shop: Shop) -> None:
    heard: list[Cue] = []
    before = [shop.state]

    def listen(_state: object) -> None:
        if cue := cue_between(before[0], shop.state):
            heard.append(cue)
        before[0] = shop.state

    shop.till.state.watch(listen)
    shop.scan(ANNA_CARD)
    shop.till.scan(wedge_scan("X"))
    shop.till.scan(wedge_scan(ANNA_CARD[:-1] + "x"))
    shop.scan(BLANK_CARD)
    shop.till.scan(wedge_scan("PAPER-4711"))

    assert heard == [Cue.OK, Cue.NOT_OURS, Cue.NOT_OURS, Cue.WARNING, Cue.NOT_NOW]


@pytest.mark.parametrize(
    ("reason", "cue"),
    [("misread", Cue.WARNING), ("empty", Cue.WARNING), ("not_ours", Cue.NOT_OURS)],
)
def test_a_code_that_was_read_badly_sounds_like_no_foreign_one(reason: str, cue: Cue) -> None:
    before = TillState("PLN")
    notice = Notice(NoticeKind.WARNING, "unreadable_code", (("reason", reason),))

    assert cue_between(before, replace(before, notice=notice)) is cue
