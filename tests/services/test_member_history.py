# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member's history at this till, page by page, and why each point came, as far as is known."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import NothingToUndo, UnknownMember
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.local_db.past_visits import VISITS
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.rows import MemberRow
from pos_loyalty.services import member_history
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.member_history import Reasoning, Visits, reasoning_of, visits_of
from tests.domain.shopping import ADA, MONDAY
from tests.fakes.fake_store import PLACE
from tests.fakes.store_subject import Subject
from tests.local_db.granting import ServedTill
from tests.services.test_others import BOB, referral_program
from tests.services.till import Till, TillOver, points_of, till_over


def visits(till: TillOver, *, limit: int = 20, before: tuple[int, int] | None = None) -> Visits:
    return visits_of(ADA, before, limit, store=till.store)


def ids(page: Visits) -> list[OpId]:
    return [visit.operation.op_id for visit in page.rows]


def why(till: TillOver, operation: Operation) -> Reasoning:
    return reasoning_of(operation.op_id, store=till.store)


def test_the_newest_comes_first_page_by_page(subject: Subject) -> None:
    till = till_over(subject)
    sales = [till.sells(1000, receipt_no=f"R{number}") for number in range(5)]

    newest = visits(till, limit=2)
    last = newest.rows[-1].operation
    older = visits(till, limit=3, before=(last.epoch, last.seq))

    assert [*ids(newest), *ids(older)] == [sale.op_id for sale in reversed(sales)]
    assert (newest.has_more, older.has_more) == (True, False)


def test_what_was_taken_back_and_what_came_back_are_told(subject: Subject) -> None:
    till = till_over(subject)
    undone = till.sells(1000, receipt_no="R1")
    undo = till.undoes(undone)
    returned = till.sells(1000, receipt_no="R2")
    refund = till.takes_back(returned, {1: 500})
    mended = till.sells(1000, receipt_no="R3")
    till.undoes(till.takes_back(mended, {1: 500}))

    rows = {visit.operation.op_id: visit for visit in visits(till).rows}

    assert rows[undone.op_id].undo == undo
    assert rows[undo.op_id].undone == undone
    assert rows[returned.op_id].has_returns
    assert not rows[mended.op_id].has_returns
    assert (rows[refund.op_id].undo, rows[refund.op_id].effects.points) == (None, -5)


def test_what_a_friend_brought_is_there_as_a_friends(subject: Subject) -> None:
    till = till_over(subject, referral_program())
    subject.confirm(BOB)
    till.sells(1000, member_id=BOB.member_id)

    (row,) = visits(till).rows

    assert (row.is_friends, row.effects.points) == (True, 100)


def test_of_a_friend_who_is_gone_the_row_stays() -> None:
    till = Till(program=referral_program())
    Subject(till.store).confirm(BOB)
    till.sells(1000, member_id=BOB.member_id)
    till.store.content.states.pop(BOB.member_id)

    (row,) = visits(till).rows

    assert (row.is_friends, row.effects.points) == (True, 100)


def test_nobody_has_no_history(subject: Subject) -> None:
    till = till_over(subject)

    with pytest.raises(UnknownMember):
        visits_of(MemberId(UUID(int=99)), None, 20, store=till.store)


def test_every_point_of_a_sale_has_its_reason(subject: Subject) -> None:
    till = till_over(subject)
    sale = till.sells(3700)
    till.waits(days=2)
    till.sells(9900, receipt_no="R2")

    reasoning = why(till, sale)

    assert [(t.rule_id, t.amount) for t in reasoning.traces if t.amount] == [("spend", 37)]
    assert reasoning.is_whole
    assert reasoning.program is not None


def test_an_enrolment_has_its_reason_too() -> None:
    till = Till()
    command = EnrolMember(till.gesture(), MemberId(till.gesture()), "5", "Bo", till.now)
    joined = enrol_member(command, store=till.store, clock=till.clock)

    reasoning = why(till, joined)

    assert [(t.rule_id, t.amount) for t in reasoning.traces if t.amount] == [("welcome", 50)]
    assert reasoning.is_whole


def test_a_friends_first_purchase_is_explained_with_the_account_of_who_invited() -> None:
    till = Till(program=referral_program())
    Subject(till.store).confirm(BOB)
    first = till.sells(1000, member_id=BOB.member_id)

    assert why(till, first).is_whole

    till.store.content.states.pop(ADA)

    assert not why(till, first).is_whole


def test_what_asks_no_rule_has_no_reasons() -> None:
    till = Till()
    undo = till.undoes(till.sells(2500))

    assert why(till, undo) == Reasoning(operation=undo, program=None, asks_rules=False)


def test_a_reward_has_the_programme_for_its_name() -> None:
    till = Till(points=80)

    reasoning = why(till, till.redeems())

    assert (reasoning.asks_rules, reasoning.traces) == (False, ())
    assert reasoning.program is not None


def test_where_others_moved_the_account_what_gave_something_is_told_all_the_same() -> None:
    till = Till(points=150)
    sale = till.sells(3700)
    state = till.store.content.states[ADA]
    moved: dict[str, dict[date | None, int]] = {"remainder:spend": {None: 50}}
    till.store.content.states[ADA] = replace(state, counters=moved)

    reasoning = why(till, sale)

    assert not reasoning.is_whole
    assert [(t.rule_id, t.amount) for t in reasoning.traces] == [("spend", 37)]


def test_where_the_programme_is_gone_the_rules_go_by_their_ids() -> None:
    till = Till()
    sale = till.sells(3700)
    till.store.content.programs.clear()

    reasoning = why(till, sale)

    assert (reasoning.program, reasoning.is_whole) == (None, False)
    assert [(t.rule_id, t.amount) for t in reasoning.traces] == [("spend", 37)]


def test_too_long_ago_is_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    till = Till()
    sale = till.sells(3700)
    monkeypatch.setattr(member_history, "LATER_MAX", 2)
    assert why(till, sale).is_whole

    till.sells(100, receipt_no="R2")

    assert not why(till, sale).is_whole


def test_of_an_operation_that_is_not_here_nothing_is_known() -> None:
    sale = Till().sells(2500)

    with pytest.raises(NothingToUndo):
        why(Till(), sale)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServedTill]:
    store = create_store(tmp_path / "till", PLACE, keyring=None)
    yield ServedTill(store, points_of(0))
    store.close()


def test_who_became_part_of_a_member_brings_a_history_along(served: ServedTill) -> None:
    other = Member(MemberId(UUID(int=20)), "200", "Ada", joined_on=MONDAY.date())
    rows = (MemberRow(member=other, version=2),)
    served.sync.take_page(PullPage(server_time=MONDAY, members=rows))
    theirs = served.sells(1000, receipt_no="R1", member_id=other.member_id)
    own = served.sells(1000, receipt_no="R2")
    rows = (MemberRow(member=other, version=3, merged_into=ADA),)
    served.sync.take_page(PullPage(server_time=MONDAY, members=rows))

    page = visits(served)

    assert ids(page) == [own.op_id, theirs.op_id]
    assert not any(visit.is_friends for visit in page.rows)


def test_no_page_reads_the_whole_log(served: ServedTill) -> None:
    assert isinstance(served.store, SqliteStore)
    with served.file.reading() as uow:
        values = (b"", 1, 1, 20)
        plan = uow.connection.execute(f"EXPLAIN QUERY PLAN {VISITS}", values).fetchall()

    scanned = {step for *_, step in plan if step.startswith("SCAN")}
    assert scanned <= {"SCAN place"}
