# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Gestures made while the till itself is still loading."""

import pytest

from pos_loyalty.ui.view_models.early_till import GESTURES_MAX, EarlyTill
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from tests.ui.view_models.shop import Shop


def test_what_is_asked_early_is_done_when_the_till_comes(shop: Shop) -> None:
    early = EarlyTill(TillState("PLN", language="pl"))

    early.open(Screen.ENROL)
    before = early.state.value.screen
    early.arrive(shop.till)

    after = early.state.value
    assert (before, after.screen, after.language) == (Screen.READY, Screen.ENROL, "pl")


def test_afterwards_everything_goes_straight_through(shop: Shop) -> None:
    early = EarlyTill(TillState("PLN"))
    early.arrive(shop.till)

    early.open(Screen.FIND)

    assert early.state.value.screen is Screen.FIND
    assert early.find is shop.till.find
    assert early.more is shop.till.more


def test_a_key_that_is_stuck_fills_no_memory(shop: Shop) -> None:
    early = EarlyTill(TillState("PLN"))

    for _ in range(10 * GESTURES_MAX):
        early.open(Screen.FIND)
    early.open(Screen.ENROL)
    early.arrive(shop.till)

    assert early.state.value.screen is Screen.FIND


def test_a_screen_that_needs_the_till_cannot_be_had_before_it() -> None:
    with pytest.raises(ValueError, match="before the till has come"):
        _ = EarlyTill(TillState("PLN")).sale
