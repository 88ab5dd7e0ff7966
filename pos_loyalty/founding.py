# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Sets a till up for its shop: at the shop's server, or with a programme of its own."""

import os
import shutil
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from pos_loyalty.domain.errors import StoreUnavailable
from pos_loyalty.linking.settings_file import found_shop, keep_language, region_of
from pos_loyalty.places import Places
from pos_loyalty.settings import ShopSettings, read_settings
from pos_loyalty.ui.view_models.first_start import CannotStart, Founded

SAMPLE: Final = "sample.json"
STORE_ID: Final = "shop"
"""Of a shop that has one store and no server."""

_PROGRAM: Final = "program.json"
_MISTAKES_SHOWN: Final = 3
_PROGRAM_BYTES_MAX: Final = 4 * 1024 * 1024


class Founder:
    """Implements ``Founding`` on this machine. Any thread."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def join(self, server_url: str, code: str, language: str) -> Founded:
        """Make the till known to its server, which knows where it stands."""
        from pos_loyalty.linking.address import REQUEST_SECONDS
        from pos_loyalty.linking.joining import CannotJoin, Wish, join_shop, require_safe
        from pos_loyalty.local_db.key_store import system_keyring
        from pos_loyalty.sync.transport import join as ask_to_join
        from pos_loyalty.sync.wire import Wire

        server_url = server_url.rstrip("/")
        wish = Wish(server_url=server_url, code=code)
        settings, keyring = read_settings(self._places.config_dir), system_keyring()
        try:
            require_safe(server_url)
            with Wire(server_url, timeout_seconds=REQUEST_SECONDS) as wire:
                ask = partial(ask_to_join, wire)
                joined = join_shop(self._places, settings, wish, keyring=keyring, ask=ask)
            keep_language(self._places.config_dir, language)
        except CannotJoin as refusal:
            raise CannotStart(refusal.trouble) from refusal
        except StoreUnavailable as trouble:
            raise CannotStart("broken", str(trouble)) from trouble
        except OSError as trouble:
            raise CannotStart("cannot_write", trouble.strerror or "") from trouble
        return Founded(joined.place.store_name, joined.place.till_no, joined.fingerprint)

    def found(self, store_name: str, zone: str, program_file: str, language: str) -> Founded:
        """Put the programme beside the settings, and write where the till stands."""
        settings = read_settings(self._places.config_dir)
        if settings.server_url:
            raise CannotStart("joined")
        source = Path(program_file) if program_file else self._sample()
        currency, text = _checked(source)
        there = settings.shop
        shop = there or ShopSettings(STORE_ID, store_name, 1, zone, currency, _region(zone))
        config_dir = self._places.config_dir
        try:
            name = _kept(config_dir, text)
            found_shop(config_dir, name, None if there else shop, language=language)
        except OSError as trouble:
            raise CannotStart("cannot_write", trouble.strerror or "") from trouble
        return Founded(shop.store_name, shop.till_no)

    def _sample(self) -> Path:
        return self._places.resources_dir / "programs" / SAMPLE


def _checked(source: Path) -> tuple[str, bytes]:
    """Return the currency of a programme and its text; refuse one that makes no sense."""
    from pos_loyalty.protocol.program_check import check_program

    try:
        with source.open("rb") as file:
            text = file.read(_PROGRAM_BYTES_MAX + 1)
    except OSError as trouble:
        raise CannotStart("program_missing", trouble.strerror or "") from trouble
    checked = check_program(text[:_PROGRAM_BYTES_MAX])
    if checked.document is None:
        wrong = [str(mistake) for mistake in checked.mistakes if not mistake.is_warning]
        raise CannotStart("program_wrong", "\n".join(wrong[:_MISTAKES_SHOWN]))
    return checked.document.program.currency, text


def _region(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (OSError, ValueError, LookupError) as trouble:
        raise CannotStart("zone_unknown") from trouble
    region = region_of(zone)
    if region is None:
        raise CannotStart("no_country")
    return region


def _kept(config_dir: Path, text: bytes) -> str:
    """Put the programme into the folder, beside another one that is there; return its name."""
    config_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = 1
    name = _PROGRAM
    while (config_dir / name).exists() and (config_dir / name).read_bytes() != text:
        number += 1
        name = f"program-{number}.json"
    draft = config_dir / f"{name}.new"
    with draft.open("wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    shutil.move(draft, config_dir / name)
    return name
