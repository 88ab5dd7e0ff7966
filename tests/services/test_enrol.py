# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody joins at the till, once, under contacts in their normal form."""

from dataclasses import replace
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import AlreadyEnrolled, InvalidContact, NoProgramInForce
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import EnrolmentFact
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from tests.domain.shopping import moment
from tests.services.till import MEMBER, PROGRAM_ID, Till

BO = MemberId(UUID(int=2))


def command_of(till: Till) -> EnrolMember:
    return EnrolMember(
        op_id=till.gesture(),
        member_id=BO,
        card_number="200000000000000034",
        given_name="  Bo ",
        business_at=till.now,
        family_name=" Żak ",
        phone="502 345 678",
        email="Bo@Example.COM",
    )


def test_a_new_member_gets_the_welcome() -> None:
    till = Till()

    operation = enrol_member(command_of(till), store=till.store, clock=till.clock)

    member = till.store.content.members[BO]
    assert (member.given_name, member.family_name) == ("Bo", "Żak")
    assert (member.phone, member.email) == ("+48502345678", "bo@example.com")
    assert member.joined_on == till.now.date()
    assert isinstance(operation.fact, EnrolmentFact)
    assert operation.fact.program_id == PROGRAM_ID
    assert [(a.rule_id, a.points) for a in operation.fact.accruals] == [("welcome", 50)]
    assert sum(lot.amount for lot in till.store.content.states[BO].lots) == 50


def test_a_double_tap_enrols_once() -> None:
    till = Till()
    command = command_of(till)

    first = enrol_member(command, store=till.store, clock=till.clock)
    second = enrol_member(command, store=till.store, clock=till.clock)

    assert second == first
    assert len(till.store.content.operations) == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"phone": "+48 501-234-567"}, id="the same phone, otherwise written"),
        pytest.param({"email": "ADA@example.com"}, id="the same e-mail, otherwise written"),
        pytest.param({"card_number": MEMBER.card_number}, id="the same card"),
    ],
)
def test_nobody_joins_twice(change: dict[str, str]) -> None:
    till = Till()
    command = replace(command_of(till), **change)  # type: ignore[arg-type] # all of them text

    with pytest.raises(AlreadyEnrolled):
        enrol_member(command, store=till.store, clock=till.clock)

    assert till.store.commits == 0


def test_members_without_contacts_do_not_stand_in_each_others_way() -> None:
    till = Till()
    first = replace(command_of(till), phone="", email="")
    second = replace(first, op_id=till.gesture(), member_id=MemberId(UUID(int=3)), card_number="3")

    for command in (first, second):
        enrol_member(command, store=till.store, clock=till.clock)

    assert len(till.store.content.operations) == 2


@pytest.mark.parametrize("change", [{"phone": "12"}, {"email": "bo(at)example"}])
def test_a_contact_that_cannot_be_one_is_refused(change: dict[str, str]) -> None:
    till = Till()
    command = replace(command_of(till), **change)  # type: ignore[arg-type] # all of them text

    with pytest.raises(InvalidContact):
        enrol_member(command, store=till.store, clock=till.clock)


def test_nobody_joins_before_there_is_a_programme() -> None:
    till = Till()
    command = replace(command_of(till), business_at=moment("2025-12-31 12:00"))

    with pytest.raises(NoProgramInForce):
        enrol_member(command, store=till.store, clock=till.clock)
