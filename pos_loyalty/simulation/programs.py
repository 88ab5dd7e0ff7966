# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The simulated shop's programme: little enough to add up by hand, and something of every kind.

Each version gives another number of points for the same money, so that a receipt tells which
version it was counted by.
"""

import json
from datetime import date
from typing import Any, Final

from pos_loyalty.domain.ids import ActivityId, RewardId, WalletId

CURRENCY: Final = "PLN"
COFFEE: Final = RewardId("coffee")
COFFEE_SKU: Final = "coffee"
FIVE_OFF: Final = RewardId("five-off")
BAG: Final = RewardId("bag")
POINTS_AS_MONEY: Final = RewardId("points-as-money")
GIFT_CARD: Final = WalletId("gift-card")
GIFT_CARD_TAG: Final = "gift-card"
SURVEY: Final = ActivityId("survey")
REVIEW: Final = ActivityId("review")

FIRST_DAY: Final = date(2024, 1, 1)


def program_document(effective_from: date, points_per_unit: int = 1) -> bytes:
    """Return a version of the programme.

    Args:
        points_per_unit: For each whole unit of the currency.
    """
    document = {
        "format": 1,
        "name": _named("Simulated club"),
        "currency": CURRENCY,
        "effective_from": effective_from.isoformat(),
        "earning": _earning(points_per_unit),
        "expiry": {"kind": "months_after_earning", "months": 12},
        "rewards": _rewards(),
        "stamp_cards": [
            {
                "card_id": "coffee-card",
                "name": _named("Coffee card"),
                "stamps_needed": 4,
                "reward_id": COFFEE,
            }
        ],
        "activities": [
            {"activity_id": SURVEY, "name": _named("A survey")},
            {"activity_id": REVIEW, "name": _named("A review")},
        ],
        "wallets": [
            {
                "wallet_id": GIFT_CARD,
                "name": _named("Gift card"),
                "loads": {"tags": [GIFT_CARD_TAG]},
            }
        ],
        "hold_days": 2,
    }
    return json.dumps(document).encode()


def _earning(points_per_unit: int) -> list[dict[str, Any]]:
    return [
        {
            "rule_id": "spend",
            "name": _named("Points for money"),
            "trigger": {"kind": "spend", "step_minor": 100, "carry_remainder": True},
            "effect": {"kind": "add", "points": points_per_unit},
            "on_lines": {"excluded_tags": [GIFT_CARD_TAG]},
        },
        {
            "rule_id": "welcome",
            "name": _named("Points for joining"),
            "trigger": {"kind": "welcome"},
            "effect": {"kind": "add", "points": 20},
            "expiry": {"kind": "months_after_earning", "months": 1},
        },
        {
            "rule_id": "coffee-stamp",
            "name": _named("A stamp for each coffee"),
            "trigger": {"kind": "item", "skus": [COFFEE_SKU]},
            "effect": {"kind": "stamps", "card_id": "coffee-card", "stamps": 1},
            "expiry": {"kind": "never"},
        },
        {
            "rule_id": "survey",
            "name": _named("Points for a survey"),
            "trigger": {"kind": "activity", "activity_id": SURVEY},
            "effect": {"kind": "add", "points": 5},
            "caps": [{"amount_max": 10, "period": "day"}],
            "budget": {"amount_max": 500, "period": "month"},
        },
        {
            "rule_id": "review",
            "name": _named("Points for a review"),
            "trigger": {"kind": "activity", "activity_id": REVIEW},
            "effect": {"kind": "add", "points": 7},
            "vesting": {"days": 1},
        },
    ]


def _rewards() -> list[dict[str, Any]]:
    return [
        {
            "reward_id": COFFEE,
            "name": _named("A coffee"),
            "cost_points": None,
            "worth": {"kind": "gift", "sku": COFFEE_SKU, "value_minor": 900},
        },
        {
            "reward_id": FIVE_OFF,
            "name": _named("5 off"),
            "cost_points": 30,
            "worth": {"kind": "amount_off", "minor": 500},
        },
        {
            "reward_id": BAG,
            "name": _named("A bag"),
            "cost_points": 25,
            "worth": {"kind": "gift", "sku": "bag", "value_minor": 500},
        },
        {
            "reward_id": POINTS_AS_MONEY,
            "name": _named("Pay with points"),
            "cost_points": 5,
            "worth": {"kind": "points_as_money", "points_step": 5, "minor_per_step": 50},
        },
    ]


def _named(text: str) -> dict[str, str]:
    return {"en": text}
