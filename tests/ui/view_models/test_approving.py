# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Another agrees to a deed, by badge or PIN, over the page that asks."""

from dataclasses import replace

from pos_loyalty.domain.errors import MayNotApprove, RewardUnavailable, WrongPin
from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ops import RedemptionFact, SaleFact
from pos_loyalty.domain.staff import Approval, Deed
from pos_loyalty.ui.view_models.panels import RewardFit, RewardRow
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from pos_loyalty.ui.view_models.till_state import Screen
from tests.fakes.fake_store import FakeStore
from tests.ui.view_models.shop import (
    ANNA,
    ANNA_CARD,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    a_store_with,
    sample_program,
)
from tests.ui.view_models.staffed_shop import StaffedShop
from tests.ui.view_models.test_lock import WRONG, signed_in, told

TASTING = RewardId("coffee-tasting")
FIVE_OFF = RewardId("five-off")
MONEY = RewardId("points-as-money")


def asked(shop: Shop, deed: Deed = Deed.LATE_UNDO) -> list[Approval]:
    """Ask for a deed; what is agreed to comes into the list."""
    agreed: list[Approval] = []
    shop.till.approving.ask(deed, agreed.append)
    return agreed


def a_store_that_asks(*, anna_points: int = 400) -> FakeStore:
    """Return a shop where five off and points as money need approval too."""
    program = sample_program()
    asking = tuple(
        replace(reward, needs_approval=reward.reward_id in {TASTING, FIVE_OFF, MONEY})
        for reward in program.rewards
    )
    store = a_store_with(replace(program, rewards=asking), anna_points=anna_points)
    for member, state in a_fake_store().content.members.items():
        if member != ANNA.member_id:
            store.add_member(state)
    return store


def serving_anna(*, points: int = 400, by: str = "Jan") -> StaffedShop:
    shop = StaffedShop(a_store_that_asks(anna_points=points))
    shop.sign_in(by)
    shop.scan(ANNA_CARD)
    return shop


def row_of(shop: Shop, reward_id: RewardId) -> RewardRow:
    return next(row for row in shop.state.sale.rewards if row.reward_id == reward_id)


def test_a_shop_without_a_staff_list_asks_nobody() -> None:
    assert asked(Shop(a_fake_store())) == [Approval()]


def test_a_till_with_nobody_on_its_list_asks_nobody() -> None:
    assert asked(StaffedShop(is_empty=True)) == [Approval()]


def test_who_may_do_it_alone_is_not_asked() -> None:
    ewa = signed_in("Ewa")

    assert asked(ewa) == [Approval(ewa.people["Ewa"].staff_id)]


def test_only_those_who_may_agree_can_be_chosen() -> None:
    shop = signed_in()

    agreed = asked(shop)

    assert [row.short_name for row in shop.state.staff.proof.people] == ["Ewa"]
    assert (agreed, shop.state.staff.deed) == ([], Deed.LATE_UNDO)


def test_a_managers_pin_agrees_and_both_are_named() -> None:
    shop = signed_in()
    agreed = asked(shop)

    shop.agree("Ewa")

    assert agreed == [Approval(shop.people["Ewa"].staff_id)]
    assert (shop.state.staff.deed, shop.on_duty.actor) == ("", shop.people["Jan"].staff_id)


def test_a_managers_badge_agrees_and_does_not_change_who_stands_there() -> None:
    shop = signed_in()
    agreed = asked(shop)

    shop.show_badge("Ewa")

    assert len(agreed) == 1
    assert shop.on_duty.actor == shop.people["Jan"].staff_id


def test_ones_own_badge_agrees_to_nothing() -> None:
    shop = signed_in()
    agreed = asked(shop)

    shop.show_badge("Jan")

    assert (told(shop), agreed, shop.state.staff.deed) == (
        MayNotApprove.code,
        [],
        Deed.LATE_UNDO,
    )


def test_a_wrong_pin_leaves_the_question_open() -> None:
    shop = signed_in()
    agreed = asked(shop)

    shop.agree("Ewa", WRONG)

    assert (told(shop), agreed, shop.state.staff.deed) == (WrongPin.code, [], Deed.LATE_UNDO)
    assert shop.state.staff.proof.typed_count == 0


def test_esc_drops_the_question_and_the_page_is_as_it_was() -> None:
    shop = serving_anna()
    shop.type_amount("20")
    agreed = asked(shop)

    shop.till.back()

    assert (agreed, shop.state.staff.deed) == ([], "")
    assert (shop.state.screen, shop.state.sale.typed) == (Screen.MEMBER, "20")


def test_while_the_question_is_open_nothing_else_is_done() -> None:
    shop = serving_anna()
    asked(shop)

    shop.scan(OLGA_CARD)
    refused = told(shop)
    shop.till.open(Screen.FIND)
    second = asked(shop)

    assert (refused, second) == (StaffNotice.APPROVAL_OPEN, [])
    assert shop.state.screen is Screen.MEMBER


def test_ready_drops_the_question_too() -> None:
    shop = serving_anna()
    agreed = asked(shop)

    shop.till.go_ready()

    assert (agreed, shop.state.staff.deed, shop.state.screen) == ([], "", Screen.READY)


def test_a_lock_drops_the_question() -> None:
    shop = signed_in()
    agreed = asked(shop)

    shop.till.lock.lock()
    shop.sign_in("Ewa")

    assert (agreed, shop.state.staff.deed) == ([], "")


def test_a_proof_that_is_looked_at_is_not_dropped() -> None:
    writes = LateRunner()
    shop = StaffedShop(writes=writes)
    shop.sign_in("Jan")
    writes.finish_all()
    agreed = asked(shop)
    shop.agree("Ewa")

    shop.till.back()
    writes.finish_all()

    assert len(agreed) == 1


def test_where_nobody_may_agree_it_is_said() -> None:
    shop = signed_in("Ewa")

    agreed = asked(shop, Deed.ADJUST)

    assert (told(shop), agreed) == (StaffNotice.NOBODY_MAY_AGREE, [])


def test_who_gains_by_it_is_not_among_those_who_may_agree() -> None:
    shop = signed_in()
    agreed: list[Approval] = []
    own = [person.member_id for person in shop.people.values() if person.member_id]

    shop.till.approving.ask(Deed.BLOCK_CARD, agreed.append, gaining=own)

    assert len(agreed) == 1


def test_a_manager_who_gains_by_it_asks_another() -> None:
    shop = signed_in("Ola")
    own = shop.people["Ola"].member_id
    assert own is not None
    agreed: list[Approval] = []

    shop.till.approving.ask(Deed.BLOCK_CARD, agreed.append, gaining=(own,))

    assert agreed == []
    assert [row.short_name for row in shop.state.staff.proof.people] == ["Ewa", "Jan"]


def test_a_reward_that_needs_approval_can_be_chosen_once_a_manager_agreed() -> None:
    shop = serving_anna()
    before = row_of(shop, TASTING)

    shop.till.sale.toggle_reward(TASTING)
    shop.show_badge("Ewa")
    chosen = row_of(shop, TASTING)
    shop.till.sale.confirm()

    assert (before.is_choosable, before.fit) == (True, RewardFit.NOW)
    assert before.unmet is not None
    assert before.unmet.code == "needs_approval"
    assert (chosen.is_chosen, chosen.unmet) == (True, None)
    fact = _latest(shop)
    assert isinstance(fact, RedemptionFact)
    assert [taken.approver for taken in fact.redemptions] == [shop.people["Ewa"].staff_id]


def test_it_comes_off_a_purchase_too() -> None:
    shop = serving_anna()
    shop.type_amount("20")

    shop.till.sale.toggle_reward(FIVE_OFF)
    shop.agree("Ewa")
    shop.till.sale.confirm()

    fact = _latest(shop)
    assert isinstance(fact, SaleFact)
    assert [taken.approver for taken in fact.redemptions] == [shop.people["Ewa"].staff_id]


def test_points_as_money_that_need_approval_are_asked_about_once() -> None:
    shop = serving_anna()
    shop.type_amount("20")

    shop.till.sale.points.more()
    shop.agree("Ewa")
    shop.till.sale.points.more()

    assert shop.state.staff.deed == ""
    assert shop.state.sale.points is not None
    assert shop.state.sale.points.points == 20
    assert shop.state.sale.blocked is None


def test_a_reward_whose_points_are_missing_is_not_asked_about() -> None:
    shop = serving_anna(points=100)

    shop.till.sale.toggle_reward(TASTING)

    assert (row_of(shop, TASTING).fit, shop.state.staff.deed) == (RewardFit.CLOSE, "")
    assert told(shop) == RewardUnavailable.code


def test_a_manager_hands_it_out_without_asking() -> None:
    shop = serving_anna(by="Ewa")

    shop.till.sale.toggle_reward(TASTING)

    assert (row_of(shop, TASTING).is_chosen, shop.state.staff.deed) == (True, "")


def test_where_nobody_signs_in_it_cannot_be_chosen() -> None:
    shop = Shop(a_store_that_asks())
    shop.scan(ANNA_CARD)

    shop.till.sale.toggle_reward(TASTING)

    assert not row_of(shop, TASTING).is_choosable
    assert told(shop) == RewardUnavailable.code


def _latest(shop: Shop) -> object:
    with shop.store.reading() as uow:
        operation = uow.log.latest()
    assert operation is not None
    return operation.fact
