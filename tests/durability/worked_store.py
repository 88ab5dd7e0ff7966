# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stores that have seen some work, with members of the server's and of their own."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from uuid import UUID

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.local_db.store import SqliteStore
from tests.durability.shop_day import PLACE, ShopDay, sample_program


def open_worked_store(folder: Path, operations: int, *, seed: int = 1) -> SqliteStore:
    """Make a store with ten members of the server's, record so many operations, leave it open."""
    store = create_store(folder, PLACE, keyring=None)
    publish_program(store, sample_program())
    confirmed = list(confirmed_members(10))
    import_members(store, confirmed)
    day = ShopDay(store, seed)
    day.know(base.member for base in confirmed)
    for _ in islice(day.gestures(), operations):
        pass
    return store


def confirmed_members(count: int) -> Iterator[BaseMember]:
    """Yield members as the server has them: with points, some of them of two kinds."""
    dice = random.Random(count)
    for n in range(count):
        member_id = MemberId(UUID(int=dice.getrandbits(128), version=4))
        member = Member(
            member_id,
            card_number=f"9{n:017}",
            given_name=("Bob", "Ирина", "Łucja")[n % 3],
            family_name=f"Nowak-{n}",
            phone=f"+4860000{n:04}",
            joined_on=date(2025, 6, 1),
        )
        lots = (
            Lot(LotId(f"{member_id.hex}-0"), 200 + n, expires_on=date(2027, 1, 31)),
            Lot(LotId(f"{member_id.hex}-1"), 30, vests_on=date(2026, 3, 1)),
        )
        counters: dict[str, dict[date | None, int]] = {
            "earned": {date(2026, 1, 5): 230 + n},
            "visits": {date(2026, 1, 5): 1},
        }
        yield BaseMember(member, lots, counters, version=3)
