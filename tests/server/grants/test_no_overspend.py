# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever tills do with what they hold, and whenever the server hears of it: nothing overspent.

The tills here are the simplest there are: each remembers the grants that it was told of, uses
them while its clock says that it may, and tells the server much later.
"""

import shutil
import sqlite3
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Select, event, func, select, update

from pos_loyalty.domain.ids import GrantId, MemberId, TillId
from pos_loyalty.protocol.sync.rows import GrantRow, OfflineTerms
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import found
from pos_loyalty.server.grants.service import expire_due, identify, issue_for_home, recall
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import grant, lot
from pos_loyalty.server.upgrade import bring_up_to_date
from tests.fakes.facts import NOON
from tests.server.grants.conftest import publish_program
from tests.server.made_shop import GDANSK, WARSAW, MadeShop, has_told

CLOCK_ERROR = timedelta(minutes=60)  # as much as the grace allows for
ERRORS = (-CLOCK_ERROR, timedelta(0), CLOCK_ERROR)
STORES = (WARSAW, WARSAW, GDANSK)
PLACES = st.integers(0, len(STORES) - 1)
MEMBERS = st.integers(0, 1)
PASSES = st.sampled_from(
    [timedelta(minutes=9), timedelta(minutes=70), timedelta(hours=5), timedelta(days=9)]
)


@dataclass
class Till:
    """What a till remembers; its clock is wrong by ``error``."""

    till_id: TillId
    error: timedelta
    grants: dict[GrantId, GrantRow] = field(default_factory=dict)
    used: dict[GrantId, int] = field(default_factory=dict)
    untold: list[tuple[MemberId, GrantId, int]] = field(default_factory=list)

    def learns(self, rows: list[GrantRow]) -> None:
        for row in rows:
            known = self.grants.get(row.grant_id)
            if known is None or known.ended is None:
                self.grants[row.grant_id] = row

    def left_of(self, row: GrantRow) -> int:
        return row.amount - self.used.get(row.grant_id, 0)

    def usable(self, member_id: MemberId, now: datetime) -> list[GrantRow]:
        rows = (row for row in self.grants.values() if row.member_id == member_id)
        return [r for r in rows if r.ended is None and now + self.error < r.usable_until]


class Grants(RuleBasedStateMachine):
    """Tills and members of two stores, and a server that hears of things late."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(_prepared(), self.folder / "shop.db")
        self.database = Database(f"sqlite:///{self.folder / 'shop.db'}")
        event.listen(self.database.engine, "connect", _trust_the_disk)
        self.shop = MadeShop(self.database)
        self.shop.allows(OfflineTerms(lease_hours=6))
        self.tills = [
            Till(self.shop.opens_till(store_id), error)
            for store_id, error in zip(STORES, ERRORS, strict=True)
        ]
        self.members = [self.shop.enrols(400), self.shop.enrols(150, stores=[GDANSK])]
        self.now = NOON

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)

    @rule(passes=PASSES)
    def time_passes(self, passes: timedelta) -> None:
        self.now += passes
        self._free_due()

    def _free_due(self) -> None:
        expire_due(self.database, self.now)

    @rule(place=PLACES)
    def a_till_renews_its_leases(self, place: int) -> None:
        till = self.tills[place]
        issue_for_home(self.database, till.till_id, self.now, members=self.members)
        till.learns(self.shop.holds(till.till_id))

    @rule(place=PLACES, who=MEMBERS)
    def somebody_stands_before_a_till(self, place: int, who: int) -> None:
        till = self.tills[place]
        answer = identify(self.database, till.till_id, self.members[who], self.now)
        till.learns(list(answer.grants))

    @rule(place=PLACES, who=MEMBERS, share=st.sampled_from([0.3, 1.0]))
    def a_till_hands_out(self, place: int, who: int, share: float) -> None:
        till, member_id = self.tills[place], self.members[who]
        for row in till.usable(member_id, self.now):
            if amount := int(till.left_of(row) * share):
                till.used[row.grant_id] = till.used.get(row.grant_id, 0) + amount
                till.untold.append((member_id, row.grant_id, amount))

    @rule(place=PLACES)
    def a_till_tells_what_it_did(self, place: int) -> None:
        till = self.tills[place]
        for member_id, grant_id, amount in till.untold:
            self.shop.spends(member_id, amount, (grant_id, amount))
        till.untold.clear()
        has_told(self.shop, till.till_id, self.now)

    @rule(place=PLACES)
    def a_till_gives_back_what_was_recalled(self, place: int) -> None:
        self.a_till_tells_what_it_did(place)
        till = self.tills[place]
        till.learns(self.shop.holds(till.till_id))
        for row in [row for row in till.grants.values() if row.is_recalled and not row.ended]:
            self.shop.takes_back(row.grant_id)
            till.used[row.grant_id] = row.amount

    @rule(who=MEMBERS)
    def a_channel_asks_for_it(self, who: int) -> None:
        recall(self.database, self.members[who])

    @rule(who=MEMBERS)
    def somebody_earns(self, who: int) -> None:
        self.shop.spends(self.members[who], -90)

    @invariant()
    def nothing_is_overspent(self) -> None:
        for member_id in self.members:
            balance, reserved = self._balance(member_id), self._reserved(member_id)
            untold = sum(n for t in self.tills for who, _, n in t.untold if who == member_id)
            assert balance >= untold, "somebody has spent what they did not have"
            assert 0 <= reserved <= balance, "more is set aside than there is"
        assert not self._one(_OVERUSED), "a grant was used beyond its amount"

    def _reserved(self, member_id: MemberId) -> int:
        return self._one(_LEFT.where(grant.c.member_id == member_id.bytes))

    def _balance(self, member_id: MemberId) -> int:
        held = select(func.sum(lot.c.amount)).where(lot.c.member_id == member_id.bytes)
        return self._one(held)

    def _one(self, asked: Select[Any]) -> int:
        return int(self.database.read(lambda connection: connection.execute(asked).scalar_one()))


def _trust_the_disk(connection: sqlite3.Connection, _entry: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")  # nothing here is about power cuts


@cache
def _prepared() -> Path:
    """Return a file with the tables and a programme, to be copied from."""
    file = Path(tempfile.mkdtemp()) / "template.db"
    database = Database(f"sqlite:///{file}")
    bring_up_to_date(database)
    found(database, NOON)
    publish_program(database)
    database.close()
    return file


_LEFT = select(func.coalesce(func.sum(grant.c.amount - grant.c.used), 0)).where(grant.c.ended == "")
_OVERUSED = select(func.count()).where(grant.c.used > grant.c.amount)


class Believing(Grants):
    """A server that frees what it believes was not spent: it does not wait to hear."""

    def _free_due(self) -> None:
        is_over = (grant.c.ended == "", grant.c.frees_at <= moment_text(self.now))
        frees = update(grant).where(*is_over).values(ended="expired")
        self.database.write(lambda connection: connection.execute(frees))


BOUNDS = settings(max_examples=25, stateful_step_count=20, deadline=None)


def test_nothing_is_overspent() -> None:
    run_state_machine_as_test(Grants, settings=BOUNDS)


def test_what_was_handed_out_and_not_told_stays_set_aside() -> None:
    _spend_at_two_tills(Grants())


def test_control_freeing_what_is_believed_unspent_overspends() -> None:
    with pytest.raises(AssertionError, match="did not have"):
        _spend_at_two_tills(Believing())


def _spend_at_two_tills(machine: Grants) -> None:
    """Spend at a till that is cut off; days later, spend at another."""
    try:
        for place in (0, 1):
            machine.somebody_stands_before_a_till(place=place, who=0)
            machine.a_till_hands_out(place=place, who=0, share=1.0)
            machine.time_passes(passes=timedelta(days=9))
            machine.nothing_is_overspent()
    finally:
        machine.teardown()
