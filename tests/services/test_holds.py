# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a reward costs is set aside, and then captured by a sale or given back: once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.errors import (
    InsufficientPoints,
    NothingToRelease,
    NothingToUndo,
    RewardUnavailable,
    UnknownMember,
)
from pos_loyalty.domain.ids import LotId, MemberId, OpId, RewardId
from pos_loyalty.domain.ledger import Account, Lot
from pos_loyalty.domain.ops import HoldFact, Operation
from pos_loyalty.domain.program.holds import Hold, hold_of
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.units import POINTS, vouchers_for
from pos_loyalty.services.hold_reward import HoldReward, ReleaseHold, hold_reward, release_hold
from tests.domain.shopping import ADA, MONDAY, account_of
from tests.fakes.store_subject import Subject
from tests.services.till import (
    COFFEE,
    FIVE,
    MEMBER,
    TillOver,
    document_of,
    shop_program,
    till_over,
)

TODAY = MONDAY.date()


def open_holds(till: TillOver) -> Sequence[OpId]:
    with till.store.reading() as uow:
        return tuple(hold_of(counter) for counter in uow.ledger.open_holds())


def held_entries(operation: Operation) -> list[tuple[Account, int]]:
    return [(entry.account, entry.amount) for entry in operation.draft.effects.entries]


def test_what_is_set_aside_cannot_be_spent(subject: Subject) -> None:
    till = till_over(subject, points=150)

    hold = till.holds(FIVE)

    assert (hold.amount, hold.unit, hold.last_day) == (100, POINTS, TODAY + timedelta(days=1))
    assert till.points == 50
    assert open_holds(till) == (hold.hold_op_id,)
    with pytest.raises(InsufficientPoints):
        till.redeems(COFFEE)


def test_a_double_tap_sets_aside_once(subject: Subject) -> None:
    till = till_over(subject, points=250)
    command = HoldReward(till.gesture(), ADA, FIVE, till.now)

    first = hold_reward(command, store=till.store, clock=till.clock)
    second = hold_reward(command, store=till.store, clock=till.clock)

    assert second == first
    assert till.points == 150


def test_less_than_it_costs_is_not_set_aside(subject: Subject) -> None:
    till = till_over(subject, points=99)

    with pytest.raises(InsufficientPoints):
        till.holds(FIVE)

    assert till.points == 99


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        pytest.param(ChosenReward(RewardId("gone")), "unknown_reward", id="no such reward"),
        pytest.param(replace(COFFEE, by_voucher=True), None, id="no voucher"),
    ],
)
def test_what_is_not_to_be_had_is_not_set_aside(
    subject: Subject, choice: ChosenReward, reason: str | None
) -> None:
    till = till_over(subject, points=500)

    with pytest.raises((RewardUnavailable, InsufficientPoints)) as refusal:
        till.holds(choice)

    assert getattr(refusal.value, "reason", None) == reason


def test_nothing_is_set_aside_for_a_stranger(subject: Subject) -> None:
    till = till_over(subject)
    command = HoldReward(till.gesture(), MemberId(till.gesture()), FIVE, till.now)

    with pytest.raises(UnknownMember):
        hold_reward(command, store=till.store, clock=till.clock)


def test_a_sale_captures_what_was_set_aside(subject: Subject) -> None:
    till = till_over(subject, points=150)
    choice = till.sets_aside(FIVE)

    sale = till.sells(2500, chosen=[choice])

    # 25.00 less 5.00 is 20 points; the 100 were taken when they were set aside.
    assert till.points == 70
    assert (Account.HELD, -100) in held_entries(sale)
    assert (Account.REDEEMED, 100) in held_entries(sale)
    assert open_holds(till) == ()


def test_a_double_tap_captures_once(subject: Subject) -> None:
    till = till_over(subject, points=150)
    quote = till.quotes(2500, chosen=[till.sets_aside(FIVE)])

    first, second = till.completes(quote), till.completes(quote)

    assert second == first
    assert till.points == 70


def test_a_reward_that_is_handed_over_captures_too(subject: Subject) -> None:
    till = till_over(subject, points=100)
    choice = till.sets_aside(COFFEE)

    till.redeems(choice)

    assert till.points == 20
    assert open_holds(till) == ()


def test_what_was_captured_is_not_captured_again(subject: Subject) -> None:
    till = till_over(subject, points=300)
    choice = till.sets_aside(FIVE)
    till.sells(2500, chosen=[choice])

    with pytest.raises(RewardUnavailable) as again:
        till.quotes(2500, chosen=[choice], receipt_no="R2")
    with pytest.raises(NothingToRelease):
        till.releases(held_by(choice))

    assert again.value.reason == "hold_is_over"


def held_by(choice: ChosenReward) -> Hold:
    assert choice.hold is not None
    return choice.hold


def test_a_quote_whose_hold_was_released_meanwhile_is_refused(subject: Subject) -> None:
    till = till_over(subject, points=300)
    choice = till.sets_aside(FIVE)
    quote = till.quotes(2500, chosen=[choice])
    till.releases(held_by(choice))

    with pytest.raises(RewardUnavailable) as refusal:
        till.completes(quote)

    assert refusal.value.reason == "hold_is_over"
    assert till.points == 300


def test_one_hold_pays_for_one_reward_in_a_sale(subject: Subject) -> None:
    till = till_over(subject, points=300)
    choice = till.sets_aside(FIVE)

    with pytest.raises(RewardUnavailable) as twice:
        till.quotes(2500, chosen=[choice, choice])
    with pytest.raises(RewardUnavailable) as other:
        till.redeems(replace(COFFEE, hold=choice.hold))

    assert twice.value.reason == "hold_is_over"
    assert other.value.reason == "held_for_another"


def test_a_hold_is_over_after_its_last_day(subject: Subject) -> None:
    till = till_over(subject, points=300)
    choice = till.sets_aside(FIVE)
    till.waits(days=1)
    till.quotes(2500, chosen=[choice])
    till.waits(days=1)

    with pytest.raises(RewardUnavailable) as refusal:
        till.quotes(2500, chosen=[choice])

    assert refusal.value.reason == "hold_is_over"


def test_points_that_expire_between_hold_and_capture_are_captured(subject: Subject) -> None:
    subject.publish(document_of(shop_program()))
    subject.confirm(MEMBER, [Lot(LotId("old"), 100, expires_on=TODAY)])
    till = TillOver(subject.store)
    choice = till.sets_aside(FIVE)
    till.waits(days=1)

    till.sells(2500, chosen=[choice])

    assert till.points == 20


def test_releasing_gives_back_to_the_same_lots(subject: Subject) -> None:
    till = till_over(subject, points=150)
    before = account_of(till.state)
    hold = till.holds(FIVE)

    till.releases(hold)

    assert account_of(till.state) == before
    assert open_holds(till) == ()


def test_what_expired_while_it_was_set_aside_lives_again_for_a_time(subject: Subject) -> None:
    subject.publish(document_of(shop_program()))
    last_day = TODAY
    subject.confirm(MEMBER, [Lot(LotId("old"), 100, expires_on=last_day)])
    till = TillOver(subject.store)
    hold = till.holds(FIVE)
    till.waits(days=1)

    till.releases(hold)

    # The programme gives 30 days of grace, counted from the day of the release.
    grace_ends = date(2026, 12, 24)
    assert till.now.date() == date(2026, 11, 24)
    assert balance_of(till.state, grace_ends).spendable_points == 100
    assert balance_of(till.state, grace_ends + timedelta(days=1)).spendable_points == 0


def test_a_double_tap_releases_once(subject: Subject) -> None:
    till = till_over(subject, points=150)
    hold = till.holds(FIVE)
    command = ReleaseHold(till.gesture(), hold.hold_op_id, till.now)

    first = release_hold(command, store=till.store, clock=till.clock)
    second = release_hold(command, store=till.store, clock=till.clock)

    assert second == first
    assert till.points == 150


def test_what_was_released_is_not_released_again(subject: Subject) -> None:
    till = till_over(subject, points=150)
    hold = till.holds(FIVE)
    till.releases(hold)

    with pytest.raises(NothingToRelease):
        till.releases(hold)

    assert till.points == 150


def test_only_a_hold_is_released(subject: Subject) -> None:
    till = till_over(subject, points=150)
    sale = till.sells(100)
    unknown = till.gesture()

    for op_id in (sale.op_id, unknown):
        command = ReleaseHold(till.gesture(), op_id, till.now)
        with pytest.raises(NothingToRelease):
            release_hold(command, store=till.store, clock=till.clock)


def test_a_voucher_is_set_aside_like_points(subject: Subject) -> None:
    vouchers = vouchers_for(COFFEE.reward_id)
    subject.publish(document_of(shop_program()))
    subject.confirm(MEMBER, [Lot(LotId("gift"), 1, unit=vouchers)])
    till = TillOver(subject.store)

    choice = till.sets_aside(replace(COFFEE, by_voucher=True))
    left = till.held(vouchers)
    till.redeems(choice)

    assert (left, till.held(vouchers), till.points) == (0, 0, 0)


# ---------------------------------------------------------------- undo and return


def test_a_hold_is_undone_while_it_is_open(subject: Subject) -> None:
    till = till_over(subject, points=150)
    operation = hold_operation(till, till.holds(FIVE))

    till.undoes(operation)

    assert till.points == 150
    assert open_holds(till) == ()


def hold_operation(till: TillOver, hold: Hold) -> Operation:
    with till.store.reading() as uow:
        operation = uow.log.find(hold.hold_op_id)
    assert operation is not None
    assert isinstance(operation.fact, HoldFact)
    return operation


def test_a_hold_that_was_captured_is_not_undone(subject: Subject) -> None:
    till = till_over(subject, points=150)
    choice = till.sets_aside(FIVE)
    till.sells(2500, chosen=[choice])

    with pytest.raises(NothingToUndo):
        till.undoes(hold_operation(till, held_by(choice)))

    assert till.points == 70


def test_undoing_the_sale_leaves_the_hold_open_for_the_next(subject: Subject) -> None:
    till = till_over(subject, points=150)
    choice = till.sets_aside(FIVE)
    sale = till.sells(2500, chosen=[choice])

    till.undoes(sale)
    reopened = open_holds(till)
    till.sells(2500, chosen=[choice], receipt_no="R2")

    assert reopened == (held_by(choice).hold_op_id,)
    assert till.points == 70


def test_undoing_a_release_leaves_the_hold_open(subject: Subject) -> None:
    till = till_over(subject, points=150)
    hold = till.holds(FIVE)

    till.undoes(till.releases(hold))

    assert till.points == 50
    assert open_holds(till) == (hold.hold_op_id,)


def test_a_return_gives_back_what_was_captured(subject: Subject) -> None:
    till = till_over(subject, points=150)
    before = account_of(till.state)
    choice = till.sets_aside(FIVE)
    sale = till.sells(2000, 2000, chosen=[choice])

    till.takes_back(sale, {1: 2000})
    half_way = till.points
    till.takes_back(sale, {2: 2000})

    # 35 points for 35.00: 18 went with the first half, and 50 of the 100 came back.
    assert half_way == 50 + 35 - 18 + 50
    assert account_of(till.state) == before
    assert open_holds(till) == ()
