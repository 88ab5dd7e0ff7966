# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The server of a run: its real functions on a real database file, and what befalls it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.protocol.chain import payload_hash
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import PushAnswer, decode_push
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.bootstrap import service as bootstrap
from pos_loyalty.server.database import TooBusy
from pos_loyalty.server.digests import service as digests
from pos_loyalty.server.feed import service as feed
from pos_loyalty.server.feed.cursor import CursorGone
from pos_loyalty.server.grants import service as grants
from pos_loyalty.server.operations import service as operations
from pos_loyalty.server.tills import service as tills
from pos_loyalty.simulation.books import Books
from pos_loyalty.simulation.clock import WorldTime
from pos_loyalty.simulation.quick_database import QuickDatabase
from pos_loyalty.simulation.server_faults import ServerFaults
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather

FILE: Final = "server.db"
Answer = tuple[tuple[str, int, int], tuple[str, str, str]]

_HEADS: Final = "SELECT sum(pos) FROM head"
_GRANTS: Final = "SELECT lower(hex(till_id)), grant_no FROM till"


class Central:
    """The central server, as the lines reach it.

    Attributes:
        books: Its file, as an auditor reads it.
        faults: What strikes its database.
        down_until_ms: It answers nothing before then.
        answers: What each operation was answered, until somebody takes note of it.
        struck: How often what struck it, up to when it was stopped last.
    """

    def __init__(
        self,
        folder: Path,
        time: WorldTime,
        dice: Random,
        make_database: Callable[[str], QuickDatabase],
    ) -> None:
        """Start the server on the file in the folder."""
        self._folder = folder
        self._time = time
        self._dice = dice
        self._make_database = make_database
        self._opened = 0
        self._news: Mapping[str, object] = {}
        self._news_of: object = None
        self.struck: Counter[str] = Counter()
        self.answers: list[Answer] = []
        self.down_until_ms = 0
        self.start()

    # ------------------------------------------------------------ what tills ask

    def hello(self, till_id: TillId, message: Hello) -> HelloAnswer:
        """Answer a till's first words."""
        with self._request():
            return tills.hello(self.database, till_id, message, self.now())

    def push(self, till_id: TillId, body: bytes) -> PushAnswer:
        """Take operations, and remember what was said of each."""
        with self._request():
            answer = operations.take_push(self.database, till_id, body, self.now())
            self._remember(till_id, body, answer)
            return answer

    def pull(self, till_id: TillId, cursor: str, limit: int, scope: Scope) -> PullPage:
        """Return a page of changes."""
        with self._request():
            grants.issue_for_home(self.database, till_id, self.now())
            page = feed.pull(
                self.database, till_id, cursor, limit=limit, scope=scope, now=self.now()
            )
            grants.issue_for_page(self.database, till_id, page, self.now())
            return page

    def identify(self, till_id: TillId, member_id: MemberId) -> Identified:
        """Return a member who stands at a till."""
        with self._request():
            return grants.identify(self.database, till_id, member_id, self.now())

    def begin_epoch(self, till_id: TillId, message: EpochRequest) -> EpochAnswer:
        """Begin an epoch."""
        with self._request():
            return tills.begin_epoch(self.database, till_id, message, self.now())

    def manifest(self, till_id: TillId, after: datetime | None) -> Manifest:
        """Return what a snapshot is made of."""
        with self._request():
            return bootstrap.manifest(self.database, till_id, now=self.now(), after=after)

    def chunk(self, snapshot: str, number: int) -> bytes:
        """Return a chunk of it."""
        with self._request():
            return bootstrap.chunk(self.database, snapshot, number)

    def digests(self, till_id: TillId, message: DigestRequest) -> DigestAnswer:
        """Compare what both sides hold."""
        with self._request():
            return digests.compare(self.database, till_id, message)

    # ------------------------------------------------------------ what befalls it

    @property
    def file(self) -> Path:
        """Return where its database is."""
        return self._folder / FILE

    def start(self) -> None:
        """Start the server on its file, which nothing strikes yet."""
        self._opened += 1
        self.database = self._make_database(f"sqlite:///{self.file}")
        self.faults = ServerFaults(self.database, self._dice)
        self.books = Books(self.file)

    @property
    def news(self) -> Mapping[str, object]:
        """Return by till what is another thing whenever there is something new for it."""
        written = self.database.written("head", "till")
        if self._news_of != written:
            self._news_of = written
            heads = self.books.tuples(_HEADS)[0][0]
            grants = self.books.tuples(_GRANTS)
            self._news = {till: (self._opened, heads, grant_no) for till, grant_no in grants}
        return self._news

    def close(self) -> None:
        """Stop the server."""
        self.struck["conflict at commit"] += self.faults.conflicts
        self.struck["server died"] += self.faults.crashes
        self.books.close()
        self.database.close()

    def now(self) -> datetime:
        """Return what time it is at the server: the true one."""
        return self._time.now()

    def now_ms(self) -> int:
        """Return the same in milliseconds since the start."""
        return self._time.now_ms

    def _remember(self, till_id: TillId, body: bytes, answer: PushAnswer) -> None:
        message = decode_push(body)
        hashes = dict(enumerate(map(payload_hash, message.operations), message.header.first_seq))
        for result in answer.results:
            place = (till_id.hex, message.header.epoch, result.seq)
            said = (hashes[result.seq].hex(), result.outcome.value, result.code.value)
            self.answers.append((place, said))

    @contextmanager
    def _request(self) -> Iterator[None]:
        """Serve one request: what the service's own shell makes of what goes wrong."""
        if self._time.now_ms < self.down_until_ms:
            raise Unreachable(Weather.NO_CONNECTION)
        try:
            with self.faults.request():
                yield
        except (TooBusy, bootstrap.SnapshotInMaking):
            raise Unreachable(Weather.SERVER_TROUBLE, retry_after_seconds=2) from None
        except UnreadableMessage:
            raise Refused(RefusalCode.NOT_UNDERSTOOD) from None
        except CursorGone:
            raise Refused(RefusalCode.CURSOR_GONE) from None
        except bootstrap.SnapshotGone:
            raise Refused(RefusalCode.SNAPSHOT_GONE) from None
