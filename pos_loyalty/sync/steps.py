# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What to ask the server next: the order of the steps, and what is remembered between them."""

import logging
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.protocol.sync.pull import PullPage, Scope
from pos_loyalty.protocol.sync.push import ClockReading
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.protocol.sync.standing import BootstrapState, SyncStanding
from pos_loyalty.sync import bootstrap, digests, hello, identify, pull, push, recall
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.ports import SyncStore
from pos_loyalty.sync.recall import GiveBack
from pos_loyalty.sync.schedule import Dice
from pos_loyalty.sync.timed import HearTime, TimedTransport
from pos_loyalty.sync.transport_port import Transport
from pos_loyalty.sync.troubles import AnotherServer, Refused

HELLO_SECONDS: Final = 3600.0
"""A server that was put back shows itself at a hello at the latest."""

DIGEST_SECONDS: Final = 24 * 3600.0
FIRST_DIGEST_SECONDS: Final = 3600.0

FORGET_SECONDS: Final = 600.0
"""Between two bootstraps that the server asks for: a confused one does not ask without end."""

WANTED_MAX: Final = 8
"""Members who wait to be asked for; beyond, the till shows of the eldest what is here."""

PUSH_ONLY: Final = frozenset({RefusalCode.UPGRADE_REQUIRED, RefusalCode.REVOKED})
"""The server tells us nothing any more, and still takes what we have to tell it."""

_log: Final = logging.getLogger(__name__)

OnRows = Callable[[Collection[MemberId]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the synchronisation is given of the world.

    Attributes:
        clock: Reads the machine's clocks.
        dice: From 0 up to 1.
        give_back: See ``recall``.
        on_rows: Told of whom rows have come; on the thread of the steps.
        hear: See ``timed``.
        scope: What the till follows.
    """

    clock: Callable[[], ClockReading]
    dice: Dice
    give_back: GiveBack
    on_rows: OnRows
    hear: HearTime = lambda _server_time, _asked, _answered: None
    scope: Scope = Scope.HOME


class Steps:
    """Asks one question at a time, the most urgent one.

    Attributes:
        restriction: Why the server takes operations only; ``None`` where it does more.
    """

    def __init__(self, store: SyncStore, transport: Transport, world: World) -> None:
        self._store, self._world = store, world
        self._transport = TimedTransport(transport, world.clock, world.hear)
        now = seconds_of(world.clock())
        self._hello_at = now
        self._digest_at = now + FIRST_DIGEST_SECONDS * (1 + world.dice())
        self._may_forget_at = now
        self._loading: bootstrap.Loading | None = None
        self._wanted: deque[MemberId] = deque(maxlen=WANTED_MAX)
        self._tried: set[GrantId] = set()
        self._in_doubt: deque[MemberId] = deque()
        self._doubted_in: int | None = None
        self._offered: tuple[str, PullPage] | None = None
        self.restriction: RefusalCode | None = None

    def ask_for(self, member_id: MemberId) -> None:
        """Ask for a member as soon as may be; on any thread."""
        if member_id not in self._wanted:
            self._wanted.append(member_id)

    def offer(self, cursor: str, page: PullPage) -> None:
        """Bring a page that somebody else has asked for; on any thread."""
        self._offered = (cursor, page)

    def take_next(self) -> Outcome:
        """Do the most urgent thing.

        Raises:
            Unreachable: If there is no answer.
            Refused: If the server says no.
        """
        clock = self._world.clock()
        standing = self._store.standing()
        self._transport.generation = standing.generation
        for act in self._in_order(standing):
            try:
                outcome = act(standing, clock)
            except AnotherServer:
                self.start_over()
                return Outcome.SHORT
            if outcome is not Outcome.NOTHING:
                return outcome
        self._tried.clear()
        return Outcome.NOTHING

    def start_over(self) -> None:
        """Say hello before anything else: who knows what has become of the server."""
        self._hello_at = 0.0

    def refused(self, code: RefusalCode) -> Outcome:
        """Do what the server's no asks for."""
        now = seconds_of(self._world.clock())
        if code in PUSH_ONLY:
            if code is RefusalCode.REVOKED and self.restriction is not code:
                self._store.give_up()
            self.restriction = code
            self._hello_at = now + HELLO_SECONDS
            return Outcome.REFUSED
        self.start_over()
        if code is RefusalCode.SNAPSHOT_GONE:
            self._loading = None
            return Outcome.SHORT
        if code is RefusalCode.CURSOR_GONE:
            if now >= self._may_forget_at:
                self._may_forget_at = now + FORGET_SECONDS
                self._store.forget_cursor()
            return Outcome.SHORT
        return Outcome.REFUSED

    def _in_order(
        self, standing: SyncStanding
    ) -> tuple[Callable[[SyncStanding, ClockReading], Outcome], ...]:
        if self.restriction:
            return self._greet, self._push
        # Compared last: what differs then is no news that was not asked for yet.
        told = (self._recall, self._load, self._pull, self._confirm, self._compare)
        # While the server may have operations that nobody has answered for, its rows may hold
        # them already: shown beside what is here, they would count twice.
        if standing.in_limbo:
            return self._greet, self._push, *told
        return self._greet, self._identify, self._push, *told

    def _greet(self, _standing: SyncStanding, clock: ClockReading) -> Outcome:
        now = seconds_of(clock)
        if now < self._hello_at:
            return Outcome.NOTHING
        outcome = hello.hello_once(self._store, self._transport, at=clock.wall)
        if outcome is Outcome.AGREED:
            self.restriction = None
            self._loading = None  # it may be another server's
            self._hello_at = now + HELLO_SECONDS
        return outcome

    def _push(self, standing: SyncStanding, clock: ClockReading) -> Outcome:
        if not standing.waiting:
            return Outcome.NOTHING
        outcome = push.push_once(self._store, self._transport, clock)
        if standing.cursor and not self._store.standing().cursor:
            self.start_over()  # the server lacked what it had acknowledged: it may be another one
        return outcome

    def _identify(self, _standing: SyncStanding, _clock: ClockReading) -> Outcome:
        if not self._wanted:
            return Outcome.NOTHING
        # Taken out first: one who cannot be asked for does not keep the others waiting.
        member_id = self._wanted.popleft()
        identify.identify_once(self._store, self._transport, member_id)
        self._world.on_rows((member_id,))
        return Outcome.MOVED

    def _confirm(self, standing: SyncStanding, _clock: ClockReading) -> Outcome:
        """Ask for whom an epoch that began has put in doubt, until each was answered for."""
        if self._doubted_in != standing.epoch:
            self._in_doubt = deque(self._store.unconfirmed())
            self._doubted_in = standing.epoch
        if not self._in_doubt:
            return Outcome.NOTHING
        member_id = self._in_doubt[0]
        try:
            identify.identify_once(self._store, self._transport, member_id)
        except Refused:
            self._in_doubt.popleft()  # the others need not wait for what is not to be had
            raise
        self._in_doubt.popleft()
        self._world.on_rows((member_id,))
        return Outcome.MOVED

    def _recall(self, _standing: SyncStanding, _clock: ClockReading) -> Outcome:
        grant_id = recall.next_recalled(self._store, self._tried)
        if grant_id is None:
            return Outcome.NOTHING
        self._tried.add(grant_id)
        self._world.give_back(grant_id)
        return Outcome.MOVED

    def _load(self, standing: SyncStanding, _clock: ClockReading) -> Outcome:
        if standing.bootstrap is BootstrapState.COMPLETE:
            return Outcome.NOTHING
        if self._loading is None:
            self._loading = bootstrap.begin_loading(
                self._store, self._transport, greeted_at=self._transport.greeted_at
            )
            return Outcome.MOVED
        outcome, self._loading = bootstrap.load_once(
            self._store, self._transport, self._loading, self._world.scope
        )
        return outcome

    def _compare(self, _standing: SyncStanding, clock: ClockReading) -> Outcome:
        now = seconds_of(clock)
        if now < self._digest_at:
            return Outcome.NOTHING
        self._digest_at = now + DIGEST_SECONDS
        differing = digests.compare_once(
            self._store, self._transport, at=clock.wall, scope=self._world.scope
        )
        if differing:
            _log.warning("%d buckets of rows differ from the server's; taken anew", differing)
        return Outcome.MOVED

    def _pull(self, standing: SyncStanding, _clock: ClockReading) -> Outcome:
        page = self._offered_page(standing.cursor)
        if page is None:
            page = pull.ask(self._transport, standing.cursor, self._world.scope)
        outcome = pull.take(self._store, page, cursor=standing.cursor)
        self._world.on_rows(pull.whose(page))
        return outcome

    def _offered_page(self, cursor: str) -> PullPage | None:
        """Return the page that was brought, if it begins where the till has come to."""
        offered, self._offered = self._offered, None
        return offered[1] if offered and offered[0] == cursor else None


def seconds_of(clock: ClockReading) -> float:
    """Return the moment by the clock that is never set."""
    return clock.monotonic_ms / 1000
