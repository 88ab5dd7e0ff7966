# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The question after a purchase: once, by whoever presses first, and beside the cashier's work."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.errors import DiskFull, UnknownMember
from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ops import ActivityFact
from pos_loyalty.services.record_activity import (
    SURVEY,
)
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.view_models.customer import CustomerScreen, CustomerState, customer_view
from pos_loyalty.ui.view_models.display_form import SurveyForm, SurveyScale
from pos_loyalty.ui.view_models.display_notices import DisplayNotice
from pos_loyalty.ui.view_models.notice import NoticeKind
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import Screen
from tests.fakes.fake_store import FakeStore
from tests.ui.view_models.shop import (
    ANNA_CARD,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    a_store_with,
    sample_program,
)

FIVE = SurveyScale(1, 5)
GIVES = 15
EARNED = 9


def asking(shop: Shop) -> Shop:
    shop.till.survey.ask_on(FIVE)
    return shop


@pytest.fixture
def shop() -> Shop:
    return asking(Shop(a_fake_store()))


def ask(shop: Shop) -> None:
    """Let Anna buy, and read what she won: a badge for her year with us."""
    shop.buy(ANNA_CARD, "10")
    shop.wait(3)


def shown(shop: Shop) -> CustomerState:
    return customer_view(shop.state, join_text="", language="en")


def question(shop: Shop) -> SurveyForm | None:
    return shop.state.display.survey


def answers(shop: Shop) -> list[int | None]:
    assert isinstance(shop.store, FakeStore)
    facts = [operation.fact for operation in shop.store.content.operations]
    return [fact.answer for fact in facts if isinstance(fact, ActivityFact)]


def test_a_member_is_asked_after_a_purchase_and_paid_for_the_answer(shop: Shop) -> None:
    ask(shop)
    asked = shown(shop)
    shop.till.survey.answer(4)
    thanked = shown(shop)

    assert (asked.screen, asked.scale, asked.earned_points) == (CustomerScreen.SURVEY, FIVE, EARNED)
    assert (thanked.screen, thanked.survey_points) == (CustomerScreen.THANKS, GIVES)
    assert answers(shop) == [4]
    assert shop.points_of(ANNA_CARD) == 100 + EARNED + GIVES


def test_the_question_names_nobody_and_tells_no_balance(shop: Shop) -> None:
    ask(shop)

    asked = shown(shop)

    assert (asked.given_name, asked.balance_points, asked.language) == ("", None, "pl")


def test_the_till_shows_what_the_answer_gave(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.till.survey.answer(5)

    done = shop.state.done
    assert done is not None
    assert (done.survey_points, done.balance_points) == (GIVES, 100 + EARNED + GIVES)
    assert shop.state.unsent_count == 2


def test_a_till_that_is_ready_again_says_so_in_passing(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.wait(3)

    shop.till.survey.answer(5)

    notice = shop.state.notice
    assert notice is not None
    assert (notice.code, notice.fact("earned_points")) == (DisplayNotice.SURVEY_ANSWERED, GIVES)


@pytest.mark.parametrize("score", [0, 6, -1, 11])
def test_an_answer_that_is_none_of_the_scale_is_nothing(shop: Shop, score: int) -> None:
    ask(shop)

    shop.till.survey.answer(score)

    assert answers(shop) == []
    assert shown(shop).screen is CustomerScreen.SURVEY


def test_of_two_presses_the_first_counts_on_whichever_display(shop: Shop) -> None:
    writes = LateRunner()
    slow = asking(Shop(shop.store, writes=writes))
    slow.buy(ANNA_CARD, "10")
    writes.finish_all()

    slow.till.survey.answer(2)
    slow.till.survey.answer(5)
    writes.finish_all()

    assert answers(slow) == [2]


def test_an_answer_stands_when_the_purchase_is_undone(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.till.survey.answer(4)

    shop.till.undo()

    assert answers(shop) == [4]
    assert shop.points_of(ANNA_CARD) == 100 + GIVES
    assert shop.state.done is not None
    assert shop.state.done.earned_points == 0


def test_an_answer_hides_no_purchase_from_the_start_after_a_crash(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.till.survey.answer(4)
    restarted = Shop(shop.store, first_id=5000)

    restarted.till.begin(lambda: True)

    notice = restarted.state.notice
    assert notice is not None
    assert notice.fact("kind") == "sale"
    assert restarted.state.undo is not None


def test_who_does_not_answer_is_let_go_within_ten_seconds(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.wait(9)
    still = shown(shop).screen

    shop.wait(1)

    assert still is CustomerScreen.SURVEY
    assert shown(shop).screen is CustomerScreen.IDLE


def test_thanks_pass_by_themselves(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.wait(9)
    shop.till.survey.answer(4)
    thanked = shown(shop).screen

    shop.wait(5)

    assert thanked is CustomerScreen.THANKS
    assert shown(shop).screen is CustomerScreen.IDLE


def test_a_clock_that_is_set_back_ends_the_question(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.wait(-3600)

    assert question(shop) is None


def test_the_next_customer_waits_for_no_answer(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.scan(OLGA_CARD)
    shop.till.survey.answer(4)
    shop.till.back()

    assert answers(shop) == []
    assert shown(shop).screen is CustomerScreen.IDLE


def test_an_answer_that_is_being_saved_holds_nobody_up() -> None:
    writes = LateRunner()
    shop = asking(Shop(a_fake_store(), writes=writes))
    shop.buy(ANNA_CARD, "10")
    writes.finish_all()
    shop.till.survey.answer(4)

    shop.scan(OLGA_CARD)
    served = shop.state
    writes.finish_all()

    assert (served.is_busy, served.screen) == (False, Screen.MEMBER)
    assert shop.state.member is not None
    assert shop.state.member.given_name == "Ольга"
    assert (answers(shop), shop.state.notice) == ([4], None)
    assert shop.state.unsent_count == 2


def test_a_screen_that_is_unplugged_takes_the_question_along(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")

    shop.till.survey.ask_on(None)
    shop.till.survey.answer(4)
    shop.till.survey.ask_on(FIVE)

    assert (question(shop), answers(shop)) == (None, [])


def test_an_answer_that_was_given_survives_the_screen() -> None:
    writes = LateRunner()
    shop = asking(Shop(a_fake_store(), writes=writes))
    shop.buy(ANNA_CARD, "10")
    writes.finish_all()
    shop.till.survey.answer(4)

    shop.till.survey.ask_on(None)
    writes.finish_all()

    assert answers(shop) == [4]
    assert shown(shop).screen is CustomerScreen.THANKS


def test_what_was_won_is_shown_before_the_question(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("40")
    shop.till.sale.toggle_reward(RewardId("five-off"))
    shop.till.sale.confirm()
    first = shown(shop).screen

    shop.wait(3)

    assert first is CustomerScreen.REWARD_USED
    assert shown(shop).screen is CustomerScreen.SURVEY


def test_a_reward_alone_asks_nothing(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.toggle_reward(RewardId("coffee"))
    shop.till.sale.confirm()

    assert question(shop) is None


def test_a_programme_without_the_deed_asks_nothing() -> None:
    program = replace(sample_program(), activities=())
    shop = asking(Shop(a_store_with(program)))

    shop.buy(ANNA_CARD, "10")

    assert question(shop) is None


def test_a_till_without_a_display_asks_nothing() -> None:
    shop = Shop(a_fake_store())

    shop.buy(ANNA_CARD, "10")

    assert question(shop) is None


def till_with(shop: Shop, services: TillServices) -> None:
    shop.till = TillViewModel(services, ImmediateRunner(), ImmediateRunner())
    shop.till.survey.ask_on(FIVE)


def test_a_card_that_was_stopped_meanwhile_is_thanked_all_the_same(shop: Shop) -> None:
    def refuse(_command: object) -> None:
        raise UnknownMember

    till_with(shop, replace(shop.services(), record_activity=refuse))  # type: ignore[arg-type]  # never returns
    shop.buy(ANNA_CARD, "10")

    shop.till.survey.answer(4)

    assert (shown(shop).screen, shown(shop).survey_points) == (CustomerScreen.THANKS, 0)
    assert shop.state.notice is None


@pytest.mark.parametrize("is_served", [False, True])
def test_an_answer_that_is_not_saved_is_not_thanked_for(shop: Shop, *, is_served: bool) -> None:
    def refuse(_command: object) -> None:
        raise DiskFull

    writes = LateRunner()
    services = replace(shop.services(), record_activity=refuse)  # type: ignore[arg-type]  # never returns
    shop.till = TillViewModel(services, ImmediateRunner(), writes)
    asking(shop)
    shop.buy(ANNA_CARD, "10")
    writes.finish_all()
    shop.till.survey.answer(4)
    if is_served:
        shop.scan(OLGA_CARD)

    writes.finish_all()

    assert question(shop) is None
    assert shop.state.notice is not None
    assert (shop.state.notice.code, shop.state.notice.kind) == ("disk_full", NoticeKind.ERROR)
    assert shop.state.screen is (Screen.MEMBER if is_served else Screen.DONE)


def test_an_answer_is_safe_even_if_the_balance_cannot_be_read_after_it(shop: Shop) -> None:
    services = shop.services()

    def identify(member_id: object, at: object) -> None:
        if answers(shop):
            raise UnknownMember
        return services.identify(member_id, at)  # type: ignore[arg-type, return-value]  # passed on

    till_with(shop, replace(services, identify=identify))  # type: ignore[arg-type]  # as above
    shop.buy(ANNA_CARD, "10")

    shop.till.survey.answer(4)

    done = shop.state.done
    assert done is not None
    assert (done.survey_points, done.balance_points) == (GIVES, 100 + EARNED)
    assert shop.state.unsent_count == 2


def test_the_answer_is_the_members_own_deed(shop: Shop) -> None:
    shop.buy(ANNA_CARD, "10")
    shop.till.survey.answer(3)

    assert isinstance(shop.store, FakeStore)
    fact, draft = shop.store.content.operations[-1].fact, shop.store.content.operations[-1].draft
    assert isinstance(fact, ActivityFact)
    assert (fact.activity_id, draft.actor) == (SURVEY, "")
