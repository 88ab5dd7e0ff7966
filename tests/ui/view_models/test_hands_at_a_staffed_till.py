# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is done in whatever order: what is recorded is somebody's, and nobody's own card."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from random import Random

import pytest

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ops import Operation, RedemptionFact, SaleFact
from pos_loyalty.domain.staff import Deed, Role, StaffId
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from tests.ui.view_models.shop import ANNA, ANNA_CARD, OLGA, OLGA_CARD, LateRunner, a_fake_store
from tests.ui.view_models.staffed_shop import PINS, StaffedShop

ACTS = 300
TASTING = RewardId("coffee-tasting")
Act = Callable[[], object]


def acts_at(shop: StaffedShop, dice: Random, writes: LateRunner) -> Mapping[str, Act]:
    """Return what somebody may do, whether it makes sense or not."""
    till = shop.till

    def save() -> None:
        if writes.waiting:
            writes.finish_one()

    def type_pin() -> None:
        entry = till.approving.entry if shop.state.staff.deed else till.lock.entry
        entry.choose_next(dice.choice((-1, 1)))
        for digit in dice.choice((*PINS.values(), "120458")):
            entry.press(digit)

    return {
        "anna": lambda: shop.scan(ANNA_CARD),
        "olga": lambda: shop.scan(OLGA_CARD),
        "badge": lambda: shop.show_badge(dice.choice(tuple(PINS))),
        "pin": type_pin,
        "amount": lambda: shop.type_amount(dice.choice(("1", "20", "00"))),
        "reward": lambda: till.sale.toggle_reward(TASTING),
        "confirm": till.sale.confirm,
        "lock": till.lock.lock,
        "ask": lambda: till.approving.ask(dice.choice(tuple(Deed)), lambda _: None),
        "back": till.back,
        "ready": till.go_ready,
        "undo": till.undo,
        "find": partial(till.open, Screen.FIND),
        "wait": lambda: shop.wait(dice.choice((0.25, 3, 61, 1_800))),
        "save": save,
    }


def check(state: TillState) -> None:
    """Say what may never be seen."""
    assert not (state.staff.is_locked and state.staff.deed)
    assert state.staff.is_locked or state.staff.who is not None
    is_ours = state.staff.who is not None and state.staff.who.short_name == "Ola"
    shown = state.member.member_id if state.member else None
    assert state.staff.is_locked or not (is_ours and shown == OLGA.member_id)


@pytest.mark.parametrize("seed", range(4))
def test_every_operation_is_of_somebody_who_may(seed: int) -> None:
    dice, writes = Random(seed), LateRunner()
    shop = StaffedShop(a_fake_store(anna_points=2_000), writes=writes)
    acts, seen = acts_at(shop, dice, writes), set[str]()
    shop.till.state.watch(check)

    for _ in range(ACTS):
        was_locked, operations = shop.state.staff.is_locked, shop.operations()
        name = dice.choice(tuple(acts))
        acts[name]()
        seen.add(name)
        assert not was_locked or name == "save" or shop.operations() == operations
    writes.finish_all()

    people = {one.staff_id: one for one in shop.people.values()}
    with shop.store.reading() as uow:
        of_nobody = uow.log.latest(lambda operation: not operation.draft.actor)
        of_olga = uow.visits.of(OLGA.member_id, before=None, limit=ACTS)
        of_anna = uow.visits.of(ANNA.member_id, before=None, limit=ACTS)
    assert of_nobody is None
    assert "Ola" not in {people[StaffId(one.draft.actor)].short_name for one in of_olga}
    assert {people[StaffId(who)].role for who in approvers(of_anna)} <= {Role.MANAGER}
    assert seen == set(acts)


def approvers(operations: Sequence[Operation]) -> set[str]:
    """Return who agreed to a reward."""
    facts = (one.fact for one in operations if isinstance(one.fact, SaleFact | RedemptionFact))
    taken = (redemption for fact in facts for redemption in fact.redemptions)
    return {redemption.approver for redemption in taken if redemption.approver}
