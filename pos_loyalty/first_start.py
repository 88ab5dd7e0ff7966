# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's own file, made on the first start and opened on every other."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_loyalty.domain.ids import TillId
from pos_loyalty.places import Places
from pos_loyalty.services.ports import TillPlace
from pos_loyalty.settings import ShopSettings

if TYPE_CHECKING:
    from pos_loyalty.local_db.store import SqliteStore


def open_or_make_store(places: Places, shop: ShopSettings, program_file: Path) -> "SqliteStore":
    """Open the till's store; on the first start make it, with the shop's programme.

    Raises:
        StoreUnavailable: If it cannot be used as it is.
        BrokenDocument: If the shop's programme cannot be used.
    """
    from pos_loyalty.local_db.bootstrap import publish_program
    from pos_loyalty.local_db.key_store import system_keyring
    from pos_loyalty.local_db.opening import create_store, open_store, store_exists
    from pos_loyalty.protocol.program_document import parse_program

    if store_exists(places.data_dir):
        return open_store(places.data_dir, keyring=system_keyring())
    document = program_file.read_bytes()
    parse_program(document)
    store = create_store(places.data_dir, place_of(shop), keyring=system_keyring())
    publish_program(store, document)
    return store


def place_of(shop: ShopSettings) -> TillPlace:
    """Return the place of a new till in the shop."""
    return TillPlace(
        TillId(uuid4()), shop.store_id, shop.store_name, shop.till_no, shop.zone, shop.currency
    )
