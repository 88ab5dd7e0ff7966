# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty till``: reads what the shop says about its till, and opens the window.

What needs no Qt is imported here, before ``app`` loads Qt: a mistake in the settings is told at
once, and PySide6 looks into the source of every module that is imported after it.
"""

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos_loyalty.display import why_no_window
from pos_loyalty.places import Places, find_places
from pos_loyalty.settings import (
    FILE_NAME,
    InvalidSettings,
    Settings,
    ShopSettings,
    startable_settings,
)

if TYPE_CHECKING:
    from pos_loyalty.local_db.store import SqliteStore

NOT_SET_UP: Final = 2

_NO_SHOP: Final = """No shop is set up on this computer.
To look around in a made-up one: pos-loyalty till --demo
To join your shop's server: pos-loyalty till join --server URL --code CODE
To set up yours without one, describe it in {file}
(docs/settings.md shows how: a [shop], and a program to publish).
"""


def open_till(data_dir: Path | None) -> int:
    """Open the till of the shop that ``till.toml`` describes; return the exit status."""
    places = find_places(data_dir)
    try:
        settings = startable_settings(places.config_dir)
    except InvalidSettings as mistake:
        sys.stderr.write(f"{mistake}\n")
        return 2
    if settings.shop is None or not (settings.program_file or settings.server_url):
        return _without_a_shop(places, settings, data_dir)
    # What is being loaded is no garbage, and to look for some keeps the window waiting. The till
    # turns it on again once it has been painted.
    gc.disable()
    return open_window(settings.shop, settings.program_file, settings, places, data_dir=data_dir)


def _without_a_shop(places: Places, settings: Settings, data_dir: Path | None) -> int:
    """Lead to a shop in a window, and start again with it; at a terminal, say what to do."""
    if why_no_window():
        sys.stderr.write(_NO_SHOP.format(file=places.config_dir / FILE_NAME))
        return NOT_SET_UP
    from pos_loyalty.first_start_wizard import lead_to_a_shop
    from pos_loyalty.start_again import start_again

    wanted = lead_to_a_shop(places, settings)
    if wanted is None:
        return NOT_SET_UP
    return start_again([*wanted, *(("--data-dir", str(data_dir)) if data_dir else ())])


def open_window(
    shop: ShopSettings,
    program_file: Path | None,
    settings: Settings,
    places: Places,
    *,
    data_dir: Path | None = None,
) -> int:
    """Load Qt, and show the till until its window is closed; return the exit status."""
    if why_not := why_no_window():
        sys.stderr.write(why_not)
        return 1
    from pos_loyalty.app import Till, make_application
    from pos_loyalty.running import run_and_follow

    make_application()
    opening = partial(_open_or_make, places, shop, program_file)
    return run_and_follow(Till(shop, settings, places, open_store=opening), places, data_dir)


def _open_or_make(places: Places, shop: ShopSettings, program_file: Path | None) -> "SqliteStore":
    from pos_loyalty.first_start import open_or_make_store

    return open_or_make_store(places, shop, program_file)
