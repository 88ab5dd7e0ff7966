# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till, a server and the engine between them on one table, with a clock that is set by hand."""

from collections.abc import Collection
from datetime import datetime, timedelta

from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.protocol.sync.push import ClockReading
from pos_loyalty.sync.engine import SyncEngine
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.steps import World
from tests.fakes.facts import NOON
from tests.fakes.fake_sync_server import FakeSyncServer
from tests.fakes.fake_sync_store import FakeSyncStore

STEPS_MAX = 100


class Table:
    """Everything that a test of the engine touches.

    Attributes:
        seconds: Since the machine was started.
        shown: Of whom the till was told that rows came, in that order.
        given_back: The grants that were to be given back.
        heard: What time it was at the server, and here before and after.
    """

    def __init__(self) -> None:
        self.store, self.server = FakeSyncStore(), FakeSyncServer()
        self.seconds = 1000.0
        self.dice = 0.5
        self.shown: list[MemberId] = []
        self.given_back: list[GrantId] = []
        self.is_grant_in_use = False
        self.heard: list[tuple[datetime, ClockReading, ClockReading]] = []
        self.restart()

    def restart(self) -> None:
        """Begin anew with what is in the file."""
        world = World(
            clock=self.reading,
            dice=lambda: self.dice,
            give_back=self.give_back,
            on_rows=self.show,
            hear=self.hear,
        )
        self.engine = SyncEngine(self.store, self.server, world)

    def reading(self) -> ClockReading:
        wall = NOON + timedelta(seconds=self.seconds)
        return ClockReading(wall=wall, monotonic_ms=int(self.seconds * 1000), boot_id="b1")

    def give_back(self, grant_id: GrantId) -> None:
        self.given_back.append(grant_id)
        if not self.is_grant_in_use:
            self.store.grants_wanted.remove(grant_id)

    def show(self, member_ids: Collection[MemberId]) -> None:
        self.shown.extend(sorted(member_ids))

    def hear(self, server_time: datetime, asked: ClockReading, answered: ClockReading) -> None:
        self.heard.append((server_time, asked, answered))

    def settle_down(self) -> list[Outcome]:
        """Take steps while they are due at once; return how they went."""
        outcomes = [self.engine.step()]
        while not self.engine.wait_seconds:
            outcomes.append(self.engine.step())
            assert len(outcomes) < STEPS_MAX, "the engine runs hot"
        return outcomes

    def wait(self, seconds: float | None = None) -> None:
        """Let time pass: until the next step is due, or as long as is said."""
        self.seconds += self.engine.wait_seconds if seconds is None else seconds
