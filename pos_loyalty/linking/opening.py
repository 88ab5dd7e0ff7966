# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Begins to synchronise an open till, if it belongs to a server."""

from pos_loyalty.linking.address import Address, address_of
from pos_loyalty.linking.driven import drive
from pos_loyalty.linking.link import LISTENING_IDLE_SECONDS, ServerLink, Told
from pos_loyalty.linking.open_till import OpenTill
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.places import Places
from pos_loyalty.settings import Settings


def open_link(till: OpenTill, places: Places, settings: Settings, told: Told) -> ServerLink | None:
    """Return the running synchronisation; ``None`` where the till works alone.

    Raises:
        WrongKey: If what is kept of the till's key is no key.
    """
    address = till_address(till.store, places, settings)
    if address is None:
        return None
    driven = drive(
        till, address.transport(), on_rows=told.rows, idle_seconds=LISTENING_IDLE_SECONDS
    )
    return ServerLink(driven, address.transport(), told, till.clock)


def till_address(store: SqliteStore, places: Places, settings: Settings) -> Address | None:
    """Return the till's server; ``None`` if it has none, or never joined it.

    Raises:
        WrongKey: If what is kept of the till's key is no key.
    """
    files = StoreFiles(places.data_dir)
    return address_of(settings.server_url, files, system_keyring(), store.place.till_id)
