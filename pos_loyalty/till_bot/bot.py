# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till behind the bot: its file, its use cases, its link; one thread writes, as in the shop."""

import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from types import TracebackType
from typing import Final, Self, TypeVar

from pos_loyalty.binding import bound_services, watched
from pos_loyalty.clock import utc_now
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.first_start import open_or_make_store
from pos_loyalty.linking.claim_keys import TillClaimKeys
from pos_loyalty.linking.link import ServerLink
from pos_loyalty.linking.open_till import OpenTill
from pos_loyalty.linking.opening import open_link
from pos_loyalty.linking.till_clock import TillClock
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.places import Places
from pos_loyalty.protocol.sync.standing import BootstrapState, SyncStanding
from pos_loyalty.settings import Settings, ShopSettings
from pos_loyalty.ui.view_models.light import Light
from pos_loyalty.witness import history_witness

R = TypeVar("R")

LOOK_SECONDS: Final = 0.02


class TillBot:
    """One till. For one thread; the link has its own.

    Attributes:
        members: By the names that the script gave them; ``operations`` likewise.
        latest: The newest operation of this run.
    """

    def __init__(
        self, places: Places, settings: Settings, shop: ShopSettings, *, hours_ago: float = 0.0
    ) -> None:
        """Open the till.

        Raises:
            StoreUnavailable: If its file cannot be used.
        """
        self._places, self._settings = places, settings
        self._behind = timedelta(hours=hours_ago)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._witness = history_witness()
        self._file = self.write(lambda: open_or_make_store(places, shop, settings.program_file))
        self._link: ServerLink | None = None
        self._heard = _Heard()
        self._store = watched(self._file, self._wake, self._witness)
        keys = TillClaimKeys(places.data_dir, lambda: self._file)
        self.services = bound_services(self._store, shop, settings, self.clock, keys)
        self.write(lambda: TillClock().look(self._store))
        self.members: dict[str, MemberId] = {}
        self.operations: dict[str, Operation] = {}
        self.latest: Operation | None = None
        self.plug()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Finish what was begun, and close the file."""
        self.unplug()
        self.write(self._file.close)
        self._writer.shutdown()
        if self._witness is not None:
            self._witness.close()

    def clock(self) -> datetime:
        """Return what time it is for the bot, in UTC."""
        return utc_now() - self._behind

    def let_pass(self, minutes: float) -> None:
        """Move the bot's clock on, up to the present."""
        self._behind = max(timedelta(), self._behind - timedelta(minutes=minutes))

    def write(self, work: Callable[[], R]) -> R:
        """Run work on the writer's thread; wait for it."""
        return self._writer.submit(work).result()

    def plug(self) -> None:
        """Begin to synchronise, if the till belongs to a server and does not yet."""
        if self._link is None:
            till = OpenTill(
                store=self._file, recorder=self._store, run=self.write, witness=self._witness
            )
            self._link = open_link(till, self._places, self._settings, self._heard)

    def unplug(self) -> None:
        """Synchronise no more until the link is plugged in again."""
        if self._link is not None:
            self._link.close()
            self._link = None

    def standing(self) -> SyncStanding:
        """Return where the till stands."""
        return SqliteSyncStore(self._file).standing()

    def ask_for(self, member_id: MemberId, *, seconds: float) -> bool:
        """Ask the server for a member; return whether they came in time."""
        if self._link is None:
            return False
        seen = self._heard.times_of(member_id)
        self._link.ask_for(member_id)
        return _wait(lambda: self._heard.times_of(member_id) > seen, seconds)

    def come_to_agree(self, *, seconds: float) -> bool:
        """Send all there is and take all there is; return whether that was done in time."""
        if self._link is None:
            return False
        link, rests = self._link, self._link.rests
        link.wake()
        return _wait(lambda: link.rests > rests and self.is_empty(), seconds)

    def wait_for_empty(self, *, seconds: float) -> bool:
        """Wait until nothing waits for the server; return whether that came in time."""
        return _wait(self.is_empty, seconds)

    def is_empty(self) -> bool:
        """Tell whether everything is sent, and the shop loaded."""
        standing = self.standing()
        return not standing.waiting and standing.bootstrap is BootstrapState.COMPLETE

    def _wake(self) -> None:
        if self._link is not None:
            self._link.wake()


class _Heard:
    """Implements ``Told``: remembers of whom rows came."""

    def __init__(self) -> None:
        self._times: dict[MemberId, int] = {}

    def light(self, light: Light) -> None:
        """Show nobody."""

    def rows(self, member_ids: Collection[MemberId]) -> None:
        for member_id in member_ids:
            self._times[member_id] = self.times_of(member_id) + 1

    def times_of(self, member_id: MemberId) -> int:
        return self._times.get(member_id, 0)


def _wait(is_so: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() >= deadline:
            return False
        time.sleep(LOOK_SECONDS)
    return True
