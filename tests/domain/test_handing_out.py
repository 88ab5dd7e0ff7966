# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an operation hands out, and which grants it comes out of."""

from datetime import timedelta
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import NotGrantedHere
from pos_loyalty.domain.grants import FLOOR, Grant, GrantUse, granted
from pos_loyalty.domain.handing_out import (
    handed_out,
    require_granted,
    spent_by,
    still_granted,
    taken_back,
    uses_of,
)
from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.domain.ledger import Account, Effects, LedgerEntry, MemberState
from pos_loyalty.domain.units import POINTS, Unit
from tests.domain.shopping import MONDAY

STAMPS = Unit("stamp:coffee")
FIRST, SECOND = (GrantId(UUID(int=number)) for number in (2, 1))


def grant(grant_id: GrantId, amount: int, *, hours: float = 1, unit: Unit = POINTS) -> Grant:
    """Return a grant that may be used for so many hours from Monday noon."""
    return Grant(grant_id, unit, amount, MONDAY + timedelta(hours=hours))


def moved(*amounts: tuple[Account, int], unit: Unit = POINTS) -> Effects:
    """Return entries of one cause."""
    return Effects(tuple(LedgerEntry(account, n, "reward:r", unit) for account, n in amounts))


def spending(points: int) -> Effects:
    return moved((Account.MEMBER, -points), (Account.REDEEMED, points))


def test_what_may_be_handed_out_is_the_sum_of_the_grants_of_the_unit_that_have_not_ended() -> None:
    grants = [
        grant(FIRST, 5),
        grant(SECOND, 7),
        grant(FLOOR, 100, hours=0),
        grant(FIRST, 1000, unit=STAMPS),
        grant(FIRST, 3000, unit=STAMPS, hours=-1),
    ]

    assert granted(grants, POINTS, MONDAY) == 12
    assert granted(grants, STAMPS, MONDAY) == 1000


def test_what_is_redeemed_and_set_aside_is_spent_and_what_a_return_takes_is_not() -> None:
    redeemed, held = (Account.REDEEMED, 3), (Account.HELD, 4)
    effects = moved((Account.MEMBER, -17), redeemed, held, (Account.ISSUED, 10))

    assert spent_by(effects) == {POINTS: 7}


def test_capturing_what_was_set_aside_spends_nothing_more() -> None:
    assert spent_by(moved((Account.HELD, -5), (Account.REDEEMED, 5))) == {}


def test_each_unit_is_spent_by_itself() -> None:
    stamp = moved((Account.REDEEMED, 1), unit=STAMPS)
    effects = Effects((*spending(20).entries, *stamp.entries))

    assert spent_by(effects) == {POINTS: 20, STAMPS: 1}


def test_the_grant_that_ends_first_goes_first_and_the_floor_last() -> None:
    grants = [grant(FLOOR, 50, hours=0.5), grant(SECOND, 5, hours=2), grant(FIRST, 4, hours=1)]

    uses = uses_of(spending(10), grants, MONDAY)

    assert uses == (
        GrantUse(FIRST, POINTS, 4),
        GrantUse(SECOND, POINTS, 5),
        GrantUse(FLOOR, POINTS, 1),
    )


def test_a_grant_that_is_empty_over_or_of_another_unit_is_not_touched() -> None:
    grants = [
        grant(FIRST, 9, hours=-1),
        grant(FIRST, 9, hours=0),
        grant(FIRST, 9, unit=STAMPS),
        grant(FIRST, 0),
        grant(SECOND, 9, hours=2),
    ]

    assert uses_of(spending(1), grants, MONDAY) == (GrantUse(SECOND, POINTS, 1),)


def test_what_the_first_grant_pays_is_asked_of_no_other() -> None:
    grants = [grant(FIRST, 5, hours=1), grant(SECOND, 5, hours=2)]

    assert uses_of(spending(5), grants, MONDAY) == (GrantUse(FIRST, POINTS, 5),)


def test_what_the_grants_do_not_reach_for_is_left_out() -> None:
    assert uses_of(spending(8), [grant(FIRST, 5)], MONDAY) == (GrantUse(FIRST, POINTS, 5),)


def account(*grants: Grant) -> MemberState:
    """Return an account of which so much may be handed out here."""
    return MemberState(MemberId(UUID(int=7)), MONDAY.date(), (), {}, grants=grants)


def account_of_the_server() -> MemberState:
    """Return an account of which all may be handed out: no grants are needed."""
    return MemberState(MemberId(UUID(int=7)), MONDAY.date(), (), {})


def test_what_the_grants_reach_for_is_handed_out_of_them() -> None:
    state = account(grant(FIRST, 5))

    assert handed_out(spending(5), state, MONDAY) == (GrantUse(FIRST, POINTS, 5),)


def test_a_point_more_than_was_granted_is_refused_with_both_amounts() -> None:
    with pytest.raises(NotGrantedHere) as refused:
        handed_out(spending(6), account(grant(FIRST, 5)), MONDAY)

    assert refused.value.facts == (("granted", 5), ("spendable", 6), ("unit", POINTS))
    assert refused.value.reason == "not_granted_here"
    assert str(refused.value) == "5 of 6 points may be handed out here"


def test_a_grant_that_is_over_hands_out_nothing() -> None:
    with pytest.raises(NotGrantedHere):
        handed_out(spending(1), account(grant(FIRST, 5, hours=0)), MONDAY)


def test_where_no_grants_are_needed_all_is_handed_out_of_none() -> None:
    assert handed_out(spending(1000), account_of_the_server(), MONDAY) == ()
    require_granted(account_of_the_server(), POINTS, 1000, MONDAY, spendable=1000)


def test_a_refusal_says_what_the_account_holds() -> None:
    with pytest.raises(NotGrantedHere) as refused:
        require_granted(account(grant(FIRST, 5)), POINTS, 6, MONDAY, spendable=80)

    assert (refused.value.granted, refused.value.spendable, refused.value.unit) == (5, 80, POINTS)


def test_all_that_was_granted_may_be_asked_for() -> None:
    require_granted(account(grant(FIRST, 5)), POINTS, 5, MONDAY, spendable=5)


def test_what_is_taken_back_goes_into_the_grants_that_it_came_out_of() -> None:
    uses = (GrantUse(FIRST, POINTS, 4), GrantUse(SECOND, STAMPS, 1))

    assert taken_back(uses) == (GrantUse(FIRST, POINTS, -4), GrantUse(SECOND, STAMPS, -1))


def test_only_grants_that_are_not_over_stay_with_an_account() -> None:
    lasting, over = grant(FIRST, 5), grant(SECOND, 9, hours=0)

    assert still_granted(account(over, lasting), MONDAY) == account(lasting)
    assert still_granted(account_of_the_server(), MONDAY) == account_of_the_server()
