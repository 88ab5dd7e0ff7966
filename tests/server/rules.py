# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A programme document as a shop publishes it to the server."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from tests.fakes.facts import TODAY

MONTH_AGO: Final = TODAY - timedelta(days=30)


def document(effective: date = MONTH_AGO, **changes: Any) -> bytes:  # noqa: ANN401 - of any field
    """Return 1 point for 1.00 and 5 for a review; points pay, 10 for 0.50; one calendar for all."""
    return json.dumps({**_RULES, "effective_from": effective.isoformat(), **changes}).encode()


_RULES: Final[Mapping[str, Any]] = {
    "format": 1,
    "name": {"en": "Points"},
    "currency": "PLN",
    "earning": [
        {
            "rule_id": "spend",
            "name": {"en": "1 point for each 1.00"},
            "trigger": {"kind": "spend", "step_minor": 100},
            "effect": {"kind": "add", "points": 1},
        },
        {
            "rule_id": "review",
            "name": {"en": "5 points for a review"},
            "trigger": {"kind": "activity", "activity_id": "review"},
            "effect": {"kind": "add", "points": 5},
        },
    ],
    "rewards": [
        {
            "reward_id": "pay",
            "name": {"en": "Pay with points"},
            "cost_points": 10,
            "worth": {"kind": "points_as_money", "points_step": 10, "minor_per_step": 50},
        },
        {
            "reward_id": "calendar",
            "name": {"en": "5.00 off, once for everybody together"},
            "cost_points": 10,
            "worth": {"kind": "amount_off", "minor": 500},
            "limits": [{"times_max": 1, "period": "membership", "who": "everyone"}],
        },
    ],
    "activities": [{"activity_id": "review", "name": {"en": "Writing a review"}}],
}
