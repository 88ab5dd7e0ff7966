# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of a card reaches every till, in whatever order the operations come."""

from dataclasses import replace
from itertools import permutations
from uuid import UUID

import pytest

from pos_loyalty.domain.by_hand import CardChangeFact
from pos_loyalty.domain.cards import (
    CardChange,
    CardReason,
    CardRecord,
    block_effects,
    cards_of,
    replace_effects,
    unblock_effects,
)
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import Effects
from pos_loyalty.domain.members import Member, MemberStatus
from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.protocol.sync.rows import MemberRow
from pos_loyalty.server.accounts.rows import member_rows
from pos_loyalty.server.channels.accounts import find_by_card
from pos_loyalty.server.database import Database
from pos_loyalty.server.merging.service import merge_members, unmerge_member
from pos_loyalty.server.operations.waiting import drive_waiting
from pos_loyalty.server.rebuild import projection_digest, rebuild
from tests.fakes.facts import ADA, NOON, draft_of, enrolment, undo
from tests.server.gestures import BOB, merge_command, unmerge_command
from tests.server.made_shop import MadeShop
from tests.server.pushing import APPLIED, PushingTill, flagged, outcomes, parked_for

NEW_CARD, OTHER_CARD = "300000000000000051", "400000000000000068"
NOTHING = CardRecord({}, {})


def changed(
    change: CardChange, effects: Effects, op_id: OpId, *, member: Member = ADA, new: str = ""
) -> OperationDraft:
    fact = CardChangeFact(
        change=change,
        card_number=member.card_number,
        new_card_number=new,
        reason=CardReason.LOST,
        business_at=NOON,
        store_id="waw-1",
    )
    return replace(draft_of(fact, effects, member.member_id), op_id=op_id)


def block(member: Member = ADA) -> OperationDraft:
    op_id = enrolment().op_id
    effects = block_effects(member.card_number, op_id=op_id, record=NOTHING)
    return changed(CardChange.BLOCKED, effects, op_id, member=member)


def unblock(*blocks: OperationDraft) -> OperationDraft:
    sums = [(one.name, one.amount) for draft in blocks for one in draft.effects.counters]
    effects = unblock_effects(ADA.card_number, record=cards_of(sums))
    return changed(CardChange.UNBLOCKED, effects, enrolment().op_id)


def swap(new: str = NEW_CARD, member: Member = ADA) -> OperationDraft:
    op_id = enrolment().op_id
    effects = replace_effects(member.card_number, new, op_id=op_id, record=NOTHING)
    return changed(CardChange.REPLACED, effects, op_id, member=member, new=new)


def row_of(database: Database, member: Member = ADA) -> MemberRow:
    with database.engine.connect() as connection:
        (row,) = member_rows(connection, [member.member_id])
    return row


def card_of(database: Database, member: Member = ADA) -> tuple[str, str, int]:
    row = row_of(database, member)
    return row.member.card_number, row.member.status.value, row.version


@pytest.fixture
def till(database: Database) -> PushingTill:
    till = PushingTill()
    till.does(database, enrolment(points=50), enrolment(BOB))
    return till


def test_a_blocked_card_is_blocked_in_the_row_that_all_tills_have(
    database: Database, till: PushingTill
) -> None:
    answer = till.does(database, block())

    assert outcomes(answer) == [APPLIED]
    assert card_of(database) == (ADA.card_number, "blocked", 2)
    assert [row.member.status for row in answer.members] == [MemberStatus.BLOCKED]


def test_a_till_of_another_store_hears_of_it_though_it_follows_no_such_account(
    database: Database,
) -> None:
    shop, till = MadeShop(database), PushingTill()
    till.does(database, enrolment(points=50))
    far_away = shop.opens_till()
    cursor = shop.pulls(far_away, shop.cursor(far_away)).cursor or ""

    till.does(database, swap())

    page = shop.pulls(far_away, cursor)
    assert [row.member.card_number for row in page.members] == [NEW_CARD]


def test_a_new_card_stands_for_the_old_and_works(database: Database, till: PushingTill) -> None:
    till.does(database, block(), swap())

    assert card_of(database) == (NEW_CARD, "active", 3)
    with database.engine.connect() as connection:
        assert find_by_card(connection, ADA.card_number).members == ()
        assert find_by_card(connection, "no such card").members == ()
        (found,) = find_by_card(connection, NEW_CARD).members
    assert (found.member_id, found.status) == (ADA.member_id, "active")


def test_each_of_two_new_cards_finds_the_member(database: Database, till: PushingTill) -> None:
    first, second = swap(), swap(OTHER_CARD)
    till.does(database, first)
    PushingTill().does(database, second)

    with database.engine.connect() as connection:
        found = [find_by_card(connection, card).members for card in (NEW_CARD, OTHER_CARD)]

    assert [one.status for (one,) in found] == ["active", "active"]


def test_undoing_it_gives_the_old_card_back(database: Database, till: PushingTill) -> None:
    swapped = swap()
    till.does(database, swapped)

    till.does(database, undo(swapped))

    assert card_of(database) == (ADA.card_number, "active", 3)


def test_a_card_that_was_taken_back_may_be_given_to_somebody_else(
    database: Database, till: PushingTill
) -> None:
    swapped = swap()
    till.does(database, swapped, undo(swapped))

    answer = till.does(database, swap(NEW_CARD, BOB))

    assert outcomes(answer) == [APPLIED]
    with database.engine.connect() as connection:
        (found,) = find_by_card(connection, NEW_CARD).members
    assert found.member_id == BOB.member_id


def test_what_is_undone_in_the_same_push_is_as_if_it_had_not_been(
    database: Database, till: PushingTill
) -> None:
    blocked = block()

    till.does(database, blocked, undo(blocked))

    assert card_of(database) == (ADA.card_number, "active", 3)


def test_any_order_of_arrival_comes_to_the_same(database: Database) -> None:
    first, second = block(), block()
    some = [first, second, unblock(first, second), block(), swap(), swap(OTHER_CARD)]
    rows = set()
    for number, order in enumerate(list(permutations(range(len(some))))[::144]):
        member = replace(BOB, member_id=MemberId(UUID(int=5_000 + number)))
        PushingTill().does(database, enrolment(member))
        for place in order:
            PushingTill().does(database, replace(some[place], op_id=enrolment().op_id,
                                                 member_id=member.member_id))  # fmt: skip
        rows.add(card_of(database, member))

    assert len(rows) == 1


def test_a_rebuild_comes_to_the_same_rows(database: Database, till: PushingTill) -> None:
    swapped, blocked = swap(), block()
    till.does(database, blocked, swapped, undo(swapped), unblock(blocked), swap(OTHER_CARD))
    till.does(database, block(BOB))
    merge_members(database, merge_command(BOB, ADA), NOON)
    till.does(database, swap("9", BOB))
    before = projection_digest(database)

    rebuild(database)

    assert projection_digest(database) == before
    assert card_of(database, BOB)[:2] == ("9", "active")


def test_who_is_given_their_account_back_has_their_card_as_it_was(
    database: Database, till: PushingTill
) -> None:
    till.does(database, block(BOB))
    merge_members(database, merge_command(BOB, ADA), NOON)
    unmerge_member(database, unmerge_command(BOB), NOON)
    before = projection_digest(database)

    rebuild(database)

    assert card_of(database, BOB)[:2] == (BOB.card_number, "blocked")
    assert projection_digest(database) == before


def test_a_card_that_was_given_to_two_is_somebodys_to_look_at(
    database: Database, till: PushingTill
) -> None:
    answer = till.does(database, swap(), swap(NEW_CARD, BOB))

    assert outcomes(answer) == [APPLIED, flagged("already_enrolled")]
    later = PushingTill().does(database, swap(BOB.card_number))
    assert outcomes(later) == [flagged("already_enrolled")]


def test_an_older_server_keeps_it_until_it_knows_the_shape(
    database: Database, till: PushingTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    swapped = swap()
    with monkeypatch.context() as older:
        older.setattr("pos_loyalty.server.operations.reading.OPERATION_SCHEMA", 1)
        answer = till.does(database, block(), swapped, undo(swapped))
        before = card_of(database)

    driven = drive_waiting(database, NOON)

    newer = parked_for("newer_schema")
    assert outcomes(answer) == [newer, newer, parked_for("unknown_sale")]
    assert before == (ADA.card_number, "active", 1)
    assert driven == 2  # the undo goes on with what it waited for
    assert card_of(database) == (ADA.card_number, "blocked", 4)
