# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member is found, and what they have is shown."""

from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.errors import CardBlocked, UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import MemberStatus
from pos_loyalty.services.identify import find_members, identify, identify_by_card
from pos_loyalty.services.look_back import latest_operation, unsent_count
from tests.domain.shopping import ADA
from tests.services.till import MEMBER, Till


def test_a_card_shows_its_holder_and_their_points() -> None:
    till = Till(points=85)
    till.sells(1500)

    view = identify_by_card(MEMBER.card_number, store=till.store, at=till.now)

    assert view.member == MEMBER
    assert view.balance.spendable_points == 100
    assert view.last_visit_on == date(2026, 11, 23)
    assert not view.has_unsent
    assert view.standing is None
    unmet = {str(a.reward.reward_id): a.unmet and a.unmet.code for a in view.answers}
    assert unmet == {"five": "needs_sale", "coffee": None}


def test_a_member_who_never_came_has_no_last_visit() -> None:
    till = Till()

    view = identify(ADA, store=till.store, at=till.now)

    assert view.last_visit_on is None
    assert not view.has_unsent


def test_a_blocked_card_opens_nothing() -> None:
    till = Till()
    blocked = replace(MEMBER, member_id=ADA, status=MemberStatus.BLOCKED)
    till.store.add_member(blocked, till.state)

    with pytest.raises(CardBlocked):
        identify_by_card(MEMBER.card_number, store=till.store, at=till.now)
    with pytest.raises(CardBlocked):
        identify(ADA, store=till.store, at=till.now)


def test_a_foreign_card_is_nobodys() -> None:
    till = Till()

    with pytest.raises(UnknownMember):
        identify_by_card("999", store=till.store, at=till.now)
    with pytest.raises(UnknownMember):
        identify(MemberId(till.gesture()), store=till.store, at=till.now)


def test_members_are_found_by_what_the_cashier_typed() -> None:
    till = Till()

    assert list(find_members("4567", store=till.store)) == [MEMBER]
    assert list(find_members("zzz", store=till.store)) == []


def test_the_till_remembers_what_it_did_last() -> None:
    till = Till()

    assert latest_operation(store=till.store) is None
    sale = till.sells(100)

    assert latest_operation(store=till.store) == sale
    assert unsent_count(store=till.store) == 1
