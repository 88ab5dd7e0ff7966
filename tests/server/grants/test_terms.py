# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

import pytest

from pos_loyalty.protocol.sync.rows import OfflineMode, OfflineTerms
from pos_loyalty.server.grants.terms import set_terms
from tests.server.made_shop import MadeShop

FLOOR = OfflineTerms(
    mode=OfflineMode.ESCROW_PLUS_FLOOR, floor_member_points=100, floor_till_points=1000
)


def test_tills_learn_of_new_terms_as_of_everything_else(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    cursor = shop.pulls(till_id, shop.cursor(till_id)).cursor or shop.cursor(till_id)
    set_terms(shop.database, FLOOR)

    page = shop.pulls(till_id, cursor)

    assert page.terms == FLOOR
    assert shop.pulls(till_id, page.cursor or "").terms is None


def test_terms_that_change_again_are_sent_again(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    set_terms(shop.database, FLOOR)
    cursor = shop.pulls(till_id, shop.cursor(till_id)).cursor or ""
    set_terms(shop.database, OfflineTerms())

    assert shop.pulls(till_id, cursor).terms == OfflineTerms()


@pytest.mark.parametrize(
    ("terms", "wrong"),
    [
        (replace(FLOOR, share_percent=101), "share_percent is 0 to 100"),
        (replace(FLOOR, share_percent=-1), "share_percent"),
        (replace(FLOOR, lease_hours=0), "lease_hours"),
        (replace(FLOOR, grace_minutes=0), "grace_minutes"),
        (replace(FLOOR, guard_minutes=-1), "guard_minutes"),
        (replace(FLOOR, guard_minutes=60, lease_hours=1), "leave nothing"),
        (replace(FLOOR, floor_member_points=-1), "floor_member_points"),
    ],
)
def test_terms_that_make_no_sense_are_not_set(
    shop: MadeShop, terms: OfflineTerms, wrong: str
) -> None:
    till_id = shop.opens_till()

    with pytest.raises(ValueError, match=wrong):
        set_terms(shop.database, terms)

    assert shop.pulls(till_id, shop.cursor(till_id)).terms is None
