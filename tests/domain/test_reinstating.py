# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What comes back to a lot that has ended lives again for a while."""

from datetime import timedelta

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.holds import reinstated
from tests.domain.accounts import ADA, STAMPS, TODAY, account, lot, op


def test_what_ended_together_lives_again_together_by_unit_and_the_rest_goes_back() -> None:
    stamp = Lot(LotId("s"), 1, None, TODAY - timedelta(days=1), STAMPS)
    alive = lot("c", 7, ends_in=0)
    back = (lot("a", 5, ends_in=-1), stamp, lot("b", 1, ends_in=-30), alive)

    changes = reinstated(back, account(ADA), op_id=op(1), day=TODAY, reinstated_days=3)

    last_day = TODAY + timedelta(days=3)
    name = op(1).hex
    assert changes == (
        alive,
        Lot(LotId(f"{name}-0"), 6, None, last_day),
        Lot(LotId(f"{name}-1"), 1, None, last_day, STAMPS),
    )


def test_what_is_taken_from_a_lot_that_ended_is_taken_from_that_lot() -> None:
    taken = lot("a", -5, ends_in=-1)

    assert reinstated((taken,), account(ADA), op_id=op(1), day=TODAY, reinstated_days=3) == (taken,)
