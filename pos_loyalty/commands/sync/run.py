# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty sync``: synchronises a till whose window is closed, or says how it stands."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pos_loyalty.domain.errors import StoreUnavailable
from pos_loyalty.linking.driven import Driven, drive
from pos_loyalty.linking.open_till import OpenTill
from pos_loyalty.linking.opening import till_address
from pos_loyalty.local_db.commands import done_in_words, till_folder
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.places import find_places
from pos_loyalty.protocol.sync.standing import BootstrapState, SyncStanding
from pos_loyalty.settings import InvalidSettings, read_settings
from pos_loyalty.sync.link import Link, LinkState
from pos_loyalty.sync.outcome import Outcome

EXIT_DONE: Final = 0
EXIT_FAILED: Final = 1
FAILURES_MAX: Final = 3
"""After so many in a row, ``--once`` gives up; what waits is safe."""

_ALL_SENT: Final = "Everything is sent."
_NO_SERVER: Final = "This till belongs to no server: pos-loyalty till join --server URL --code CODE"


def synchronise(data_dir: Path | None, *, is_once: bool) -> int:
    """Synchronise until somebody ends it, or nothing is left to do; return 0 if all is sent."""

    def act() -> int:
        with _opened(data_dir) as store:
            driven = _driven(store, data_dir)
            try:
                outcome = _run(driven, is_once=is_once)
                driven.tidy()
            finally:
                driven.transport.close()
            _say(_status(driven.store.standing(), driven.engine.link))
            return EXIT_DONE if outcome is Outcome.NOTHING else EXIT_FAILED

    return _in_words(act)


def show_status(data_dir: Path | None) -> int:
    """Say how the till stands with its server, as its file says; asks nobody."""

    def act() -> int:
        with _opened(data_dir) as store:
            _say(_status(SqliteSyncStore(store).standing(), None))
        return EXIT_DONE

    return _in_words(act)


def _run(driven: Driven, *, is_once: bool) -> Outcome:
    """Take steps when they are due; say what happens on the way."""
    shown, failures = "", 0
    while True:
        outcome = driven.engine.step()
        progress = _progress(driven.store.standing(), driven.engine.link)
        # How it stands in the end is said by whoever asked for one time.
        if progress != shown and not (is_once and progress == _ALL_SENT):
            _say(progress)
            shown = progress
        if outcome in {Outcome.MOVED, Outcome.NOTHING}:
            failures = 0
        elif outcome is not Outcome.AGREED:
            failures += 1
        if is_once and (outcome is Outcome.NOTHING or failures >= FAILURES_MAX):
            return outcome
        time.sleep(driven.engine.wait_seconds)


def _progress(standing: SyncStanding, link: Link) -> str:
    if link.state is not LinkState.ONLINE:
        why = link.weather or link.refusal or link.trouble or "a mistake in this program"
        return f"No answer that helps ({why}); {standing.waiting} operations wait."
    if standing.waiting:
        return f"{standing.waiting} operations to send."
    if standing.bootstrap is not BootstrapState.COMPLETE:
        return "Loading the shop."
    return _ALL_SENT


def _status(standing: SyncStanding, link: Link | None) -> str:
    contact = standing.last_contact_at
    lines = [
        f"waiting: {standing.waiting}",
        f"last contact: {contact.isoformat(timespec='seconds') if contact else 'none'}",
        f"shop: {standing.bootstrap}",
        f"epoch: {standing.epoch}",
    ]
    if standing.oldest_waiting_at:
        lines.append(f"oldest: {standing.oldest_waiting_at.isoformat(timespec='seconds')}")
    if standing.parked or standing.quarantined:
        lines.append(f"parked: {standing.parked}, to look at: {standing.quarantined}")
    if standing.gap_from is not None:
        lines.append(f"missing from operation {standing.gap_from} on: call for help")
    if link is not None:
        lines.append(f"link: {link.state}")
    return "\n".join(lines)


def _driven(store: SqliteStore, data_dir: Path | None) -> Driven:
    places = find_places(data_dir)
    address = till_address(store, places, read_settings(places.config_dir))
    if address is None:
        raise StoreUnavailable(_NO_SERVER)
    till = OpenTill(store=store, recorder=store, run=_at_once)
    return drive(till, address.transport())


@contextmanager
def _opened(data_dir: Path | None) -> Iterator[SqliteStore]:
    store = open_store(till_folder(data_dir), keyring=system_keyring())
    try:
        yield store
    finally:
        store.release_writing_thread()
        store.close()


def _in_words(act: Callable[[], int]) -> int:
    try:
        return done_in_words(act)
    except InvalidSettings as mistake:
        sys.stderr.write(f"{mistake}\n")
        return EXIT_FAILED


def _at_once(work: Callable[[], object]) -> object:
    return work()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
