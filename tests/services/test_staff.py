# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who stands at the till: PINs, badges, waits, and agreeing to another's wish."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from pos_loyalty.domain.errors import (
    LoyaltyError,
    MayNotApprove,
    OwnCard,
    PinLocked,
    UnknownBadge,
    UnknownMember,
    WrongPin,
)
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.staff import Approval, Deed, Role, StaffId, StaffMember
from pos_loyalty.services.staff import (
    ApproveDeed,
    BadgeProof,
    OnDuty,
    PinProof,
    Proof,
    approve,
    sign_in,
    staff_members,
)
from pos_loyalty.services.staff_list import AddStaff, StaffListWrong, add_staff, remove_staff
from pos_loyalty.services.watched_store import NobodyLooks, WatchedStore
from tests.fakes.facts import ADA, NOON, enrolment, sale
from tests.fakes.plain_digests import PlainDigests
from tests.fakes.store_subject import Subject

PIN = "482913"
WRONG = "739164"
BADGE = str(IssuedNumber(IssuedKind.STAFF_BADGE, "1234567890123456"))
DIGESTS = PlainDigests()


def added(
    subject: Subject,
    name: str = "Ola",
    role: Role = Role.CASHIER,
    *,
    pin: str = PIN,
    badge: str = "",
    card: str = "",
) -> StaffMember:
    asked = AddStaff(name, role, pin, badge, card)
    return add_staff(asked, store=subject.store, new_id=uuid4, digests=DIGESTS)


def signs_in(subject: Subject, proof: Proof, at: datetime = NOON) -> StaffMember:
    return sign_in(proof, store=subject.store, clock=lambda: at, digests=DIGESTS)


def refusal(subject: Subject, proof: Proof, at: datetime = NOON) -> LoyaltyError:
    with pytest.raises(LoyaltyError) as caught:
        signs_in(subject, proof, at)
    return caught.value


def test_the_right_pin_says_who_it_is(subject: Subject) -> None:
    ola = added(subject)

    assert signs_in(subject, PinProof(ola.staff_id, PIN)) == ola


def test_a_badge_says_who_it_is(subject: Subject) -> None:
    ola = added(subject, pin="", badge=BADGE)

    assert signs_in(subject, BadgeProof(BADGE)) == ola
    assert isinstance(refusal(subject, BadgeProof("S")), UnknownBadge)


def test_who_has_a_badge_alone_has_no_pin(subject: Subject) -> None:
    ola = added(subject, pin="", badge=BADGE)

    assert isinstance(refusal(subject, PinProof(ola.staff_id, "")), WrongPin)


def test_five_wrong_pins_cost_time_and_a_badge_does_not_wait(subject: Subject) -> None:
    ola = added(subject, badge=BADGE)
    wrong, right = PinProof(ola.staff_id, WRONG), PinProof(ola.staff_id, PIN)

    refusals = [refusal(subject, wrong) for _ in range(5)]

    assert [vars(one) for one in refusals[:4]] == [{"tries_left": n} for n in (4, 3, 2, 1)]
    assert vars(refusals[4]) == vars(refusal(subject, right)) == {"wait_seconds": 30}
    assert signs_in(subject, BadgeProof(BADGE)) == ola
    assert signs_in(subject, right, NOON + timedelta(seconds=30)) == ola


def test_a_right_pin_clears_the_wrong_ones(subject: Subject) -> None:
    ola = added(subject)
    refusal(subject, PinProof(ola.staff_id, WRONG))

    signs_in(subject, PinProof(ola.staff_id, PIN))

    assert vars(refusal(subject, PinProof(ola.staff_id, WRONG))) == {"tries_left": 4}


def test_the_wait_grows_and_a_clock_set_back_does_not_shorten_it(subject: Subject) -> None:
    ola = added(subject)
    wrong, at, waits = PinProof(ola.staff_id, WRONG), NOON, []
    for _ in range(9):
        refused = refusal(subject, wrong, at)
        wait = refused.wait_seconds if isinstance(refused, PinLocked) else 0
        waits.append(wait)
        at += timedelta(seconds=wait)
    yesterday = at - timedelta(days=1)

    refused = refusal(subject, PinProof(ola.staff_id, PIN), yesterday)

    assert waits == [0, 0, 0, 0, 30, 60, 300, 1_800, 1_800]
    assert vars(refused) == {"wait_seconds": 1_800}
    assert signs_in(subject, PinProof(ola.staff_id, PIN), yesterday + timedelta(minutes=30)) == ola


def test_wrong_pins_count_against_one_person_only(subject: Subject) -> None:
    ola, jan = added(subject), added(subject, "Jan")
    for _ in range(5):
        refusal(subject, PinProof(ola.staff_id, WRONG))

    assert signs_in(subject, PinProof(jan.staff_id, PIN)) == jan


def test_who_was_taken_off_the_list_is_nobody_but_keeps_a_name(subject: Subject) -> None:
    ola = added(subject, badge=BADGE)

    remove_staff("OLA", store=subject.store)

    assert staff_members(store=subject.store) == ()
    assert isinstance(refusal(subject, PinProof(ola.staff_id, PIN)), UnknownBadge)
    assert isinstance(refusal(subject, BadgeProof(BADGE)), UnknownBadge)
    with subject.store.reading() as uow:
        assert (uow.staff.name_of(ola.staff_id), uow.staff.name_of("x")) == ("Ola", "")


def test_the_list_is_by_name(subject: Subject) -> None:
    jan, ewa = added(subject, "Jan"), added(subject, " Ewa  K. ", Role.OWNER)

    assert staff_members(store=subject.store) == (ewa, jan)
    assert ewa.short_name == "Ewa K."


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (AddStaff("Jan", Role.CASHIER), "needs a PIN"),
        (AddStaff("Jan", Role.CASHIER, "1234"), "six digits"),
        (AddStaff("Jan", Role.CASHIER, "123456"), "easy to guess"),
        (AddStaff("", Role.CASHIER, PIN), "characters"),
        (AddStaff("OLA", Role.CASHIER, PIN), "this name"),
        (AddStaff("Jan", Role.CASHIER, "", BADGE), "this badge"),
    ],
)
def test_what_cannot_be_is_said(subject: Subject, asked: AddStaff, why: str) -> None:
    added(subject, badge=BADGE)

    with pytest.raises(StaffListWrong, match=why):
        add_staff(asked, store=subject.store, new_id=uuid4, digests=DIGESTS)


def test_nobody_is_taken_off_who_is_not_on_the_list(subject: Subject) -> None:
    with pytest.raises(StaffListWrong, match="nobody"):
        remove_staff("Ola", store=subject.store)


def test_their_own_card_is_a_members(subject: Subject) -> None:
    subject.confirm(ADA)

    assert added(subject, card=ADA.card_number).member_id == ADA.member_id
    with pytest.raises(UnknownMember):
        added(subject, "Jan", card="000000000000000000")


def test_another_agrees_and_both_are_named(subject: Subject) -> None:
    ola, ewa = added(subject), added(subject, "Ewa", Role.MANAGER, badge=BADGE)
    asked = ApproveDeed(Deed.ADJUST, ola.staff_id)

    agreed = approve(
        asked, BadgeProof(BADGE), store=subject.store, clock=lambda: NOON, digests=DIGESTS
    )

    assert agreed == Approval(ewa.staff_id)


@pytest.mark.parametrize("who", ["herself", "a cashier", "who gains"])
def test_who_may_not_agree_is_refused(subject: Subject, who: str) -> None:
    subject.confirm(ADA)
    ola = added(subject)
    ewa = added(subject, "Ewa", Role.MANAGER, card=ADA.card_number)
    jan = added(subject, "Jan")
    approver = {"herself": ola, "a cashier": jan, "who gains": ewa}[who]
    asked = ApproveDeed(Deed.LATE_UNDO, ola.staff_id, (ADA.member_id,))

    with pytest.raises(MayNotApprove):
        approve(
            asked,
            PinProof(approver.staff_id, PIN),
            store=subject.store,
            clock=lambda: NOON,
            digests=DIGESTS,
        )


def test_a_proof_shows_no_secret_where_it_is_written_down() -> None:
    ola = AddStaff("Ola", Role.CASHIER, PIN, BADGE)

    for secret in (PinProof(StaffId("ola"), PIN), BadgeProof(BADGE), ola):
        assert PIN not in repr(secret)
        assert BADGE not in repr(secret)


def test_nobody_on_duty_is_no_actor() -> None:
    on_duty = OnDuty()

    assert (on_duty.actor, on_duty.is_own(ADA.member_id)) == ("", False)


def on_duty_as(member: StaffMember) -> OnDuty:
    on_duty = OnDuty()
    on_duty.take_over(member)
    return on_duty


def test_what_is_recorded_is_signed_by_who_stands_here(subject: Subject) -> None:
    subject.confirm(ADA)
    ola = added(subject)
    signed = WatchedStore(subject.store, NobodyLooks(), on_duty_as(ola).sign)

    with signed.writing() as uow:
        mine = uow.log.record(enrolment(), expected_version=None)
        uow.commit()

    assert mine.draft.actor == ola.staff_id


def test_who_did_it_is_left_where_it_is_said(subject: Subject) -> None:
    ola = added(subject)
    draft = replace(enrolment(), actor="office")

    assert on_duty_as(ola).sign(draft).actor == "office"


def test_nobody_joins_by_the_card_of_who_lets_them_in(subject: Subject) -> None:
    subject.confirm(ADA)
    ola = added(subject, card=ADA.card_number)
    signed = WatchedStore(subject.store, NobodyLooks(), on_duty_as(ola).sign)
    friend = replace(ADA, member_id=MemberId(uuid4()), card_number="900", referred_by=ADA.member_id)

    with pytest.raises(OwnCard), signed.writing() as uow:
        uow.log.record(enrolment(friend), expected_version=None)


def test_nothing_is_recorded_for_ones_own_card(subject: Subject) -> None:
    subject.confirm(ADA)
    ola = added(subject, card=ADA.card_number)
    signed = WatchedStore(subject.store, NobodyLooks(), on_duty_as(ola).sign)

    with pytest.raises(OwnCard), signed.writing() as uow:
        uow.log.record(sale(), expected_version=None)

    with subject.store.reading() as uow:
        assert uow.log.count() == 0
