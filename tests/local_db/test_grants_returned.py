# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till gives back what the server set aside for it."""

from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import (
    NothingToUndo,
)
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import GrantReturnFact
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.services.return_grant import return_grant
from tests.domain.shopping import ADA
from tests.local_db.answering import assert_whole
from tests.local_db.granting import FIRST, ServedTill, grant, points
from tests.services.till import COFFEE


@pytest.fixture
def till(store: SqliteStore) -> ServedTill:
    """A till where Ada has 500 points."""
    return ServedTill(store, points(500))


# ---------------------------------------------------------------- giving back


def test_what_is_given_back_cannot_be_used_any_more(till: ServedTill, data_dir: Path) -> None:
    till.is_granted(grant(100, is_recalled=True))
    till.redeems(COFFEE)
    assert till.sync.recalled() == [FIRST]

    back = return_grant(
        FIRST, op_id=till.gesture(), at=till.now, store=till.store, clock=till.clock
    )

    assert back
    assert isinstance(back.fact, GrantReturnFact)
    assert (back.fact.grant_id, back.fact.amount) == (FIRST, 20)
    assert (till.left, till.sync.recalled(), till.points) == ([], [], 420)
    assert_whole(till.file, data_dir)


def test_giving_back_twice_gives_back_once(till: ServedTill) -> None:
    till.is_granted(grant(100))
    gesture = till.gesture()

    first, second, third = (
        return_grant(FIRST, op_id=op_id, at=till.now, store=till.store, clock=till.clock)
        for op_id in (gesture, gesture, till.gesture())
    )

    assert (first is not None, second, third) == (True, first, None)


def test_a_grant_that_was_used_up_is_given_back_too(till: ServedTill) -> None:
    till.is_granted(grant(80, is_recalled=True))
    till.redeems(COFFEE)

    back = return_grant(
        FIRST, op_id=till.gesture(), at=till.now, store=till.store, clock=till.clock
    )

    assert back
    assert isinstance(back.fact, GrantReturnFact)
    assert (back.fact.amount, till.sync.recalled()) == (0, [])


def test_a_grant_over_an_account_that_is_not_known_here_is_given_back(till: ServedTill) -> None:
    stranger = MemberId(UUID(int=99))
    till.is_granted(grant(10, member_id=stranger))

    back = return_grant(
        FIRST, op_id=till.gesture(), at=till.now, store=till.store, clock=till.clock
    )

    assert back
    assert back.draft.member_id == stranger


def test_what_was_given_back_is_not_undone(till: ServedTill) -> None:
    till.is_granted(grant(100))
    back = return_grant(
        FIRST, op_id=till.gesture(), at=till.now, store=till.store, clock=till.clock
    )
    assert back

    with pytest.raises(NothingToUndo):
        till.undoes(back)


def test_a_grant_says_whose_it_is_and_what_is_left(till: ServedTill) -> None:
    till.is_granted(grant(100))
    till.redeems(COFFEE)

    with till.store.reading() as uow:
        held = uow.grants.find(FIRST)

    assert held
    assert (held.member_id, held.grant.amount) == (ADA, 20)
