# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Point 24: a balance is changed by hand with a reason, an agreement and a limit."""

from pos_loyalty.domain.by_hand import AdjustmentFact
from tests.ui.ux_points.conftest import ENTER, Stand
from tests.ui.view_models.shop import ANNA_CARD, LIMITS


def test_point_24_points_are_given_with_a_reason_and_within_a_limit(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)
    stand.hands.press("openCare")
    stand.hands.press("careDeed_give")
    stand.hands.type(str(LIMITS.member_points + 1))

    stand.hands.strike(ENTER)
    without_reason = stand.shop.operations()
    stand.hands.press("careReason_goodwill")
    stand.hands.strike(ENTER)
    above_the_limit = stand.shop.operations()
    stand.hands.press("carePadBackspace")
    stand.hands.strike(ENTER)

    assert (without_reason, above_the_limit) == (0, 0)
    assert stand.shop.points_of(ANNA_CARD) == 120
    with stand.shop.store.reading() as uow:
        given = uow.log.latest()
    assert given is not None
    assert isinstance(given.fact, AdjustmentFact)
    assert (given.fact.points, given.fact.reason) == (20, "goodwill")
