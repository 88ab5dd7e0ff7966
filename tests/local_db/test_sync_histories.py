# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever happens in whatever order: nothing that is shown jumps, and a rebuild gives the same.

What is shown of an account is all that was recorded here, and what others did as of the last row
that came in: nothing of it is ever counted twice or dropped.
"""

import shutil
from collections.abc import Mapping
from functools import partial
from typing import TypeVar
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from pos_loyalty.domain.grants import FLOOR
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.local_db import replica
from pos_loyalty.local_db.connection import Sync
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.bootstrap import ChunkNote, Manifest
from tests.fakes.facts import (
    NOON,
)
from tests.local_db.answering import CLOCK, assert_whole
from tests.local_db.model_server import Holding, accounts_of
from tests.local_db.till_history import TillHistory, picks

Place = TypeVar("Place")


class Histories(TillHistory):
    """What passes between both, and what must hold whenever anything has happened."""

    # ------------------------------------------------------------ between both

    @rule()
    def a_backup_is_made(self) -> None:
        self.backups.append(self.server.saved())

    def _limbo(self) -> set[MemberId]:
        limbo = [one.draft for one in self.own if one.is_sent and not one.is_acked]
        touched = {account.member_id for draft in limbo for account in accounts_of(draft)}
        return touched | {PROGRAM_ACCOUNT} if limbo else touched

    def _saw(self, members: set[MemberId]) -> None:
        for member_id in members:
            account = self.server.state.accounts.get(member_id)
            if account is not None:
                self.seen[member_id] = Holding()
                self.seen[member_id].lots.update(account.by_others.lots)
                self.seen[member_id].counters.update(account.by_others.counters)

    @rule(taken=st.integers(1, 5) | st.just(200), is_lost=st.booleans())
    def sends(self, taken: int, is_lost: bool) -> None:  # noqa: FBT001 - drawn
        batch = self.sync.next_batch(CLOCK)
        if batch is None:
            return
        answer = self.server.push(batch, taken)
        waiting = [one for one in self.own if not one.is_acked]
        for one in waiting[: len(batch.operations)]:
            one.is_sent = True
        if is_lost:
            return
        self.sync.settle(batch, answer)
        if answer.results:
            for one in waiting[: len(answer.results)]:
                one.is_acked = True
        self._saw({row.member_id for row in answer.accounts} - self._limbo())
        known = {row.member.member_id for row in answer.members}
        self.members += [m for m in known if m not in self.members]

    @rule()
    def pulls(self) -> None:
        if self.sync.standing().cursor == "" and self.sync.standing().in_limbo:
            return
        limbo = self._limbo()
        page = self.server.page()
        self.sync.take_page(page)
        if self.is_loaded:
            self._forget()
        self._saw({row.member_id for row in page.accounts} - limbo)
        known = {row.member.member_id for row in page.members}
        self.members += [m for m in known if m not in self.members]

    def _forget(self) -> None:
        """Forget what the server, once put back, has not: after the news, whom it does not name."""
        self.is_loaded = False
        joined = {one.draft.member_id for one in self.own if one.draft.fact.kind == "enrolment"}
        known = joined | self.server.state.members.keys()
        self.members = [member_id for member_id in self.members if member_id in known]
        for member_id in self.seen.keys() - self.server.state.accounts.keys():
            del self.seen[member_id]

    @rule()
    def loads_the_shop(self) -> None:
        self.sync.forget_cursor()
        page, limbo = self.server.page(), self._limbo()
        note = ChunkNote(number=1, sha256="a" * 64, members=1, size_bytes=1, is_home=True)
        manifest = Manifest(
            snapshot=str(uuid4()),
            generation="1",
            server_time=NOON,
            cursor="c",
            schema=1,
            members=1,
            chunks=(note,),
        )
        assert self.sync.begin_bootstrap(manifest) == [note]
        self.sync.take_chunk(note, page.members, page.accounts)
        self.sync.finish_bootstrap(manifest)
        self.is_loaded = True
        self._saw({row.member_id for row in page.accounts} - limbo)
        known = {row.member.member_id for row in page.members}
        self.members += [m for m in known if m not in self.members]

    @precondition(lambda self: self.backups)
    @rule(pick=picks)
    def the_server_is_put_back(self, pick: int) -> None:
        number = pick % len(self.backups)
        del self.backups[number + 1 :]  # they are of a past that has not happened
        self.server.restore(self.backups[number])
        self._say_hello()

    @rule()
    def says_hello(self) -> None:
        self._say_hello()

    def _say_hello(self) -> None:
        standing = self.sync.standing()
        answer = self.server.hello(standing.epoch)
        if standing.is_behind_marker or answer.epoch_is_retired:
            self._begin_epoch()
            answer = self.server.hello(self.sync.standing().epoch)
        if standing.generation != answer.generation:
            self.is_loaded = False
            self.sync.rewind(answer.expected_seq)
            self.sync.forget_cursor()
            own = [one for one in self.own if one.is_acked]
            waiting = len(own) - (len(self.own) - self.sync.standing().waiting)
            for one in own[len(own) - waiting :]:
                one.is_acked = False
        self.sync.greet(answer, at=NOON)

    @rule()
    def an_epoch_begins(self) -> None:
        self._begin_epoch()

    def _begin_epoch(self) -> None:
        request = self.sync.epoch_request()
        answer = self.server.begin_epoch(request)
        self.sync.begin_epoch(answer)
        known = self.server.state.known
        self.own.sort(key=lambda one: one.draft.op_id not in known)
        for one in self.own:
            one.is_acked = one.draft.op_id in known
            one.is_sent = one.is_acked

    @rule()
    def starts_again(self) -> None:
        self.store.close()
        self.store = open_store(self.folder, keyring=None, sync=Sync.OFF)
        self.sync = SqliteSyncStore(self.store)

    # ------------------------------------------------------------ what must hold

    @invariant()
    def what_is_shown_is_what_happened(self) -> None:
        for member_id in self.members:
            expected = Holding()
            for one in self.own:
                for account in accounts_of(one.draft):
                    if account.member_id == member_id:
                        expected.add(account.effects)
            seen = self.seen.get(member_id, Holding())
            with self.store.reading() as uow:
                state = uow.ledger.state_of(member_id)
            lots, counters = expected.amounts()
            shown = {lot.lot_id: lot.amount for lot in state.lots}
            assert shown == _sums(lots, seen.amounts()[0])
            counted = {
                (name, day): amount
                for name, by_day in state.counters.items()
                for day, amount in by_day.items()
            }
            assert counted == _sums(counters, seen.amounts()[1])
            before, what = self.versions.get(member_id, (-1, None))
            now = (sorted(shown.items()), sorted(counted.items(), key=str))
            assert state.version >= before
            assert state.version > before or what == now
            self.versions[member_id] = (state.version, now)

    @invariant()
    def the_floor_is_what_waits(self) -> None:
        """What was lent is counted until the server has it, and never longer."""
        expected = sum(
            use.amount
            for one in self.own
            for use in one.draft.uses
            if use.grant_id == FLOOR and not one.is_acked
        )
        with self.store.reading() as uow:
            sql = "SELECT coalesce(sum(used), 0) FROM grant_use WHERE grant_id = zeroblob(16)"
            assert uow.connection.execute(sql).fetchone() == (expected,)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            assert self.sync.standing().waiting == sum(not one.is_acked for one in self.own)
            assert_whole(self.store, self.folder)
            self.store.close()
            shutil.rmtree(self.folder.parent)


def _sums(first: Mapping[Place, int], second: Mapping[Place, int]) -> dict[Place, int]:
    whole = {key: first.get(key, 0) + second.get(key, 0) for key in {**first, **second}}
    return {key: amount for key, amount in whole.items() if amount}


class WithoutLimbo(Histories):
    """A file that takes in rows which hold what is counted here as well: it must be found out."""

    @rule()
    def pulls(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(replica, "accounts_between", lambda *_: frozenset())
            super().pulls()


class WithoutLocalPart(Histories):
    """A file that forgets what waits when an answer comes: it must be found out too."""

    @rule(taken=st.integers(1, 5) | st.just(200), is_lost=st.booleans())
    def sends(self, taken: int, is_lost: bool) -> None:  # noqa: FBT001 - drawn
        super().sends(taken, is_lost)
        with self.store.writing() as uow:
            uow.connection.execute("UPDATE lot SET local_amount = 0")
            uow.commit()


def one_history(histories: Histories) -> None:
    """Let one thing happen after the other, and look each time."""
    happens = (
        partial(histories.somebody_joins, points=50),
        partial(histories.sends, taken=200, is_lost=False),
        histories.pulls,
        partial(histories.sells, pick=0, points=10),
        partial(histories.sends, taken=200, is_lost=True),
        histories.pulls,
        partial(histories.sells, pick=0, points=20),
        partial(histories.sends, taken=1, is_lost=False),
    )
    try:
        histories.open()
        for happen in happens:
            happen()
            histories.what_is_shown_is_what_happened()
    finally:
        histories.store.close()


# Not looked for by the machine: it is found soon or late, as luck has it.
@pytest.mark.parametrize("broken", [WithoutLimbo, WithoutLocalPart])
def test_a_broken_file_is_found_out(broken: type[Histories]) -> None:
    with pytest.raises(AssertionError):
        one_history(broken())


def test_a_sound_file_is_not_found_out() -> None:
    one_history(Histories())


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=settings().max_examples // 2, stateful_step_count=20, report_multiple_bugs=False
)
