# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the ports promise of accounts, kept by the store in memory and by the real one alike."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.ids import LotId, MemberId, RewardId, StampCardId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Effects, Lot, MemberState
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.units import POINTS, stamps_on, vouchers_for
from pos_loyalty.services.ports import StaleState
from tests.fakes.facts import (
    ADA,
    TODAY,
    draft_of,
    earning,
    enrolment,
    giving,
    sale,
    spending,
    stamps,
    undo,
    used,
)
from tests.fakes.store_subject import Subject

BOB = Member(MemberId(UUID(int=20)), "200", "Bob", joined_on=date(2025, 1, 1))
EVE = Member(MemberId(UUID(int=30)), "300", "Eve", joined_on=date(2025, 1, 1))
BOBS_LOT = Lot(LotId("base-0"), 80, expires_on=date(2027, 1, 31))
STAMPS = stamps_on(StampCardId("coffee"))


def by_id(state: MemberState) -> dict[LotId, Lot]:
    return {lot.lot_id: lot for lot in state.lots}


# ---------------------------------------------------------------- accounts


def test_an_account_is_what_was_confirmed_plus_what_happened_here(subject: Subject) -> None:
    subject.confirm(BOB, [BOBS_LOT], {"earned": {TODAY: 80}})

    subject.record(sale(points=5, member_id=BOB.member_id))

    state = subject.state(BOB.member_id)
    assert sorted(lot.amount for lot in state.lots) == [5, 80]
    assert state.counters == {"earned": {TODAY: 85}, "remainder:base": {None: 7}}
    assert state.joined_on == BOB.joined_on


def test_every_operation_moves_the_version_on(subject: Subject) -> None:
    subject.record(enrolment())
    before = subject.state()

    subject.record(sale())

    assert subject.state().version > before.version


def test_an_operation_and_its_opposite_leave_the_account_as_it_was(subject: Subject) -> None:
    subject.record(enrolment(points=10))
    before = subject.state()
    bought = sale()

    subject.record(bought, undo(bought))

    assert replace(subject.state(), version=before.version) == before


def test_spending_takes_from_the_lot(subject: Subject) -> None:
    subject.confirm(BOB, [BOBS_LOT])

    subject.record(draft_of(sale().fact, spending(30, BOBS_LOT.lot_id), BOB.member_id))

    assert subject.state(BOB.member_id).lots == (replace(BOBS_LOT, amount=50),)


def test_only_a_member_with_operations_has_something_unsent(subject: Subject) -> None:
    subject.confirm(BOB)
    subject.record(enrolment(ADA))

    with subject.store.reading() as uow:
        assert uow.ledger.has_unsent(ADA.member_id)
        assert not uow.ledger.has_unsent(BOB.member_id)


# ---------------------------------------------------------------- more than points


def test_lots_come_out_as_the_server_confirmed_them(subject: Subject) -> None:
    lots = (
        BOBS_LOT,
        Lot(LotId("base-1"), 3, unit=STAMPS, awaits="delivered"),
        Lot(LotId("base-2"), 1, date(2026, 12, 1), unit=vouchers_for(RewardId("coffee"))),
        Lot(LotId("base-3"), 9, earned_on=date(2026, 1, 5), idle_months=12),
    )

    subject.confirm(BOB, lots)

    assert by_id(subject.state(BOB.member_id)) == by_id(MemberState(BOB.member_id, TODAY, lots, {}))


def test_lots_come_out_as_they_were_recorded_here(subject: Subject) -> None:
    given = stamps(2, "a")

    subject.record(enrolment(), draft_of(sale().fact, given))

    assert subject.state().lots == given.lots
    assert subject.state().amount_of(STAMPS) == 2
    assert subject.state().amount_of(POINTS) == 0


def test_what_is_added_to_a_lot_leaves_its_terms(subject: Subject) -> None:
    given = stamps(2, "a")
    (lot,) = given.lots
    later = Lot(lot.lot_id, -1, expires_on=TODAY, unit=STAMPS)

    subject.record(enrolment(), draft_of(sale().fact, given))
    subject.record(draft_of(sale().fact, Effects(lots=(later,))))

    assert subject.state().lots == (replace(lot, amount=1),)


def test_who_invited_a_member_is_known(subject: Subject) -> None:
    friend = replace(ADA, referred_by=BOB.member_id, birthday=date(1990, 2, 28))
    subject.record(enrolment(friend))
    subject.confirm(replace(EVE, referred_by=ADA.member_id))

    with subject.store.reading() as uow:
        assert uow.members.get(ADA.member_id) == friend
        assert uow.members.by_card("300").referred_by == ADA.member_id
    assert subject.state().referred_by == BOB.member_id
    assert subject.state().birthday == date(1990, 2, 28)
    assert subject.state(EVE.member_id).referred_by == ADA.member_id
    assert subject.state(EVE.member_id).birthday is None


# ---------------------------------------------------------------- other accounts


def test_an_operation_changes_other_accounts_too(subject: Subject) -> None:
    subject.confirm(BOB, [BOBS_LOT])
    before = subject.state(BOB.member_id)

    subject.record(enrolment(), giving(sale(points=5), {BOB.member_id: earning(20, "thanks")}))

    bob = subject.state(BOB.member_id)
    assert subject.state().amount_of(POINTS) == 5
    assert (bob.amount_of(POINTS), bob.total("earned")) == (100, 20)
    assert bob.version > before.version


def test_what_was_given_to_another_is_unsent_for_them(subject: Subject) -> None:
    subject.confirm(BOB)
    subject.confirm(EVE)
    subject.record(enrolment(), giving(sale(), {BOB.member_id: earning(20, "thanks")}))

    with subject.store.reading() as uow:
        assert uow.ledger.has_unsent(BOB.member_id)
        assert not uow.ledger.has_unsent(EVE.member_id)


def test_what_was_given_to_another_makes_their_quotes_stale(subject: Subject) -> None:
    subject.confirm(BOB)
    seen = subject.state(BOB.member_id)
    subject.record(enrolment(), giving(sale(), {BOB.member_id: earning(20, "thanks")}))

    with subject.store.writing() as uow, pytest.raises(StaleState):
        uow.log.record(sale(member_id=BOB.member_id), expected_version=seen.version)


def test_an_opposite_leaves_other_accounts_as_they_were(subject: Subject) -> None:
    subject.confirm(BOB, [BOBS_LOT])
    subject.record(enrolment())
    before = subject.state(BOB.member_id)
    others = {BOB.member_id: earning(20, "thanks"), PROGRAM_ACCOUNT: used(1)}
    bought = giving(sale(), others)

    subject.record(bought, undo(bought))

    assert replace(subject.state(BOB.member_id), version=before.version) == before


def test_what_was_given_to_somebody_unknown_counts_when_they_arrive(subject: Subject) -> None:
    thanks = giving(sale(), {BOB.member_id: earning(20, "thanks")})
    again = giving(sale(), {BOB.member_id: earning(5, "again")})
    subject.record(enrolment(), thanks, again)
    with subject.store.reading() as uow, pytest.raises(UnknownMember):
        uow.ledger.state_of(BOB.member_id)

    subject.confirm(BOB, [BOBS_LOT], {"earned": {TODAY: 80}})

    bob = subject.state(BOB.member_id)
    assert sorted(lot.amount for lot in bob.lots) == [5, 20, 80]
    assert bob.counters == {"earned": {TODAY: 105}, "remainder:base": {None: 14}}
    assert bob.version == 2


def test_sums_over_all_members_are_everybodys(subject: Subject) -> None:
    subject.confirm(BOB)
    subject.record(enrolment())

    subject.record(
        giving(sale(), {PROGRAM_ACCOUNT: used(2)}),
        giving(sale(member_id=BOB.member_id), {PROGRAM_ACCOUNT: used(1)}),
        giving(sale(), {PROGRAM_ACCOUNT: used(30, "budget:tuesday")}),
    )

    for member_id in (ADA.member_id, BOB.member_id):
        state = subject.state(member_id)
        assert state.shared == {"reward:coffee": {TODAY: 3}, "budget:tuesday": {TODAY: 30}}
        assert state.shared_total("reward:coffee") == 3
        assert "reward:coffee" not in state.counters
    with subject.store.reading() as uow:
        assert uow.ledger.shared() == subject.state().shared


def test_sums_over_all_members_are_no_account(subject: Subject) -> None:
    subject.record(enrolment(), giving(sale(), {PROGRAM_ACCOUNT: used(2)}))

    with subject.store.reading() as uow, pytest.raises(UnknownMember):
        uow.ledger.state_of(PROGRAM_ACCOUNT)
