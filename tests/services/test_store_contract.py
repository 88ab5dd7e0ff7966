# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the ports promise, kept by the store in memory and by the real one alike."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import NoProgramInForce, UnknownMember
from pos_loyalty.domain.ids import MemberId, ProgramId
from pos_loyalty.domain.ledger import negate
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import EnrolmentFact, OperationDraft, RefundFact
from pos_loyalty.services.ports import StaleState, UnitOfWork
from tests.fakes.facts import (
    ADA,
    NOON,
    draft_of,
    enrolment,
    program_document,
    sale,
)
from tests.fakes.fake_store import PLACE
from tests.fakes.store_subject import Subject

BOB = Member(
    MemberId(UUID(int=20)),
    "200000000000000024",
    "Иван",
    "Иванов",
    phone="+79161234567",
    email="ivan@example.com",
    joined_on=date(2025, 1, 1),
)
EVE = Member(MemberId(UUID(int=30)), "300", "Eve", joined_on=date(2025, 1, 1))


# ---------------------------------------------------------------- the unit of work


def test_a_store_knows_its_place(subject: Subject) -> None:
    assert subject.store.place == PLACE


def test_work_that_was_not_committed_is_gone(subject: Subject) -> None:
    draft = enrolment()

    with subject.store.writing() as uow:
        uow.log.record(draft, expected_version=None)

    with subject.store.reading() as uow:
        assert uow.log.find(draft.op_id) is None
        with pytest.raises(UnknownMember):
            uow.members.get(ADA.member_id)


def test_work_that_broke_off_is_gone(subject: Subject) -> None:
    draft = enrolment()

    with pytest.raises(ConnectionError), subject.store.writing() as uow:
        _record_and_break_off(uow, draft)

    with subject.store.reading() as uow:
        assert uow.log.latest() is None


def _record_and_break_off(uow: UnitOfWork, draft: OperationDraft) -> None:
    uow.log.record(draft, expected_version=None)
    raise ConnectionError


def test_the_store_works_on_after_work_that_broke_off(subject: Subject) -> None:
    with pytest.raises(ConnectionError), subject.store.writing():
        raise ConnectionError

    subject.record(enrolment())

    with subject.store.reading() as uow:
        assert uow.log.unsent_count() == 1


def test_a_unit_sees_what_it_has_done(subject: Subject) -> None:
    with subject.store.writing() as uow:
        uow.log.record(enrolment(points=5), expected_version=None)

        assert uow.ledger.state_of(ADA.member_id).lots[0].amount == 5


def test_a_reading_unit_stays_at_its_moment(subject: Subject) -> None:
    subject.record(enrolment())

    with subject.store.reading() as uow:
        subject.record(sale())

        assert uow.log.unsent_count() == 1


# ---------------------------------------------------------------- members


def test_a_member_is_found_by_id_and_card(subject: Subject) -> None:
    subject.confirm(BOB)
    subject.record(enrolment(ADA))

    with subject.store.reading() as uow:
        assert [uow.members.get(m.member_id) for m in (ADA, BOB)] == [ADA, BOB]
        assert [uow.members.by_card(m.card_number) for m in (ADA, BOB)] == [ADA, BOB]


def test_nobody_is_made_up(subject: Subject) -> None:
    subject.confirm(BOB)

    with subject.store.reading() as uow:
        with pytest.raises(UnknownMember):
            uow.members.get(ADA.member_id)
        with pytest.raises(UnknownMember):
            uow.members.by_card("2000")
        with pytest.raises(UnknownMember):
            uow.ledger.state_of(ADA.member_id)


def test_who_holds_a_phone_or_an_email_is_known(subject: Subject) -> None:
    subject.record(enrolment(ADA))

    with subject.store.reading() as uow:
        assert uow.members.holding(phone=ADA.phone, email="") == ADA
        assert uow.members.holding(phone="", email=ADA.email) == ADA
        assert uow.members.holding(phone="+48501234560", email=ADA.email) == ADA
        assert uow.members.holding(phone=ADA.phone[:-1], email="ada@example.co") is None


def test_an_empty_phone_or_email_is_nobodys(subject: Subject) -> None:
    subject.confirm(EVE)

    with subject.store.reading() as uow:
        assert uow.members.holding(phone="", email="") is None


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("zolc", ["Ada"]),
        ("ŻÓŁĆ", ["Ada"]),
        ("Ivanov", ["Иван"]),
        ("Иванов", ["Иван"]),
        ("ivonov", ["Иван"]),
        ("ivan iva", ["Иван"]),
        ("ivnao", ["Иван"]),
        ("zolc ada", ["Ada"]),
        ("ada ivanov", []),
        ("4567", ["Ada", "Иван"]),
        ("567", []),
        ("501 234 567", ["Ada"]),
        ("+48 501-234-567", ["Ada"]),
        ("0501234567", ["Ada"]),
        ("5012", ["Ada"]),
        ("01 234", ["Ada", "Иван"]),
        ("8 916 123 45 67", ["Иван"]),
        ("ada@exam", ["Ada"]),
        ("adda@exam", ["Ada"]),
        ("ivan@exapmle.com", ["Иван"]),
        ("ivan@exmple.cm", []),
        ("Ivan@Example.com", ["Иван"]),
        ("100000000000000017", ["Ada"]),
        ("1000 0000 0000 0000 17", ["Ada"]),
        ("", []),
        ("   ", []),
    ],
)
def test_a_search_finds_whom_the_customer_means(
    subject: Subject, query: str, names: list[str]
) -> None:
    subject.confirm(BOB)
    subject.record(enrolment(ADA))

    assert sorted(subject.found(query)) == names


def test_a_search_gives_the_likeliest_first_and_no_more_than_asked(subject: Subject) -> None:
    for number, family_name in enumerate(("Kowel", "Kowalska", "Kowal"), start=1):
        subject.confirm(
            Member(MemberId(UUID(int=number)), f"{number}", family_name, joined_on=date(2026, 1, 1))
        )

    assert subject.found("kowal") == ["Kowal", "Kowalska", "Kowel"]
    assert subject.found("kowal", limit=2) == ["Kowal", "Kowalska"]


# ---------------------------------------------------------------- the log


def test_operations_are_numbered_from_one_without_gaps(subject: Subject) -> None:
    subject.record(enrolment())
    with subject.store.writing() as uow:
        uow.log.record(sale(), expected_version=None)
    drafts = [sale(receipt_no=f"R{n}") for n in range(3)]

    subject.record(*drafts)

    with subject.store.reading() as uow:
        found = [uow.log.find(draft.op_id) for draft in drafts]
        assert [operation.seq for operation in found if operation] == [2, 3, 4]
        assert uow.log.unsent_count() == 4
        assert uow.log.count() == 4


def test_an_operation_comes_back_as_it_was_recorded(subject: Subject) -> None:
    draft = enrolment(points=10)
    with subject.store.writing() as uow:
        recorded = uow.log.record(draft, expected_version=None)
        uow.commit()

    with subject.store.reading() as uow:
        assert uow.log.find(draft.op_id) == recorded
        assert uow.log.latest() == recorded
    assert recorded.draft == draft
    assert isinstance(recorded.fact, EnrolmentFact)
    assert recorded.till_id == PLACE.till_id


def test_the_same_gesture_again_gives_the_first_operation(subject: Subject) -> None:
    subject.record(enrolment())
    draft = sale(points=25)
    with subject.store.writing() as uow:
        first = uow.log.record(draft, expected_version=1)
        uow.commit()

    with subject.store.writing() as uow:
        again = [uow.log.record(draft, expected_version=v) for v in (1, 2, None)]
        uow.commit()

    assert again == [first] * 3
    assert sum(lot.amount for lot in subject.state().lots) == 25
    assert subject.state().version == 2


def test_a_stale_account_is_refused_and_the_unit_works_on(subject: Subject) -> None:
    subject.record(enrolment())
    seen = subject.state()
    subject.record(sale(points=25))

    with subject.store.writing() as uow:
        with pytest.raises(StaleState):
            uow.log.record(sale(points=40), expected_version=seen.version)
        now = uow.ledger.state_of(ADA.member_id)
        uow.log.record(sale(points=40), expected_version=now.version)
        uow.commit()

    assert sorted(lot.amount for lot in subject.state().lots) == [25, 40]
    with subject.store.reading() as uow:
        assert uow.log.unsent_count() == 3


def test_an_unknown_member_cannot_buy(subject: Subject) -> None:
    with subject.store.writing() as uow, pytest.raises(UnknownMember):
        uow.log.record(sale(), expected_version=None)


def test_a_sale_is_found_by_its_receipt(subject: Subject) -> None:
    bought = [sale(receipt_no=number) for number in ("R1", "R2", "R1")]
    subject.record(enrolment(), *bought)

    with subject.store.reading() as uow:
        newest = uow.log.sale_with_receipt("R1")
        other = uow.log.sale_with_receipt("R2")
        none = uow.log.sale_with_receipt("R3")
        all_of_it = [operation.op_id for operation in uow.log.sales_with_receipt("R1")]

    assert newest is not None
    assert newest.op_id == bought[2].op_id
    assert other is not None
    assert other.op_id == bought[1].op_id
    assert none is None
    assert all_of_it == [bought[2].op_id, bought[0].op_id]


def test_what_refers_to_an_operation_is_found_oldest_first(subject: Subject) -> None:
    bought = sale()
    fact = RefundFact(
        sale_op_id=bought.op_id,
        receipt_no="R1",
        business_at=NOON,
        returned_minor={1: 500},
        refund_minor=500,
    )
    refunds = [draft_of(fact, negate(sale(points=n).effects)) for n in (3, 2)]
    subject.record(enrolment(), bought, *refunds, sale())

    with subject.store.reading() as uow:
        referring = uow.log.referring_to(bought.op_id)
        receipts = uow.log.sale_with_receipt("R1")

    assert [operation.draft for operation in referring] == refunds
    assert receipts is not None
    assert receipts.fact.kind == "sale"


def test_an_empty_log_has_nothing(subject: Subject) -> None:
    with subject.store.reading() as uow:
        assert uow.log.latest() is None
        assert uow.log.unsent_count() == 0
        assert uow.log.referring_to(sale().op_id) == ()


# ---------------------------------------------------------------- programmes


def test_the_newest_programme_that_has_begun_is_in_force(subject: Subject) -> None:
    days = [NOON.date() + timedelta(days=n) for n in (-30, 0, 1)]
    ids = [subject.publish(program_document(day)) for day in days]

    with subject.store.reading() as uow:
        in_force = uow.programs.in_force(NOON)

    assert in_force.program_id == ids[1]
    assert in_force.program.effective_from == days[1]


def test_of_two_programmes_for_a_day_the_later_published_is_in_force(subject: Subject) -> None:
    documents = [program_document(NOON.date(), name) for name in ("First", "Second")]
    ids = [subject.publish(document) for document in documents]

    with subject.store.reading() as uow:
        assert uow.programs.in_force(NOON).program_id == ids[1]
        assert uow.programs.get(ids[0]).name == {"en": "First"}


def test_without_a_programme_nothing_is_in_force(subject: Subject) -> None:
    subject.publish(program_document(NOON.date() + timedelta(days=1)))

    with subject.store.reading() as uow:
        with pytest.raises(NoProgramInForce):
            uow.programs.in_force(NOON)
        with pytest.raises(NoProgramInForce):
            uow.programs.get(ProgramId("unknown"))


def test_what_waits_is_read_from_the_eldest_on_and_no_more_than_asked_for(
    subject: Subject,
) -> None:
    drafts = [enrolment(), *(sale(receipt_no=f"R{n}") for n in range(3))]
    subject.record(*drafts)

    with subject.store.reading() as uow:
        eldest, all_of_them = uow.log.unsent(2), uow.log.unsent(50)

    assert [operation.draft.op_id for operation in eldest] == [one.op_id for one in drafts[:2]]
    assert [operation.seq for operation in all_of_them] == [1, 2, 3, 4]
