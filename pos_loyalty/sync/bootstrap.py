# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The whole shop comes in chunks, those of the till's own store first.

What is in stays in: after a crash only the chunk that was on its way is asked for again. The till
is used meanwhile.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.protocol.sync.bootstrap import ChunkNote, Manifest
from pos_loyalty.protocol.sync.chunks import unpack_chunk
from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.pull import Scope
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.ports import Replica, SyncStore
from pos_loyalty.sync.transport_port import Transport
from pos_loyalty.sync.troubles import Unreachable, Weather


@dataclass(frozen=True, slots=True)
class Loading:
    """A snapshot on its way in; ``missing`` are the chunks to load, in that order."""

    manifest: Manifest
    missing: Sequence[ChunkNote]


def begin_loading(
    store: SyncStore, transport: Transport, *, greeted_at: datetime | None = None
) -> Loading:
    """Ask what there is to load, and compare it with what is in.

    Rows of a server that was put back are replaced whatever their versions are. What the till was
    told to be held, when both compared, has to be in those that come.

    Args:
        greeted_at: The server's time of the last hello, in UTC.

    Raises:
        Unreachable: If there is no answer.
        Refused: If the server says no.
    """
    manifest = transport.manifest(after=greeted_at if store.holds_older() else None)
    return Loading(manifest, store.begin_bootstrap(manifest))


def load_once(
    store: Replica, transport: Transport, loading: Loading, scope: Scope = Scope.HOME
) -> tuple[Outcome, Loading | None]:
    """Load one chunk, or finish when none is missing.

    Args:
        scope: What the till follows: of others' accounts nothing would be heard afterwards.

    Returns:
        What is left to load; ``None`` when all of it is in.

    Raises:
        Unreachable: If the chunk does not come, or not as the manifest says: it is asked for
            again, and what came is thrown away.
        Refused: ``SNAPSHOT_GONE`` when there is another manifest by now.
    """
    if not loading.missing:
        store.finish_bootstrap(loading.manifest)
        return Outcome.MOVED, None
    note, *rest = loading.missing
    packed = transport.chunk(loading.manifest.snapshot, note.number)
    if hashlib.sha256(packed).hexdigest() != note.sha256:
        raise Unreachable(Weather.NOT_UNDERSTOOD)
    try:
        chunk = unpack_chunk(packed, store_id=_store_followed(loading.manifest, scope))
    except UnreadableMessage as error:
        raise Unreachable(Weather.NOT_UNDERSTOOD) from error
    store.take_chunk(note, chunk.members, chunk.accounts)
    return Outcome.MOVED, Loading(loading.manifest, rest)


def _store_followed(manifest: Manifest, scope: Scope) -> str | None:
    """Return the store whose accounts are taken; ``None`` for everybody's."""
    return manifest.store_id or None if scope is Scope.HOME else None
