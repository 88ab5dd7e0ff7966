# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Two accounts of one person: merged, apart again, and whatever comes in between."""

import pytest

from pos_loyalty.domain.errors import NothingToUndo, UnknownMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member
from pos_loyalty.server.accounts.rows import account_rows, member_rows
from pos_loyalty.server.database import Database
from pos_loyalty.server.merging.service import merge_members, unmerge_member
from pos_loyalty.server.rebuild import projection_digest, rebuild
from tests.fakes.facts import ADA, NOON, enrolment, sale, undo
from tests.server.gestures import BOB, EVE, merge_command, merge_fact, unmerge_command
from tests.server.pushing import APPLIED, PushingTill, flagged, outcomes


def points_of(database: Database, *members: Member) -> list[int]:
    """Return the points on some accounts."""
    with database.engine.connect() as connection:
        rows = account_rows(connection, [member.member_id for member in members])
    return [sum(lot.amount for lot in row.lots) for row in rows]


def merged_into(database: Database, member: Member) -> MemberId | None:
    """Return whose account somebody's is part of."""
    with database.engine.connect() as connection:
        (row,) = member_rows(connection, [member.member_id])
    return row.merged_into


@pytest.fixture
def till(database: Database) -> PushingTill:
    """Return a till at which Ada has joined with 50 points, Bob with 20 and Eve with 5."""
    till = PushingTill()
    till.does(database, enrolment(points=50), enrolment(BOB, points=20), enrolment(EVE, points=5))
    return till


def test_the_survivor_has_what_both_had(database: Database, till: PushingTill) -> None:
    merge_members(database, merge_command(ADA, BOB), NOON)

    assert points_of(database, ADA, BOB) == [0, 70]
    assert merged_into(database, ADA) == BOB.member_id


def test_whoever_shows_the_old_card_collects_for_the_survivor(
    database: Database, till: PushingTill
) -> None:
    merge_members(database, merge_command(ADA, BOB), NOON)

    answer = till.does(database, sale(points=25))

    assert outcomes(answer) == [APPLIED]
    assert points_of(database, ADA, BOB) == [0, 95]
    assert [row.member_id for row in answer.accounts] == [ADA.member_id, BOB.member_id]
    assert [row.merged_into for row in answer.members] == [BOB.member_id]


def test_of_two_opposite_merges_the_second_does_nothing(
    database: Database, till: PushingTill
) -> None:
    first = merge_members(database, merge_command(ADA, BOB), NOON)
    second = merge_members(database, merge_command(BOB, ADA), NOON)

    assert (first, second) == (True, False)
    assert points_of(database, ADA, BOB) == [0, 70]


def test_a_merge_with_somebody_merged_is_one_with_the_survivor(
    database: Database, till: PushingTill
) -> None:
    merge_members(database, merge_command(ADA, BOB), NOON)
    merge_members(database, merge_command(ADA, EVE), NOON)

    till.does(database, sale(points=25))

    assert points_of(database, ADA, BOB, EVE) == [0, 0, 100]


def test_taken_back_each_has_their_own_and_the_survivor_what_came_since(
    database: Database, till: PushingTill
) -> None:
    merge_members(database, merge_command(ADA, BOB), NOON)
    till.does(database, sale(points=25))

    unmerge_member(database, unmerge_command(ADA), NOON)
    till.does(database, sale(points=3, receipt_no="R2"))

    assert points_of(database, ADA, BOB) == [53, 45]
    assert merged_into(database, ADA) is None


def test_an_inner_merge_taken_back_comes_out_of_the_last_survivor(
    database: Database, till: PushingTill
) -> None:
    merge_members(database, merge_command(ADA, BOB), NOON)
    merge_members(database, merge_command(BOB, EVE), NOON)

    unmerge_member(database, unmerge_command(ADA), NOON)

    assert points_of(database, ADA, BOB, EVE) == [50, 0, 25]


def test_an_undo_after_a_merge_is_the_survivors(database: Database, till: PushingTill) -> None:
    sold = sale(points=25)
    till.does(database, sold)
    merge_members(database, merge_command(ADA, BOB), NOON)

    answer = till.does(database, undo(sold))

    assert outcomes(answer) == [APPLIED]
    assert points_of(database, ADA, BOB) == [0, 70]


def test_a_rebuild_remembers_whose_account_was_moved_when(
    database: Database, till: PushingTill
) -> None:
    till.does(database, sale(points=25))
    merge_members(database, merge_command(ADA, BOB), NOON)
    till.does(database, sale(points=7, receipt_no="R2"))
    unmerge_member(database, unmerge_command(ADA), NOON)
    till.does(database, sale(points=3, receipt_no="R3"))
    merge_members(database, merge_command(EVE, BOB), NOON)
    before = projection_digest(database)

    rebuild(database)

    assert projection_digest(database) == before
    assert points_of(database, ADA, BOB, EVE) == [78, 32, 0]


def test_no_till_merges_anybody(database: Database, till: PushingTill) -> None:
    answer = till.does(database, merge_fact(ADA, BOB))

    assert outcomes(answer) == [("quarantined", "unreadable")]


def test_no_till_takes_a_merge_back(database: Database, till: PushingTill) -> None:
    merged = merge_command(ADA, BOB)
    merge_members(database, merged, NOON)
    guessed = undo(merge_fact(ADA, BOB, merged.op_id))

    answer = till.does(database, guessed)

    assert outcomes(answer) == [flagged("nothing_to_take_back")]


def test_strangers_are_not_merged(database: Database, till: PushingTill) -> None:
    stranger = Member(MemberId(merge_command(ADA, BOB).op_id), "9", "Nobody")

    with pytest.raises(UnknownMember):
        merge_members(database, merge_command(stranger, BOB), NOON)
    with pytest.raises(UnknownMember):
        unmerge_member(database, unmerge_command(stranger), NOON)


def test_what_is_not_merged_is_not_taken_apart(database: Database, till: PushingTill) -> None:
    with pytest.raises(NothingToUndo):
        unmerge_member(database, unmerge_command(ADA), NOON)
