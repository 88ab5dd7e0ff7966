# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's own file, made on the first start and opened on every other."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_loyalty.domain.errors import StoreUnavailable
from pos_loyalty.domain.ids import TillId
from pos_loyalty.places import Places
from pos_loyalty.services.ports import TillPlace
from pos_loyalty.settings import ShopSettings

if TYPE_CHECKING:
    from pos_loyalty.local_db.store import SqliteStore
    from pos_loyalty.protocol.program_document import ProgramDocument


def open_or_make_store(places: Places, shop: ShopSettings, program_file: Path) -> "SqliteStore":
    """Open the till's store, made now on the first start, with the shop's programme in it.

    The programme is published on every start: an interrupted first one is completed, a changed
    document takes effect, and one that is known already changes nothing.

    Raises:
        StoreUnavailable: If the file cannot be used as it is, or the shop's settings, its
            programme and the file do not belong together; the message says what is wrong.
    """
    from pos_loyalty.local_db.bootstrap import publish_program
    from pos_loyalty.local_db.key_store import system_keyring
    from pos_loyalty.local_db.opening import create_store, open_store, store_exists

    document = _program(program_file, shop)
    if store_exists(places.data_dir):
        store = open_store(places.data_dir, keyring=system_keyring())
    else:
        store = create_store(places.data_dir, place_of(shop), keyring=system_keyring())
    try:
        _require_same_place(store.place, shop)
        publish_program(store, document.canonical)
    except BaseException:
        store.release_writing_thread()
        store.close()
        raise
    return store


def place_of(shop: ShopSettings) -> TillPlace:
    """Return the place of a new till in the shop."""
    return TillPlace(
        TillId(uuid4()), shop.store_id, shop.store_name, shop.till_no, shop.zone, shop.currency
    )


def _program(program_file: Path, shop: ShopSettings) -> "ProgramDocument":
    from pos_loyalty.protocol.program_document import BrokenDocument, parse_program

    try:
        document = parse_program(program_file.read_bytes())
    except OSError as error:
        raise StoreUnavailable(f"{program_file.name} cannot be read") from error
    except BrokenDocument as error:
        raise StoreUnavailable(f"{program_file.name}: {error}") from error
    currency = document.program.currency
    if currency != shop.currency:
        raise StoreUnavailable(f"the programme is in {currency}, the settings say {shop.currency}")
    return document


def _require_same_place(place: TillPlace, shop: ShopSettings) -> None:
    """Refuse settings that were changed after the till was made: its receipts say otherwise."""
    for field in fields(place):
        made_with, says_now = getattr(place, field.name), getattr(shop, field.name, None)
        if field.name not in {"till_id", "store_name"} and made_with != says_now:
            raise StoreUnavailable(
                f"this till was made with {field.name} {made_with}; the settings say {says_now}"
            )
