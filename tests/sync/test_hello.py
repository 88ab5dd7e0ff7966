# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till concludes from the first words of a contact."""

from uuid import UUID

from pos_loyalty.protocol.sync.joining import Hello
from pos_loyalty.protocol.sync.standing import BootstrapState, SyncStanding
from pos_loyalty.sync.hello import hello_once
from pos_loyalty.sync.outcome import Outcome
from tests.fakes.facts import NOON
from tests.fakes.fake_sync_store import FakeSyncStore
from tests.sync.table import Table


class BusyStore(FakeSyncStore):
    """A till where somebody buys something whenever synchronising has looked at the file."""

    def standing(self) -> SyncStanding:
        standing = super().standing()
        self.record(b"a sale")
        return standing

    def hello(self) -> Hello:
        said = super().hello()
        self.record(b"a sale")
        return said


def test_a_sale_between_two_looks_at_the_file_is_no_server_that_was_put_back() -> None:
    table = Table()
    table.store = BusyStore()
    table.restart()
    table.store.record(b"one", b"two")
    table.server.held = {(1, 1): b"one", (1, 2): b"two"}
    table.store.acked = table.store.sent = 2
    table.store.generation = table.server.generation
    table.store.cursor, table.store.bootstrap = "5", BootstrapState.COMPLETE

    outcome = hello_once(table.store, table.server, at=NOON)

    assert outcome is Outcome.AGREED
    assert (table.store.cursor, table.store.bootstrap) == ("5", BootstrapState.COMPLETE)


def test_a_till_in_a_later_epoch_that_meets_another_server_begins_the_next_at_once() -> None:
    table = Table()
    table.settle_down()
    table.store.epoch = table.server.epoch = 2
    table.store.has_earlier_epochs = True
    table.store.record(b"of the second epoch")
    table.server.generation = UUID(int=2)

    outcome = hello_once(table.store, table.server, at=NOON)

    assert outcome is Outcome.SHORT
    assert table.store.epoch > 2
    assert not table.store.standing().is_behind_marker
