# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a log shows of an error that nobody caught."""

from collections.abc import Callable

import pytest

from pos_loyalty.domain.errors import (
    InsufficientMoney,
    InsufficientPoints,
    LoyaltyError,
    MoreThanDue,
    ReturnExceedsSale,
    RewardUnavailable,
    UnreadableCode,
)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: UnreadableCode("too_long"), "too_long"),
        (lambda: InsufficientPoints(needed_points=5, spendable_points=3), "needs 5, may spend 3"),
        (lambda: InsufficientMoney(needed_minor=900, stored_minor=30), "needs 900, holds 30"),
        (lambda: MoreThanDue(paid_minor=900, due_minor=30), "pays 900, is due 30"),
        (lambda: RewardUnavailable("needs_sale"), "needs_sale"),
        (lambda: ReturnExceedsSale(left_minor=12), "at most 12 may still come back"),
    ],
)
def test_an_error_says_what_it_was_decided_by(make: Callable[[], LoyaltyError], words: str) -> None:
    assert str(make()) == words
