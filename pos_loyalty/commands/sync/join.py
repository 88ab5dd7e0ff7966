# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty till join``: makes this till known to the shop's server, and loads the shop."""

import sys
from functools import partial
from pathlib import Path

from pos_loyalty.commands.sync.run import synchronise
from pos_loyalty.linking.address import REQUEST_SECONDS
from pos_loyalty.linking.joining import CannotJoin, Wish, join_shop
from pos_loyalty.local_db.commands import done_in_words
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.places import find_places
from pos_loyalty.settings import InvalidSettings, read_settings
from pos_loyalty.sync.transport import join as ask_to_join
from pos_loyalty.sync.wire import Wire


def join(data_dir: Path | None, *, server_url: str, code: str, region: str) -> int:
    """Join; return the exit status. Repeatable with the same code until it has worked."""
    wish = Wish(server_url=server_url, code=code, region=region)
    return done_in_words(partial(_join, data_dir, wish))


def _join(data_dir: Path | None, wish: Wish) -> int:
    places = find_places(data_dir)
    try:
        settings = read_settings(places.config_dir)
        with Wire(wish.server_url.rstrip("/"), timeout_seconds=REQUEST_SECONDS) as wire:
            ask = partial(ask_to_join, wire)
            joined = join_shop(places, settings, wish, keyring=system_keyring(), ask=ask)
    except (CannotJoin, InvalidSettings) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(
        f"This till is {joined.place.store_name}, till {joined.place.till_no}.\n"
        f"Its key in words: {' '.join(joined.fingerprint)}.\n"
        "The office sees the same words; if it sees others, stop and tell them.\n"
    )
    return synchronise(data_dir, is_once=True)
