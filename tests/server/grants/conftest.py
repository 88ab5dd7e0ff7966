# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop whose points buy something."""

import json
from datetime import date

import pytest

from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.server.database import Database
from pos_loyalty.server.programs.service import publish
from tests.fakes.facts import NOON
from tests.server.made_shop import MadeShop

COFFEE, BREAKFAST = 100, 500
PROGRAM = {
    "format": 1,
    "name": {"en": "Corner Club"},
    "currency": "PLN",
    "effective_from": "2026-01-01",
    "earning": [],
    "rewards": [
        {
            "reward_id": name,
            "name": {"en": name},
            "cost_points": cost,
            "worth": {"kind": "gift", "sku": name},
        }
        for name, cost in (("coffee", COFFEE), ("breakfast", BREAKFAST))
    ],
}


@pytest.fixture
def shop(database: Database) -> MadeShop:
    """Return a shop without tills and members."""
    publish_program(database)
    return MadeShop(database)


def publish_program(database: Database, effective: date | None = None) -> ProgramId:
    """Let points buy a coffee, or a breakfast."""
    document = json.dumps(PROGRAM).encode()
    published = publish(database, document, effective=effective, now=NOON, may_backdate=True)
    return published.program_id
