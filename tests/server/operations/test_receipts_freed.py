# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One receipt on two tills, and one of them taken back: the other counts, in whatever order."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.server.database import Database
from pos_loyalty.server.rebuild import projection_digest, rebuild
from tests.fakes.facts import ADA, enrolment, sale, undo
from tests.server.conftest import NewDatabase
from tests.server.gestures import BOB, refund, with_lines
from tests.server.merging.test_merging import points_of
from tests.server.pushing import APPLIED, PushingTill, flagged, outcomes

Logs = Sequence[Sequence[OperationDraft]]


def points_in_every_order(new_database: NewDatabase, logs: Logs) -> set[int]:
    """Return Ada's points, for each order in which the tills' operations may come."""
    turns = [n for n, log in enumerate(logs) for _ in log]
    found = set()
    for order in sorted(set(permutations(turns))):
        with new_database() as database:
            PushingTill().does(database, enrolment())
            tills = [(PushingTill(), iter(log)) for log in logs]
            for n in order:
                till, log = tills[n]
                till.does(database, next(log))
            found |= set(points_of(database, ADA))
            before = projection_digest(database)
            rebuild(database)
            assert projection_digest(database) == before
    return found


def test_the_other_tills_sale_counts_once_the_first_is_taken_back(database: Database) -> None:
    first, second = PushingTill(), PushingTill()
    sold = sale(25)
    first.does(database, enrolment(), sold)
    answers = [second.does(database, sale(25)), first.does(database, undo(sold))]

    assert [outcomes(answer) for answer in answers] == [[flagged("duplicate_sale")], [APPLIED]]
    assert points_of(database, ADA) == [25]


def test_it_may_be_taken_back_too(database: Database) -> None:
    first, second = PushingTill(), PushingTill()
    sold, again = sale(25), sale(30)
    first.does(database, enrolment(), sold)
    second.does(database, again)
    first.does(database, undo(sold))

    answer = second.does(database, undo(again))

    assert outcomes(answer) == [APPLIED]
    assert points_of(database, ADA) == [0]


def test_all_of_it_in_one_batch_is_the_same(database: Database) -> None:
    till = PushingTill()
    sold, third = sale(25), sale(30)
    till.does(database, enrolment(), sold, third, sale(40), undo(sold), undo(third))

    assert points_of(database, ADA) == [40]


def test_it_counts_for_whoever_showed_their_card(database: Database) -> None:
    first, second = PushingTill(), PushingTill()
    sold = sale(25)
    first.does(database, enrolment(), enrolment(BOB), sold)
    second.does(database, sale(25, member_id=BOB.member_id))

    first.does(database, undo(sold))

    assert points_of(database, ADA, BOB) == [0, 25]


@pytest.mark.parametrize("are_both_undone", [False, True])
def test_the_order_in_which_they_come_makes_no_difference(
    new_database: NewDatabase,
    are_both_undone: bool,  # noqa: FBT001 - of the table
) -> None:
    first, second = sale(25), sale(25)
    second_log = [second, undo(second)] if are_both_undone else [second]

    found = points_in_every_order(new_database, [[first, undo(first)], second_log])

    assert found == ({0} if are_both_undone else {25})


def test_what_was_done_and_undone_to_it_is_too(database: Database) -> None:
    first, second = PushingTill(), PushingTill()
    sold, again = sale(25), with_lines(sale(25), 2500)
    returned = refund(again, {1: 500}, 5)
    first.does(database, enrolment(), sold)
    for draft in (again, returned, undo(returned)):
        second.does(database, draft)

    first.does(database, undo(sold))

    assert points_of(database, ADA) == [25]
    assert outcomes(second.does(database, refund(again, {1: 2500}, 25))) == [APPLIED]


def test_what_came_back_of_it_goes_back_with_it(new_database: NewDatabase) -> None:
    first, second = sale(25), with_lines(sale(25), 2500)

    found = points_in_every_order(
        new_database, [[first, undo(first)], [second, refund(second, {1: 500}, 5)]]
    )

    assert found == {20}
