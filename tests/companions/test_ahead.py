# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of every visit stand before the first card, and nobody waited for them."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from pos_loyalty.companions.ahead import AT_REST_MS, STEP_MS, MadeAhead
from pos_loyalty.companions.companion import Wired
from pos_loyalty.ui.view_models.till_state import Screen
from tests.companions.test_sounding import appearance, shop, wired
from tests.ui.view_models.shop import ANNA_CARD, Shop

__all__ = ["appearance", "shop", "wired"]

STEPS_MAX = 50


@pytest.fixture
def ahead(wired: Wired) -> Iterator[MadeAhead]:
    ahead = MadeAhead(wired)
    yield ahead
    ahead.close()
    assert not ahead.pause.isActive()


def make_all(ahead: MadeAhead) -> int:
    """Return how many steps it took."""
    for steps in range(STEPS_MAX):
        if ahead.is_over:
            return steps
        ahead.step()
    raise AssertionError("it is never over")


def pages(wired: Wired) -> set[str]:
    found = (page.objectName() for page in wired.window.findChildren(QWidget))
    return {"memberPage", "donePage"} & set(found)


def test_both_are_made_in_steps_and_stay_out_of_sight(wired: Wired, ahead: MadeAhead) -> None:
    made_at_first = pages(wired)

    steps = make_all(ahead)

    assert made_at_first == set()
    assert pages(wired) == {"memberPage", "donePage"}
    assert wired.window.page(Screen.MEMBER).isHidden()
    assert steps > len(pages(wired))


def test_nothing_is_made_while_somebody_is_served(
    wired: Wired, shop: Shop, ahead: MadeAhead
) -> None:
    shop.till.open(Screen.ENROL)
    for _ in range(STEPS_MAX):
        ahead.step()
    meanwhile = (pages(wired), ahead.pause.interval())

    shop.till.go_ready()
    ahead.step()

    assert meanwhile == (set(), AT_REST_MS)
    assert ahead.pause.interval() == STEP_MS


def test_a_card_may_come_before_all_is_made(wired: Wired, shop: Shop, ahead: MadeAhead) -> None:
    ahead.step()
    shop.scan(ANNA_CARD)
    page = wired.window.page(Screen.MEMBER)

    shop.till.go_ready()
    make_all(ahead)

    assert wired.window.page(Screen.MEMBER) is page
