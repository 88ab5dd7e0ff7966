# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One line to say on MEMBER: never in the way, answered with one key, not asked twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.ids import LotId, RewardId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.ops import RedemptionFact, SaleFact
from pos_loyalty.domain.program.told import Told
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import (
    ANNA_CARD,
    NOON,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    a_store_with,
    sample_program,
)

ENDING = Lot(LotId("ending"), 30, expires_on=NOON.date() + timedelta(days=9))


def a_shop(points: int = 65, *, olga_points: int = 0) -> Shop:
    """Return a shop where Anna lacks 15 points to a coffee."""
    return Shop(a_fake_store(anna_points=points, olga_points=olga_points))


def line(shop: Shop) -> tuple[str, int] | None:
    saying = shop.state.sale.saying
    return (saying.kind.value, saying.amount) if saying else None


def recorded(shop: Shop) -> tuple[Told, ...]:
    operation = latest_operation(store=shop.store)
    assert operation is not None
    assert isinstance(operation.fact, SaleFact)
    return operation.fact.told


def test_the_best_line_stands_on_the_screen() -> None:
    shop = a_shop()

    shop.scan(ANNA_CARD)

    assert line(shop) == ("reward_close", 15)


def test_what_is_keyed_counts_already() -> None:
    shop = a_shop()
    shop.scan(ANNA_CARD)

    shop.type_amount("5")
    near = line(shop)
    shop.type_amount("0")

    assert near == ("reward_close", 11)
    assert line(shop) == ("reward_reached", 100)


def test_a_figure_of_an_amount_that_is_taken_back_does_not_stay() -> None:
    shop = a_shop()
    shop.scan(ANNA_CARD)
    shop.type_amount("50")

    shop.till.sale.clear_amount()

    assert line(shop) == ("reward_close", 15)


def test_nobody_has_to_answer() -> None:
    shop = a_shop()

    shop.buy(ANNA_CARD, "10")

    assert shop.state.screen is Screen.DONE
    assert recorded(shop) == ()


def test_an_id_of_any_length_can_be_answered() -> None:
    (reward, *_) = sample_program().rewards
    program = replace(sample_program(), rewards=(replace(reward, reward_id=RewardId("x" * 300)),))
    shop = Shop(a_store_with(program, anna_points=(reward.cost_points or 0) - 5))
    shop.scan(ANNA_CARD)

    shop.till.sale.sayings.told()
    shop.type_amount("10")
    shop.till.sale.confirm()

    assert [told.about for told in recorded(shop)] == ["x" * 200]


def test_what_was_said_makes_room_for_the_next_best() -> None:
    shop = Shop(a_fake_store(anna_points=100, anna_holds=[ENDING]))
    shop.scan(ANNA_CARD)
    first = line(shop)

    shop.till.sale.sayings.told()

    assert (first, line(shop)) == (("points_ending", 30), ("reward_now", 100))
    assert not shop.state.sale.is_all_said


def test_both_answers_are_recorded_with_the_sale() -> None:
    shop = Shop(a_fake_store(anna_points=100, anna_holds=[ENDING]))
    shop.scan(ANNA_CARD)

    shop.till.sale.sayings.told()
    shop.till.sale.sayings.declined()
    shop.type_amount("10")
    shop.till.sale.confirm()

    (said, unsaid) = recorded(shop)
    assert (said.kind, said.about, said.is_told) == ("points_ending", "", True)
    assert (unsaid.kind, unsaid.is_told) == ("reward_now", False)


@pytest.mark.parametrize("answer", ["told", "declined"])
def test_what_was_answered_is_not_asked_again_in_the_visit(answer: str) -> None:
    shop = a_shop()
    shop.scan(ANNA_CARD)

    getattr(shop.till.sale.sayings, answer)()
    shop.type_amount("1")
    shop.till.sale.clear()

    assert line(shop) is None
    assert shop.state.sale.is_all_said


def test_scanning_the_same_card_once_more_does_not_bring_it_back() -> None:
    shop = a_shop()
    shop.scan(ANNA_CARD)
    shop.till.sale.sayings.declined()

    shop.till.go_ready()
    shop.scan(ANNA_CARD)

    assert line(shop) is None
    assert not shop.state.sale.is_all_said


def test_it_may_be_said_on_another_day_and_to_another_member() -> None:
    shop = a_shop(olga_points=70)
    shop.scan(ANNA_CARD)
    shop.till.sale.sayings.declined()

    shop.till.go_ready()
    shop.scan(OLGA_CARD)
    to_olga = line(shop)
    shop.till.go_ready()
    shop.now += timedelta(days=1)
    shop.scan(ANNA_CARD)

    assert to_olga == ("reward_close", 10)
    assert line(shop) == ("reward_close", 15)


def test_an_answer_without_a_sale_is_no_answer() -> None:
    shop = a_shop(100)
    shop.scan(ANNA_CARD)
    shop.till.sale.sayings.told()

    shop.till.go_ready()
    shop.buy(ANNA_CARD, "10")

    assert recorded(shop) == ()


def test_a_reward_that_is_handed_over_records_no_answer() -> None:
    shop = a_shop(100)
    shop.scan(ANNA_CARD)
    shop.till.sale.sayings.told()
    coffee = next(r for r in shop.state.sale.rewards if r.names["en"] == "A coffee")

    shop.till.sale.toggle_reward(coffee.reward_id)
    shop.till.sale.confirm()

    operation = latest_operation(store=shop.store)
    assert operation is not None
    assert isinstance(operation.fact, RedemptionFact)


def test_the_key_does_nothing_where_there_is_no_line(shop: Shop) -> None:
    before = shop.state

    shop.till.sale.sayings.told()

    assert shop.state == before


def test_an_answer_while_the_sale_is_saved_comes_too_late() -> None:
    writes = LateRunner()
    shop = Shop(a_fake_store(anna_points=65), writes=writes)
    shop.scan(ANNA_CARD)
    shop.type_amount("1")
    shop.till.sale.confirm()

    shop.till.sale.sayings.told()
    writes.finish_all()

    assert recorded(shop) == ()


def test_a_member_with_nothing_at_hand_is_spared() -> None:
    shop = Shop(a_fake_store(anna_points=0))

    shop.scan(ANNA_CARD)

    assert line(shop) is None
    assert not shop.state.sale.is_all_said
