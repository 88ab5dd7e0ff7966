# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a shop lets its tills hand out unsecured, up to its limit."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import (
    NotGrantedHere,
    RewardUnavailable,
)
from pos_loyalty.domain.grants import FLOOR
from pos_loyalty.domain.ids import GrantId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.rows import (
    AccountRow,
    MemberRow,
    OfflineMode,
    OfflineTerms,
)
from tests.domain.shopping import MONDAY
from tests.local_db.answering import acknowledge, assert_whole
from tests.local_db.granting import FIRST, ServedTill, grant, points
from tests.local_db.test_other_accounts import BOB
from tests.services.till import COFFEE

FLOOR_TERMS = OfflineTerms(
    mode=OfflineMode.ESCROW_PLUS_FLOOR,
    floor_member_points=200,
    floor_till_points=300,
    floor_redemptions_max=2,
    offline_hours_max=4,
)


@pytest.fixture
def till(store: SqliteStore) -> ServedTill:
    """A till where Ada has 500 points."""
    return ServedTill(store, points(500))


def uses(operation: Operation) -> list[tuple[GrantId, int]]:
    return [(use.grant_id, use.amount) for use in operation.draft.uses]


# ---------------------------------------------------------------- the floor


def test_the_floor_is_off_unless_the_shop_allows_it(till: ServedTill) -> None:
    till.hears_terms(replace(FLOOR_TERMS, mode=OfflineMode.ESCROW))

    assert till.left == []


def test_the_floor_lends_up_to_its_limit_for_a_member(till: ServedTill, data_dir: Path) -> None:
    till.hears_terms(FLOOR_TERMS)
    assert till.left == [200]

    coffee = till.redeems(COFFEE)

    assert uses(coffee) == [(FLOOR, 80)]
    assert till.left == [120]
    assert_whole(till.file, data_dir)


def test_the_floor_comes_after_grants(till: ServedTill) -> None:
    till.hears_terms(FLOOR_TERMS)
    till.is_granted(grant(30))

    assert uses(till.redeems(COFFEE)) == [(FIRST, 30), (FLOOR, 50)]


def test_the_floor_is_lent_so_often_and_no_more(till: ServedTill) -> None:
    till.hears_terms(replace(FLOOR_TERMS, floor_redemptions_max=1))
    till.redeems(COFFEE)

    assert till.left == []


def test_all_members_together_have_what_the_till_may_lend(till: ServedTill) -> None:
    till.hears_terms(replace(FLOOR_TERMS, floor_till_points=100))
    till.redeems(COFFEE)

    assert till.left == [20]


def test_the_floor_is_off_after_so_many_hours_alone(till: ServedTill) -> None:
    till.hears_terms(FLOOR_TERMS)
    till.waits(4 * 3600)

    with pytest.raises((NotGrantedHere, RewardUnavailable)):
        till.redeems(COFFEE)


def test_what_was_lent_is_forgotten_once_the_server_has_it(
    till: ServedTill, data_dir: Path
) -> None:
    till.hears_terms(FLOOR_TERMS)
    till.redeems(COFFEE)

    acknowledge(till.file)

    assert till.left == [200]
    assert_whole(till.file, data_dir)


def test_taking_back_what_the_server_has_lends_no_more_than_the_limit(
    till: ServedTill, data_dir: Path
) -> None:
    till.hears_terms(FLOOR_TERMS)
    coffee = till.redeems(COFFEE)
    acknowledge(till.file)

    till.undoes(coffee)

    assert till.left == [200]
    assert_whole(till.file, data_dir)


def test_what_one_member_gave_back_lends_no_more_to_another(till: ServedTill) -> None:
    till.hears_terms(replace(FLOOR_TERMS, floor_till_points=150))
    coffee = till.redeems(COFFEE)
    acknowledge(till.file)
    till.undoes(coffee)
    bob = AccountRow(member_id=BOB.member_id, version=1, lots=points(500))
    rows = (MemberRow(member=BOB, version=1),)
    till.sync.take_page(PullPage(server_time=MONDAY, members=rows, accounts=(bob,)))

    till.redeems(COFFEE, BOB.member_id)

    assert till.left == [70]


def test_a_till_that_gives_up_hands_out_nothing_until_it_hears_its_terms_again(
    till: ServedTill, data_dir: Path
) -> None:
    till.hears_terms(FLOOR_TERMS)
    till.is_granted(grant(400))

    till.sync.give_up()

    with pytest.raises(NotGrantedHere):
        till.redeems(COFFEE)
    assert till.sync.standing().terms == replace(FLOOR_TERMS, mode=OfflineMode.DENY)
    assert_whole(till.file, data_dir)
    till.hears_terms(FLOOR_TERMS)
    assert till.left == [200]


def test_what_the_till_may_lend_is_told_with_its_end(till: ServedTill) -> None:
    till.hears_terms(FLOOR_TERMS)
    till.redeems(COFFEE)

    standing = till.sync.standing()

    assert standing.floor_points == 220
    assert standing.floor_until == MONDAY + timedelta(hours=4)


@pytest.mark.parametrize(
    "terms",
    [
        OfflineTerms(),
        replace(FLOOR_TERMS, mode=OfflineMode.DENY),
        replace(FLOOR_TERMS, floor_till_points=0),
        replace(FLOOR_TERMS, floor_member_points=0),
    ],
)
def test_a_till_that_may_lend_nothing_says_nothing(till: ServedTill, terms: OfflineTerms) -> None:
    till.hears_terms(terms)

    standing = till.sync.standing()

    assert (standing.floor_points, standing.floor_until) == (0, None)
