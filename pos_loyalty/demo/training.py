# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty till --training``: a till of its own to practise on, beside the shop's.

It has a folder, a file and members of its own, no server and no register. The shop's devices, its
language and its looks are the same; nothing else of the shop is even opened.
"""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos_loyalty.places import Places, find_places
from pos_loyalty.settings import InvalidSettings, Settings, read_settings

if TYPE_CHECKING:
    from pos_loyalty.app import Till

FOLDER: Final = "training"
MEMBERS: Final = 200
"""As many as are made within a second or two."""

_MADE: Final = "training-made"
"""The last file that is made."""


def training_settings(real: Settings) -> Settings:
    """Return what holds while somebody practises: the real till's devices and looks alone."""
    from pos_loyalty.demo.shop import SHOP

    return Settings(
        shop=SHOP,
        language=real.language,
        theme=real.theme,
        cashier_language=real.cashier_language,
        text_size_percent=real.text_size_percent,
        camera=real.camera,
        camera_region_percent=real.camera_region_percent,
        is_camera_mirrored=real.is_camera_mirrored,
        readers=real.readers,
        customer_screen=real.customer_screen,
        display=real.display,
        has_sound=real.has_sound,
        sound_volume_percent=real.sound_volume_percent,
        printer=real.printer,
        is_training=True,
    )


def training_places(data_dir: Path | None) -> Places:
    """Return the training till's folders, all of them inside the real till's data folder."""
    return find_places(find_places(data_dir).data_dir / FOLDER)


def made_training_shop(data_dir: Path | None) -> Places:
    """Make the shop to practise in, unless it is there; return its folders."""
    from pos_loyalty.clock import business_time, utc_now
    from pos_loyalty.demo.made_shop import make_store
    from pos_loyalty.demo.shop import SHOP

    places = training_places(data_dir)
    if not (places.data_dir / _MADE).is_file():
        shutil.rmtree(places.data_dir, ignore_errors=True)
        make_store(places.data_dir, MEMBERS, business_time(utc_now(), SHOP.zone).date())
        (places.data_dir / _MADE).touch()
    return places


def training_till(beside: Path | None, *, is_demo: bool = False) -> "Till":
    """Return the till to practise at; its window is not shown yet.

    Args:
        beside: The data folder of the till that it is made beside.
        is_demo: That till stands in the made-up shop, and the way leads back there.
    """
    from pos_loyalty.clock import utc_now
    from pos_loyalty.demo.made_shop import demo_till

    try:
        real = read_settings(find_places(beside).config_dir)
    except InvalidSettings:
        real = Settings()  # who practises need not mend them first
    settings = training_settings(real)._replace(is_demo=is_demo)
    return demo_till(made_training_shop(beside).data_dir, utc_now, settings)


def open_training_till(data_dir: Path | None, *, is_demo: bool = False) -> int:
    """Open the till's window on the training shop, which stays as it was left."""
    from pos_loyalty.app import make_application
    from pos_loyalty.demo.command import demo_folder
    from pos_loyalty.display import why_no_window
    from pos_loyalty.running import run_and_follow

    if why_not := why_no_window():
        sys.stderr.write(why_not)
        return 1
    make_application()
    beside = demo_folder(data_dir) if is_demo else data_dir
    till = training_till(beside, is_demo=is_demo)
    return run_and_follow(till, training_places(beside), data_dir)
